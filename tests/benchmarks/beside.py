"""The command beside a running watch, which it asks instead of looking at every file."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial

from depgraph.workspace.watched import ask
from tests.benchmarks import corpora
from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.sites import LARGE, MIDDLE, SMALL, Site, site
from tests.benchmarks.timing import Row, in_turns, milliseconds, row, seconds

ROUNDS = 9
_GOAL_MS, _GROWTH = 150, 1.1
_LONGEST = 120.0
_PAUSE = 1.0
"""Seconds in which a watch has told of the last edit, so that it is not busy with that one."""


def impact() -> Iterator[Row]:
    """Yield the warm command, as a whole process, in folders that are watched."""
    yield from rows((SMALL, MIDDLE, LARGE))


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Yield the rows for companies of so many documents."""
    with ExitStack() as stack:
        for size in sizes:
            stack.enter_context(_watched(site(size)))
        found = in_turns({size: partial(_asked, site(size)) for size in sizes}, ROUNDS)
    for size, taken in found.items():
        goal = _GOAL_MS if size == MIDDLE else None
        told = f"a {corpora.PAGES}-page .docx changed; whole process, which asks the watch"
        yield row(
            f"impact beside a watch, {size:,} documents", taken.times(1000), "ms", goal, told
        )
    for size, taken in found.items():
        if size > MIDDLE:
            told = f"{milliseconds(taken)} against {milliseconds(found[MIDDLE])}"
            name = f"impact beside a watch, {size:,} documents / {MIDDLE:,}"
            yield row(name, taken.over(found[MIDDLE]), "ratio", _GROWTH, told)


@contextmanager
def _watched(each: Site) -> Iterator[None]:
    """Watch the folder of a company, and wait until the watch answers."""
    command = [sys.executable, "-m", "depgraph", "watch", "--quiet"]
    with subprocess.Popen(command, cwd=each.folder, stdout=subprocess.DEVNULL) as running:
        try:
            end = time.monotonic() + _LONGEST
            while (question := ask(each.folder)) is None or not question.answer(_LONGEST):
                if time.monotonic() > end:
                    message = "the watch does not answer"
                    raise RuntimeError(message)
                time.sleep(0.05)
            yield
        finally:
            running.terminate()


def _asked(each: Site) -> float:
    time.sleep(_PAUSE)
    each.edit()
    command = [COMMAND, "impact", each.edited]
    return seconds(
        lambda: subprocess.run(command, cwd=each.folder, capture_output=True, check=False)
    )
