"""How a repair is written: in the manner of what it replaces."""

import pytest

from depgraph.analysis.repairs import in_words, term_like, value_like
from depgraph.model.facts import Span, Value, ValueKind


def days(amount: str, text: str, qualifier: str = "") -> Value:
    return Value(ValueKind.DURATION, amount, "day", Span(0, 0, len(text)), text, qualifier)


@pytest.mark.parametrize(
    ("written", "amount", "source", "expected"),
    [
        pytest.param("30 days", "30", days("45", "45 days"), "45 days", id="digits"),
        pytest.param("30-day", "30", days("45", "forty-five (45) days"), "45-day", id="hyphen"),
        pytest.param(
            "thirty (30) days", "30", days("45", "45 days"), "forty-five (45) days", id="words"
        ),
        pytest.param(
            "Thirty (30) days",
            "30",
            days("120", "120 days"),
            "One hundred and twenty (120) days",
            id="capital",
        ),
        pytest.param("one (1) day", "1", days("2", "2 days"), "two (2) days", id="plural"),
        pytest.param("thirty days", "30", days("45", "45 days"), "45 days", id="words alone"),
        pytest.param(
            "30 days",
            "30",
            days("45", "45 business days", "business"),
            "45 business days",
            id="another qualifier",
        ),
    ],
)
def test_a_value_is_restated_as_it_was_written(
    written: str, amount: str, source: Value, expected: str
) -> None:
    assert value_like(written, days(amount, written), source) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param("0", "zero", id="zero"),
        pytest.param("12", "twelve", id="twelve"),
        pytest.param("20", "twenty", id="twenty"),
        pytest.param("99", "ninety-nine", id="hyphen"),
        pytest.param("100", "one hundred", id="hundred"),
        pytest.param("365", "three hundred and sixty-five", id="days of a year"),
        pytest.param("1000", "", id="too large"),
        pytest.param("2.5", "", id="no whole number"),
    ],
)
def test_numbers_in_words(amount: str, expected: str) -> None:
    assert in_words(amount, capital=False) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Service Credit", "Availability Credit", id="as it is"),
        pytest.param("Service Credits", "Availability Credits", id="plural"),
        pytest.param("Service Credit's", "Availability Credit's", id="possessive"),
        pytest.param("SERVICE CREDIT", "AVAILABILITY CREDIT", id="capitals"),
        pytest.param("service credit", "availability credit", id="small letters"),
        pytest.param("Service-Credit", "Availability-Credit", id="hyphen"),
        pytest.param("Service Fee", "", id="another term"),
    ],
)
def test_a_term_is_renamed_as_it_was_written(written: str, expected: str) -> None:
    assert term_like(written, "Service Credit", "Availability Credit") == expected
