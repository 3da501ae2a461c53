"""Rows of the table, and medians of runs in which what is measured and its floor take turns.

A ratio is taken in each round and the median of the rounds counts: what slows the machine for a
while slows both.
"""

import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

Name = TypeVar("Name")
Work = Callable[[], object]
"""Something that is measured."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: *value* in *unit* must not be above *goal*; without a goal it only informs.

    *spread* are the quartiles of *n* rounds, where there was more than one.
    """

    name: str
    value: float
    unit: str
    goal: float | None
    holds: bool | None
    spread: tuple[float, float] | None
    n: int
    detail: str

    def as_json(self) -> dict[str, object]:
        """Return the row as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Series:
    """What the rounds of one measurement gave, in their order."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The value in the middle."""
        return statistics.median(self.values)

    @property
    def quartiles(self) -> tuple[float, float] | None:
        """Between which two values the middle half lies."""
        if len(self.values) < 2:  # one value has no spread
            return None
        low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        return low, high

    def over(self, floor: "Series") -> "Series":
        """Return the ratio of each round to the same round of *floor*."""
        pairs = zip(self.values, floor.values, strict=True)
        return Series(tuple(above / below for above, below in pairs))

    def times(self, factor: float) -> "Series":
        """Return the values in another unit."""
        return Series(tuple(value * factor for value in self.values))


def row(name: str, measured: Series, unit: str, goal: float | None, detail: str) -> Row:
    """Return the row of *measured*."""
    spread, n = measured.quartiles, len(measured.values)
    return bar(name, measured.median, unit, goal, detail, spread, n)


def bar(  # noqa: PLR0913, PLR0917  # the columns of the table
    name: str,
    value: float,
    unit: str,
    goal: float | None,
    detail: str,
    spread: tuple[float, float] | None = None,
    n: int = 1,
) -> Row:
    """Return the row of a value that should be low; without a *goal* it only informs."""
    holds = None if goal is None else value <= goal
    quartiles = spread and (_short(spread[0]), _short(spread[1]))
    return Row(name, _short(value), unit, goal, holds, quartiles, n, detail)


def not_measured(name: str, unit: str, goal: float | None, why: str) -> Row:
    """Return the row of something that could not be measured; it does not hold."""
    return Row(name, 0.0, unit, goal, False, None, 0, f"not measured: {why}")


def milliseconds(measured: Series) -> str:
    """Return the median of *measured* as it is said in a sentence."""
    value = measured.median * 1000
    return f"{value:.2g} ms" if value < 10 else f"{value:.0f} ms"  # two digits


def _short(value: float) -> float:
    return round(value, 3)


def seconds(work: Work) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@dataclass
class Meter:
    """Runs whole processes and adds up, by name, the processor time that each of them used."""

    used: dict[int, list[float]] = field(default_factory=dict)

    def seconds(self, name: int, ask: Callable[[], object]) -> float:
        """Return how long *ask* takes; keep the processor time of what it started."""
        before = _of_children()
        taken = seconds(ask)
        self.used.setdefault(name, []).append(_of_children() - before)
        return taken

    def median(self, name: int) -> float:
        """Return the processor seconds in the middle."""
        return statistics.median(self.used[name])


def _of_children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def worked(work: Work) -> float:
    """Return the processor seconds of one call, which other programs hardly disturb."""
    began = time.process_time()
    work()
    return time.process_time() - began


def in_turns(
    asks: Mapping[Name, Callable[[], float]], rounds: int, *, unsettled: bool = False
) -> dict[Name, Series]:
    """Return what each of *asks* gives, asked in turns.

    A first round does not count, unless *unsettled*.
    """
    if not unsettled:
        for ask in asks.values():
            ask()
    given = [[ask() for ask in asks.values()] for _ in range(rounds)]
    return dict(zip(asks, _columns(iter(given)), strict=True))


def turns(works: Sequence[Work], rounds: int) -> list[Series]:
    """Return the seconds of each of *works*, run in turns; a first round does not count."""
    asks = {at: partial(seconds, work) for at, work in enumerate(works)}
    return list(in_turns(asks, rounds).values())


def _columns(rounds: Iterator[list[float]]) -> list[Series]:
    return [Series(column) for column in zip(*rounds, strict=True)]


def process(command: Sequence[str | Path], cwd: Path | None = None) -> Callable[[], int]:
    """Return a call that runs *command* as a whole process and returns its exit code."""

    def run() -> int:
        return subprocess.run(command, cwd=cwd, capture_output=True, check=False).returncode

    return run


def expect(ask: Callable[[], int], code: int) -> None:
    """Ask and stop unless the answer is *code*."""
    found = ask()
    if found != code:
        message = f"left with {found}, not with {code}"
        raise RuntimeError(message)
