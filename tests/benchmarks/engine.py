"""Reading a whole company: the first time, again, after another branch; memory and the store."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks import corpora
from tests.benchmarks.corpora import COMMAND, STORE
from tests.benchmarks.drafts import Plan
from tests.benchmarks.memory import can_be_measured, peak
from tests.benchmarks.reader import Share, shares
from tests.benchmarks.sites import HUGE, LARGE, MIDDLE, site
from tests.benchmarks.timing import (
    Row,
    bar,
    in_turns,
    milliseconds,
    not_measured,
    process,
    row,
    seconds,
    turns,
)

MIXED = Plan(2_000, sections=4)
JOBS = 2
ROUNDS = 7
_COLD_ROUNDS = 2
_COLD_MB, _WARM_MB = 300, 120


def cold() -> Iterator[Row]:
    """Yield the first update of a mixed company against reading alone; and the store it makes."""
    folder = corpora.written(MIXED)
    corpora.leave(folder)
    reading: list[list[Share]] = []
    asks = {
        "update": lambda: _cold(folder),
        "reading": lambda: _reading(folder, reading),
    }
    found = in_turns(asks, _COLD_ROUNDS, unsettled=True)
    whole, alone = found["update"], found["reading"]
    told = (
        f"{MIXED.documents:,} documents of all formats, {whole.median:.1f} s against "
        f"{alone.median:.1f} s of reading in each of {JOBS} processes"
    )
    yield row(f"cold update / reading alone, {JOBS} jobs", whole.over(alone), "ratio", 1.25, told)
    yield from _store(folder, sum(share.text for share in reading[-1]))
    corpora.leave(folder)


def _cold(folder: Path) -> float:
    corpora.leave(folder)
    return seconds(process([COMMAND, "update", "--jobs", str(JOBS)], folder))


def _reading(folder: Path, kept: list[list[Share]]) -> float:
    """Return the mean of the reading times of the processes that share the documents."""
    kept.append(shares(folder, JOBS))
    return sum(share.seconds for share in kept[-1]) / JOBS


def _store(folder: Path, text: int) -> Iterator[Row]:
    left = _size(folder)
    with closing(sqlite3.connect(folder / STORE / "index.sqlite")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        held = _size(folder)
    each = held / MIXED.documents / 1000
    told = (
        f"{held / 1e6:.1f} MB for {text / 1e6:.1f} MB of text, {MIXED.documents:,} documents; "
        f"{left / 1e6:.1f} MB while its log is not yet worked in"
    )
    yield bar("store / text that was read", held / text, "ratio", 1.0, told)
    yield bar("store, for each document", each, "KB", None, told)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in (folder / STORE).iterdir() if file.is_file())


def unchanged() -> Iterator[Row]:
    """Yield the update of unchanged files against a bare walk that looks at each of them."""
    from depgraph import tracker

    where = site(LARGE)
    where.restore()

    def update() -> None:
        workspace = tracker.open_workspace(where.folder, where.folder)
        tracker.update(workspace, tracker.Silent())
        workspace.store.close()

    again, bare = turns((update, lambda: walked(where.folder)), ROUNDS)
    (whole,) = turns((process([COMMAND, "update"], where.folder),), ROUNDS)
    told = (
        f"{LARGE:,} files, {milliseconds(again)} against {milliseconds(bare)}; "
        f"as a whole process {milliseconds(whole)}"
    )
    yield row("update of unchanged files / bare walk", again.over(bare), "ratio", 2.0, told)


def checkout() -> Iterator[Row]:
    """Yield how many documents are read again after another branch was checked out and back."""
    from depgraph import tracker

    where = site(MIDDLE)
    where.commit()
    folder, read = where.folder, 0
    corpora.git(folder, "checkout", "-q", "-b", "other")
    where.edit()
    corpora.git(folder, "commit", "-q", "-a", "-m", "other term")
    process([COMMAND, "update"], folder)()
    for branch in ("-", "other", "-"):
        corpora.git(folder, "checkout", "-q", branch)
        workspace = tracker.open_workspace(folder, folder)
        read += tracker.update(workspace, tracker.Silent()).read
        workspace.store.close()
    told = (
        f"{MIDDLE:,} documents, one of {corpora.PAGES} pages differs; three times back and forth"
    )
    yield bar("read again after git checkout", read, "documents", 0, told)


def memory() -> Iterator[Row]:
    """Yield the peak memory of a first update, and of a warm question."""
    yield from _memory(MIDDLE, LARGE)


def memory_of_many() -> Iterator[Row]:
    """Yield the same for 200,000 documents; takes long."""
    yield from _memory(HUGE)


def _memory(*sizes: int) -> Iterator[Row]:
    if not can_be_measured():
        yield not_measured("peak memory", "MB", _COLD_MB, "this system does not tell it")
        return
    for size in sizes:
        cold, minutes = site(size).cold, site(size).taken / 60
        told = f"parent {cold.parent:.0f} MB, workers {cold.worker:.0f} MB; {minutes:.1f} minutes"
        name = f"peak memory, cold init, {size:,} documents"
        yield bar(name, cold.largest, "MB", _COLD_MB, told)
    for size in sizes:
        where = site(size)
        where.restore()
        where.edit()
        warm, _ = peak([COMMAND, "impact", where.edited], where.folder)
        told = f"a {corpora.PAGES}-page .docx changed"
        name = f"peak memory, warm impact, {size:,} documents"
        yield bar(name, warm.largest, "MB", _WARM_MB, told)


def walked(folder: Path) -> int:
    """Look at every file as cheaply as Python can, and return how many there are."""
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
