"""A watch of a large folder, as a process of its own: how soon it tells, what it costs at rest."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import generate, word
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.timing import Row, bar, not_measured, seconds

DOCUMENTS, PAGES = 2_000, 20
SECTIONS_A_PAGE = 2
SETTLE = 0.3
ROUNDS = 9
IDLE = 20.0
BURST = 5_000
EDITS, MANY_EDITS = 240, 10_000
_EDITED = "00/SOP-1000.docx"
_PLAN = replace(generate.SMALL_TEXTS, documents=DOCUMENTS)


def answer() -> Iterator[Row]:
    """Yield the time from the end of a save to the printed line, and of judging alone."""
    with _company() as folder:
        terms = count(40)
        with _watch(folder) as running:
            taken = [_save(folder, next(terms), running) for _ in range(ROUNDS + 1)][1:]
        told = f"a {PAGES}-page .docx among {DOCUMENTS} documents, {len(taken)} saves"
        yield bar("watch: save to line, beyond settling", median(taken) * 1000, "ms", 300, told)
        judging = median(_judging(folder, terms))
        yield bar("watch: judging in a running process", judging * 1000, "ms", 50, told)


def rest() -> Iterator[Row]:
    """Yield the share of a processor that a watch takes while nothing happens."""
    if not Path("/proc/self/stat").exists():
        yield not_measured("watch: at rest", "%", 0.5, "needs /proc")
        return
    with _company() as folder, _watch(folder) as running:
        time.sleep(1)
        before = _processor(running.pid)
        time.sleep(IDLE)
        share = (_processor(running.pid) - before) / IDLE * 100
    told = f"processor time over {IDLE:g} s, {DOCUMENTS} documents"
    yield bar("watch: at rest", share, "%", 0.5, told)


def memory() -> Iterator[Row]:
    """Yield by how much the memory grows over a few hundred edits."""
    yield from _growth(EDITS)


def memory_of_many() -> Iterator[Row]:
    """Yield by how much the memory grows over ten thousand edits; takes long."""
    yield from _growth(MANY_EDITS)


def burst() -> Iterator[Row]:
    """Yield how many of thousands of files written at once are lost; takes a minute."""
    with _company() as folder:
        with _watch(folder) as running:
            notes = [folder / f"notes/{at % 50}/note-{at}.md" for at in range(BURST)]
            began = time.perf_counter()
            for at, note in enumerate(notes):
                note.parent.mkdir(parents=True, exist_ok=True)
                note.write_text(f"# Note {at}\n\nSee SOP-{1000 + at % 40}, Section 1.\n", "utf-8")
            told: set[str] = set()
            while len(told) < BURST and time.perf_counter() - began < 600:
                told.update(_next(running).get("paths", ()))
            taken = time.perf_counter() - began
        same = subprocess.run([COMMAND, "verify"], cwd=folder, capture_output=True, check=False)
    lost = BURST - len(told) + (same.returncode != 0)
    detail = f"{BURST} files written at once, told after {taken:.0f} s; then `depgraph verify`"
    yield bar("watch: lost in a burst", lost, "files", 0, detail)


def _growth(edits: int) -> Iterator[Row]:
    name = f"watch: memory after {edits} edits"
    if not Path("/proc/self/status").exists():
        yield not_measured(name, "ratio", 1.1, "needs /proc")
        return
    with _company() as folder, _watch(folder, "--settle", "0.05") as running:
        terms = count(40)
        first = edits // 2
        for _ in range(first):
            _save(folder, next(terms), running)
        middle = _resident(running.pid)
        for _ in range(edits - first):
            _save(folder, next(terms), running)
        end = _resident(running.pid)
    told = f"{end / 1024:.0f} MB, after half of them {middle / 1024:.0f} MB"
    yield bar(name, end / middle, "ratio", 1.1, told)


@contextmanager
def _company() -> Iterator[Path]:
    """Give a folder under git with one long Word document that others restate."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        generate.write(folder, _PLAN)
        (folder / _EDITED).with_suffix(".md").unlink()
        (folder / _EDITED).write_bytes(_long("30 days"))
        for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "all")):
            own = ("-c", "user.name=a", "-c", "user.email=a@b.c")
            subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)
        subprocess.run([COMMAND, "update"], cwd=folder, check=True, capture_output=True)
        yield folder


def _long(term: str) -> bytes:
    text = generate.draft(0, replace(_PLAN, sections=PAGES * SECTIONS_A_PAGE))
    parts = [
        (part.title, tuple(sentence.replace("30 days", term) for sentence in part.sentences))
        for part in text.sections
    ]
    return word.package(text.number, text.title, parts)


@contextmanager
def _watch(folder: Path, *more: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "depgraph", "watch", "--json-lines", *more]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as running:
        try:
            _next(running)
            yield running
        finally:
            running.terminate()


def _next(running: "subprocess.Popen[str]") -> dict[str, Any]:
    if running.stdout is None or not (line := running.stdout.readline()):
        message = "the watch ended"
        raise RuntimeError(message)
    event: dict[str, Any] = json.loads(line)
    return event


def _save(folder: Path, days: int, running: "subprocess.Popen[str]") -> float:
    """Return the seconds from the end of a save to its line, without those of settling."""
    data = _long(f"{days} days")
    (folder / _EDITED).write_bytes(data)
    taken = seconds(lambda: _next(running))
    return taken - SETTLE


def _judging(folder: Path, terms: Iterator[int]) -> list[float]:
    from depgraph import tracker
    from depgraph.tracker.following import Follower, cares
    from depgraph.workspace.watching import Watching

    with Watching(folder, cares) as watching:
        follower = Follower(lambda: tracker.open_workspace(folder, folder), watching, ())
        follower.begin(tracker.Silent())
        taken = []
        for _ in range(ROUNDS + 1):
            (folder / _EDITED).write_bytes(_long(f"{next(terms)} days"))
            follower.look(watching.wait(0.05, 5))
            taken.append(seconds(follower.answer))
        follower.close()
    return taken[1:]


def _processor(process: int) -> float:
    """Return the processor seconds that *process* has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(process: int) -> int:
    """Return the kilobytes of memory that *process* holds."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
