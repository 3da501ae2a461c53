"""A clause in the style of a heading has a run-in title and a text; a heading is only a title."""

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.headings import is_heading
from extractors.readings.definitions import definitions
from extractors.readings.provisions import provisions
from tests.formats.word_files import read, run, style, styled, word


def clause(text: str, kind: BlockKind = BlockKind.HEADING) -> Block:
    """Return a numbered clause that stands bold from end to end, as the style asks."""
    marks = (Mark(MarkKind.STRONG, 0, len(text)),)
    return Block(text, kind, level=2, label="5.3", number="5.3", marks=marks)


def told(document: Document) -> tuple[list[str], list[tuple[str, str]]]:
    parts = provisions(document)
    terms = definitions(document, parts)
    return [part.title for part in parts], [(one.term, one.meaning) for one in terms]


MEANING = "Meaning. “Aged Tin Bucket” means a tin bucket that is older than 9 weeks."
AGED = ("Aged Tin Bucket", "a tin bucket that is older than 9 weeks.")


@pytest.mark.parametrize(
    ("text", "title", "defined"),
    [
        pytest.param(MEANING, "Meaning", [AGED], id="curly quotes"),
        pytest.param(
            MEANING.replace("“", '"').replace("”", '"'), "Meaning", [AGED], id="straight quotes"
        ),
        pytest.param(
            "Goods meant. “Whole Tin Pan” means a tin pan with its lid, and not without it.",
            "Goods meant",
            [("Whole Tin Pan", "a tin pan with its lid, and not without it.")],
            id="title in small letters before a quotation mark",
        ),
        pytest.param(
            "Store. The Porter keeps each tin cup in the cellar.", "Store", [], id="no modal verb"
        ),
        pytest.param(
            "Charge. The Guest pays a charge of EUR 80.", "Charge", [], id="ends in a number"
        ),
        pytest.param("Storage of tin cups", "Storage of tin cups", [], id="near miss: heading"),
        pytest.param(
            "Storage. Lending", "Storage. Lending", [], id="near miss: two titles, no sentence"
        ),
        pytest.param(
            "Meaning of “Tin Bucket”", "Meaning of “Tin Bucket”", [], id="near miss: quoted word"
        ),
        pytest.param(
            "Tin buckets by weight and size",
            "Tin buckets by weight and size",
            [],
            id="near miss: the term in a heading",
        ),
        pytest.param("Fees and charges.", "Fees and charges", [], id="near miss: closing stop"),
    ],
)
@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.ITEM])
def test_the_title_runs_into_the_text(
    kind: BlockKind, text: str, title: str, defined: list[tuple[str, str]]
) -> None:
    assert told(Document("text", (clause(text, kind),))) == ([title], defined)


def test_a_word_file_whose_style_is_bold_is_read_so() -> None:
    bold = style(
        "Clause", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>', name="heading 2"
    )
    body = styled("Clause", run(f"5.3 {MEANING}")) + styled("Clause", run("5.4 Tin goods"))
    assert told(read(word(body, styles=bold))) == (["Meaning", "Tin goods"], [AGED])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Storage of tin cups", True, id="title"),
        pytest.param("§ 12.4 Storage of tin cups in the cellar of the house.", True, id="stop"),
        pytest.param("Part 3. Tin cups", True, id="number before the title"),
        pytest.param("What is a tin cup?", True, id="question"),
        pytest.param("Store. The Porter keeps each tin cup in the cellar.", False, id="run-in"),
        pytest.param("The Porter shall keep each tin cup dry.", False, id="sentence"),
        pytest.param("Charge. The Guest pays EUR 80.", False, id="ends in a number"),
        pytest.param("Name. The Porter calls it “Tin.”", False, id="ends in a quotation"),
    ],
)
def test_a_heading_holds_no_sentence(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_heading(Block(text, BlockKind.HEADING, level=2)) is expected


def test_a_paragraph_is_no_heading() -> None:
    assert not is_heading(Block("Storage of tin cups"))
