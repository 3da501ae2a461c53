"""The lines that a watcher prints."""

from dataclasses import replace

import pytest

from depgraph.model.events import Event, Saved, Started, Waiting
from depgraph.model.findings import Finding, Level, Report, Where
from depgraph.model.links import Confidence
from depgraph.report.events import event_text
from depgraph.report.look import Look

FINDING = Finding(
    rule="VAL301",
    name="restated-value-differs",
    level=Level.BREAKING,
    default_level=Level.BREAKING,
    confidence=Confidence.CERTAIN,
    message="states 7 years; POL-002 §4.1 would say 5 years",
    change="c1",
    cause=Where("POL-002", "pol.md"),
    effect=Where("SOP-014", "sop.md", "§3.2", quote="Kept for 7 years (POL-002 §4.1)."),
    fingerprint="ab",
)
CLEAN = Report("impact", "POL-002", "working copy")
BROKEN = replace(CLEAN, findings=(FINDING,))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(Started(3), "watching 3 documents    ctrl-c to stop\n", id="started"),
        pytest.param(
            Started(1, accepted=True),
            "watching 1 document    ctrl-c to stop\n"
            "the texts as they are now are taken as those in force\n",
            id="started where nothing was in force",
        ),
        pytest.param(
            Waiting("a.docx", "~$a.docx"),
            "09:00:00  a.docx    open in another program (~$a.docx), waiting for the save to "
            "finish\n",
            id="open in Word",
        ),
        pytest.param(
            Waiting("a\x1b[1m.docx"),
            "09:00:00  a<U+001B>[1m.docx    not whole yet, waiting for the save to finish\n",
            id="half written, with an escape code in its name",
        ),
        pytest.param(
            Saved(("pol.md",), frozenset(), (), (), CLEAN),
            "09:00:00  pol.md saved    nothing follows  clean\n",
            id="editorial",
        ),
        pytest.param(
            Saved(("pol.md",), frozenset(), (FINDING,), (), BROKEN),
            "09:00:00  pol.md saved    +1 breaking  1 breaking in all\n"
            "          breaking  VAL301  sop.md §3.2\n"
            '            "Kept for 7 years (POL-002 §4.1)."\n'
            "            states 7 years; POL-002 §4.1 would say 5 years\n",
            id="something breaks",
        ),
        pytest.param(
            Saved(("sop.md",), frozenset(), (), (FINDING,), CLEAN),
            "09:00:00  sop.md saved    -1 breaking  (VAL301 fixed)  clean\n",
            id="something is mended",
        ),
        pytest.param(
            Saved(("a.md", "b.md"), frozenset({"b.md"}), (), (), BROKEN),
            "09:00:00  2 documents changed    nothing follows\n",
            id="several at once",
        ),
        pytest.param(
            Saved(("b.md",), frozenset({"b.md"}), (), (), replace(CLEAN, complete=False)),
            "09:00:00  b.md removed    nothing follows  clean  incomplete: not everything could "
            "be read\n",
            id="removed, and something is unreadable",
        ),
    ],
)
def test_an_event_as_lines(event: Event, expected: str) -> None:
    assert event_text(event, "09:00:00", Look()) == expected
