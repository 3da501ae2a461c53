"""REF103 and REF105: text that went under another parent, into another document or into two."""

import pytest

from tests.memory import judged, said

MSA = """\
---
number: MSA-1
---
# Master

## 1 Scope

Supplier shall host the service for Customer in the agreed region.

## 2 Security

Supplier shall keep audit logs of every access for at least seven years.

### 2.1 Access

Only named persons may enter the hosting rooms, and a list of them is kept.

## 3 Breach notice

Supplier shall notify Customer of each breach within one working day. Supplier shall send a written
report of each breach to Customer and its auditors.

## 4 Insurance

Supplier shall keep a cover for all losses that Customer may suffer.
"""
DPA = """\
---
number: DPA-1
---
# Processing

## 1 Roles

Supplier processes data of persons for Customer only as told in writing.
"""
BREACH = MSA[MSA.index("## 3 ") : MSA.index("## 4 ")]
WITHOUT = MSA.replace(BREACH, "")
CLOSED = WITHOUT.replace("## 4 ", "## 3 ")
ARRIVED = DPA + "\n" + BREACH.replace("## 3 ", "## 2 ")
CITES = "We notify as MSA-1 §3 says."


def of_edit(
    downstream: str, msa: str, dpa: str = DPA, **classes: str
) -> list[tuple[str, str, str]]:
    """Return what *downstream* is told of its citations when both documents become so."""
    before = {"msa.md": MSA, "dpa.md": DPA, "x.md": downstream}
    found = said(judged(before, {"msa.md": msa, "dpa.md": dpa}, **classes))
    return [row for row in found if row[0].startswith("REF")]


@pytest.mark.parametrize(
    ("downstream", "msa", "dpa"),
    [
        pytest.param(CITES, WITHOUT, ARRIVED, id="into another document"),
        pytest.param(CITES, CLOSED, ARRIVED, id="and its number carries other text"),
        pytest.param(
            "We notify as [told](msa.md#3-breach-notice).", WITHOUT, ARRIVED, id="a link to it"
        ),
        pytest.param(
            CITES,
            WITHOUT,
            ARRIVED.replace("Supplier shall notify", "Supplier must notify"),
            id="and reworded a little",
        ),
        pytest.param(
            CITES,
            WITHOUT.replace("## 4 ", BREACH.replace("## 3 ", "### 2.2 ") + "## 4 "),
            DPA,
            id="under another parent",
        ),
        pytest.param(
            "Rooms follow MSA-1 §2.1.",
            MSA.replace(MSA[MSA.index("### 2.1") : MSA.index("## 3 ")], "").replace(
                "## 2 Sec",
                MSA[MSA.index("### 2.1") : MSA.index("## 3 ")].replace("2.1", "1.1") + "## 2 Sec",
            ),
            DPA,
            id="from one parent to another",
        ),
    ],
)
def test_a_section_that_moved(downstream: str, msa: str, dpa: str) -> None:
    assert of_edit(downstream, msa, dpa) == [("REF103", "breaking", "x.md")]


@pytest.mark.parametrize(
    ("downstream", "msa", "dpa", "expected"),
    [
        pytest.param(CITES, WITHOUT, DPA, ["REF101"], id="it is gone"),
        pytest.param(
            CITES,
            WITHOUT,
            DPA + "\n## 2 Breach\n\nBreaches are told to the board by its chair each month.\n",
            ["REF101"],
            id="another text arrived",
        ),
        pytest.param("We insure as MSA-1 §4 says.", CLOSED, DPA, ["REF102"], id="the same parent"),
        pytest.param(
            CITES,
            CLOSED.replace("## 1 Scope", BREACH.replace("## 3 ", "## 0 ") + "## 1 Scope"),
            DPA,
            ["REF110"],
            id="another order under the same parent",
        ),
        pytest.param(CITES, MSA, ARRIVED, [], id="it was copied and stays"),
        pytest.param("We notify Customer.", WITHOUT, ARRIVED, [], id="nobody cites it"),
    ],
)
def test_a_section_that_did_not_move(
    downstream: str, msa: str, dpa: str, expected: list[str]
) -> None:
    assert of_edit(downstream, msa, dpa) == [(rule, "breaking", "x.md") for rule in expected]


def test_the_new_document_and_number_are_written() -> None:
    before = {"msa.md": MSA, "dpa.md": DPA, "x.md": CITES}
    found = judged(before, {"msa.md": WITHOUT, "dpa.md": ARRIVED}).findings
    (fix,) = next(f.fixes for f in found if f.rule == "REF103")
    assert (fix.safety, [(edit.before, edit.after) for edit in fix.edits]) == (
        "safe",
        [("MSA-1", "DPA-1"), ("3", "2")],
    )


def test_a_link_is_written_to_the_other_file() -> None:
    before = {"msa.md": MSA, "dpa.md": DPA, "x.md": "Notify as [told](msa.md#3-breach-notice)."}
    found = judged(before, {"msa.md": WITHOUT, "dpa.md": ARRIVED}).findings
    (fix,) = next(f.fixes for f in found if f.rule == "REF103")
    assert [(edit.before, edit.after) for edit in fix.edits] == [
        ("msa.md#3-breach-notice", "dpa.md#2-breach-notice")
    ]


SPLIT = MSA.replace("## 4 ", "## 5 ").replace(
    "Supplier shall send a written", "\n\n## 4 Reports\n\nSupplier shall send a written"
)
JOINED = MSA.replace("### 2.1 Access\n\n", "")


@pytest.mark.parametrize(
    ("downstream", "msa", "level"),
    [
        pytest.param(CITES, SPLIT, "review", id="one became two"),
        pytest.param(
            CITES, SPLIT.replace("## 4 Reports", "## 4"), "review", id="without a title of its own"
        ),
        pytest.param("Rooms follow MSA-1 §2.1.", JOINED, "breaking", id="two became one"),
        pytest.param(
            "Rooms follow MSA-1 §2.1.",
            JOINED.replace("is kept.", "is kept. It is checked each year by two persons."),
            "breaking",
            id="joined with more words",
        ),
        pytest.param(
            CITES,
            MSA.replace("## 3 Breach notice\n\n", "").replace("## 4 ", "## 3 "),
            "breaking",
            id="joined, and its number carries other text",
        ),
        pytest.param(
            "Rooms follow MSA-1 §2.1 (Access).", JOINED, "breaking", id="cited with its title"
        ),
    ],
)
def test_a_section_split_or_joined(downstream: str, msa: str, level: str) -> None:
    assert of_edit(downstream, msa) == [("REF105", level, "x.md")]


@pytest.mark.parametrize(
    ("downstream", "msa"),
    [
        pytest.param(
            CITES,
            SPLIT.replace("## 4 Reports", "### 3.1 Reports").replace("## 5 ", "## 4 "),
            id="it only got a part of its own",
        ),
        pytest.param(
            CITES,
            MSA
            + "\n## 5 Reports\n\nSupplier shall send a weekly report of the use to Customer.\n",
            id="a new section with other words",
        ),
        pytest.param("We host as MSA-1 §1 says.", SPLIT, id="another section is cited"),
        pytest.param("We host as MSA-1 §1 says.", JOINED, id="another section was joined"),
        pytest.param("We follow MSA-1.", SPLIT, id="the whole document is cited"),
        pytest.param(
            "Notify as [told](msa.md#3-breach-notice).", SPLIT, id="a link to its beginning"
        ),
    ],
)
def test_a_section_neither_split_nor_joined(downstream: str, msa: str) -> None:
    assert of_edit(downstream, msa) == []


def test_a_draft_is_only_told_for_the_record() -> None:
    assert of_edit(CITES, WITHOUT, ARRIVED, x="draft") == []
