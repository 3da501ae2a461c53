"""VAL305 VAL306 VAL307: units, dates and identifiers that another document still has as before."""

import pytest

from tests.memory import judged

POLICY = """\
---
number: POL-1
revision: 3
effective: 2026-10-01
---
# Scheme

## 1 Term

The scheme takes effect on 1 October 2026 and expires on 31 December 2028.

## 2 Contact

Report to desk@old.example or call +44 20 7946 0000. Part no. AB-1002-7 is used.
See https://old.example/help for more.

## 3 Money

Invoices are payable within 30 calendar days. The deposit for a key is EUR 500.
The fee is reviewed every 24 hours. Goods weigh at most 50 kg.
"""
SOP = "---\nnumber: SOP-1\neffective: 2026-10-15\n---\n# Procedure\n\n{}\n"
RULES = ("VAL301", "VAL305", "VAL306", "VAL307")


def found(text: str, *edits: tuple[str, str], **classes: str) -> list[tuple[str, ...]]:
    new = POLICY
    for old_words, new_words in edits:
        assert old_words in new
        new = new.replace(old_words, new_words)
    before = {"pol.md": POLICY, "sop.md": SOP.format(text)}
    return [
        (f.rule, f.level.value, f.message, *(fix.title for fix in f.fixes))
        for f in judged(before, {"pol.md": new}, **classes).findings
        if f.rule in RULES
    ]


CALENDAR = ("calendar days", "business days")


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        pytest.param(
            "Invoices are payable within 30 days (POL-1 §3).",
            CALENDAR,
            ("VAL305", "breaking", "states 30 days; POL-1 §3 would say 30 business days"),
            id="the kind of days",
        ),
        pytest.param(
            "Invoices are payable within 30 calendar days (POL-1 §3).",
            ("calendar days", "weeks"),
            ("VAL305", "breaking", "states 30 calendar days; POL-1 §3 would say 30 weeks"),
            id="the unit",
        ),
        pytest.param(
            "The deposit is EUR 500 (POL-1 §3).",
            ("EUR 500", "USD 500"),
            ("VAL305", "breaking", "states EUR 500; POL-1 §3 would say USD 500"),
            id="the currency",
        ),
        pytest.param(
            "Crates of 50 kg are lifted (POL-1 §3).",
            ("50 kg", "50 g"),
            ("VAL305", "breaking", "states 50 kg; POL-1 §3 would say 50 g"),
            id="the measure",
        ),
        pytest.param(
            "The deposit for a key is EUR 500.",
            ("EUR 500", "USD 500"),
            (
                "VAL305",
                "review",
                "states EUR 500 and names no source; POL-1 §3 would say USD 500",
            ),
            id="no source",
        ),
        pytest.param(
            "Invoices are payable within 30 days (POL-1 §3).",
            ("30 calendar days", "45 business days"),
            ("VAL301", "breaking", "states 30 days; POL-1 §3 would say 45 business days"),
            id="the number as well",
        ),
    ],
)
def test_units_change(text: str, edit: tuple[str, str], expected: tuple[str, ...]) -> None:
    assert [row[:3] for row in found(text, edit)] == [expected]


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        pytest.param("Payable in 30 days (POL-1 §3).", ("calendar days", "days"), id="one sense"),
        pytest.param("Payable in 30 business days (POL-1 §3).", CALENDAR, id="already so"),
        pytest.param("Payable in 30 days (POL-1 §2).", CALENDAR, id="another part"),
        pytest.param("Cats sleep 30 days.", CALENDAR, id="another matter, no source"),
        pytest.param("Goods of 50 kg (POL-1 §3).", ("50 kg", "50000 g"), id="the same weight"),
        pytest.param("Reviewed daily (POL-1 §3).", ("every 24 hours", "daily"), id="one interval"),
    ],
)
def test_units_that_are_the_same(text: str, edit: tuple[str, str]) -> None:
    assert found(text, edit) == []


LATER = ("effective: 2026-10-01", "effective: 2026-11-01")
START = ("on 1 October 2026", "on 1 November 2026")
END = ("31 December 2028", "30 June 2028")


@pytest.mark.parametrize(
    ("text", "edit", "message"),
    [
        pytest.param(
            "This procedure implements POL-1.",
            LATER,
            "takes effect on 2026-10-15, before POL-1, which would take effect on 2026-11-01",
            id="it implements",
        ),
        pytest.param(
            "It is issued under POL-1 section 2.",
            LATER,
            "takes effect on 2026-10-15, before POL-1, which would take effect on 2026-11-01",
            id="it is issued under",
        ),
        pytest.param(
            "Courses under POL-1 section 1 start on 15 October 2026.",
            START,
            "starts on 15 October 2026, before POL-1 §1, which would start on 1 November 2026",
            id="a start",
        ),
        pytest.param(
            "Within POL-1 section 1, courses commence on 2026-10-20.",
            START,
            "starts on 2026-10-20, before POL-1 §1, which would start on 1 November 2026",
            id="a start in digits",
        ),
        pytest.param(
            "Courses under POL-1 section 1 end on 30 September 2028.",
            END,
            "ends on 30 September 2028, after POL-1 §1, which would end on 30 June 2028",
            id="an end",
        ),
        pytest.param(
            "Cards under POL-1 section 1 are valid until 1 December 2028.",
            END,
            "ends on 1 December 2028, after POL-1 §1, which would end on 30 June 2028",
            id="until",
        ),
    ],
)
def test_dates_come_in_the_wrong_order(text: str, edit: tuple[str, str], message: str) -> None:
    assert [row[:3] for row in found(text, edit)] == [("VAL306", "breaking", message)]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        pytest.param("This procedure follows POL-1.", [LATER], id="it only cites"),
        pytest.param(
            "This procedure implements POL-1.",
            [LATER, ("revision: 3", "revision: 4")],
            id="a new revision",
        ),
        pytest.param(
            "This procedure implements POL-1.",
            [("effective: 2026-10-01", "effective: 2026-10-10")],
            id="still in order",
        ),
        pytest.param(
            "This procedure implements POL-1.",
            [("effective: 2026-10-01", "effective: soon")],
            id="no date",
        ),
        pytest.param("Courses under POL-1 §1 start on 5 November 2026.", [START], id="later"),
        pytest.param("Courses under POL-1 §1 end on 5 March 2028.", [END], id="earlier"),
        pytest.param("Courses under POL-1 §1 end on 20 October 2026.", [START], id="no start"),
        pytest.param("Courses under POL-1 §2 start on 15 October 2026.", [START], id="other part"),
        pytest.param("Courses under POL-1 §1 start on 15 October.", [START], id="no year"),
        pytest.param("Courses start on 15 October 2026.", [START], id="no source"),
    ],
)
def test_dates_that_fit(text: str, edits: list[tuple[str, str]]) -> None:
    assert found(text, *edits) == []


MAIL = ("desk@old.example", "help@new.example")


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        pytest.param(
            "Write to desk@old.example (POL-1 §2).",
            MAIL,
            (
                "VAL307",
                "breaking",
                "gives the e-mail address desk@old.example; POL-1 §2 would give help@new.example",
                "Write help@new.example",
            ),
            id="mail with its source",
        ),
        pytest.param(
            "Write to Desk@old.example.",
            MAIL,
            (
                "VAL307",
                "review",
                "gives the e-mail address Desk@old.example; POL-1 §2 would give help@new.example",
                "Write help@new.example",
            ),
            id="mail without one",
        ),
        pytest.param(
            "Call +44 20 7946 0000 (POL-1 §2).",
            ("7946 0000", "7946 0011"),
            (
                "VAL307",
                "breaking",
                "gives the phone number +44 20 7946 0000; POL-1 §2 would give +44 20 7946 0011",
                "Write +44 20 7946 0011",
            ),
            id="phone",
        ),
        pytest.param(
            "Order AB-1002-7 (POL-1 §2).",
            ("AB-1002-7", "AB-1003-1"),
            (
                "VAL307",
                "breaking",
                "gives the number AB-1002-7; POL-1 §2 would give AB-1003-1",
                "Write AB-1003-1",
            ),
            id="part number",
        ),
        pytest.param(
            "Read https://old.example/help (POL-1 §2).",
            ("https://old.example/help", "https://new.example/help"),
            (
                "VAL307",
                "breaking",
                (
                    "gives the web address https://old.example/help; "
                    "POL-1 §2 would give https://new.example/help"
                ),
                "Write https://new.example/help",
            ),
            id="web address",
        ),
        pytest.param(
            "Read https://old.example/help first.",
            ("https://old.example/help", "https://new.example/help"),
            (
                "VAL307",
                "info",
                (
                    "gives the web address https://old.example/help; "
                    "POL-1 §2 would give https://new.example/help"
                ),
                "Write https://new.example/help",
            ),
            id="web address without a source",
        ),
    ],
)
def test_identifiers_change(text: str, edit: tuple[str, str], expected: tuple[str, ...]) -> None:
    assert found(text, edit) == [expected]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        pytest.param("Write to helpdesk@old.example.", [MAIL], id="a longer name"),
        pytest.param("Write to desk@old.example.com.", [MAIL], id="another domain"),
        pytest.param("Write to help@new.example (POL-1 §2).", [MAIL], id="the new one"),
        pytest.param(
            "Write to desk@old.example.",
            [("Report to desk@old.example or", "Or")],
            id="no new one",
        ),
        pytest.param(
            "Call +44 20 7946 0000.",
            [("+44 20 7946 0000", "+44 (20) 7946-0000")],
            id="the same number in other marks",
        ),
        pytest.param(
            "Write to desk@old.example.",
            [MAIL, ("## 3 Money\n", "## 3 Money\n\nOr desk@old.example by night.\n")],
            id="still given elsewhere",
        ),
        pytest.param("We use AB-1002-70.", [("AB-1002-7", "AB-1003-1")], id="a longer number"),
    ],
)
def test_identifiers_that_stay(text: str, edits: list[tuple[str, str]]) -> None:
    assert [row for row in found(text, *edits) if row[0] == "VAL307"] == []
