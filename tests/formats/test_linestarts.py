"""How a typed line begins: numbers, list marks and bullets, and words that need another."""

import pytest

from extractors.formats.linestarts import is_open_end, mark_of, starts_item


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("Section 4.2: Fees", "Section 4.2", id="unit"),
        pytest.param("EXHIBIT C", "EXHIBIT C", id="unit in capitals"),
        pytest.param("4.2 Fees", "4.2", id="parts of a number"),
        pytest.param("4.2a) Fees", "4.2a)", id="number with a letter"),
        pytest.param("12. Fees", "12.", id="number"),
        pytest.param("A.1 Fees", "A.1", id="letter with a number"),
        pytest.param("b) fees", "b)", id="letter"),
        pytest.param("iv. fees", "iv.", id="Roman number"),
        pytest.param("(xii) fees", "(xii)", id="in brackets"),
        pytest.param("§ 12a Fees", "§ 12a", id="paragraph sign"),
        pytest.param("٣. fees", "٣.", id="digits of another script"),
        pytest.param("12 fees", "", id="a count"),
        pytest.param("Sectional sofas", "", id="begins like a unit"),
        pytest.param("Section", "", id="unit without its number"),
        pytest.param("a fee", "", id="article"),
        pytest.param("(see) fees", "", id="word in brackets"),
        pytest.param("é. fees", "", id="letter of no list"),
        pytest.param("•", "", id="bullet"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_mark(text: str, mark: str) -> None:
    assert mark_of(text) == mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("as set out in Section", True, id="unit"),
        pytest.param("within thirty-five", True, id="number in words"),
        pytest.param("the fees (and", True, id="behind a bracket"),
        pytest.param("under Art.", True, id="abbreviation"),
        pytest.param("the", True, id="alone"),
        pytest.param("the band", False, id="inside a word"),
        pytest.param("the fees and ", False, id="blank at the end"),
        pytest.param("the fees and,", False, id="comma"),
        pytest.param("the fees", False, id="a noun"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_open_end(text: str, *, expected: bool) -> None:
    assert is_open_end(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("• fees", True, id="bullet"),
        pytest.param("o fees", True, id="letter as a bullet"),
        pytest.param("- fees", True, id="hyphen"),
        pytest.param("[x] fees", True, id="box"),
        pytest.param("of fees", False, id="word with that letter"),
        pytest.param("-fees", False, id="hyphen of a word"),
        pytest.param("4 fees", False, id="number"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_item(text: str, *, expected: bool) -> None:
    assert starts_item(text) is expected
