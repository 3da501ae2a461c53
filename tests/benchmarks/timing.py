"""Medians of several runs, side by side: the thing measured and its floor take turns."""

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: *value* in *unit* must not be above *goal*."""

    name: str
    value: float
    unit: str
    goal: float
    better: str
    holds: bool
    detail: str

    def as_json(self) -> dict[str, object]:
        """Return the row as plain values."""
        return asdict(self)


def bar(name: str, value: float, unit: str, goal: float, detail: str) -> Row:
    """Return the row of a value that should be low."""
    return Row(name, round(value, 3), unit, goal, "lower", value <= goal, detail)


def not_measured(name: str, unit: str, goal: float, why: str) -> Row:
    """Return the row of something that could not be measured; it does not hold."""
    return Row(name, 0.0, unit, goal, "lower", holds=False, detail=f"not measured: {why}")


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def turns(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return the median seconds of each of *works*, run in turns; a first round does not count."""
    for work in works:
        work()
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def settled_turns(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return the same, each run right after one of its own that does not count.

    Else the first to run pays for the memory that the last gave back, which flatters the others.
    """
    taken = [[_second(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def _second(work: Callable[[], object]) -> float:
    work()
    return seconds(work)


def process(command: Sequence[str | Path], cwd: Path | None = None) -> Callable[[], int]:
    """Return a call that runs *command* as a whole process and returns its exit code."""

    def run() -> int:
        return subprocess.run(command, cwd=cwd, capture_output=True, check=False).returncode

    return run
