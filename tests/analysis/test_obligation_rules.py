"""What becomes of a sentence that cites a duty when the duty changes; and when nothing does."""

import pytest

from tests.analysis.duty_policy import found, rows


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Supplier shall notify Customer of a breach.",
            "Supplier may notify Customer of a breach.",
            shall_to_may=(
                "Supplier shall notify Customer of a breach (POL-1 §2).",
                "OBL401 breaking",
            ),
            a_noun_that_is_said_to_be_required=(
                "The notice of a breach required by POL-1 §2 is kept on file.",
                "OBL401 breaking",
            ),
            other_names_for_the_parties=(
                "Processor must notify Controller of an incident (POL-1 §2).",
                "OBL401 breaking",
            ),
            a_citation_alone=("Breaches are told in the manner of POL-1 §2.", "OBL401 review"),
        ),
        *rows(
            "Supplier shall notify Customer of a breach.",
            "Supplier should notify Customer of a breach.",
            shall_to_should_another_verb=(
                "Supplier must inform Customer of each breach (POL-1 §2).",
                "OBL401 breaking",
            ),
        ),
        *rows(
            "Vendor shall restore the service.",
            "Vendor shall use reasonable efforts to restore the service.",
            shall_to_reasonable_efforts=(
                "Vendor will restore the service, see POL-1 §2.",
                "OBL401 breaking",
            ),
        ),
        *rows(
            "Vendor shall restore the service.",
            "Vendor aims to restore the service.",
            shall_to_aims_to=(
                "Under POL-1 §2, Vendor must restore the service.",
                "OBL401 breaking",
            ),
        ),
        *rows(
            "Supplier shall notify Customer of a breach.",
            "Supplier need not notify Customer of a breach.",
            shall_to_need_not=(
                "Supplier must notify Customer of a breach (POL-1 §2).",
                "OBL401 breaking",
            ),
        ),
    ],
)
def test_a_weaker_duty(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Supplier shall notify Customer of a breach.",
            "Supplier must notify Customer of a breach.",
            shall_to_must=(
                "Supplier shall notify Customer of a breach (POL-1 §2).",
                "TXT801 review",
            ),
        ),
        *rows(
            "Supplier shall notify Customer of a breach.",
            "Supplier may notify Customer of a breach.",
            already_says_may=(
                "Supplier may notify Customer of a breach (POL-1 §2).",
                "TXT801 review, OBL401 info",
            ),
            no_citation=("Supplier shall notify Customer of a breach.", ""),
            the_other_way_round=(
                "Customer shall notify Supplier of a breach (POL-1 §2).",
                "OBL401 review",
            ),
            another_duty=("Supplier shall pay Customer the fees (POL-1 §2).", "OBL401 review"),
            what_is_cited_only_names_somebody=(
                "Supplier shall notify Customer of the persons named in POL-1 §2.",
                "OBL401 review",
            ),
            another_section=("Supplier shall notify Customer of a breach (POL-1 §3).", ""),
        ),
        *rows(
            "Supplier shall notify Customer of a breach. Supplier shall notify Customer of moves.",
            "Supplier may notify Customer of a breach. Supplier shall notify Customer of moves.",
            the_duty_that_stays_is_meant=(
                "Supplier shall notify Customer of a move (POL-1 §2).",
                "OBL401 review",
            ),
        ),
    ],
)
def test_no_more_than_a_weaker_duty(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Laptops should be encrypted.",
            "Laptops shall be encrypted.",
            passive=("Laptops may be encrypted (POL-1 §2).", "OBL402 breaking"),
        ),
        *rows(
            "Staff may wear badges.",
            "Staff must wear badges.",
            may_to_must=("Staff may wear badges (POL-1 §2).", "OBL402 breaking"),
            need_not=("Staff need not wear badges (POL-1 §2).", "OBL402 breaking"),
            a_citation_alone=("Badges are told of in POL-1 §2.", "OBL402 review"),
        ),
        *rows(
            "Staff should lock the door.",
            "Staff must lock the door.",
            should_to_must=("Staff should lock the door (POL-1 §2).", "OBL402 breaking"),
        ),
        *rows(
            "Vendor shall use reasonable efforts to restore the service.",
            "Vendor shall restore the service.",
            efforts_to_the_thing_itself=(
                "Vendor shall use reasonable efforts to restore the service (POL-1 §2).",
                "OBL402 breaking",
            ),
        ),
        *rows(
            "Staff must wear badges.",
            "Only staff must wear badges.",
            only=("Visitors see POL-1 §2.", "OBL402 review"),
        ),
    ],
)
def test_a_stronger_duty(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Staff may wear badges.",
            "Staff must wear badges.",
            already_says_must=("Staff must wear badges (POL-1 §2).", "TXT801 review, OBL402 info"),
            no_citation=("Staff may wear badges.", ""),
            somebody_else=("Visitors may wear badges (POL-1 §2).", "OBL402 review"),
            about_another_thing=("Staff may wear gloves (POL-1 §2).", "OBL402 review"),
            another_section=("Staff may wear badges (POL-1 §3).", ""),
        ),
        *rows(
            "Staff may wear badges.",
            "Staff can wear badges.",
            may_to_can=("Staff may wear badges (POL-1 §2).", "TXT801 review"),
        ),
    ],
)
def test_no_more_than_a_stronger_duty(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Managers shall train staff. Managers shall renew all badges.",
            "Managers shall train staff.",
            a_duty_gone=("Managers must renew badges (POL-1 §2).", "OBL403 breaking"),
            of_other_people=("Team leads must renew all badges (POL-1 §2).", "OBL403 breaking"),
            as_required_by=(
                "Badges are renewed every year, as required by POL-1 §2.",
                "OBL403 breaking",
            ),
            a_citation_alone=("For badges see POL-1 §2.", "OBL403 review"),
        ),
        *rows(
            "Staff shall wash.\n\nStaff shall not bring food.",
            "Staff shall wash.",
            a_ban_gone_with_its_paragraph=(
                "Staff must not bring food (POL-1 §2).",
                "OBL403 breaking",
            ),
        ),
        *rows(
            "Vendor shall clean and repair the hall.",
            "Vendor shall clean the hall.",
            one_of_two_actions=("The hall is cleaned (POL-1 §2).", "OBL403 review"),
        ),
        *rows(
            "Staff shall wash.\n\n- Lock the door.\n- Turn off the light.",
            "Staff shall wash.\n\n- Lock the door.",
            an_item_of_a_list=("Staff must turn off the light (POL-1 §2).", "OBL403 breaking"),
        ),
    ],
)
def test_a_duty_that_is_gone(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Managers shall train staff. Managers shall renew all badges.",
            "Managers shall renew all badges. Managers shall train staff.",
            the_order_of_sentences=("Managers must renew badges (POL-1 §2).", "TXT801 info"),
        ),
        *rows(
            "Managers shall train staff. Managers shall renew all badges.",
            "Managers shall train staff.\n\nManagers shall renew all badges.",
            in_a_paragraph_of_its_own_now=("Managers must renew badges (POL-1 §2).", ""),
        ),
        *rows(
            "Managers shall train staff. Managers shall renew all badges.",
            "Managers shall train staff. It is managers who shall renew all of the badges.",
            in_other_words=("Managers must renew badges (POL-1 §2).", "TXT801 info"),
        ),
        *rows(
            "Managers shall train staff. Managers may renew badges.",
            "Managers shall train staff.",
            a_permission=("Managers must train staff (POL-1 §2).", "TXT801 review"),
        ),
        *rows(
            "Managers shall train staff. Managers shall renew all badges.",
            "Managers shall train staff.",
            no_citation=("Managers must renew badges.", ""),
            another_section=("Managers must renew badges (POL-1 §3).", ""),
        ),
        *rows(
            "Managers shall train staff. The hall is red.",
            "Managers shall train staff.",
            no_duty=("Managers must train staff (POL-1 §2).", "TXT801 info"),
        ),
    ],
)
def test_no_more_than_a_duty_that_is_gone(
    before: str, after: str, cites: str, expected: str
) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups. Supplier shall test restores quarterly.",
            in_the_paragraph=("Operators shall keep the backups (POL-1 §2).", "OBL404 review"),
            what_is_forbidden_there=(
                "Supplier must not test restores (POL-1 §2).",
                "OBL404 breaking",
            ),
        ),
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\nSupplier shall test restores quarterly.",
            in_a_paragraph_of_its_own=(
                "Operators shall keep the backups (POL-1 §2).",
                "OBL404 review",
            ),
            done_already=(
                "Supplier tests restores; Supplier shall test restores (POL-1 §2).",
                "OBL404 info",
            ),
            who_states_no_duty=("Backups: see POL-1 §2.", "OBL404 info"),
        ),
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\nSupplier must not share restores.",
            a_new_ban=("Operators shall keep the backups (POL-1 §2).", "OBL404 review"),
        ),
    ],
)
def test_a_new_duty(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected


@pytest.mark.parametrize(
    ("before", "after", "cites", "expected"),
    [
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\nSupplier may test restores quarterly.",
            a_permission=("Operators shall keep the backups (POL-1 §2).", ""),
        ),
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\nRestores shall be tested quarterly.",
            nobody_named=("Operators shall keep the backups (POL-1 §2).", ""),
        ),
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\nSupplier shall test restores quarterly.",
            the_whole_document_cited=("Operators shall keep the backups (POL-1).", ""),
            another_section=("Operators shall keep the backups (POL-1 §3).", ""),
        ),
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\nBackups matter.",
            no_duty=("Operators shall keep the backups (POL-1 §2).", ""),
        ),
        *rows(
            "Supplier shall keep backups.",
            "Supplier shall keep backups.\n\n### 2.1\n\nSupplier shall test restores quarterly.",
            in_a_new_section=("Operators shall keep the backups (POL-1 §2).", ""),
        ),
    ],
)
def test_no_more_than_a_new_duty(before: str, after: str, cites: str, expected: str) -> None:
    assert ", ".join(found(before, after, cites)) == expected
