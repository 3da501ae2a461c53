"""A duty turned around, given to somebody else, on another condition; a control that is gone."""

import pytest

from tests.analysis.duty_policy import POLICY, found, rows
from tests.memory import judged


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Supplier may subcontract the Services.",
            "Supplier may not subcontract the Services.",
            may_to_may_not=(
                "Supplier may subcontract the Services (POL-1 §2).",
                "OBL405 breaking",
            ),
            a_citation_alone=("Subcontracting is dealt with in POL-1 §2.", "OBL405 review"),
        ),
        *rows(
            "Supplier shall not share data.",
            "Supplier may share data.",
            a_ban_lifted=("Supplier shall not share data (POL-1 §2).", "OBL405 breaking"),
        ),
        *rows(
            "Staff shall lock the door.",
            "Staff shall not lock the door.",
            shall_to_shall_not=("Staff must lock the door (POL-1 §2).", "OBL405 breaking"),
        ),
        *rows(
            "Samples shall be weighed before release.",
            "Samples shall be weighed after release.",
            before_to_after=("Samples are weighed before release (POL-1 §2).", "OBL405 breaking"),
        ),
        *rows(
            "Supplier shall refund fees, except import duties.",
            "Supplier shall refund fees, including import duties.",
            except_to_including=("See POL-1 §2.", "OBL405 review"),
        ),
    ],
)
def test_a_rule_turned_around(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Supplier may subcontract the Services.",
            "Supplier may not subcontract the Services.",
            already_the_new_direction=(
                "Supplier may not subcontract the Services (POL-1 §2).",
                "TXT801 review, OBL405 info",
            ),
            somebody_else=("Customer may subcontract the Services (POL-1 §2).", "OBL405 review"),
            no_citation=("Supplier may subcontract the Services.", ""),
            another_section=("Supplier may subcontract the Services (POL-1 §3).", ""),
            another_action=("Supplier may terminate the Services (POL-1 §2).", "OBL405 review"),
        ),
        *rows(
            "Supplier may not subcontract the Services.",
            "Supplier must not subcontract the Services.",
            two_words_for_a_ban=(
                "Supplier may not subcontract the Services (POL-1 §2).",
                "TXT801 review",
            ),
        ),
        *rows(
            "Samples shall be weighed prior to release.",
            "Samples shall be weighed before release.",
            prior_to=("Samples are weighed prior to release (POL-1 §2).", "TXT801 info"),
        ),
    ],
)
def test_no_more_than_a_rule_turned_around(
    before: str, after: str, cites: str, expected: str
) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "The QA Manager shall approve deviations.",
            "The Site Lead shall approve deviations.",
            the_same_task=(
                "The QA Manager must approve the deviation (POL-1 §2).",
                "OBL406 breaking",
            ),
            in_the_passive=(
                "Deviations are approved by the QA Manager (POL-1 §2).",
                "OBL406 breaking",
            ),
            named_for_something_else=(
                "Ask the QA Manager about holidays; POL-1 §2 has details.",
                "OBL406 review",
            ),
            the_old_role_is_not_named=(
                "Deviations need approval (POL-1 §2).",
                "TXT801 review, OBL406 info",
            ),
        ),
        *rows(
            "Deviations shall be approved by the QA Manager.",
            "Deviations shall be approved by the Site Lead.",
            both_in_the_passive=(
                "The QA Manager must approve the deviation (POL-1 §2).",
                "OBL406 breaking",
            ),
        ),
        *rows(
            "The shift supervisor shall lock the store.",
            "The night guard shall lock the store.",
            small_letters=(
                "The shift supervisor must lock the store (POL-1 §2).",
                "OBL406 breaking",
            ),
        ),
        *rows(
            "Supplier shall notify Customer of a breach.",
            "Customer shall notify Supplier of a breach.",
            the_parties_change_places=(
                "Supplier shall notify Customer of a breach (POL-1 §2).",
                "OBL406 breaking",
            ),
        ),
    ],
)
def test_somebody_else(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "The QA Manager shall approve deviations.",
            "The Site QA Manager shall approve deviations.",
            more_words=("The QA Manager must approve the deviation (POL-1 §2).", "TXT801 review"),
        ),
        *rows(
            "The QA Manager shall approve deviations.",
            "Each QA Manager shall approve deviations.",
            each=("The QA Manager must approve the deviation (POL-1 §2).", "OBL402 review"),
        ),
        *rows(
            "The QA Manager shall approve deviations.",
            "Deviations shall be approved by the QA Manager.",
            active_to_passive=(
                "The QA Manager must approve the deviation (POL-1 §2).",
                "TXT801 review",
            ),
        ),
        *rows(
            "The QA Manager shall approve deviations.",
            "The Site Lead shall approve deviations.",
            no_citation=("The QA Manager must approve the deviation.", ""),
            another_section=("The QA Manager must approve the deviation (POL-1 §3).", ""),
            the_new_role_already=(
                "The Site Lead must approve the deviation (POL-1 §2).",
                "TXT801 review, OBL406 info",
            ),
        ),
        *rows(
            '"Supplier" means Tarn Ltd. Supplier shall notify Customer of a breach.',
            '"Vendor" means Tarn Ltd. Vendor shall notify Customer of a breach.',
            the_term_is_renamed=("Supplier shall notify Customer of a breach (POL-1 §2).", ""),
        ),
    ],
)
def test_no_more_than_somebody_else(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Changes must be tested, except for emergency changes.",
            "Changes must be tested.",
            an_exception_that_is_used=(
                "Emergency changes go in without a test (POL-1 §2).",
                "OBL408 breaking",
            ),
        ),
        *rows(
            "Staff must sign in, unless the porter knows them.",
            "Staff must sign in.",
            unless_gone=("See POL-1 §2 for who signs in.", "OBL408 review"),
        ),
        *rows(
            "Staff must sign in.",
            "Staff must sign in, unless the porter knows them.",
            unless_added=("See POL-1 §2 for who signs in.", "OBL408 review"),
        ),
        *rows(
            "Staff may enter the lab if they hold a permit.",
            "Staff may enter the lab if they passed the course.",
            if_becomes_another=("Staff may enter the lab (POL-1 §2).", "OBL408 review"),
        ),
        *rows(
            "Vendor may leave early.",
            "Vendor may leave early, provided that the work is done.",
            provided_that=("Vendor may leave early (POL-1 §2).", "OBL408 review"),
        ),
        *rows(
            "Subject to the budget, Vendor shall buy tools.",
            "Vendor shall buy tools.",
            subject_to=("Vendor shall buy tools (POL-1 §2).", "OBL408 review"),
        ),
    ],
)
def test_another_condition(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "If asked, Vendor shall clean the hall.",
            "Vendor shall clean the hall if asked.",
            moved_in_its_sentence=("Vendor shall clean the hall (POL-1 §2).", "TXT801 review"),
        ),
        *rows(
            "Vendor shall clean the hall within 5 days.",
            "Vendor shall clean the hall within 9 days.",
            an_amount=("Vendor shall clean the hall (POL-1 §2).", ""),
        ),
        *rows(
            "Changes must be tested, except for emergency changes.",
            "Changes must be tested, except emergency changes.",
            a_preposition=("Emergency changes go in without a test (POL-1 §2).", "TXT801 info"),
        ),
        *rows(
            "Changes must be tested, except for emergency changes.",
            "Changes must be tested.",
            no_citation=("Emergency changes go in without a test.", ""),
            another_section=("Emergency changes go in without a test (POL-1 §3).", ""),
        ),
        *rows(
            "Changes must be tested, except for emergency changes.",
            "Changes must be tested, except for emergency changes and repairs.",
            an_exception_grows=("See POL-1 §2 for tests.", "OBL408 review"),
        ),
    ],
)
def test_no_more_than_another_condition(
    before: str, after: str, cites: str, expected: str
) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "A second operator shall verify the weight. Staff must wash.",
            "Staff must wash.",
            a_second_person=(
                "Weights are verified by a second operator (POL-1 §2).",
                "OBL410 breaking",
            ),
        ),
        *rows(
            "The chemist shall review and approve each batch.",
            "The chemist shall review each batch.",
            one_of_two_actions=(
                "Each batch is approved by the chemist (POL-1 §2).",
                "OBL410 breaking",
            ),
        ),
        *rows(
            "Staff must wash. Staff must sign the log.",
            "Staff must wash.",
            a_signature=("The log is signed (POL-1 §2).", "OBL410 breaking"),
        ),
        *rows(
            "Batches may be released subject to approval by the chemist.",
            "Batches may be released.",
            a_condition=("The approval of the batch is that of POL-1 §2.", "OBL410 breaking"),
        ),
        *rows(
            "Staff must wash. Managers shall review all access rights.",
            "Staff must wash.",
            a_citation_alone=("For rights see POL-1 §2.", "OBL410 review"),
        ),
        *rows(
            "Staff must wash.\n\n- Weigh the drum.\n- Verify the weight.",
            "Staff must wash.\n\n- Weigh the drum.",
            a_step=("Staff must verify the weight (POL-1 §2).", "OBL410 breaking"),
        ),
        *rows(
            "Staff must wash. The chemist shall approve each batch.",
            "Staff must wash. The chemist shall sign each batch record.",
            a_like_control_instead=(
                "Each batch is approved by the chemist (POL-1 §2).",
                "OBL410 info, TXT801 info",
            ),
        ),
    ],
)
def test_a_control_that_is_gone(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Staff must wash. The chemist shall approve each batch.",
            "The chemist shall approve each batch. Staff must wash.",
            the_order_of_sentences=(
                "Each batch is approved by the chemist (POL-1 §2).",
                "TXT801 info",
            ),
        ),
        *rows(
            "Staff must wash. The chemist shall approve each batch.",
            "Staff must wash. The chemist must approve each batch.",
            must_for_shall=("Each batch is approved by the chemist (POL-1 §2).", "TXT801 review"),
        ),
        *rows(
            "Staff must wash. The chemist shall approve each batch.",
            "The chemist shall approve each batch.",
            another_duty_goes=(
                "Each batch is approved by the chemist (POL-1 §2).",
                "OBL403 review",
            ),
        ),
        *rows(
            "Staff must wash. The chemist shall approve each batch.",
            "Staff must wash.",
            no_citation=("Each batch is approved by the chemist.", ""),
            another_section=("Each batch is approved by the chemist (POL-1 §3).", ""),
        ),
        *rows(
            "Staff must wash. The review was long.",
            "Staff must wash.",
            a_review_that_was_told_of=("The review was long (POL-1 §2).", "TXT801 review"),
        ),
    ],
)
def test_no_more_than_a_control_that_is_gone(
    before: str, after: str, cites: str, expected: str
) -> None:
    assert ", ".join(found(before, after, cites)) == expected


def test_what_is_said_names_both_texts() -> None:
    judgement = judged(
        {
            "p.md": POLICY.format(duties="The QA Manager shall approve deviations."),
            "d.md": "# Guide\n\nThe QA Manager must approve the deviation (POL-1 §2).\n",
        },
        {"p.md": POLICY.format(duties="The Site Lead shall approve deviations.")},
    )
    (finding,) = judgement.findings
    (fix,) = finding.fixes
    assert finding.message == "names QA Manager for it; POL-1 §2 would name Site Lead"
    assert finding.was_true == "POL-1 §2 says: The QA Manager shall approve deviations."
    assert finding.now_false == "POL-1 §2 would say: The Site Lead shall approve deviations."
    assert [(edit.before, edit.after) for edit in fix.edits] == [("QA Manager", "Site Lead")]


def test_braces_in_a_text_are_only_text() -> None:
    before = "Staff must wash. The {a} clerk shall bring {b}."
    assert found(before, "Staff must wash.", "See POL-1 §2.") == ["OBL403 review"]


def test_a_document_cited_as_a_whole_needs_the_same_duty() -> None:
    before, after = "Staff shall not bring food.", "Staff may bring food."
    assert found(before, after, "Staff shall not bring food (POL-1).") == ["OBL405 review"]
    assert found(before, after, "Staff shall wash their hands (POL-1).") == []
