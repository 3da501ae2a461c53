"""The lines that a watcher prints."""

from dataclasses import replace

import pytest

from depgraph.model.events import Event, Remark, Saved, Started, Waiting
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
            f"09:00:00  {'a.docx':32}  open in Word (~$a.docx), waiting for the save to finish\n",
            id="open in Word",
        ),
        pytest.param(
            Waiting("a.odt", ".~lock.a.odt#"),
            f"09:00:00  {'a.odt':32}  open in LibreOffice (.~lock.a.odt#), "
            "waiting for the save to finish\n",
            id="open in LibreOffice",
        ),
        pytest.param(
            Waiting("a\x1b[1m.docx"),
            f"09:00:00  {'a<U+001B>[1m.docx':32}  not whole yet, waiting for the save to finish\n",
            id="half written, with an escape code in its name",
        ),
        pytest.param(
            Saved(("pol.md",), frozenset(), (), (), CLEAN, editorial=True),
            f"09:00:00  {'pol.md saved':32}  editorial, nothing follows\n",
            id="editorial",
        ),
        pytest.param(
            Saved(("pol.md",), frozenset(), (), (), CLEAN),
            f"09:00:00  {'pol.md saved':32}  nothing follows\n",
            id="a change on which nobody relies",
        ),
        pytest.param(
            Saved(("pol.md",), frozenset(), (FINDING,), (), BROKEN),
            f"09:00:00  {'pol.md saved':32}  +1 breaking\n"
            "          breaking  VAL301  sop.md §3.2\n"
            '            "Kept for 7 years (POL-002 §4.1)."\n'
            "            states 7 years; POL-002 §4.1 would say 5 years\n",
            id="something breaks",
        ),
        pytest.param(
            Saved(("sop.md",), frozenset(), (), (FINDING,), CLEAN),
            f"09:00:00  {'sop.md saved':32}  -1 breaking (VAL301 fixed)   clean\n",
            id="something is mended, and nothing is left",
        ),
        pytest.param(
            Saved(("sop.md",), frozenset(), (), (FINDING,), BROKEN),
            f"09:00:00  {'sop.md saved':32}  -1 breaking (VAL301 fixed)   1 left\n",
            id="something is mended, and something is left",
        ),
        pytest.param(
            Saved(("a.md", "b.md"), frozenset({"b.md"}), (), (), BROKEN),
            f"09:00:00  {'2 documents changed':32}  nothing follows\n",
            id="several at once",
        ),
        pytest.param(
            Saved(("b.md",), frozenset({"b.md"}), (), (), replace(CLEAN, complete=False)),
            f"09:00:00  {'b.md removed':32}  nothing follows   incomplete: not everything could "
            "be read\n",
            id="removed, and something is unreadable",
        ),
        pytest.param(
            Saved(("b.md",), frozenset(), (), (), CLEAN, (("a.md", "b.md"),)),
            f"09:00:00  {'a.md renamed -> b.md':32}  nothing follows\n",
            id="renamed",
        ),
        pytest.param(
            Saved(
                ("new/x/a.md", "new/x/b.md"),
                frozenset(),
                (),
                (),
                CLEAN,
                (("old/x/a.md", "new/x/a.md"), ("old/x/b.md", "new/x/b.md")),
            ),
            "09:00:00  old/ renamed -> new/ (2 documents)  nothing follows\n",
            id="a folder renamed",
        ),
        pytest.param(
            Saved((), frozenset(), (), (FINDING,), CLEAN),
            f"09:00:00  {'the texts in force changed':32}  -1 breaking (VAL301 fixed)   clean\n",
            id="a commit",
        ),
        pytest.param(
            Saved(("a.md",), frozenset(), (FINDING,), (), BROKEN, since=True),
            "09:00:00  a.md saved since the last look    +1 breaking\n"
            "          breaking  VAL301  sop.md §3.2\n"
            '            "Kept for 7 years (POL-002 §4.1)."\n'
            "            states 7 years; POL-002 §4.1 would say 5 years\n",
            id="while nobody watched",
        ),
        pytest.param(
            Remark("say\x1b[2J so"),
            "09:00:00  say<U+001B>[2J so\n",
            id="a remark, with an escape code",
        ),
    ],
)
def test_an_event_as_lines(event: Event, expected: str) -> None:
    assert event_text(event, "09:00:00", Look()) == expected
