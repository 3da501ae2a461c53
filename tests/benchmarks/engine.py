"""The whole command on invented corpora: update, a second update, and impact of one edit."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median

from depgraph.extraction import Source, extractor_for, installed, read
from tests.benchmarks import generate
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.timing import Row, bar, process, seconds, turns

MIXED = generate.Plan(300)
UNCHANGED, SMALLER, LARGER = 5_000, 2_000, 20_000
ROUNDS = 7
_STORE = ".depgraph"
_TERMS = ("45 days", "60 days", "20 days")


def update() -> Iterator[Row]:
    """Yield the whole update against reading alone, in seconds of all processors."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = generate.write(folder, MIXED)

        def fresh() -> None:
            shutil.rmtree(folder / _STORE, ignore_errors=True)
            _update(folder)

        taken = [(_work(fresh), _work(lambda: _read_all(folder, paths))) for _ in range(3)]
    whole, alone = (median(column) for column in zip(*taken, strict=True))
    told = f"{len(paths)} files, {whole:.2f} s against {alone:.2f} s of processor time"
    yield bar("update / reading alone", whole / alone, "ratio", 1.5, told)


def unchanged() -> Iterator[Row]:
    """Yield the update of unchanged files against a bare walk of the folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate.write(folder, replace(generate.SMALL_TEXTS, documents=UNCHANGED))
        _update(folder)
        again, walk = turns((lambda: _update(folder), lambda: _walk(folder)), ROUNDS)
        (whole,) = turns((process([COMMAND, "update"], folder),), ROUNDS)
    told = (
        f"{UNCHANGED} files, {again * 1000:.0f} ms against {walk * 1000:.0f} ms; "
        f"as a whole process {whole * 1000:.0f} ms"
    )
    yield bar("update of unchanged files / bare walk", again / walk, "ratio", 3.0, told)


def impact() -> Iterator[Row]:
    """Yield the time of one warm impact question, and how it grows with the corpus."""
    smaller, larger = _impact(SMALLER), _impact(LARGER)
    told = f"one edit among {SMALLER} documents, whole process"
    yield bar("impact of one changed file", smaller * 1000, "ms", 400, told)
    told = f"{larger * 1000:.0f} ms among {LARGER}, {smaller * 1000:.0f} ms among {SMALLER}"
    yield bar("impact in a corpus ten times as large", larger / smaller, "ratio", 1.2, told)


def _impact(documents: int) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = generate.write(folder, replace(generate.SMALL_TEXTS, documents=documents))
        process([COMMAND, "init"], folder)()
        edited = folder / paths[0]
        accepted = edited.read_text("utf-8")
        ask = process([COMMAND, "impact", paths[0]], folder)
        taken = []
        for _, term in zip(range(ROUNDS + 1), cycle(_TERMS), strict=False):
            edited.write_text(accepted.replace("30 days", term), "utf-8")
            taken.append(seconds(lambda: _expect(ask, 1)))
        return median(taken[1:])


def _expect(ask: Callable[[], int], code: int) -> None:
    found = ask()
    if found != code:
        message = f"impact left with {found}, not with {code}"
        raise RuntimeError(message)


def _update(folder: Path) -> None:
    from depgraph import tracker

    tracker.update(tracker.open_workspace(folder, folder), tracker.Silent())


def _read_all(folder: Path, paths: list[str]) -> None:
    extractors = installed()
    for path in paths:
        extractor = extractor_for(path, extractors)
        if extractor:
            read(Source(path, (folder / path).read_bytes()), extractor)


def _walk(folder: Path) -> int:
    """Look at every file as cheaply as Python can."""
    count, waiting = 0, [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)
                    count += 1
    return count


def _work(job: Callable[[], object]) -> float:
    """Return the processor seconds that *job* and its processes use."""
    before = sum(os.times()[:4])
    job()
    return sum(os.times()[:4]) - before
