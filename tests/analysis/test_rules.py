"""What each rule says, and when it is silent. Every row is one edit of one small document set."""

import re
from pathlib import Path

import pytest

import depgraph
from depgraph.analysis.catalogue import RULES
from tests.memory import judged, said

MSA = """\
---
number: MSA-1
revision: 2
title: Master Services Agreement
---
# Master Services Agreement

## 1 Definitions

"Service Credit" means a credit against the fees. "Business Day" means
any day on which banks are open.

## 2 Payment

### 2.1 Term

Customer shall pay each invoice within 30 days after receipt.

### 2.2 Interest

Late amounts bear interest of 4% a year.

## 3 Security

Supplier shall keep audit logs for at least 7 years.

## 4 Breach notice

Supplier shall notify Customer of a breach within 24 hours.

## 5 Insurance

Supplier shall keep cover of EUR 2,000,000.

## Exhibit A Rates

The rates are fixed.

## Exhibit B Sites

The sites are listed here.
"""

TERMS = """\
# Billing

Capitalised terms used but not defined here have the meaning given in MSA-1.

A Service Credit is paid out.
"""


def edited(*edits: tuple[str, str]) -> dict[str, str]:
    text = MSA
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return {"msa.md": text}


INSERTED = [
    ("## 4 Breach notice", "## 4 Audit\n\nCustomer may audit once a year.\n\n## 5 Breach notice"),
    ("## 5 Insurance", "## 6 Insurance"),
]


@pytest.mark.parametrize(
    ("downstream", "edits", "expected"),
    [
        pytest.param(
            "We notify as required by MSA-1 section 4.",
            INSERTED,
            [("REF110", "breaking", "x.md")],
            id="a number that now carries another clause",
        ),
        pytest.param(
            "We insure under MSA-1 section 5.",
            [("## 5 Insurance", "## 6 Insurance"), ("## 3 Security", "## 3 Security")],
            [("REF102", "breaking", "x.md")],
            id="a number that no longer exists",
        ),
        pytest.param(
            "We charge interest as MSA-1 section 2.2 says.",
            [("### 2.2 Interest\n\nLate amounts bear interest of 4% a year.\n", "")],
            [("REF101", "breaking", "x.md")],
            id="a section that is gone",
        ),
        pytest.param(
            "Rates follow Exhibit B of MSA-1.",
            [("## Exhibit B Sites\n\nThe sites are listed here.\n", "")],
            [("REF106", "breaking", "x.md")],
            id="an exhibit that is gone",
        ),
        pytest.param(
            "Deliveries go to the sites in Exhibit B of the Master Services Agreement.",
            [("## Exhibit B Sites", "## Exhibit C Sites")],
            [("REF107", "breaking", "x.md")],
            id="an exhibit that has another letter",
        ),
        pytest.param(
            "Invoices are payable within 30 days (MSA-1 §2.1).",
            [("within 30 days after", "within 45 days after")],
            [("VAL301", "breaking", "x.md")],
            id="a restated value with its citation",
        ),
        pytest.param(
            "Audit logs are kept for 8 years (MSA-1 §3).",
            [("at least 7 years", "at least 10 years")],
            [("VAL302", "breaking", "x.md")],
            id="a value outside the stricter bound",
        ),
        pytest.param(
            "Audit logs are kept for 9 years (MSA-1 §3).",
            [("at least 7 years", "at least 5 years")],
            [("VAL303", "review", "x.md")],
            id="a value stricter than a loosened bound",
        ),
        pytest.param(
            "Fees follow MSA-1 Rev. 2.",
            [("number: MSA-1\nrevision: 2", "number: MSA-1\nrevision: 3")],
            [("DOC504", "review", "x.md")],
            id="a revision that is pinned",
        ),
        pytest.param(
            "Fees follow MSA-1.",
            [("number: MSA-1", "number: MSA-1\nstatus: withdrawn")],
            [("DOC503", "breaking", "x.md")],
            id="a document that is withdrawn",
        ),
        pytest.param(
            "A Service Credit is paid out, as MSA-1 says.",
            [('"Service Credit"', '"Availability Credit"')],
            [("DEF202", "review", "x.md")],
            id="a term of a document that is only cited",
        ),
        pytest.param(
            "An invoice is paid within 30 days after its receipt.",
            [("within 30 days after", "within 45 days after")],
            [("VAL301", "review", "x.md")],
            id="the same value of the same subject without a source",
        ),
        pytest.param(
            "Rates follow section 2.1 (Term) of MSA-1.",
            [("### 2.1 Term", "### 2.1 Due date")],
            [("REF112", "review", "x.md")],
            id="a title that a citation repeats",
        ),
        pytest.param(
            "[late fees](msa.md#22-interest) apply.",
            [("### 2.2 Interest", "### 2.2 Late interest")],
            [("REF104", "breaking", "x.md")],
            id="a link to a renamed heading",
        ),
        pytest.param(
            TERMS,
            [('"Service Credit"', '"Availability Credit"')],
            [("DEF202", "breaking", "x.md")],
            id="a term under another name",
        ),
        pytest.param(
            TERMS,
            [('"Service Credit" means a credit against the fees. ', "")],
            [("DEF201", "breaking", "x.md")],
            id="a term without its definition",
        ),
    ],
)
def test_finds(downstream: str, edits: list[tuple[str, str]], expected: list[object]) -> None:
    assert said(judged({"msa.md": MSA, "x.md": downstream}, edited(*edits))) == expected


@pytest.mark.parametrize(
    ("downstream", "edits"),
    [
        pytest.param("See MSA-1 section 2.1.", INSERTED, id="a section before the inserted one"),
        pytest.param("See section 4 of this file.", INSERTED, id="a section of another document"),
        pytest.param(
            "Invoices are payable within 30 days (MSA-1 §2.1).",
            [("Late amounts bear", "All late amounts bear")],
            id="a reworded neighbour",
        ),
        pytest.param(
            "Audit logs are kept for 12 years (MSA-1 §3).",
            [("at least 7 years", "at least 10 years")],
            id="a value that is stricter than the new bound",
        ),
        pytest.param(
            "Our lease runs for 30 days (MSA-1 §5).",
            [("within 30 days after", "within 45 days after")],
            id="the same number beside another section",
        ),
        pytest.param(
            "Invoices are payable within 30 days (MSA-1 §2.1).",
            [("within 30 days after", "within thirty (30) days after")],
            id="the same value in other words",
        ),
        pytest.param("Rates follow Exhibit A of MSA-1.", [], id="no edit"),
        pytest.param(
            "Our lease runs for 30 days.",
            [("within 30 days after", "within 45 days after")],
            id="the same number of another subject without a source",
        ),
        pytest.param(
            TERMS,
            [("any day on which banks are open", "any weekday")],
            id="a definition of a term not used",
        ),
    ],
)
def test_is_silent(downstream: str, edits: list[tuple[str, str]]) -> None:
    assert said(judged({"msa.md": MSA, "x.md": downstream}, edited(*edits))) == []


def test_a_removed_document_is_missed_by_who_names_it() -> None:
    before = {"msa.md": MSA, "x.md": "As MSA-1 says.", "y.md": "Nothing to see."}
    assert said(judged(before, {"msa.md": None})) == [("DOC501", "breaking", "x.md")]


def test_a_moved_document_breaks_links_but_not_its_number() -> None:
    before = {"msa.md": MSA, "x.md": "As [the agreement](msa.md) says.", "y.md": "As MSA-1 says."}
    after = {"msa.md": None, "old/msa-signed.md": MSA}
    assert said(judged(before, after)) == [("DOC502", "breaking", "x.md")]


def test_a_citation_that_the_proposal_adds_must_exist() -> None:
    before = {"msa.md": MSA, "x.md": "Nothing yet."}
    after = {"x.md": "Nothing yet.\n\nSee MSA-1 section 9 and MSA-1 section 2.1."}
    assert said(judged(before, after)) == [("REF108", "breaking", "x.md")]


CODE = {"terms.py": "PAYMENT_TERM_DAYS = 30  # MSA-1 §2.1\n"}


def test_code_that_names_the_clause_holds_the_old_value() -> None:
    after = edited(("within 30 days after", "within 45 days after"))
    assert said(judged({"msa.md": MSA, **CODE}, after)) == [("COD606", "breaking", "terms.py")]


def test_a_document_states_what_the_code_no_longer_holds() -> None:
    before = {**CODE, "msa.md": MSA, "run.md": "`PAYMENT_TERM_DAYS` is 30 days."}
    after = {"terms.py": "PAYMENT_TERM_DAYS = 45  # MSA-1 §2.1\n"}
    assert said(judged(before, after)) == [
        ("COD602", "breaking", "msa.md"),
        ("COD602", "breaking", "run.md"),
    ]


def test_a_document_names_a_function_that_is_gone() -> None:
    before = {"up.py": "def retry_upload():\n    pass\n", "run.md": "Call `retry_upload()`."}
    assert said(judged(before, {"up.py": "X = 1\n"})) == [("COD601", "breaking", "run.md")]


@pytest.mark.parametrize(
    ("document_class", "expected"),
    [
        pytest.param("reference", [("VAL301", "review", "x.md")], id="reference"),
        pytest.param("draft", [], id="draft"),
        pytest.param("record", [], id="record"),
    ],
)
def test_the_class_of_the_downstream_document_caps_the_level(
    document_class: str, expected: list[object]
) -> None:
    before = {"msa.md": MSA, "x.md": "Invoices are payable within 30 days (MSA-1 §2.1)."}
    after = edited(("within 30 days after", "within 45 days after"))
    assert said(judged(before, after, x=document_class)) == expected


def test_every_rule_of_the_catalogue_is_drafted_somewhere_and_the_other_way_round() -> None:
    package = Path(depgraph.__file__).parent
    sources = [*(package / "analysis").rglob("*.py"), *(package / "tracker").glob("*.py")]
    drafted = {
        rule
        for path in sources
        if "catalogue" not in path.parts
        for rule in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert drafted == set(RULES)


def test_a_title_said_in_passing_is_a_question_when_the_document_goes() -> None:
    before = {"msa.md": MSA, "x.md": "Ask for the master services agreement of the customer."}
    assert said(judged(before, {"msa.md": None})) == [("DOC501", "review", "x.md")]


def test_a_list_of_sections_that_the_author_renumbered_is_right() -> None:
    text = MSA + "\n## 6 Survival\n\nSections 3 and 4 survive.\n"
    after = edited(*INSERTED)["msa.md"]
    after += "\n## 7 Survival\n\nSections 3 and 5 survive.\n"
    assert said(judged({"msa.md": text}, {"msa.md": after})) == []


def test_a_list_of_sections_that_the_author_forgot_is_not() -> None:
    text = MSA + "\n## 6 Survival\n\nSections 3 and 4 survive.\n"
    after = edited(*INSERTED)["msa.md"]
    after += "\n## 7 Survival\n\nSections 3 and 4 survive.\n"
    assert said(judged({"msa.md": text}, {"msa.md": after})) == [("REF110", "breaking", "msa.md")]


TWINS = {
    "a.md": "# Services Agreement\n\n## 1 Fees\n\nFees are due within 30 days.\n\n"
    "## 2 Term\n\nTwo years.\n",
    "b.md": "# Services Agreement\n\n## 1 Fees\n\nFees are due within 60 days.\n",
}


@pytest.mark.parametrize(
    ("downstream", "expected"),
    [
        pytest.param(
            "Section 1 of the Services Agreement says 30 days.",
            [("VAL301", "review", "x.md")],
            id="two documents have that section",
        ),
        pytest.param(
            "Section 2 of the Services Agreement says two years.",
            [("VAL301", "review", "x.md")],
            id="only one has it",
        ),
        pytest.param(
            "Section 1 of a.md says 30 days.", [("VAL301", "breaking", "x.md")], id="path"
        ),
    ],
)
def test_a_title_that_two_documents_share_is_a_question(
    downstream: str, expected: list[object]
) -> None:
    text = TWINS["a.md"].replace("30 days", "45 days").replace("Two years", "Three years")
    assert said(judged({**TWINS, "x.md": downstream}, {"a.md": text})) == expected


def test_a_document_that_calls_itself_by_a_shared_title_means_itself() -> None:
    own = TWINS["a.md"] + "\nSection 9 of this Services Agreement.\n"
    judgement = judged({**TWINS, "a.md": own}, {"b.md": TWINS["b.md"].replace("60", "90")})
    assert said(judgement) == []


def test_a_term_whose_definition_moves_to_another_document_is_still_defined() -> None:
    before = {"msa.md": MSA, "glo.md": "---\nnumber: GLO-1\n---\n# Words\n\nNone.\n"}
    before["x.md"] = TERMS.replace("in MSA-1.", "in MSA-1. Words are explained in GLO-1.")
    definition = '"Service Credit" means a credit against the fees.'
    after = edited((f"{definition} ", ""))
    after["glo.md"] = before["glo.md"].replace("None.", definition)
    assert said(judged(before, after)) == []


def test_a_citation_that_was_wrong_before_is_not_said_to_be_new() -> None:
    before = {"msa.md": MSA, "x.md": "Some words.\n\nSee MSA-1 section 9 for all the details."}
    after = {"x.md": "Other words.\n\nThe details, all of them: MSA-1 section 9 has them."}
    assert said(judged(before, after)) == []


PAY = "# P\n\n## 3 Pay\n\n(a) Pay is fair.\n\n(b) Pay is monthly.\n\n(c) Leave is 10 days.\n"


def test_what_stands_behind_a_removed_item_is_not_removed() -> None:
    before = {"p.md": PAY, "x.md": "See section 3(b) of p.md. Also section 3(c) of p.md."}
    after = PAY.replace("(a) Pay is fair.\n\n", "")
    assert said(judged(before, {"p.md": after})) == []
    before["y.md"] = "As section 3(a) of p.md says."
    assert said(judged(before, {"p.md": after})) == [("REF101", "breaking", "y.md")]


TABLE = "# C\n\n## Annex A Data\n\n| Item | Days |\n|---|---|\n| Logs | 60 |\n| Mail | 30 days |\n"


@pytest.mark.parametrize(
    ("old", "new", "downstream", "expected"),
    [
        pytest.param(
            "30 days",
            "35 days",
            "Mail is kept 30 days (c.md Annex A).",
            "VAL301 breaking",
            id="value",
        ),
        pytest.param("60", "65", "See c.md Annex A.", "TXT801 review", id="a number without unit"),
        pytest.param("Logs", "Log files", "See c.md Annex A.", "TXT801 review", id="a label"),
        pytest.param("| Logs | 60 |\n", "", "See c.md Annex A.", "TXT801 review", id="a row"),
    ],
)
def test_an_edit_inside_a_table_is_seen(
    old: str, new: str, downstream: str, expected: str
) -> None:
    judgement = judged({"c.md": TABLE, "x.md": downstream}, {"c.md": TABLE.replace(old, new)})
    assert {f"{rule} {level}" for rule, level, _ in said(judgement)} == {expected}


def test_a_moved_document_loses_its_own_links() -> None:
    before = {"p.md": "See [x](x/y.md).\n\nAnd more of it.", "x/y.md": "# Y\n"}
    after = {"p.md": None, "pol/p.md": before["p.md"]}
    assert said(judged(before, after)) == [("REF111", "breaking", "pol/p.md")]


def test_a_number_that_one_document_has_twice_is_a_question() -> None:
    text = "# M\n\n## 2.2 Suspension\n\nAfter 30 days.\n\n# N\n\n## 2.2 Data\n\nNone.\n"
    before = {"m.md": text, "x.md": "Suspension after 30 days (Section 2.2 of m.md)."}
    assert said(judged(before, {"m.md": text.replace("30", "45")})) == [
        ("VAL301", "review", "x.md")
    ]


def test_a_value_that_stands_twice_and_changes_once_is_a_question() -> None:
    text = "# M\n\n## 6.4 Time\n\nFirst 45 days. Then 45 days.\n"
    before = {"m.md": text, "x.md": "We rely on 45 days (Section 6.4 of m.md)."}
    after = text.replace("Then 45", "Then 50")
    assert said(judged(before, {"m.md": after})) == [("VAL301", "review", "x.md")]


HOSTING = (
    "# Hosting Agreement\n\nTHIS AGREEMENT is made between A Ltd and B Ltd.\n\n"
    "## 2 Payment\n\nWithin 30 days.\n"
)
WORK = "# Work Agreement\n\nTHIS AGREEMENT is made between C Ltd and D Ltd.\n\n## 1 Pay\n\n"


@pytest.mark.parametrize(
    ("downstream", "level"),
    [
        pytest.param(
            "Pay within 30 days (Hosting Agreement, Section 2).", "breaking", id="a note"
        ),
        pytest.param(
            f"{WORK}Within 30 days (Section 2 of the Hosting Agreement).",
            "review",
            id="a contract",
        ),
        pytest.param(
            f"{WORK}Within 30 days (Section 2 (Payment) of the Hosting Agreement).",
            "breaking",
            id="a contract that tells the title too",
        ),
    ],
)
def test_between_contracts_a_title_alone_is_not_certain(downstream: str, level: str) -> None:
    before = {"c.md": HOSTING, "x.md": downstream}
    after = {"c.md": HOSTING.replace("30 days", "45 days")}
    assert said(judged(before, after)) == [("VAL301", level, "x.md")]


def test_a_comment_on_a_section_means_the_file_that_is_the_section() -> None:
    rule = "# § 1003.4 Data\n\n(a) Keep it.\n\n(b) Send it within 30 days.\n"
    comment = "# § 1003.4 Comment\n\nUnder § 1003.4(b) it is sent within 30 days.\n"
    before = {"1003.4.md": rule, "comment-1003.4.md": comment}
    after = {"1003.4.md": rule.replace("30", "45")}
    assert said(judged(before, after)) == [("VAL301", "breaking", "comment-1003.4.md")]


def test_a_citation_that_the_edit_makes_right_is_no_finding() -> None:
    late, term = "## 3 Late fees\n\nFive per cent.\n\n", "Payment term\n\nThirty days.\n"
    before = {
        "a.md": f"# A\n\n{late}## 4 {term}",
        "x.md": "Section 3 (Payment term) of a.md applies.",
    }
    assert said(judged(before, {"a.md": f"# A\n\n## 3 {term}"})) == []


CAP = "Cap\n\n(a) Direct loss.\n\n(b) Other loss.\n\n"
OUT = "Exceptions\n\nFraud is never capped here.\n\n"


def test_a_part_whose_new_place_has_no_such_part_is_renumbered_not_misdirected() -> None:
    before = {
        "a.md": f"# A\n\n### 8.1 {CAP}### 8.2 {OUT}",
        "x.md": "As section 8.1(a) of a.md says.",
    }
    judgement = judged(before, {"a.md": f"# A\n\n### 8.1 {OUT}### 8.2 {CAP}"})
    assert said(judgement) == [("REF102", "breaking", "x.md")]
    assert "its text is now §8.2(a)" in judgement.findings[0].message


def test_a_clause_that_moves_before_others_is_one_move_and_one_shift() -> None:
    parts = ["Scope of work", "Price of work", "Time of work", "Insurance cover"]
    old = "".join(f"### 8.{n} {name}\n\nText on {name}.\n\n" for n, name in enumerate(parts, 1))
    moved = [parts[3], *parts[:3]]
    new = "".join(f"### 8.{n} {name}\n\nText on {name}.\n\n" for n, name in enumerate(moved, 1))
    judgement = judged({"a.md": f"# A\n\n{old}"}, {"a.md": f"# A\n\n{new}"})
    titles = [change.title for change in judgement.changes]
    assert "§§8.1-8.3 become §§8.2-8.4" in titles
    assert "§8.4 becomes §8.1" in titles


def test_a_clause_that_moves_and_keeps_its_number_is_still_there() -> None:
    first, last = "### 8.1 Cap\n\nIt is high.\n\n", "### 8.4 Cover\n\nIt is kept.\n\n"
    before = {"a.md": f"# A\n\n{first}{last}", "x.md": "See sections 8.1 and 8.4 of a.md."}
    assert said(judged(before, {"a.md": f"# A\n\n{last}{first}"})) == []


def test_a_wrong_title_that_stood_there_before_is_not_said_to_be_new() -> None:
    before = {"msa.md": MSA, "x.md": "Some words.\n\nSee section 3 (Insurance) of MSA-1 for it."}
    after = {"x.md": "Other words.\n\nIt is told at length in section 3 (Insurance) of MSA-1."}
    assert said(judged(before, after)) == []


def test_a_cell_that_changes_is_worded_differently_not_lost() -> None:
    before = {"c.md": TABLE, "x.md": "See c.md Annex A."}
    judgement = judged(before, {"c.md": TABLE.replace("60", "85")})
    assert [f.message for f in judgement.findings] == [
        "cites c.md Annex A, which is worded differently"
    ]


GLOSSARY = """\
# 7-1 Definitions

In this part:

Vessel means a closed tank.

Holding vessel means a vessel for waste.

Inspector means a person who is named by the plant.
"""


def words(name: str, *sentences: str) -> dict[str, str]:
    """Return a section of the same part that says *sentences*."""
    return {f"part-7/{name}.md": "\n\n".join((f"# {name} Checks", *sentences)) + "\n"}


@pytest.mark.parametrize(
    ("sentence", "edit", "expected"),
    [
        pytest.param(
            "Vessels are cleaned each week.",
            ("a closed tank", "a closed or an open tank"),
            [("DEF203", "review", "part-7/7-2.md")],
            id="the plural of a term that is redefined, at the beginning of a sentence",
        ),
        pytest.param(
            "Each vessel’s lid is locked.",
            ("Vessel means", "Container means"),
            [("DEF202", "review", "part-7/7-2.md")],
            id="the possessive of a term that is renamed",
        ),
        pytest.param(
            "An inspector signs.",
            ("Inspector means a person who is named by the plant.\n", ""),
            [("DEF201", "review", "part-7/7-2.md")],
            id="a term that is no longer defined",
        ),
        pytest.param(
            "Each holding vessel is cleaned.",
            ("a closed tank", "an open tank"),
            [],
            id="the words of a longer term",
        ),
        pytest.param(
            "Nobody inspects the tank.",
            ("a closed tank", "an open tank"),
            [],
            id="no use",
        ),
        pytest.param(
            "For purposes of this section, “vessel” means a ship. A vessel has a name.",
            ("a closed tank", "an open tank"),
            [],
            id="a term that the section itself defines",
        ),
        pytest.param(
            "A vessel is cleaned.",
            ("a closed tank", "a closed  tank"),
            [],
            id="a meaning that stays",
        ),
    ],
)
def test_terms_in_small_letters_of_a_part(
    sentence: str, edit: tuple[str, str], expected: list[object]
) -> None:
    before = {"part-7/7-1.md": GLOSSARY, **words("7-2", sentence)}
    after = {"part-7/7-1.md": GLOSSARY.replace(*edit)}
    assert said(judged(before, after)) == expected


@pytest.mark.parametrize(
    ("glossary", "elsewhere"),
    [
        pytest.param(
            GLOSSARY.replace("In this part", "In this section"),
            words("7-2", "A vessel is cleaned."),
            id="a term of one section",
        ),
        pytest.param(
            GLOSSARY.replace("In this part", "In this subpart"),
            words("7-2", "A vessel is cleaned."),
            id="a term of less than the folder is",
        ),
        pytest.param(
            GLOSSARY.replace("In this part:\n\n", ""),
            words("7-2", "A vessel is cleaned."),
            id="a term that is for its own file",
        ),
        pytest.param(
            GLOSSARY,
            {"part-8/8-2.md": "# 8-2 Checks\n\nA vessel is cleaned.\n"},
            id="a document of another folder",
        ),
    ],
)
def test_terms_in_small_letters_stay_in_their_scope(
    glossary: str, elsewhere: dict[str, str]
) -> None:
    after = {"part-7/7-1.md": glossary.replace("a closed tank", "an open tank")}
    assert said(judged({"part-7/7-1.md": glossary, **elsewhere}, after)) == []


def test_a_document_that_uses_a_plain_term_often_is_told_once() -> None:
    sentences = [f"A vessel is cleaned on day {day}." for day in range(1, 9)]
    before = {"part-7/7-1.md": GLOSSARY, **words("7-2", *sentences)}
    after = {"part-7/7-1.md": GLOSSARY.replace("a closed tank", "an open tank")}
    (finding,) = judged(before, after).findings
    assert (finding.message.split('"')[0], len(finding.also)) == ("8 uses of ", 3)


CARE = """\
---
number: SOP-9
---
# Care

## 3 Storage

Vials are stored at 2-8 °C.

## 4 Review

The list is reviewed at least annually.

## 5 Lockout

The account is locked after 5 failed attempts.

## 6 Mixing

Mix for 15 ± 2 min.

## 7 Filing

File no later than 31 March 2026.
"""


@pytest.mark.parametrize(
    ("downstream", "old", "new", "expected"),
    [
        pytest.param(
            "Keep vials at 2 to 8 °C (SOP-9 §3).",
            "2-8 °C",
            "2-6 °C",
            ["VAL301 breaking"],
            id="the upper end of a range",
        ),
        pytest.param(
            "Keep vials at 7 °C (SOP-9 §3).",
            "2-8 °C",
            "2-6 °C",
            ["VAL302 breaking"],
            id="a value outside the narrower range",
        ),
        pytest.param("Keep vials at 4 °C (SOP-9 §3).", "2-8 °C", "2-6 °C", [], id="one inside it"),
        pytest.param(
            "The list is reviewed every 12 months (SOP-9 §4).",
            "annually",
            "quarterly",
            ["VAL301 breaking"],
            id="a recurrence in other words",
        ),
        pytest.param(
            "The list is reviewed every six months (SOP-9 §4).",
            "annually",
            "quarterly",
            ["VAL302 breaking"],
            id="a recurrence that is too seldom now",
        ),
        pytest.param(
            "The list is reviewed every month (SOP-9 §4).",
            "annually",
            "quarterly",
            [],
            id="a recurrence that is often enough",
        ),
        pytest.param(
            "We lock after five failed attempts (SOP-9 §5).",
            "5 failed",
            "3 failed",
            ["VAL301 breaking"],
            id="a count",
        ),
        pytest.param(
            "Mix 15 ± 2 min (SOP-9 §6).", "± 2", "± 1", ["VAL301 breaking"], id="a tolerance, once"
        ),
        pytest.param(
            "We file by 15 March 2026 (SOP-9 §7).",
            "31 March 2026",
            "28 February 2026",
            ["VAL302 breaking"],
            id="a day after the new last day",
        ),
        pytest.param(
            "We file by 15 March 2026 (SOP-9 §7).",
            "31 March",
            "30 March",
            [],
            id="a day before it",
        ),
    ],
)
def test_ranges_recurrences_and_counts_are_compared(
    downstream: str, old: str, new: str, expected: list[str]
) -> None:
    before = {"care.md": CARE, "x.md": downstream}
    found = said(judged(before, {"care.md": CARE.replace(old, new)}))
    assert [f"{rule} {level}" for rule, level, _ in found] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "# SOP-9 §5: lock after 5 failed attempts\nlock()\n",
            [("VAL301", "breaking", "lock.py")],
            id="a comment that cites",
        ),
        pytest.param(
            "MAX_ATTEMPTS = 5  # SOP-9 §5\n",
            [("COD606", "breaking", "lock.py")],
            id="a constant beside the citation",
        ),
        pytest.param("# lock after 5 failed attempts\nlock()\n", [], id="no citation"),
        pytest.param("MAX_ATTEMPTS = 5\n", [], id="a constant alone"),
        pytest.param("MAX_DAYS = 5  # SOP-9 §5\n", [], id="another unit"),
    ],
)
def test_code_is_compared_only_where_it_cites(
    source: str, expected: list[tuple[str, str, str]]
) -> None:
    before = {"care.md": CARE, "lock.py": source}
    assert said(judged(before, {"care.md": CARE.replace("5 failed", "3 failed")})) == expected


def test_a_term_is_renamed_even_where_its_meaning_keeps_the_old_name() -> None:
    before = {"msa.md": MSA.replace("a credit against", "a Service Credit against"), "x.md": TERMS}
    after = {"msa.md": before["msa.md"].replace('"Service Credit"', '"Availability Credit"')}
    assert said(judged(before, after)) == [("DEF202", "breaking", "x.md")]


def test_a_comment_on_a_section_reads_with_the_terms_of_the_section() -> None:
    section = "# § 90.14 Hoists\n\nFor purposes of this section, “hoist” means a lift for goods.\n"
    comment = "# Notes to Part 90\n\n## Section 90.14 Hoists\n\nA hoist is checked each year.\n"
    other = "# § 90.15 Cranes\n\nA hoist is no crane.\n"
    before = {"c/90.14.md": section, "c/comment-90.14.md": comment, "c/90.15.md": other}
    after = {"c/90.14.md": section.replace("for goods", "for persons")}
    assert said(judged(before, after)) == [("DEF203", "review", "c/comment-90.14.md")]


PLAIN = """SUPPLY AGREEMENT

1. Scope

The Supplier delivers to the sites.

Exhibit A – Sites

The sites are Lyon and Turin.

Exhibit B – Prices

The price is EUR 100 a unit.
"""


@pytest.mark.parametrize(
    ("citing", "expected"),
    [
        pytest.param(
            "The prices in Exhibit B of the Supply Agreement apply.",
            [("REF110", "review", "order.txt")],
            id="the exhibit that is re-lettered",
        ),
        pytest.param(
            "The sites in Exhibit A of the Supply Agreement apply.", [], id="the exhibit before it"
        ),
    ],
)
def test_exhibits_are_relettered_in_plain_text(
    citing: str, expected: list[tuple[str, str, str]]
) -> None:
    inserted = "Exhibit B – Sampling\n\nSamples are drawn each week.\n\nExhibit C – Prices"
    after = PLAIN.replace("Exhibit B – Prices", inserted)
    before = {"supply.txt": PLAIN, "order.txt": f"ORDER FORM\n\n{citing}\n"}
    assert said(judged(before, {"supply.txt": after})) == expected
