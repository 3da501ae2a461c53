"""A watch of a large folder, as a process of its own: its cost at rest, and over many saves."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.locality import following, saved, watching
from tests.benchmarks.memory import can_be_measured, held
from tests.benchmarks.sites import MIDDLE, Site, site
from tests.benchmarks.timing import Row, bar, not_measured

IDLE = 20.0
BURST = 5_000
EDITS, MANY_EDITS = 120, 10_000
_QUICK = 0.05
_LONGEST = 600


def rest() -> Iterator[Row]:
    """Yield the share of a processor that a watch takes while nothing happens."""
    if not can_be_measured():
        yield not_measured("watch: at rest", "%", 0.5, "needs /proc")
        return
    where = _company()
    with watching(where) as running:
        time.sleep(1)
        before = _processor(running.pid)
        time.sleep(IDLE)
        share = (_processor(running.pid) - before) / IDLE * 100
    told = f"processor time over {IDLE:g} s, {MIDDLE:,} documents"
    yield bar("watch: at rest", share, "%", 0.5, told)


def memory() -> Iterator[Row]:
    """Yield by how much the memory grows over a hundred edits."""
    yield from _growth(EDITS)


def memory_of_many() -> Iterator[Row]:
    """Yield by how much the memory grows over ten thousand edits; takes long."""
    yield from _growth(MANY_EDITS)


def burst() -> Iterator[Row]:
    """Yield how many of thousands of files written at once are lost; takes a minute."""
    where = _company()
    notes = [where.folder / f"notes/{at % 50}/note-{at}.md" for at in range(BURST)]
    with watching(where) as running:
        began = time.perf_counter()
        for at, note in enumerate(notes):
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(f"# Note {at}\n\nSee SOP-{1000 + at % 40}, Section 1.\n", "utf-8")
        told: set[str] = set()
        while len(told) < BURST and time.perf_counter() - began < _LONGEST:
            told.update(following(running).get("paths", ()))
        taken = time.perf_counter() - began
    same = subprocess.run([COMMAND, "verify"], cwd=where.folder, capture_output=True, check=False)
    for note in notes:
        note.unlink()
    where.restore()
    lost = BURST - len(told) + (same.returncode != 0)
    detail = f"{BURST:,} files written at once, told after {taken:.0f} s; then `depgraph verify`"
    yield bar("watch: lost in a burst", lost, "files", 0, detail)


def _growth(edits: int) -> Iterator[Row]:
    name = f"watch: memory after {edits:,} edits"
    if not can_be_measured():
        yield not_measured(name, "ratio", 1.1, "needs /proc")
        return
    where = _company()
    with watching(where, "--settle", str(_QUICK)) as running:
        first = edits // 2
        middle = _resident_after(first, where, running)
        end = _resident_after(edits - first, where, running)
    told = f"{end:.0f} MB, after half of them {middle:.0f} MB"
    yield bar(name, end / middle, "ratio", 1.1, told)


def _resident_after(edits: int, where: Site, running: "subprocess.Popen[str]") -> float:
    for _ in range(edits):
        saved(where, running, _QUICK)
    return held(running.pid, "VmRSS")


def _company() -> Site:
    where = site(MIDDLE)
    where.commit()
    return where


def _processor(process: int) -> float:
    """Return the processor seconds that *process* has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
