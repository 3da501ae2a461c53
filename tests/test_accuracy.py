"""The measuring itself: source places, pairing, halves and figures."""

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Place
from depgraph.model.facts import Span
from extractors.amending.aligning import SourceMap
from tests.accuracy.matching import Pair, Stretch, multisets, paired
from tests.accuracy.scores import Figure, Half, Judged, Outcome, Tally, half_of, shape, tally


def source_of(text: str, block: Block, words: str) -> str | None:
    """Return the characters of *text* that *words* of *block* are written with."""
    start = block.text.index(words)
    place = SourceMap(text, Document("markdown", (block,))).locate(
        Span(0, start, start + len(words))
    )
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "block", "words", "written"),
    [
        pytest.param(
            "one\n\nSee Section 4.\n",
            Block("See Section 4.", place=Place(line=3)),
            "Section 4",
            "Section 4",
            id="plain line",
        ),
        pytest.param(
            "## 4. Fees\n",
            Block("4. Fees", BlockKind.HEADING, Place(line=1)),
            "Fees",
            "Fees",
            id="heading marks are skipped",
        ),
        pytest.param(
            "See **Section** [4](a.md#4) now.\n",
            Block("See Section 4 now.", place=Place(line=1)),
            "Section 4",
            "Section** [4",
            id="markup inside stays inside",
        ),
        pytest.param(
            "[x](to/now.md) is now\n",
            Block("x is now", place=Place(line=1)),
            "now",
            "now",
            id="an address that holds the same word",
        ),
        pytest.param(
            "Appendix A &mdash; Terms of use\n",
            Block("Appendix A — Terms of use", place=Place(line=1)),
            "— Terms",
            "&mdash; Terms",
            id="an entity is one character",
        ),
        pytest.param(
            "first line\nsecond Section 4\n",
            Block("first line second Section 4", place=Place(line=1), lines=((0, 1), (11, 2))),
            "Section 4",
            "Section 4",
            id="second line of a paragraph",
        ),
        pytest.param(
            "| 30 days | 30 days |\n",
            Block("30 days", BlockKind.CELL, Place(line=1), table=1, row=0, column=1),
            "30 days",
            "30 days",
            id="second cell of a row",
        ),
        pytest.param("text\n", Block("text"), "text", None, id="no line, no place"),
        pytest.param(
            "text\n", Block("text", place=Place(line=9)), "text", None, id="no such line"
        ),
    ],
)
def test_a_span_is_found_in_its_source(
    text: str, block: Block, words: str, written: str | None
) -> None:
    assert source_of(text, block, words) == written


def test_the_second_of_two_equal_cells_is_the_second_in_the_source() -> None:
    text = "| 30 days | 30 days |\n"
    cell = Block("30 days", BlockKind.CELL, Place(line=1), table=1, row=0, column=1)
    assert SourceMap(text, Document("markdown", (cell,))).locate(Span(0, 0, 7)) == (12, 19)


def test_pairs_prefer_what_is_the_same_and_use_it_once() -> None:
    gold = [Stretch(0, 10, "4"), Stretch(20, 25, "5"), Stretch(30, 35, "6")]
    found = [Stretch(0, 4, "3"), Stretch(2, 9, "4"), Stretch(21, 24, "9"), Stretch(50, 51, "7")]
    assert list(paired(gold, found, lambda wanted, there: wanted == there)) == [
        Pair("4", "4"),
        Pair("5", "9"),
        Pair("6", None),
        Pair(None, "3", beside=True),
        Pair(None, "7"),
    ]


def test_multisets_count_every_copy() -> None:
    judged = tally(multisets("f", ["a", "a", "b"], ["a", "c"], str))
    assert judged == Tally(right=1, missed=2, false=1, files=1)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        pytest.param(Figure.PRECISION, 0.75, id="precision"),
        pytest.param(Figure.RECALL, 0.6, id="recall"),
        pytest.param(Figure.F1, 2 / 3, id="F1"),
        pytest.param(Figure.JACCARD, 0.5, id="Jaccard"),
        pytest.param(Figure.FALSE_EACH, 0.5, id="false hits a case"),
    ],
)
def test_figures(figure: Figure, value: float) -> None:
    assert Tally(right=3, missed=2, false=1, files=2).figure(figure) == pytest.approx(value)


def test_halves_depend_on_the_name_alone() -> None:
    names = [f"file-{number}.md" for number in range(1000)]
    check = sum(half_of(name) is Half.CHECK for name in names)
    assert 450 < check < 550
    assert [half_of(name) for name in names] == [half_of(name) for name in names]


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        pytest.param("§ 1003.2(g)(1)", "§ 9.9(a)(9)", id="numbers and letters"),
        pytest.param("Section  12\n(Fees)", "Section 9 (a)", id="short words in brackets"),
        pytest.param("x" * 60, "x" * 45 + "...", id="long"),
    ],
)
def test_shapes_hide_what_varies(text: str, alike: str) -> None:
    assert shape(text) == alike


def test_outcomes_are_told_apart() -> None:
    judged = [Judged("a", Outcome.RIGHT), Judged("a", Outcome.MISS), Judged("b", Outcome.FALSE)]
    assert tally(judged) == Tally(1, 1, 1, 2)
