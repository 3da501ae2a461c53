"""Values as people write them in contracts, regulations, policies and working instructions."""

import pytest

from depgraph.model.documents import Block, Document, ProblemKind
from depgraph.model.facts import Value
from extractors.readings.values import value_problems, values


def read(text: str) -> tuple[Value, ...]:
    return values(Document("text", (Block(text),)))


def said(text: str) -> list[str]:
    """Say each value of *text* as amount, unit, qualifier and bound."""
    return [
        " ".join(filter(None, (one.amount, one.unit, one.qualifier, one.bound)))
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tell us forty (40) days ahead.", ["40 day"], id="number words"),
        pytest.param("within six (6) Business Days", ["6 day business at most"], id="business"),
        pytest.param("the 45-day window", ["45 day"], id="hyphen"),
        pytest.param("audited at least once a year", ["1 year at least"], id="annually"),
        pytest.param("report within 48 hours", ["48 hour at most"], id="hours"),
        pytest.param("for thirty-six (36) hours", ["36 hour"], id="hyphen in words and digits"),
        pytest.param("the anniversary of your last delivery", [], id="anniversary"),
        pytest.param("the earlier of signature and notice", [], id="earlier of"),
        pytest.param("hundred percent (100%) of it", ["100 %"], id="percent words"),
        pytest.param("[70]% to A and [30]% to B", ["70 %", "30 %"], id="bracket percent"),
        pytest.param("[__] days from [__], 20[__]", [], id="blanks"),
        pytest.param("filed for at least 12 years", ["12 year at least"], id="retention"),
        pytest.param(
            "not less than nine (9) Business Days before",
            ["9 day business at least"],
            id="not less",
        ),
        pytest.param("3 Million Dollars ($3,000,000)", ["3000000 usd"], id="money said twice"),
    ],
)
def test_reads_common_phrasings(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one year and six months", ["18 month"], id="compound"),
        pytest.param("1 hour 30 minutes", ["90 minute"], id="compound without and"),
        pytest.param("five and ten days", ["5 day", "10 day"], id="two, not fifteen"),
        pytest.param("half an hour", ["0.5 hour"], id="half"),
        pytest.param("within a week", ["1 week at most"], id="a unit behind a bound"),
        pytest.param("thirty (30 days)", ["30 day"], id="unit in the brackets"),
        pytest.param("thirty days (30)", ["30 day"], id="unit before the brackets"),
        pytest.param("two taxable years", ["2 year"], id="adjective"),
        pytest.param("10 trading days", ["10 day trading"], id="trading"),
        pytest.param("Net 45", ["45 day"], id="terms of payment"),
        pytest.param("the 30th day", [], id="ordinal"),
        pytest.param("the 1990s", [], id="decade"),
        pytest.param("Monday's 1:1s", [], id="meeting of two"),
    ],
)
def test_reads_durations(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("US$ 1,200", ["1200 usd"], id="sign with country"),
        pytest.param("U.S. $500", ["500 usd"], id="sign with dots"),
        pytest.param("USD1,500", ["1500 usd"], id="code without blank"),
        pytest.param("EUR 5k", ["5000 eur"], id="thousand"),
        pytest.param("£1m", ["1000000 gbp"], id="million"),
        pytest.param("$40 CAD", ["40 cad"], id="code behind a sign"),
        pytest.param("$.05 a share", ["0.05 usd"], id="no zero"),
        pytest.param("Two Thousand ($2,000)", ["2000 usd"], id="sign in the brackets"),
        pytest.param(
            "Nine Hundred and 46/100 Dollars ($900.46)", ["900.46 usd"], id="cents as a fraction"
        ),
        pytest.param("five million United States Dollars", ["5000000 usd"], id="name of currency"),
        pytest.param(
            "$5-10 million", ["5000000 usd at least", "10000000 usd at most"], id="range"
        ),
        pytest.param("one and one-half percent (1.5%)", ["1.5 %"], id="half in words"),
        pytest.param("5 1/2%", ["5.5 %"], id="fraction"),
        pytest.param("25 basis points", ["25 bp"], id="basis points"),
        pytest.param("two-thirds (2/3) of the votes", ["66.67 %"], id="part"),
        pytest.param("a three-quarters view", [], id="part of nothing"),
        pytest.param("$[***] a copy", [], id="blank"),
    ],
)
def test_reads_money_and_shares(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("three (3) copies", ["3 copy"], id="copies"),
        pytest.param("at least two members", ["2 member at least"], id="bound"),
        pytest.param("at least one witness", ["1 witness at least"], id="one with a bound"),
        pytest.param("two or more reviewers", ["2 reviewer at least"], id="or more inside"),
        pytest.param("5+ employees", ["5 employee at least"], id="plus"),
        pytest.param("nine Golden Seats", ["9 seat"], id="capitals"),
        pytest.param("four spare tyres", ["4 tyre"], id="a noun nobody listed"),
        pytest.param("with 4 CPUs", ["4 cpu"], id="abbreviation"),
        pytest.param("a dozen vials", ["12 vial"], id="dozen"),
        pytest.param("3,000 (three thousand) shares", ["3000 share"], id="digits first"),
        pytest.param("one party may", [], id="one as an article"),
        pytest.param("one or more parties", [], id="one or more"),
        pytest.param("the two parties", [], id="known ones"),
        pytest.param("for two reasons", [], id="what the text counts"),
        pytest.param("our Level 3 systems", [], id="label"),
        pytest.param("under Rule 13 applications", [], id="number of a rule"),
        pytest.param("in 2009 sales rose", [], id="year"),
        pytest.param("ISO 9001 audits", [], id="standard"),
        pytest.param("3rd party software", [], id="third"),
        pytest.param("Part 3 contains rules", [], id="verb"),
        pytest.param("3 Roles and duties", [], id="heading"),
    ],
)
def test_reads_counts(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("-25 to -15 °C", ["-25 °c at least", "-15 °c at most"], id="below zero"),
        pytest.param("37 ± 1 °C", ["36 °c at least", "38 °c at most"], id="tolerance"),
        pytest.param("(15 ± 2) min", ["13 minute at least", "17 minute at most"], id="brackets"),
        pytest.param("40 mL ± 5 %", ["38 ml at least", "42 ml at most"], id="in per cent"),
        pytest.param("pH 7.0 ± 0.2", ["6.8 ph at least", "7.2 ph at most"], id="pH, tolerance"),
        pytest.param(
            "pH shall be between 6 and 7",
            ["6 ph at least", "7 ph at most"],
            id="pH, words between",
        ),
        pytest.param("not more than 5 mg/mL", ["5 mg/ml at most"], id="quotient"),
        pytest.param("1.5 x 10^6 cells/mL", ["1500000 cell/ml"], id="power of ten"),
        pytest.param("10⁶ CFU", ["1000000 cfu"], id="raised power"),
        pytest.param("RH ≤ 60 %", ["60 % at most"], id="sign"),
        pytest.param("NMT 0.5 %", ["0.5 % at most"], id="not more than, short"),
        pytest.param("500 x g for 10 min", ["500 ×g", "10 minute"], id="times gravity"),
        pytest.param("within fifty (50) miles", ["50 mile at most"], id="miles"),
        pytest.param("Regulation 14A", [], id="letter of a number"),
        pytest.param("at 588 W. 4th Street", [], id="address"),
        pytest.param("a 1:10 dilution", [], id="ratio"),
    ],
)
def test_reads_quantities(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("by Monday, 3 March 2025", ["2025-03-03 at most"], id="weekday"),
        pytest.param("the first (1st) day of July, 2020", ["2020-07-01"], id="words"),
        pytest.param("June of 2019", ["2019-06"], id="month of a year"),
        pytest.param("12/28/01", ["2001-12-28"], id="two digits of a year"),
        pytest.param("after 1 May 2025", ["2025-05-01 at least"], id="after"),
        pytest.param("on or before May 1, 2025", ["2025-05-01 at most"], id="on or before"),
        pytest.param(
            "from 1 May 2024 to 30 June 2024",
            ["2024-05-01 at least", "2024-06-30 at most"],
            id="range",
        ),
        pytest.param("no later than 5:30 p.m.", ["17:30 at most"], id="time"),
        pytest.param("9-11 a.m.", ["09:00 at least", "11:00 at most"], id="times, one half"),
        pytest.param("9 to 5 p.m.", ["09:00 at least", "17:00 at most"], id="times, two halves"),
        pytest.param("at noon", ["12:00"], id="noon"),
        pytest.param("the Act of June 10, 1996", [], id="law"),
        pytest.param("May 2, 1970 (84 Stat. 5)", [], id="source of a law"),
        pytest.param("Act of 1990", [], id="year of a law"),
        pytest.param("the day of May 2020", [], id="blank day"),
        pytest.param("10/15/30 days", ["10 day", "15 day", "30 day"], id="list, no date"),
    ],
)
def test_reads_dates_and_times(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on a quarterly basis", ["1 quarter"], id="adjective"),
        pytest.param("biennial review", ["2 year"], id="biennial"),
        pytest.param("every other week", ["2 week"], id="other"),
        pytest.param("once every two years", ["2 year"], id="once every"),
        pytest.param("every Friday", ["1 week"], id="weekday"),
        pytest.param("at six-month intervals", ["6 month"], id="intervals"),
        pytest.param("no less frequently than monthly", ["1 month at least"], id="frequently"),
        pytest.param("annually or more often", ["1 year at least"], id="or more often"),
        pytest.param("the annual percentage rate", [], id="name of a rate"),
        pytest.param("for each day of delay", [], id="for each"),
        pytest.param("each party", [], id="each something"),
        pytest.param("everyday work", [], id="one word"),
    ],
)
def test_reads_recurrences(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "not less than 10 nor more than 60 days",
            ["10 day at least", "60 day at most"],
            id="nor",
        ),
        pytest.param("not exceeding 5 %", ["5 % at most"], id="not exceeding"),
        pytest.param("shall not, unasked, exceed $5", ["5 usd at most"], id="words inside"),
        pytest.param("exceeding 5 %", ["5 % at least"], id="exceeding"),
        pytest.param("maximum response time: 4 hours", ["4 hour at most"], id="name of a limit"),
        pytest.param("over 18 years", ["18 year at least"], id="over"),
        pytest.param("repaid over the next 5 years", ["5 year"], id="over a time"),
        pytest.param("amortized over 5 years", ["5 year"], id="spread over"),
        pytest.param("after 5 failed attempts", ["5 attempt at least"], id="after"),
        pytest.param("5 days after receipt", ["5 day"], id="after behind it"),
        pytest.param("after 5 days or less", ["5 day at most"], id="what is behind is stronger"),
        pytest.param("20 %, or more", ["20 % at least"], id="comma"),
        pytest.param(
            "two months or over three months", ["2 month", "3 month at least"], id="two, one bound"
        ),
        pytest.param("increase by 5 %", ["5 %"], id="by"),
        pytest.param("5 days at the latest", ["5 day at most"], id="at the latest"),
    ],
)
def test_reads_bounds(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        pytest.param("thirty (60) days", True, id="other number"),
        pytest.param("one hundred and twenty (102) days", True, id="and"),
        pytest.param("two million (200,000) shares", True, id="million"),
        pytest.param("twenty-four (24) hours", False, id="hyphen"),
        pytest.param("one hundred twenty (120) days", False, id="no and"),
        pytest.param("a dozen (12) vials", False, id="dozen"),
        pytest.param("Five Million Dollars ($5,000,000)", False, id="money"),
        pytest.param("$5,000,000 (five million dollars)", False, id="money, words behind"),
        pytest.param("ten percent (12%)", True, id="percent"),
    ],
)
def test_words_and_digits_are_compared(text: str, differs: bool) -> None:  # noqa: FBT001
    kinds = [problem.kind for problem in value_problems(Document("text", (Block(text),)))]
    assert kinds == ([ProblemKind.NOTE] if differs else [])


def about(text: str) -> frozenset[str]:
    (value,) = read(text)
    return frozenset(value.subject)


def test_forms_of_one_word_are_one_matter() -> None:
    payable = about("Invoices are payable within 30 days.")
    assert "payment" in payable & about("payment term: 30 days")
    assert not payable & about("notice of 30 days")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "not more than the lesser of $900 or 2 percent",
            ["900 usd at most", "2 % at most"],
            id="a choice shares its bound",
        ),
        pytest.param(
            "limited to $50 a claim and the lesser of $900 or 2 percent in all",
            ["50 usd at most", "900 usd at most", "2 % at most"],
            id="a choice shares the bound before it",
        ),
        pytest.param(
            "at least $900 or, if later, 2 percent",
            ["900 usd at least", "2 %"],
            id="no choice of the lesser",
        ),
        pytest.param("the greater of $900 or 2 percent", ["900 usd", "2 %"], id="no bound"),
        pytest.param("within (12) days", ["12 day at most"], id="digits alone in brackets"),
        pytest.param("(2) days on which it rains", [], id="an item of a list"),
        pytest.param("members (3) days later", [], id="no word that leads to a number"),
        pytest.param("17 years of age or younger", ["17 year at most"], id="of age or younger"),
        pytest.param("17 years old or older", ["17 year at least"], id="old or older"),
        pytest.param("17 years of agency or more", ["17 year"], id="no age"),
        pytest.param("in 4 of the 6 years before", ["4 year", "6 year"], id="some of some"),
        pytest.param("Module 4 of the 6 years before", ["6 year"], id="the number of a part"),
        pytest.param(
            "more than 20, but fewer than 40, weeks",
            ["20 week at least", "40 week at most"],
            id="set off by commas",
        ),
        pytest.param("for 20, weeks later for 40", [], id="a comma that ends a phrase"),
        pytest.param("one third (34%) of the seats", ["34 %"], id="digits count"),
        pytest.param("at the Annual Meeting", [], id="a name"),
        pytest.param("QUARTERLY STATEMENTS", [], id="a name in capitals"),
        pytest.param("Annual reviews take place", ["1 year"], id="the first word of a sentence"),
        pytest.param("PAY MONTHLY IN ADVANCE", ["1 month"], id="capitals throughout"),
        pytest.param("the annual percentage yield", [], id="a rate"),
    ],
)
def test_reads_what_stands_together(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        pytest.param("due on Friday, 6 May 2022", "", id="it is that day"),
        pytest.param("due on Friday, 6 May", "", id="no year"),
        pytest.param("on Sunday and on 6 May 2022", "", id="two days"),
        pytest.param(
            "due on Monday, 6 May 2022",
            "“Monday, 6 May 2022” is a Friday, not a Monday; "
            "correct the day of the week or the date.",
            id="another day",
        ),
        pytest.param(
            "Tuesday, May 3, 2022 and Wednesday the 5th of May 2022",
            "“Wednesday the 5th of May 2022” is a Thursday, not a Wednesday; "
            "correct the day of the week or the date.",
            id="the second of two",
        ),
    ],
)
def test_a_weekday_is_that_of_its_date(text: str, differs: str) -> None:
    problems = value_problems(Document("text", (Block(text),)))
    assert [problem.message for problem in problems] == ([differs] if differs else [])
