"""VAL309 and TXT802: values and words that a text says come from another one."""

import pytest

from tests.memory import judged

POLICY = """\
---
number: POL-1
title: Records Policy
---
# Records Policy

## 1 Periods

### 1.1 Logs

Access logs shall be retained for at least 6 years.

### 1.2 Invoices

Invoices are payable within 30 days after receipt.

### 1.3 Breaches

A breach is notified within 24 hours. A report follows within 5 days.

### 1.4 Interest

Late payments bear interest as set out in Section 1.5.

### 1.5 Cover

The carrier keeps cover of EUR 2,000,000.

### 1.6 Loads

Lorries carry at most 30 tonnes.

## 2 Archive

The archive is locked at night and opened by the archivist only.
"""

OLD = {"pol.md": POLICY, "x.md": "# Manual\n\nNothing yet.\n"}


def found(before: dict[str, str], after: dict[str, str], **classes: str) -> list[tuple[str, ...]]:
    rules = ("VAL309", "TXT802")
    return [
        (f.rule, f.level.value, f.message)
        for f in judged(before, after, **classes).findings
        if f.rule in rules
    ]


@pytest.mark.parametrize(
    ("text", "level", "message"),
    [
        pytest.param(
            "Invoices are payable within 45 days (POL-1 §1.2).",
            "breaking",
            "states 45 days as that of POL-1 §1.2, which says 30 days",
            id="a citation in brackets",
        ),
        pytest.param(
            "Access logs are retained for 4 years, as required by POL-1 section 1.1.",
            "breaking",
            "states 4 years as that of POL-1 §1.1, which says 6 years",
            id="less than the least",
        ),
        pytest.param(
            "POL-1 section 1.1 requires that access logs are retained for 3 years.",
            "breaking",
            "states 3 years as that of POL-1 §1.1, which says 6 years",
            id="the source says it",
        ),
        pytest.param(
            "As set out in POL-1 section 1.2, invoices are payable within 60 days.",
            "breaking",
            "states 60 days as that of POL-1 §1.2, which says 30 days",
            id="the source leads",
        ),
        pytest.param(
            "Invoices are payable within 20 days (POL-1 §1.2).",
            "breaking",
            "states 20 days as that of POL-1 §1.2, which says 30 days",
            id="a shorter period than that of the source",
        ),
        pytest.param(
            "A breach is notified within 48 hours (POL-1 §1.3).",
            "breaking",
            "states 48 hours as that of POL-1 §1.3, which says 24 hours",
            id="the same unit among several",
        ),
        pytest.param(
            "The carrier has cover of USD 2,000,000 (POL-1 §1.5).",
            "breaking",
            "states USD 2,000,000 as that of POL-1 §1.5, which says EUR 2,000,000",
            id="another currency",
        ),
        pytest.param(
            "| Matter | Period | Source |\n|---|---|---|\n| Invoices | 45 days | POL-1 §1.2 |",
            "breaking",
            "states 45 days as that of POL-1 §1.2, which says 30 days",
            id="a row of a table",
        ),
        pytest.param(
            "The doors are cleaned within 3 hours (POL-1 §1.1).",
            "review",
            "attributes 3 hours to POL-1 §1.1, which states no such value",
            id="no such value",
        ),
        pytest.param(
            "Answers come within 15 days (15 U.S.C. 1681).",
            "info",
            "attributes 15 days to 15 U.S.C. 1681, which is not among the tracked documents "
            "and was not compared",
            id="outside",
        ),
    ],
)
def test_what_a_source_does_not_say(text: str, level: str, message: str) -> None:
    assert found(OLD, {"x.md": f"# Manual\n\n{text}\n"}) == [("VAL309", level, message)]
    assert found({"pol.md": POLICY}, {"new.md": text}) == [("VAL309", level, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Invoices are payable within 30 days (POL-1 §1.2).", id="the same value"),
        pytest.param("Logs are retained for 72 months (POL-1 §1.1).", id="the same in months"),
        pytest.param("Access logs are retained for 9 years (POL-1 §1.1).", id="inside the limit"),
        pytest.param("Lorries carry 20 tonnes (POL-1 §1.6).", id="less than the most"),
        pytest.param("We act 50 days after a notice under POL-1 §1.2.", id="of the notice"),
        pytest.param("Interest is 6% a year (POL-1 §1.4).", id="the source sends on"),
        pytest.param("Pay 9 days after the end of the time set by POL-1 §1.2.", id="of the time"),
        pytest.param("Sign within 9 days or revoke it pursuant to POL-1 §1.2.", id="of the verb"),
        pytest.param("The annual fee is charged as set out in POL-1 §1.2.", id="an adjective"),
        pytest.param("Pay within 9 days of an invoice as set by POL-1 §1.2.", id="as the invoice"),
        pytest.param("After 50 days the clerk checks POL-1 §1.2 again.", id="no attribution"),
        pytest.param("Payable within 50 days. See POL-1 §1.2.", id="another sentence"),
        pytest.param("Invoices are payable within 50 days (POL-1).", id="no provision"),
        pytest.param("Invoices are payable within 50 days (POL-9 §1.2).", id="no such document"),
        pytest.param("Paid within 50 days (POL-1 §1.2 and POL-7 §3).", id="one source is missing"),
    ],
)
def test_what_a_source_may_well_say(text: str) -> None:
    assert found(OLD, {"x.md": f"# Manual\n\n{text}\n"}) == []


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param("within 50 days (POL-1 §1.2)", "within 50 days (POL-1 §1.2)", 0, id="stood"),
        pytest.param(
            "are payable within 50 days (POL-1 §1.2)",
            "shall be payable within 50 days (POL-1 §1.2)",
            0,
            id="other words around what stood",
        ),
        pytest.param("within 30 days (POL-1 §1.2)", "within 50 days (POL-1 §1.2)", 1, id="value"),
        pytest.param("within 50 days", "within 50 days (POL-1 §1.2)", 1, id="source added"),
    ],
)
def test_only_what_is_new_is_judged(before: str, after: str, rules: int) -> None:
    old = {"pol.md": POLICY, "x.md": f"# Manual\n\nInvoices, they say, fall {before}. More.\n"}
    new = {"x.md": f"# Manual\n\nInvoices, they say, fall {after}. Much more.\n"}
    assert len(found(old, new)) == rules


def test_the_value_of_the_source_is_offered() -> None:
    text = "Invoices are payable within 45 days (POL-1 §1.2)."
    findings = judged(OLD, {"x.md": text}).findings
    (fix,) = next(f for f in findings if f.rule == "VAL309").fixes
    assert (fix.title, fix.safety.value) == ("Write 30 days", "unsafe")
    assert [(edit.before, edit.after) for edit in fix.edits] == [("45 days", "30 days")]


WORDED = [("locked at night and opened by", "locked and opened by")]
SENTENCE = "The archive is locked at night and opened by the archivist only."


def reworded(text: str, *edits: tuple[str, str]) -> list[tuple[str, ...]]:
    new = POLICY
    for old_words, new_words in edits:
        assert old_words in new
        new = new.replace(old_words, new_words)
    before = {"pol.md": POLICY, "x.md": f"# Slides\n\n{text}\n"}
    return [
        (f.rule, f.level.value, *(fix.title for fix in f.fixes))
        for f in judged(before, {"pol.md": new}).findings
        if f.rule == "TXT802"
    ]


NOW = ("TXT802", "breaking", "Quote: The archive is locked and opened by the archivist only.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f'POL-1 section 2 says: "{SENTENCE}"', NOW, id="the source leads"),
        pytest.param(f"“{SENTENCE}” (POL-1 §2)", NOW, id="the source in brackets"),
        pytest.param(f"As POL-1 §2 puts it:\n\n> {SENTENCE}", NOW, id="a paragraph of its own"),
        pytest.param(f"> {SENTENCE}\n\n— POL-1 §2", NOW, id="the source below"),
        pytest.param(
            "It is “locked at night and opened by the archivist” (POL-1 §2).",
            ("TXT802", "breaking", "Quote: locked and opened by the archivist"),
            id="part of a sentence",
        ),
        pytest.param(
            "The archive “is locked at night [...] by the archivist only” (POL-1 §2).",
            (
                "TXT802",
                "breaking",
                "Quote the new wording, or say which revision is quoted",
            ),
            id="words left out",
        ),
    ],
)
def test_quotations_grow_old(text: str, expected: tuple[str, ...]) -> None:
    assert reworded(text, *WORDED) == [expected]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        pytest.param(f'POL-1 section 2 says: "{SENTENCE}"', [], id="nothing changed"),
        pytest.param("“opened by the archivist only” (POL-1 §2)", WORDED, id="these words stay"),
        pytest.param("“locked at night” is the rule (POL-1 §2).", WORDED, id="three words"),
        pytest.param(
            "The doors are “locked at night by the guard” (POL-1 §2).", WORDED, id="never"
        ),
        pytest.param(f"“{SENTENCE}” is what we read.", WORDED, id="no source"),
        pytest.param("See “Locked At Night And Opened” (POL-1 §2).", WORDED, id="a title"),
        pytest.param(SENTENCE[:-1] + " (POL-1 §2).", WORDED, id="no quotation marks"),
        pytest.param(
            f"“{SENTENCE}” (POL-1 §2)",
            [("## 2 Archive\n\nThe", "## 2 Archive\n\n### 2.1 Doors\n\nThe")],
            id="the words stand below a new heading",
        ),
    ],
)
def test_quotations_that_still_hold(text: str, edits: list[tuple[str, str]]) -> None:
    assert reworded(text, *edits) == []


def test_marks_alone_are_noted() -> None:
    edits = ("at night and opened", "at night, and opened")
    assert reworded(f"“{SENTENCE}” (POL-1 §2)", edits) == [
        ("TXT802", "info", "Quote the new wording, or say which revision is quoted")
    ]


def test_a_stale_value_in_a_quotation_is_told_once() -> None:
    text = "“Invoices are payable within 30 days after receipt.” (POL-1 §1.2)"
    before = {"pol.md": POLICY, "x.md": text}
    new = POLICY.replace("within 30 days", "within 40 days")
    rules = [f.rule for f in judged(before, {"pol.md": new}).findings if f.effect.path == "x.md"]
    assert rules == ["VAL301"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "POL-1 section 2 says: “The archive is locked at night and opened by any archivist.”",
            [("breaking", "quotes POL-1 §2 with words that do not stand there")],
            id="nearly the words",
        ),
        pytest.param(
            "“The archive is closed at night and opened by the archivist only” (POL-1 §2).",
            [("breaking", "quotes POL-1 §2 with words that do not stand there")],
            id="another word",
        ),
        pytest.param(
            "POL-1 §2 states that “every visitor signs a form before entering”.",
            [("review", "quotes POL-1 §2 with words that do not stand there")],
            id="nothing like it",
        ),
        pytest.param(f"POL-1 section 2 says: “{SENTENCE}”", [], id="the very words"),
        pytest.param(
            "POL-1 §2 says “locked at night, and opened by the archivist”.", [], id="marks"
        ),
        pytest.param("POL-1 §1.1 says “is locked at night and opened”.", [], id="another part"),
        pytest.param(
            "The form “please sign on every page” goes with POL-1 §2.", [], id="no claim"
        ),
        pytest.param("It says “every visitor signs a form” in POL-9 §2.", [], id="not tracked"),
        pytest.param("“Every visitor signs a form here” hangs at the door.", [], id="no source"),
        pytest.param("“Archive And Access Rules” (POL-1 §2) is long.", [], id="a title"),
    ],
)
def test_quotations_are_looked_up(text: str, expected: list[tuple[str, str]]) -> None:
    assert [row[1:] for row in found(OLD, {"x.md": f"# Manual\n\n{text}\n"})] == expected


def test_the_words_of_the_source_are_offered() -> None:
    text = "“The archive is closed at night and opened by the archivist only” (POL-1 §2)."
    findings = judged(OLD, {"x.md": text}).findings
    (fix,) = next(f for f in findings if f.rule == "VAL309").fixes
    assert (fix.title, fix.safety.value) == (f"Quote: {SENTENCE[:-1]}", "unsafe")
