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
    """*what* stands at the source characters *start* to *end*.

    It is part of a phrase that may go on for *reach* characters on either side.
    """

    start: int
    end: int
    what: Held
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Pair(Generic[Wanted, Found]):
    """A gold row with what was read there; one of the two is ``None`` when it is alone.

    *beside* is set when the phrase that was read also holds a gold row that another answered.
    """

    wanted: Wanted | None
    found: Found | None
    beside: bool = False


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
    rows = sorted(gold, key=lambda stretch: (stretch.start, stretch.end))
    waiting = sorted(found, key=lambda stretch: (stretch.start, stretch.end))
    for row in rows:
        near = [each for each in waiting if each.start < row.end and row.start < each.end]
        fits = [each for each in near if same(row.what, each.what)]
        best = next(iter(fits or near), None)
        if best is not None:
            waiting.remove(best)
        yield Pair(row.what, best.what if best else None)
    for each in waiting:
        low, high = each.start - each.reach, each.end + each.reach
        beside = any(row.start < high and low < row.end for row in rows)
        yield Pair(None, each.what, beside)
