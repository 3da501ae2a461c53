"""Values are read with unit, qualifier, bound and subject; bare numbers and labels are none."""

import time

import pytest

from depgraph.model.documents import Block, BlockKind, Document, Place, Problem, ProblemKind
from depgraph.model.facts import Bound, Provision, Span, Value, ValueKind
from depgraph.model.labels import Label
from depgraph.model.quantities import code_amounts, code_states, same_amount
from extractors.readings.values import value_problems, values


def read(*blocks: Block, provisions: tuple[Provision, ...] = ()) -> tuple[Value, ...]:
    return values(Document("text", blocks), provisions)


def amounts(text: str) -> list[str]:
    """Say each value of *text* as kind, amount, unit, qualifier and bound."""
    return [
        " ".join(filter(None, (one.kind, one.amount, one.unit, one.qualifier, one.bound)))
        for one in read(Block(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("for 30 days", ["duration 30 day"], id="digits"),
        pytest.param("for thirty (30) days", ["duration 30 day"], id="words and digits"),
        pytest.param("for 30 (thirty) days", ["duration 30 day"], id="digits and words"),
        pytest.param("for thirty days", ["duration 30 day"], id="words"),
        pytest.param("for twenty-four (24) hours", ["duration 24 hour"], id="hyphen in words"),
        pytest.param("one hundred and twenty days", ["duration 120 day"], id="long words"),
        pytest.param("a 30-day period", ["duration 30 day"], id="hyphen to the unit"),
        pytest.param("a two-year term", ["duration 2 year"], id="words with a hyphen"),
        pytest.param("90 days’ notice", ["duration 90 day"], id="possessive"),
        pytest.param("10 Business Days", ["duration 10 day business"], id="business"),
        pytest.param(
            "ten consecutive calendar days", ["duration 10 day calendar"], id="two words"
        ),
        pytest.param("2.5 hours", ["duration 2.5 hour"], id="decimal"),
        pytest.param(
            "30/60/90 days",
            ["duration 30 day", "duration 60 day", "duration 90 day"],
            id="list with one unit",
        ),
        pytest.param("10 or 15 days", ["duration 10 day", "duration 15 day"], id="either"),
        pytest.param("$20,000,000", ["money 20000000 usd"], id="dollar sign"),
        pytest.param("€1.500,50 each", ["money 1500.5 eur"], id="comma for decimals"),
        pytest.param("USD 1,500.00", ["money 1500 usd"], id="code before"),
        pytest.param("1,500 EUR", ["money 1500 eur"], id="code behind"),
        pytest.param("£2.5m", ["money 2500000 gbp"], id="letter for million"),
        pytest.param(
            "20 Million Dollars ($20,000,000)", ["money 20000000 usd"], id="money said twice"
        ),
        pytest.param("99.9% uptime", ["percent 99.9 %"], id="percent sign"),
        pytest.param("five per cent (5%)", ["percent 5 %"], id="percent said twice"),
        pytest.param("hundred percent (100%)", ["percent 100 %"], id="hundred alone"),
        pytest.param("[80]% of it", ["percent 80 %"], id="placeholder brackets"),
        pytest.param("2-8 °C", ["quantity 2 °c at least", "quantity 8 °c at most"], id="range"),
        pytest.param(
            "2 °C to 8 °C",
            ["quantity 2 °c at least", "quantity 8 °c at most"],
            id="range, two units",
        ),
        pytest.param(
            "between 5 and 10 days",
            ["duration 5 day at least", "duration 10 day at most"],
            id="between",
        ),
        pytest.param(
            "15 ± 2 min",
            ["duration 13 minute at least", "duration 17 minute at most"],
            id="tolerance",
        ),
        pytest.param(
            "37 °C ± 0.5 °C",
            ["quantity 36.5 °c at least", "quantity 37.5 °c at most"],
            id="tolerance with two units",
        ),
        pytest.param(
            "pH 7.0 to 7.4", ["quantity 7 ph at least", "quantity 7.4 ph at most"], id="pH"
        ),
        pytest.param("five failed attempts", ["quantity 5 attempt"], id="count with an adjective"),
        pytest.param("500 mg/mL", ["quantity 500 mg/ml"], id="compound unit"),
        pytest.param("1 March 2026", ["date 2026-03-01"], id="day month year"),
        pytest.param("March 1, 2026", ["date 2026-03-01"], id="month day year"),
        pytest.param("the 1st day of March, 2026", ["date 2026-03-01"], id="day of"),
        pytest.param("on 2026-03-01.", ["date 2026-03-01"], id="iso"),
        pytest.param("01.03.2026", ["date 2026-03-01"], id="dots"),
        pytest.param("13/04/2026", ["date 2026-04-13"], id="slashes that are certain"),
        pytest.param("03/04/2026", ["date 03/04/2026"], id="slashes that are not certain"),
        pytest.param("31 February 2026", ["date 31 February 2026"], id="no such day"),
        pytest.param("31 December each year", ["date --12-31", "recurrence 1 year"], id="no year"),
        pytest.param("May 2026", ["date 2026-05"], id="month and year"),
        pytest.param("annually", ["recurrence 1 year"], id="annually"),
        pytest.param("quarterly", ["recurrence 1 quarter"], id="quarterly"),
        pytest.param("semi-weekly", ["recurrence 2 time/week"], id="semi-weekly"),
        pytest.param("semiannually", ["recurrence 6 month"], id="semiannually"),
        pytest.param("every 4 hours", ["recurrence 4 hour"], id="every"),
        pytest.param("every two (2) weeks", ["recurrence 2 week"], id="every, words"),
        pytest.param("once a year", ["recurrence 1 year"], id="once"),
        pytest.param("twice a year", ["recurrence 6 month"], id="twice"),
        pytest.param("three times per day", ["recurrence 8 hour"], id="times per"),
        pytest.param("5 times a year", ["recurrence 5 time/year"], id="no whole interval"),
        pytest.param("every business day", ["recurrence 1 day business"], id="every business day"),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        pytest.param("at least 5 days", Bound.AT_LEAST, id="at least"),
        pytest.param("no less than five (5) days", Bound.AT_LEAST, id="no less than"),
        pytest.param("a minimum of 5 days", Bound.AT_LEAST, id="minimum of"),
        pytest.param("for 5 days or more", Bound.AT_LEAST, id="or more"),
        pytest.param("for more than 5 days", Bound.AT_LEAST, id="more than"),
        pytest.param("at most 5 days", Bound.AT_MOST, id="at most"),
        pytest.param("no more than 5 days", Bound.AT_MOST, id="no more than"),
        pytest.param("no later than 5 days", Bound.AT_MOST, id="no later than"),
        pytest.param("up to 5 days", Bound.AT_MOST, id="up to"),
        pytest.param("within a period of 5 days", Bound.AT_MOST, id="within, words between"),
        pytest.param("shall not exceed 5 days", Bound.AT_MOST, id="not exceed"),
        pytest.param("5 days maximum", Bound.AT_MOST, id="maximum behind"),
        pytest.param("exactly 5 days", Bound.EXACTLY, id="exactly"),
        pytest.param("5 days", Bound.NOT_SAID, id="nothing"),
        pytest.param("within reach for 5 days", Bound.NOT_SAID, id="within something else"),
        pytest.param("5 days, at least once", Bound.NOT_SAID, id="the next value's words"),
    ],
)
def test_reads_the_bound(text: str, bound: Bound) -> None:
    assert read(Block(text))[0].bound is bound


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Section 30 days", id="section number"),
        pytest.param("see 4.2 and 7.1", id="bare numbers"),
        pytest.param("SOP-2026-01-15 applies", id="date inside an id"),
        pytest.param("POL-002 Records", id="number of an id before a counted word"),
        pytest.param("MSA-2024-017 customers", id="year and number of an id"),
        pytest.param("call 555 123 4567 now", id="telephone number"),
        pytest.param("one party may", id="one as an article"),
        pytest.param("6.04 FAILURE TO EXERCISE", id="number of a heading"),
        pytest.param("4.5 Parties", id="fraction that cannot count"),
        pytest.param("the year 2026", id="year"),
        pytest.param("the second day", id="ordinal"),
        pytest.param("He may march on", id="months as words"),
        pytest.param("version 1.2.3 minutes", id="version number"),
    ],
)
def test_reads_no_value(text: str) -> None:
    assert amounts(text) == []


def test_a_value_knows_its_place_and_its_words() -> None:
    text = "Batch records are archived for at least seven (7) years. Labels differ."
    assert read(Block("Retention", BlockKind.HEADING, level=1), Block(text)) == (
        Value(
            ValueKind.DURATION,
            "7",
            "year",
            Span(1, 40, 55),
            "seven (7) years",
            bound=Bound.AT_LEAST,
            subject=("batch", "record", "retention"),
        ),
    )


def test_the_title_of_the_provision_lends_its_words() -> None:
    part = Provision(Label("section:4"), "Incident notice", first=0, end=1, own_end=1)
    (found,) = read(Block("Tell us within 72 hours."), provisions=(part,))
    assert found.subject == ("incident", "notice", "tell")


def test_a_cell_is_about_its_row_and_its_column() -> None:
    rows = (("Record", "Keep for"), ("Training file", "5 years"))
    (found,) = read(
        *(
            Block(text, BlockKind.CELL, table=1, row=row, column=column)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        )
    )
    assert found.subject == ("file", "retention", "training")


def test_words_and_digits_that_disagree_are_a_note() -> None:
    block = Block("Pay within thirty (45) days.", place=Place(line=7))
    document = Document("text", (block,))
    assert [one.amount for one in values(document)] == ["45"]
    assert value_problems(document) == (
        Problem(
            ProblemKind.NOTE,
            "The words and the digits of “thirty (45) days” disagree; "
            "the digits are used, so correct whichever is wrong.",
            Place(line=7),
        ),
    )


def test_words_and_digits_that_agree_are_no_problem() -> None:
    assert value_problems(Document("text", (Block("thirty (30) days, in (45) days"),))) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1" * 1_000_000, id="digits"),
        pytest.param("1," * 500_000, id="groups"),
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param(" " * 1_000_000, id="spaces"),
        pytest.param("5 days" + " " * 1_000_000 + "5 days", id="spaces between"),
        pytest.param("one " * 250_000, id="words"),
        pytest.param("5 days within 3 hours " * 10_000, id="many values in one sentence"),
    ],
)
def test_reads_in_linear_time(text: str) -> None:
    began = time.process_time()
    values(Document("text", (Block(text),)))
    assert time.process_time() - began < 5


def one(text: str) -> Value:
    (found,) = read(Block(text))
    return found


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param("7 years", "seven (7) years", True, id="words"),
        pytest.param("7 years", "84 months", True, id="months in years"),
        pytest.param("1 week", "7 days", True, id="days in weeks"),
        pytest.param("72 hours", "3 days", True, id="hours in days"),
        pytest.param("30 days", "30 calendar days", True, id="a calendar day is a day"),
        pytest.param("annually", "every 12 months", True, id="recurrences"),
        pytest.param("$1,000", "USD 1000", True, id="money"),
        pytest.param("30 days", "1 month", False, id="months are not days"),
        pytest.param("30 days", "30 business days", False, id="qualifier"),
        pytest.param("5 business days", "7 days", False, id="qualifier and unit"),
        pytest.param("7 business days", "1 business week", False, id="no business weeks"),
        pytest.param("1 year", "annually", False, id="duration and recurrence"),
        pytest.param("$5", "€5", False, id="currency"),
        pytest.param("5 %", "5 kg", False, id="kind"),
    ],
)
def test_same_amount(first: str, second: str, same: bool) -> None:  # noqa: FBT001
    assert same_amount(one(first), one(second)) is same
    assert same_amount(one(second), one(first)) is same


@pytest.mark.parametrize(
    ("name", "literal", "expected"),
    [
        pytest.param("PAYMENT_TERM_DAYS", "30", (("30", "day"),), id="unit in the name"),
        pytest.param(
            "RETENTION_DAYS", "2555", (("2555", "day"), ("7", "year")), id="years of days"
        ),
        pytest.param("retentionDays", "2_557", (("2557", "day"), ("7", "year")), id="leap days"),
        pytest.param("KEEP_DAYS", "2556", (("2556", "day"), ("7", "year")), id="one leap day"),
        pytest.param("KEEP_DAYS", "2600", (("2600", "day"),), id="no whole years"),
        pytest.param("timeout", '"30s"', (("30", "second"),), id="unit in the literal"),
        pytest.param("timeout", "5m", (("5", "minute"),), id="minutes"),
        pytest.param("window", "PT72H", (("72", "hour"),), id="iso duration"),
        pytest.param("keep", "timedelta(days=7)", (("7", "day"),), id="call"),
        pytest.param("TTL_SECONDS", "60 * 60", (("3600", "second"),), id="product"),
        pytest.param("LIMIT", "30", (("30", ""),), id="no unit"),
        pytest.param("UPTIME", "0.999", (("0.999", ""), ("99.9", "%")), id="fraction"),
        pytest.param("ENABLED", "True", (), id="no number"),
        pytest.param("NAME", '"thirty"', (), id="text"),
    ],
)
def test_amounts_of_code(name: str, literal: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert code_amounts(name, literal) == expected


@pytest.mark.parametrize(
    ("name", "literal", "text", "states"),
    [
        pytest.param("RETENTION_DAYS", "2555", "7 years", True, id="years"),
        pytest.param("RETENTION_DAYS", "2555", "84 months", True, id="months of those years"),
        pytest.param("TIMEOUT_MS", "30000", "30 seconds", True, id="family"),
        pytest.param("REVIEW_MONTHS", "12", "annually", True, id="recurrence"),
        pytest.param("PAYMENT_TERM", "30", "30 days", True, id="silent unit"),
        pytest.param("START", '"2026-03-01"', "1 March 2026", True, id="date"),
        pytest.param("RETENTION_DAYS", "2555", "5 years", False, id="other years"),
        pytest.param("PAYMENT_TERM_DAYS", "30", "30 hours", False, id="other unit"),
        pytest.param("PAYMENT_TERM_DAYS", "30", "1 month", False, id="months are not days"),
        pytest.param("NAME", '"x"', "30 days", False, id="no number"),
    ],
)
def test_code_states(name: str, literal: str, text: str, states: bool) -> None:  # noqa: FBT001
    assert code_states(name, literal, one(text)) is states


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("call one two three four five days", [], id="digits read out"),
        pytest.param("within five ten days", ["10"], id="two numbers"),
    ],
)
def test_digits_that_are_read_out_are_no_amounts(text: str, expected: list[str]) -> None:
    found = values(Document("text", (Block(text),)))
    assert [value.amount for value in found if value.unit == "day"] == expected
