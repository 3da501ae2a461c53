"""What an edit does to the duties of a provision, with both sentences."""

import pytest

from depgraph.analysis.duty_edits import duty_edits
from depgraph.model.duties import Duty, Passage
from extractors.readings.duties import reader


def duties(text: str) -> tuple[Duty, ...]:
    """Return the duties of *text*."""
    return reader.read([Passage(text)])[0]


def edits(before: str, after: str) -> list[tuple[str, str, str]]:
    """Return what became of the duties: the kind, and the words that make the difference."""
    found = duty_edits(duties(before), duties(after))
    return [(edit.kind.value, edit.said_before, edit.said_after) for edit in found]


NOTIFY = "The Vendor shall notify the Buyer of a leak."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            NOTIFY,
            "The Vendor may notify the Buyer of a leak.",
            [("weakened", "must", "may")],
            id="shall to may",
        ),
        pytest.param(
            NOTIFY,
            "The Vendor should notify the Buyer of a leak.",
            [("weakened", "must", "should")],
            id="shall to should",
        ),
        pytest.param(
            NOTIFY,
            "The Vendor shall use reasonable efforts to notify the Buyer of a leak.",
            [("weakened", "must", "best efforts")],
            id="efforts",
        ),
        pytest.param(
            NOTIFY,
            "The Vendor need not notify the Buyer of a leak.",
            [("weakened", "must", "need not")],
            id="need not",
        ),
        pytest.param(
            "Staff should encrypt laptops.",
            "Staff must encrypt laptops.",
            [("strengthened", "should", "must")],
            id="should to must",
        ),
        pytest.param(
            "The Buyer may use the data.",
            "The Buyer may only use the data.",
            [("strengthened", "", "only")],
            id="only",
        ),
        pytest.param(
            "The Vendor may subcontract the work.",
            "The Vendor may not subcontract the work.",
            [("reversed", "may", "may not")],
            id="may to may not",
        ),
        pytest.param(
            "Staff must not copy the list.",
            "Staff may copy the list.",
            [("reversed", "must not", "may")],
            id="ban lifted",
        ),
        pytest.param(
            "The lab shall test the batch before release.",
            "The lab shall test the batch after release.",
            [("reversed", "before release", "after release")],
            id="before to after",
        ),
        pytest.param(
            "The lab shall test all changes except urgent repairs.",
            "The lab shall test all changes, including urgent repairs.",
            [("reversed", "except urgent repairs", "including urgent repairs")],
            id="except to including",
        ),
        pytest.param(
            "The QA Manager shall approve each deviation.",
            "The Site Lead shall approve each deviation.",
            [("actor changed", "QA Manager", "Site Lead")],
            id="actor",
        ),
        pytest.param(
            "Deviations shall be approved by the QA Manager.",
            "Deviations shall be approved by the Site Lead.",
            [("actor changed", "QA Manager", "Site Lead")],
            id="agent of a passive",
        ),
        pytest.param(
            "The lab shall log all changes except for urgent repairs.",
            "The lab shall log all changes.",
            [("condition removed", "except for urgent repairs", "")],
            id="exception removed",
        ),
        pytest.param(
            "The Vendor shall keep the files.",
            "The Vendor shall keep the files unless the Buyer objects.",
            [("condition added", "", "unless the Buyer objects")],
            id="exception added",
        ),
        pytest.param(
            "If the Buyer asks in writing, the Vendor shall return the files.",
            "If the Buyer asks by mail, the Vendor shall return the files.",
            [
                (
                    "condition changed",
                    "If the Buyer asks in writing",
                    "If the Buyer asks by mail",
                )
            ],
            id="condition changed",
        ),
        pytest.param(
            NOTIFY + " The Vendor shall insure the plant.",
            NOTIFY,
            [("removed", "must", "")],
            id="removed",
        ),
        pytest.param(
            NOTIFY,
            NOTIFY + " The Vendor shall test restores quarterly.",
            [("added", "", "must")],
            id="added",
        ),
        pytest.param(
            NOTIFY,
            "The Broker may notify the Buyer of a leak.",
            [("weakened", "must", "may"), ("actor changed", "Vendor", "Broker")],
            id="two edits of one duty",
        ),
    ],
)
def test_an_edit(before: str, after: str, expected: list[tuple[str, str, str]]) -> None:
    assert edits(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(NOTIFY, NOTIFY, id="nothing"),
        pytest.param(NOTIFY, NOTIFY.replace("shall", "must"), id="shall to must"),
        pytest.param(
            NOTIFY, NOTIFY.replace("shall", "is required to"), id="shall to is required to"
        ),
        pytest.param(
            "The Vendor shall give the Buyer notice of a leak.", NOTIFY, id="give notice to notify"
        ),
        pytest.param("Staff must not smoke.", "Staff may not smoke.", id="two words for a ban"),
        pytest.param(
            "The Vendor shall pay within 30 days.",
            "The Vendor shall pay within 45 days.",
            id="an amount is a value",
        ),
        pytest.param(
            "The Vendor shall insure the plant. " + NOTIFY,
            NOTIFY + " The Vendor shall insure the plant.",
            id="order",
        ),
        pytest.param(
            "The vendor shall notify the Buyer of a leak.", NOTIFY, id="capitals of the actor"
        ),
        pytest.param("The box is red.", "The box is green.", id="no duty at all"),
    ],
)
def test_no_edit(before: str, after: str) -> None:
    assert edits(before, after) == []


def test_an_edit_carries_both_duties() -> None:
    before, after = duties(NOTIFY), duties(NOTIFY.replace("shall", "may"))
    (edit,) = duty_edits(before, after)
    assert (edit.before, edit.after) == (before[0], after[0])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NOTIFY * 3, id="the same duty thrice"),
        pytest.param("The lab shall test. Staff may rest unless asked.", id="two duties"),
    ],
)
def test_a_text_against_itself_has_no_edit(text: str) -> None:
    assert edits(text, text) == []
    assert {kind for kind, _, _ in edits(text, "")} <= {"removed"}
    assert {kind for kind, _, _ in edits("", text)} <= {"added"}
