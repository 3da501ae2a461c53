"""Pair what the gold names with what was read. Each thing read answers for one row at most."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from tests.accuracy.scores import Judged, Outcome

Thing = TypeVar("Thing", bound=Hashable)
Held = TypeVar("Held")
Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Held]):
    """*what* stands at the source characters *start* to *end*."""

    start: int
    end: int
    what: Held


@dataclass(frozen=True, slots=True)
class Pair(Generic[Wanted, Found]):
    """A gold row with what was read there; one of the two is ``None`` when it is alone."""

    wanted: Wanted | None
    found: Found | None


def multisets(
    file: str, gold: Iterable[Thing], found: Iterable[Thing], shape: Callable[[Thing], str]
) -> Iterator[Judged]:
    """Judge *found* against *gold* as multisets."""
    wanted, there = Counter(gold), Counter(found)
    for what, count in (wanted & there).items():
        yield from [Judged(file, Outcome.RIGHT, shape(what))] * count
    for what, count in (wanted - there).items():
        yield from [Judged(file, Outcome.MISS, shape(what))] * count
    for what, count in (there - wanted).items():
        yield from [Judged(file, Outcome.FALSE, shape(what))] * count


def paired(
    gold: Iterable[Stretch[Wanted]],
    found: Iterable[Stretch[Found]],
    same: Callable[[Wanted, Found], bool],
) -> Iterator[Pair[Wanted, Found]]:
    """Yield each gold stretch with an overlapping found one, and alone what is left over."""
    waiting = sorted(found, key=lambda stretch: (stretch.start, stretch.end))
    for wanted in sorted(gold, key=lambda stretch: (stretch.start, stretch.end)):
        waiting, before = [s for s in waiting if s.end > wanted.start], waiting
        yield from (Pair(None, s.what) for s in before if s.end <= wanted.start)
        near = [s for s in waiting if s.start < wanted.end]
        best = next((s for s in near if same(wanted.what, s.what)), near[0] if near else None)
        if best is not None:
            waiting.remove(best)
        yield Pair(wanted.what, best.what if best else None)
    yield from (Pair(None, stretch.what) for stretch in waiting)
