"""DOC505 and DOC507: a revision that was never issued, and one that was not raised."""

import pytest

from depgraph.model.edits import Edit
from depgraph.model.facts import Span
from depgraph.model.findings import Safety
from tests.memory import judged

FRONT = "---\nnumber: POL-7\nrevision: 3\neffective date: 2026-02-01\n---\n"
TEXT = (
    "# Filing\n\n## 1 Scope\n\nAll records.\n\n## 2 Period\n\nRecords are kept for 7 years.\n\n"
    "## 3 Revision history\n\n| Rev. | Change |\n|---|---|\n| 3 | Period stated |\n"
)
CITING = "Boxes stay on the shelf for 7 years (POL-7 §2).\n"
EDIT = ("for 7 years", "for 5 years")
RULES = ("DOC505", "DOC507")


def told(
    old: str, new: str, downstream: str = CITING, **classes: str
) -> list[tuple[str, str, str, str]]:
    found = judged({"pol.md": old, "sop.md": downstream}, {"pol.md": new}, **classes).findings
    return [(f.rule, f.level.value, f.effect.path, f.message) for f in found if f.rule in RULES]


def unraised(stated: str, level: str = "breaking") -> list[tuple[str, str, str, str]]:
    message = f"would still be {stated}, though its change makes a sentence wrong"
    return [("DOC507", level, "pol.md", message)]


@pytest.mark.parametrize(
    ("front", "stated"),
    [
        pytest.param(FRONT, "revision 3, effective 2026-02-01", id="revision and date"),
        pytest.param(FRONT.replace("revision: 3\n", ""), "effective 2026-02-01", id="only a date"),
        pytest.param(
            "---\nnumber: POL-7\nversion: 2.1\n---\n", "revision 2.1", id="a version in parts"
        ),
        pytest.param("POL-7 | Rev. C | Page 1\n\n", "revision C", id="a line above the text"),
        pytest.param(
            "---\nnumber: POL-7\n---\n| Document No. | Revision |\n|---|---|\n| POL-7 | 4 |\n\n",
            "revision 4",
            id="a table above the text",
        ),
        pytest.param(
            "---\nnumber: POL-7\nrevision: 3\nstatus: effective\n---\n",
            "revision 3",
            id="in force by its status",
        ),
    ],
)
def test_a_text_that_breaks_others_needs_a_revision(front: str, stated: str) -> None:
    old = front + TEXT.split("## 3", maxsplit=1)[0]
    assert told(old, old.replace(*EDIT)) == unraised(stated)


@pytest.mark.parametrize(
    ("old", "new", "downstream"),
    [
        pytest.param(
            FRONT, FRONT.replace("revision: 3", "revision: 4"), CITING, id="the revision is raised"
        ),
        pytest.param(FRONT, FRONT.replace("02-01", "06-01"), CITING, id="the date is later"),
        pytest.param(
            FRONT,
            FRONT.replace("number: POL-7", "number: POL-7\nstatus: draft"),
            CITING,
            id="the new text says it is a draft",
        ),
        pytest.param(
            FRONT, FRONT, "Boxes stay on the shelf for 9 years.\n", id="nobody relies on the edit"
        ),
        pytest.param(FRONT, FRONT, "Kept for 7 years.\n", id="nothing is certain to break"),
        pytest.param(
            "---\nnumber: POL-7\n---\n", "---\nnumber: POL-7\n---\n", CITING, id="none is stated"
        ),
        pytest.param(
            FRONT, FRONT, "---\nstatus: draft\n---\n" + CITING, id="only a draft is affected"
        ),
    ],
)
def test_no_revision_is_asked_for(old: str, new: str, downstream: str) -> None:
    classes = {"sop": "draft"} if "draft" in downstream else {}
    if "status: draft" in new:
        assert told(old + TEXT, new + TEXT.replace(*EDIT), downstream) == []
    text = new + TEXT.replace(*EDIT)
    assert told(old + TEXT, text, downstream, **classes) == []


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("| 3 | Period stated |\n| 4 | Period shorter |\n", id="a row is added"),
        pytest.param("| 3 | Period stated, then made shorter |\n", id="a row is written anew"),
    ],
)
def test_a_line_in_the_history_is_enough(new: str) -> None:
    text = TEXT.replace(*EDIT).replace("| 3 | Period stated |\n", new)
    assert told(FRONT + TEXT, FRONT + text) == []


@pytest.mark.parametrize(
    ("document_class", "level"),
    [
        pytest.param("controlled", "breaking", id="controlled"),
        pytest.param("reference", "review", id="for reference"),
        pytest.param("draft", "info", id="draft"),
    ],
)
def test_its_own_class_sets_the_level(document_class: str, level: str) -> None:
    stated = "revision 3, effective 2026-02-01"
    found = told(FRONT + TEXT, FRONT + TEXT.replace(*EDIT), pol=document_class)
    assert found == unraised(stated, level)


def test_it_is_said_once_and_the_next_revision_is_offered() -> None:
    old = FRONT + TEXT
    both = CITING + "\nNothing is destroyed for 7 years (POL-7 §2).\n"
    found = judged({"pol.md": old, "sop.md": both}, {"pol.md": old.replace(*EDIT)}).findings
    (one,) = [f for f in found if f.rule == "DOC507"]
    assert one.message.endswith("though its change makes 2 sentences wrong")
    assert one.effect.quote == "revision: 3"
    assert one.fixes[0].safety is Safety.UNSAFE
    assert one.fixes[0].edits == (Edit(Span(1, 10, 11), "3", "4"),)


def test_the_date_of_a_contract_is_one_of_its_terms() -> None:
    front = "---\nnumber: POL-7\neffective date: 2026-02-01\n---\n# Supply Agreement\n\n"
    old = front + 'This Agreement is made by "Supplier" and "Customer".\n\n' + TEXT
    old = old.split("## 3")[0]
    assert told(old, old.replace(*EDIT)) == []


def test_a_broken_link_to_a_moved_file_is_no_other_text() -> None:
    old = {"pol.md": FRONT + TEXT, "sop.md": "See [filing](pol.md).\n"}
    found = judged(old, {"pol.md": None, "old/pol.md": FRONT + TEXT}).findings
    assert [(f.rule, f.effect.path) for f in found] == [("DOC502", "sop.md")]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        pytest.param("POL-7 rev 9", ["cites POL-7 revision 9; the newest is 3"], id="too high"),
        pytest.param("POL-7, Rev. 4", ["cites POL-7 revision 4; the newest is 3"], id="one ahead"),
        pytest.param(
            "POL-7 version 3.1", ["cites POL-7 revision 3.1; the newest is 3"], id="part"
        ),
        pytest.param("POL-7 rev 3", [], id="the current one"),
        pytest.param("POL-7 rev 2", [], id="an earlier one"),
        pytest.param("POL-7 rev D", [], id="a letter"),
        pytest.param("POL-7", [], id="none"),
        pytest.param("SOP-9 rev 9", [], id="of a document that is not here"),
    ],
)
def test_a_revision_that_was_never_issued(cited: str, expected: list[str]) -> None:
    before = {"pol.md": FRONT + TEXT, "sop.md": "Nothing yet.\n"}
    found = judged(before, {"sop.md": f"Nothing yet.\n\nFile it as {cited} says.\n"}).findings
    assert [f.message for f in found if f.rule == "DOC505"] == expected


def test_a_pin_that_stood_there_before_is_left_alone() -> None:
    before = {"pol.md": FRONT + TEXT, "sop.md": "File it as POL-7 rev 9 says.\n"}
    after = {"sop.md": "File it as POL-7 rev 9 says.\n\nClean up.\n"}
    assert [f.rule for f in judged(before, after).findings] == []


def test_a_new_document_pins_a_revision_that_is_issued_with_it() -> None:
    before = {"pol.md": FRONT + TEXT}
    after = {
        "pol.md": FRONT.replace("revision: 3", "revision: 4") + TEXT,
        "sop.md": "File it as POL-7 rev 4 says.\n",
    }
    assert [f.rule for f in judged(before, after).findings] == []
