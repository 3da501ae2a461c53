"""How an answer grows with the number of documents: the command, the hook, and the watcher.

The sizes take turns in each round, so that a slow moment of the machine slows all of them.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from tests.benchmarks import corpora
from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.sites import HUGE, LARGE, MIDDLE, SMALL, Site, site
from tests.benchmarks.timing import (
    Meter,
    Row,
    Series,
    expect,
    in_turns,
    milliseconds,
    process,
    row,
    seconds,
)

ROUNDS = 9
SETTLE = 0.3
"""Seconds of silence that a watch waits for after a save."""
_GOAL_MS, _RUNNING_MS, _SAVED_MS, _GROWTH = 150, 50, 300, 1.1
_BROKEN = 1
_FLOOR = 0
"""Stands among the sizes for a process that does nothing."""

Ask = Callable[[Site], float]
"""A question about a fresh edit; returns the seconds of its answer."""


def impact() -> Iterator[Row]:
    """Yield the warm command, as a whole process."""
    yield from _impact((SMALL, MIDDLE, LARGE))


def hook() -> Iterator[Row]:
    """Yield the hook with one document staged, as a whole process."""
    yield from _hook((SMALL, MIDDLE, LARGE))


def watch() -> Iterator[Row]:
    """Yield the watcher: from a save to its line, and judging alone."""
    yield from _watch((SMALL, MIDDLE, LARGE))


def huge() -> Iterator[Row]:
    """Yield all of it for 200,000 documents; takes long."""
    for kind in (_impact, _hook, _watch):
        rows = list(kind((MIDDLE, HUGE)))
        yield from (each for each in rows if f"{HUGE:,}" in each.name)


def _impact(sizes: Sequence[int]) -> Iterator[Row]:
    empty, meter = process((sys.executable, "-c", "pass")), Meter()
    asks = {size: partial(_asked, meter, site(size)) for size in sizes}
    found = in_turns({**asks, _FLOOR: lambda: seconds(empty)}, ROUNDS)
    floor = found.pop(_FLOOR)
    for size, taken in found.items():
        goal = _GOAL_MS if size == MIDDLE else None
        told = f"plain folder, {_whole(meter, size)}"
        yield _row(f"warm impact, {size:,} documents", taken, goal, told)
    middle = found[MIDDLE]
    told = f"{milliseconds(middle)} against {milliseconds(floor)}"
    name = f"warm impact / `python -c pass`, {MIDDLE:,} documents"
    yield row(name, middle.over(floor), "ratio", None, told)
    yield from _growth("warm impact", found, meter)


def _hook(sizes: Sequence[int]) -> Iterator[Row]:
    for size in sizes:
        site(size).commit()
    meter = Meter()
    found = _interleaved(sizes, partial(_staged, meter))
    for size, taken in found.items():
        told = f"one document staged in git, {_whole(meter, size)}"
        yield _row(f"hook, {size:,} documents", taken, None, told)
    yield from _growth("hook", found, meter)


def _watch(sizes: Sequence[int]) -> Iterator[Row]:
    for size in sizes:
        site(size).commit()
    with ExitStack() as stack:
        running = {size: stack.enter_context(watching(site(size))) for size in sizes}
        found = _interleaved(sizes, lambda each: saved(each, running[each.plan.documents]))
    for size, taken in found.items():
        told = "in git, from the end of a save to the printed line, beyond settling"
        goal = _SAVED_MS if size == MIDDLE else None
        yield _row(f"watch, {size:,} documents", taken, goal, told)
    yield from _growth("watch", found)
    yield from _judging(sizes)


def _judging(sizes: Sequence[int]) -> Iterator[Row]:
    with ExitStack() as stack:
        asked = {size: stack.enter_context(_follower(site(size))) for size in sizes}
        found = _interleaved(sizes, lambda each: asked[each.plan.documents]())
    for size, taken in found.items():
        goal = _RUNNING_MS if size == MIDDLE else None
        told = "in git, the judging alone in a process that runs already"
        yield _row(f"watch: judging, {size:,} documents", taken, goal, told)
    yield from _growth("watch: judging", found)


def _row(name: str, taken: Series, goal: float | None, told: str) -> Row:
    whole = f"a {corpora.PAGES}-page .docx changed; {told}"
    return row(name, taken.times(1000), "ms", goal, whole)


def _growth(name: str, found: dict[int, Series], meter: Meter | None = None) -> Iterator[Row]:
    """Yield how much longer the answer takes than among 2,000 documents."""
    middle = found[MIDDLE]
    for size, taken in found.items():
        if size > MIDDLE:
            told = f"{milliseconds(taken)} against {milliseconds(middle)}"
            if meter:
                grown = meter.median(size) / meter.median(MIDDLE)
                told += f"; processor time {grown:.2f}"
            title = f"{name}, {size:,} documents / {MIDDLE:,}"
            yield row(title, taken.over(middle), "ratio", _GROWTH, told)


def _interleaved(sizes: Sequence[int], ask: Ask) -> dict[int, Series]:
    """Return what *ask* takes at each size."""
    return in_turns({size: partial(ask, site(size)) for size in sizes}, ROUNDS)


def _asked(meter: Meter, each: Site) -> float:
    each.edit()
    ask = process([COMMAND, "impact", each.edited], each.folder)
    return meter.seconds(each.plan.documents, lambda: expect(ask, _BROKEN))


def _staged(meter: Meter, each: Site) -> float:
    each.edit()
    corpora.git(each.folder, "add", each.edited)
    ask = process([COMMAND, "impact", "--staged"], each.folder)
    return meter.seconds(each.plan.documents, lambda: expect(ask, _BROKEN))


def _whole(meter: Meter, size: int) -> str:
    return f"whole process, of which processor {meter.median(size) * 1000:.0f} ms"


@contextmanager
def watching(each: Site, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """Give a watch of a company that has begun."""
    command = [sys.executable, "-m", "depgraph", "watch", "--json-lines", *more]
    with subprocess.Popen(command, cwd=each.folder, stdout=subprocess.PIPE, text=True) as running:
        try:
            following(running)
            yield running
        finally:
            running.terminate()


def following(running: "subprocess.Popen[str]") -> dict[str, Any]:
    """Return the next event that a watch tells."""
    if running.stdout is None or not (line := running.stdout.readline()):
        message = "the watch ended"
        raise RuntimeError(message)
    event: dict[str, Any] = json.loads(line)
    return event


def saved(each: Site, running: "subprocess.Popen[str]", settle: float = SETTLE) -> float:
    """Return the seconds from the end of a save to its line, without those of settling."""
    each.save(each.fresh())
    taken = seconds(lambda: _told(each, running)) - settle
    time.sleep(settle)
    return taken


def _told(each: Site, running: "subprocess.Popen[str]") -> None:
    """Read events until one is about the document that is edited."""
    while each.edited not in following(running).get("paths", ()):
        pass


@contextmanager
def _follower(each: Site) -> Iterator[Callable[[], float]]:
    """Give the question of how long judging a fresh edit takes in this process."""
    from depgraph import tracker
    from depgraph.tracker.following import Follower, cares
    from depgraph.workspace.watching import Watching

    def judged() -> float:
        each.save(each.fresh())
        follower.look(watching.wait(0.05, 5))
        return seconds(follower.answer)

    folder = each.folder
    with Watching(folder, cares) as watching:
        follower = Follower(lambda: tracker.open_workspace(folder, folder), watching, ())
        follower.begin(tracker.Silent())
        try:
            yield judged
        finally:
            follower.close()
