"""Plain text: hard-wrapped lines become paragraphs, headings, items and running lines."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.extraction import Source
from depgraph.model.documents import Block, BlockKind, Document, ProblemKind, line_at
from extractors.formats.text import extractor, read_document

BROKEN = Path(__file__).parents[2] / "fixtures" / "broken"


def document(data: bytes | str) -> Document:
    return read_document(Source("a.txt", data.encode() if isinstance(data, str) else data))


def texts(data: str) -> list[str]:
    return [block.text for block in document(data).blocks]


def kinds(data: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document(data).blocks]


LONG = "The keeper stores every sample in the cold room until the audit of the year is over and"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One line\n", ["One line"], id="one line"),
        pytest.param(
            "The keeper stores every sample in the\ncold room for a year.\n\nNext one.\n",
            ["The keeper stores every sample in the cold room for a year.", "Next one."],
            id="wrapped lines join, a blank line parts",
        ),
        pytest.param(
            f"{LONG}\nthe log is signed.\n1.2 The log is kept.\n",
            [f"{LONG} the log is signed.", "1.2 The log is kept."],
            id="a number begins a paragraph",
        ),
        pytest.param(
            f"{LONG} in Section\n1.2 of the plan.\n",
            [f"{LONG} in Section 1.2 of the plan."],
            id="a number that is cited begins none",
        ),
        pytest.param(
            "The list holds:\n- one thing\n- another thing\n",
            ["The list holds:", "one thing", "another thing"],
            id="bullets",
        ),
        pytest.param(
            "5.1\n\nSamples are kept.\n\n5.2\n\nLogs are kept.\n",
            ["5.1 Samples are kept.", "5.2 Logs are kept."],
            id="a lone number goes with its text",
        ),
        pytest.param(
            "x.\n\nSamples are kept.\n", ["x. Samples are kept."], id="a lone letter does as well"
        ),
        pytest.param(
            "6.  Governing\nLaw. This plan is governed by the law of the\nhouse.\n",
            ["6. Governing Law. This plan is governed by the law of the house."],
            id="a title that wraps",
        ),
        pytest.param(
            "6.  Governing Law\nThis plan is governed by the law of the\nhouse.\n",
            ["6. Governing Law", "This plan is governed by the law of the house."],
            id="a title on its own line",
        ),
        pytest.param(
            "EXHIBIT 10.1\n\nSUPPLY AGREEMENT\n",
            ["EXHIBIT 10.1", "SUPPLY AGREEMENT"],
            id="an exhibit number of a filing does not",
        ),
        pytest.param(
            "Purpose ........ 1\nScope .......... 2\n\nPurpose\n\nIt helps.\n",
            ["Purpose", "It helps."],
            id="contents lines are left out",
        ),
        pytest.param(
            "It cost 1.50 ... and more\n", ["It cost 1.50 ... and more"], id="dots without a page"
        ),
        pytest.param(
            "A second person signs the list before an old crane is taken apart\n(SOP-7 §2).\n",
            [
                "A second person signs the list before an old crane is taken apart (SOP-7 §2).",
            ],
            id="a last line of capitals and numbers in brackets",
        ),
        pytest.param(
            "An old crane that failed a test is replaced in a month (clause 4 of\nSOP-7).\n",
            ["An old crane that failed a test is replaced in a month (clause 4 of SOP-7)."],
            id="a last line that is a control number",
        ),
        pytest.param(
            "An old crane that failed a test is replaced as the yard may say in\nSCOPE\n",
            [
                "An old crane that failed a test is replaced as the yard may say in",
                "SCOPE",
            ],
            id="a title in capitals closes nothing",
        ),
        pytest.param(
            "An old crane that failed a test is replaced as the yard may say it.\nSCOPE.\n",
            [
                "An old crane that failed a test is replaced as the yard may say it.",
                "SCOPE.",
            ],
            id="a title with a point behind a whole sentence",
        ),
        pytest.param("______\n\nText\n", ["Text"], id="a drawn line is no text"),
        pytest.param("a \t b\n", ["a b"], id="blanks collapse"),
        pytest.param("Cold-\nroom\n", ["Cold- room"], id="a short line is not cut in a word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Scope\n=====\nAll.\n", ("Scope", 1), id="underlined twice"),
        pytest.param("Scope\n-----\nAll.\n", ("Scope", 2), id="underlined once"),
        pytest.param("SAFETY AND HEALTH\n\nAll\n", ("SAFETY AND HEALTH", 1), id="capitals"),
        pytest.param(
            "ARTICLE IV\n\nTERM\n\nAll\n", ("ARTICLE IV TERM", 1), id="article and title"
        ),
        pytest.param("2.1 Cold Storage\n\nAll\n", ("2.1 Cold Storage", 2), id="number and title"),
        pytest.param("8. Governing Law.\n\nAll\n", ("8. Governing Law.", 1), id="ends in a stop"),
        pytest.param(
            "Section 4.\n\nAll\n", ("Section 4. All", 0), id="a lone number is no heading"
        ),
        pytest.param("2.1 Keep the sample cold\n\nAll\n", ("", 0), id="a numbered instruction"),
        pytest.param("WE DO NOT PAY.\n\nAll\n", ("", 0), id="a sentence in capitals"),
        pytest.param("DELIVERY SCHEDULE\n\nAll\n", ("DELIVERY SCHEDULE", 1), id="short title"),
        pytest.param("THE PUMPS ARE SOLD AS IS\n\nAll\n", ("", 0), id="a verb in capitals"),
        pytest.param("LOSS (ALSO OF DATA\n\nAll\n", ("", 0), id="an open bracket in capitals"),
        pytest.param("CLAIMS WITH RESPECT TO\n\nAll\n", ("", 0), id="an open end in capitals"),
        pytest.param("(a) COLD STORAGE\n\nAll\n", ("", 0), id="a bracketed item"),
        pytest.param("x.\n\n1. All.\n", ("", 0), id="a lone letter"),
        pytest.param("Cold Storage\n\nAll\n", ("", 0), id="title case without a number"),
    ],
)
def test_headings(text: str, expected: tuple[str, int]) -> None:
    found = [(b.text, b.level) for b in document(text).blocks if b.kind is BlockKind.HEADING]
    assert (found or [("", 0)])[0] == (expected if expected[1] else ("", 0))


THINGS = ("sample", "log book", "cold room key", "blank form")
PAGES = "\n\n".join(
    f"No {thing} leaves the house before the keeper has signed and dated it in the\n\n"
    f"Cold Room Plan, revision 4\n\n{page}\n<PAGE>\n\nevening; a {thing} is dear."
    for page, thing in enumerate(THINGS, start=1)
)


def test_page_breaks_leave_the_paragraph_whole_and_the_footer_once() -> None:
    body = [
        f"No {thing} leaves the house before the keeper has signed and dated it in the evening;"
        f" a {thing} is dear."
        for thing in THINGS
    ]
    running = ("running", "Cold Room Plan, revision 4")
    assert kinds(PAGES) == [running, *(("paragraph", text) for text in body)]


def test_numbers_that_count_up_between_blank_lines_are_pages() -> None:
    text = "\n\n".join(f"Rule {n}.\n\n- {n} -" for n in range(1, 5))
    assert texts(text) == ["Rule 1.", "Rule 2.", "Rule 3.", "Rule 4."]


def test_numbers_that_do_not_count_up_stay() -> None:
    assert texts("Dose\n\n30\n\nDose\n\n25\n\nDose\n\n40\n") == [
        "Dose", "30", "Dose", "25", "Dose", "40",
    ]  # fmt: skip


def test_each_line_of_a_paragraph_keeps_its_number() -> None:
    block = document("Title\n\nThe keeper stores every sample\nin the cold room.\n").blocks[1]
    assert block == Block(
        "The keeper stores every sample in the cold room.",
        place=block.place,
        lines=((0, 3), (31, 4)),
    )
    assert [line_at(block, block.text.index(word)) for word in ("keeper", "cold")] == [3, 4]


def test_items_are_nested_by_their_indent() -> None:
    found = [(b.text, b.level) for b in document("* one\n    * two\n* three\n").blocks]
    assert found == [("one", 1), ("two", 2), ("three", 1)]


@pytest.mark.parametrize(
    ("data", "expected", "problems"),
    [
        pytest.param("Köln".encode(), ["Köln"], [], id="utf-8"),
        pytest.param("Köln".encode("utf-8-sig"), ["Köln"], [], id="byte order mark"),
        pytest.param("Köln".encode("utf-16"), ["Köln"], [], id="utf-16"),
        pytest.param(b"K\xf6ln \x9330 days\x94", ["Köln “30 days”"], ["note"], id="western"),
        pytest.param(b"\xff\xfeK\x00\xd8", ["K\ufffd"], ["partial"], id="cut utf-16"),
        pytest.param(b"PK\x03\x04\x00\x00", [], ["unreadable"], id="zip"),
        pytest.param(b"\xff\xd8\xff\xe0" * 40, [], ["unreadable"], id="mostly high bytes"),
        pytest.param(b"\x01\x02\x03 text" * 9, [], ["unreadable"], id="control characters"),
    ],
)
def test_encodings(data: bytes, expected: list[str], problems: list[str]) -> None:
    found = document(data)
    assert ([b.text for b in found.blocks], [p.kind.value for p in found.problems]) == (
        expected,
        problems,
    )


def test_a_file_of_any_bytes_is_refused() -> None:
    found = document((BROKEN / "bytes.txt").read_bytes())
    assert found.blocks == ()
    assert [problem.kind for problem in found.problems] == [ProblemKind.UNREADABLE]


@pytest.mark.parametrize("letter", ["1", "(", " ", ".", "-", "A", "\n", "\f", "1. ", "\u00a0"])
def test_a_megabyte_of_anything_is_read_in_a_second(letter: str) -> None:
    data = letter * (1_000_000 // len(letter))
    before = time.process_time()
    document(data)
    assert time.process_time() - before < 1.0


# fmt: off
PIECES = st.sampled_from([
    "The keeper", "30 days", "\n", "\n\n", "1.", "1.1 ", "(a) ", "ARTICLE IV", "\f", "<PAGE>",
    "- 3 -", "====", ".... 3", "• ", "and", ".", ";", "TITLE", "Section", "\t", "<TABLE>",
    "    ",
])
# fmt: on


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_blocks_are_never_blank_and_their_lines_ascend(text: str) -> None:
    for block in document(text).blocks:
        assert block.text == block.text.strip() != ""
        assert list(block.lines) == sorted(block.lines)
        assert all(0 <= offset <= len(block.text) for offset, _ in block.lines)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    assert document(data).format == "text"


def test_it_claims_text_files() -> None:
    assert extractor.suffixes == frozenset({".txt", ".text", ".asc"})
