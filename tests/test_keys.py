"""Names that are written otherwise meet in one key."""

import pytest

from depgraph.model.keys import folded, name_key, symbol_key, term_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  Fee \t SCHEDULE\n", "fee schedule", id="case and blanks"),
        pytest.param("a\x1cb", "a b", id="a sign that only counts as a blank"),
        pytest.param("", "", id="nothing"),
        pytest.param("Fee\u00a0Schedule", "fee schedule", id="a blank beyond ASCII"),
        pytest.param("Buyer’s “Fee”", 'buyer\'s "fee"', id="curly quotes"),
        pytest.param("RE\u2011ORDER \u2013 A\u2212B", "re-order - a-b", id="hyphens"),
        pytest.param("co\u00adop", "coop", id="a soft hyphen"),
        pytest.param("ﬁne Straße Ⅳ", "fine strasse iv", id="letters made of others"),
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("SOP 014", "name:sop-014", id="blank"),
        pytest.param("sop_014", "name:sop-014", id="underscore"),
        pytest.param("The R&D Plan", "name:r-and-d-plan", id="article and sign"),
        pytest.param("Thermal Plan", "name:thermal-plan", id="no article"),
        pytest.param("…", "name:", id="nothing that counts"),
    ],
)
def test_name_key(text: str, expected: str) -> None:
    assert name_key(text) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("Service Credits", "term:service credit", id="plural of the last word"),
        pytest.param("Services Agreement", "term:services agreement", id="only of the last"),
        pytest.param("“Customer’s”", "term:customer", id="possessive in quotes"),
        pytest.param("", "term:", id="nothing"),
    ],
)
def test_term_key(term: str, expected: str) -> None:
    assert term_key(term) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("jobs.retry_upload()", "symbol:retry_upload", id="method"),
        pytest.param("a::b/C", "symbol:C", id="any joint, case kept"),
        pytest.param("f(a.b)", "symbol:f", id="what is in brackets does not count"),
    ],
)
def test_symbol_key(name: str, expected: str) -> None:
    assert symbol_key(name) == expected
