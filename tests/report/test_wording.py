"""Two texts compared word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depgraph.report.wording import Mark, Piece, compared, one_side

KEPT, OUT, IN = Mark.KEPT, Mark.OUT, Mark.IN


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("", "", [], id="nothing"),
        pytest.param("same text", "same text", [("same text", KEPT)], id="the same"),
        pytest.param(
            "within 30 days of",
            "within 45 days of",
            [("within ", KEPT), ("30 ", OUT), ("45 ", IN), ("days of", KEPT)],
            id="a number",
        ),
        pytest.param("a", "b", [("a", OUT), ("b", IN)], id="all of it"),
        pytest.param("a", "", [("a", OUT)], id="taken out"),
        pytest.param("", "a", [("a", IN)], id="put in"),
        pytest.param("a b", "a x b", [("a ", KEPT), ("x ", IN), ("b", KEPT)], id="one more"),
        pytest.param("a, b", "a b", [("a, ", OUT), ("a ", IN), ("b", KEPT)], id="punctuation"),
    ],
)
def test_words_are_compared(before: str, after: str, expected: list[tuple[str, Mark]]) -> None:
    found = [(piece.text, piece.mark) for piece in compared(before, after)]
    assert found == expected


@given(st.text(alphabet="ab ,\n"), st.text(alphabet="ab ,\n"))
def test_each_side_is_its_text(before: str, after: str) -> None:
    both = compared(before, after)
    assert "".join(piece.text for piece in one_side(both, IN)) == before
    assert "".join(piece.text for piece in one_side(both, OUT)) == after


def test_texts_that_share_nothing_are_replaced_as_a_whole() -> None:
    before, after = "a b " * 300, "b c " * 300
    assert compared(before, after) == (Piece(before, OUT), Piece(after, IN))
