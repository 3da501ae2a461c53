"""DOC511: a record is edited in place."""

import pytest

from tests.memory import judged

RECORD = (
    "---\nnumber: MR-3\nowner: Quality\n---\n# Review of June\n\nTwo audits were held.\n\n"
    "The supplier was approved until 2027-03-01.\n\n| Finding | Owner |\n|---|---|\n"
    "| Label missing | Lee |\n| Fridge warm | Kim |\n"
)
AMENDMENT = "# Amendment to MR-3\n\nIn MR-3 the number of audits is corrected.\n"


def told(
    new: str | None, path: str = "note.md", document_class: str = "record", **more: str
) -> list[tuple[str, str, str]]:
    stem = path.rsplit("/", 1)[-1].split(".", maxsplit=1)[0]
    proposed: dict[str, str | None] = {path: new, **{f"{k}.md": v for k, v in more.items()}}
    found = judged({path: RECORD}, proposed, **{stem: document_class}).findings
    return [(f.level.value, f.effect.path, f.now_false) for f in found if f.rule == "DOC511"]


@pytest.mark.parametrize(
    ("old", "new", "reads"),
    [
        pytest.param(
            "until 2027-03-01",
            "until 2028-03-01",
            "The supplier was approved until 2028-03-01.",
            id="a date",
        ),
        pytest.param(
            "was approved",
            "was not approved",
            "The supplier was not approved until 2027-03-01.",
            id="a negation",
        ),
        pytest.param("Two audits were held.\n\n", "", "nothing", id="a sentence goes"),
        pytest.param(
            "held.\n",
            "held.\n\nThe lease was renewed.\n",
            "The lease was renewed.",
            id="a sentence is added",
        ),
        pytest.param("| Fridge warm | Kim |\n", "| Fridge warm | Lee |\n", "Lee", id="a cell"),
        pytest.param("| Label missing | Lee |\n", "", "nothing", id="a row goes"),
        pytest.param("Two audits were held.", "Nobody came.", "nothing", id="written anew"),
    ],
)
def test_an_edited_record(old: str, new: str, reads: str) -> None:
    assert old in RECORD
    expected = [("breaking", "note.md", f"the record would say: {reads}")]
    assert told(RECORD.replace(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("owner: Quality", "owner: Quality\nstatus: superseded", id="its data"),
        pytest.param("Two audits were held.", "Two audits\nwere held.", id="wrapped"),
        pytest.param("held.\n\nThe", "held. The", id="two paragraphs made one"),
        pytest.param("Review of June", "Review  of June", id="blanks"),
        pytest.param("Two audits", "two audits", id="a capital"),
        pytest.param(
            "| Label missing | Lee |\n| Fridge warm | Kim |\n",
            "| Fridge warm | Kim |\n| Label missing | Lee |\n",
            id="rows in another order",
        ),
    ],
)
def test_nothing_else_is_recorded(old: str, new: str) -> None:
    assert old in RECORD
    assert told(RECORD.replace(old, new)) == []


EDITED = RECORD.replace("Two audits", "Three audits")


@pytest.mark.parametrize(
    ("document_class", "path"),
    [
        pytest.param("controlled", "note.md", id="no record"),
        pytest.param("reference", "note.md", id="for reference"),
        pytest.param("draft", "note.md", id="a draft"),
        pytest.param("external", "note.md", id="of somebody else"),
        pytest.param("record", "docs/CHANGELOG.md", id="a changelog grows"),
    ],
)
def test_only_records_are_frozen(document_class: str, path: str) -> None:
    assert told(EDITED, path, document_class) == []


def test_an_amendment_in_the_same_change_is_the_right_way() -> None:
    assert told(EDITED, amendment=AMENDMENT) == []
    assert told(EDITED, other="---\namends: MR-3\n---\n# Correction\n\nThree.\n") == []


def test_what_merely_cites_the_record_amends_nothing() -> None:
    assert len(told(EDITED, plan="# Plan\n\nSee MR-3.\n")) == 1
    assert len(told(EDITED, amendment="# Amendment to the lease\n\nIt ends.\n")) == 1


def test_a_record_that_is_new_or_removed_is_no_edit() -> None:
    assert told(None) == []
    found = judged({}, {"note.md": RECORD}, note="record").findings
    assert [f.rule for f in found] == []


def test_all_places_are_one_finding() -> None:
    new = EDITED.replace("2027-03-01", "2028-03-01").replace("Kim", "Lee")
    found = judged({"note.md": RECORD}, {"note.md": new}, note="record").findings
    (one,) = [f for f in found if f.rule == "DOC511"]
    assert [where.quote for where in one.also] == [
        "The supplier was approved until 2028-03-01.",
        "Lee",
    ]
    assert one.was_true == "the record says: Two audits were held."
