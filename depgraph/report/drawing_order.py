"""Which column each box of a drawing stands in and in which order. Pure; the same every time."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

Pair = tuple[str, str]
"""What others rely on, and what relies on it."""

_SWEEPS = 12


def ranks(names: Sequence[str], pairs: Iterable[Pair]) -> dict[str, int]:
    """Return the column of each of *names*: as far right as the longest way that leads to it.

    Of what stands in a circle, as few lines as is easily found lead back to the left.
    """
    order = {name: at for at, name in enumerate(_sequence(names, pairs))}
    onward: defaultdict[str, set[str]] = defaultdict(set)
    led = set()
    for one, other in pairs:
        if one != other:
            left, right = sorted((one, other), key=order.__getitem__)
            onward[left].add(right)
            led.add(right)
    found = dict.fromkeys(names, 0)
    for name in sorted(names, key=order.__getitem__):
        for right in onward[name]:
            found[right] = max(found[right], found[name] + 1)
    for name in names:
        if name not in led and onward[name]:
            found[name] = min(found[right] for right in onward[name]) - 1
    return found


def _sequence(names: Sequence[str], pairs: Iterable[Pair]) -> list[str]:
    """Return *names* so that most pairs lead forward (the heuristic of Eades, Lin and Smyth)."""
    ahead: dict[str, set[str]] = {name: set() for name in names}
    behind: dict[str, set[str]] = {name: set() for name in names}
    for one, other in pairs:
        if one != other:
            ahead[one].add(other)
            behind[other].add(one)
    left: list[str] = []
    right: list[str] = []
    waiting = sorted(names)
    while waiting:
        name = next((n for n in waiting if not ahead[n]), None)
        if name is not None:
            right.append(name)
        else:
            name = min(waiting, key=lambda n: (len(behind[n]), -len(ahead[n]), n))
            if behind[name]:
                name = min(waiting, key=lambda n: (len(behind[n]) - len(ahead[n]), n))
            left.append(name)
        waiting.remove(name)
        for other in ahead.pop(name):
            behind[other].discard(name)
        for other in behind.pop(name):
            ahead[other].discard(name)
    return left + right[::-1]


def ordered(columns: Sequence[Sequence[str]], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return *columns* with each in an order in which few lines between neighbours cross."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        after[one].append(other)
        before[other].append(one)
    now = [sorted(column) for column in columns]
    best, fewest = now, _crossings(now, after)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        now = _swept(now, before if forward else after, forward=forward)
        crossed = _crossings(now, after)
        if crossed < fewest:
            best, fewest = now, crossed
    return best


def _swept(
    columns: list[list[str]], near: Mapping[str, list[str]], *, forward: bool
) -> list[list[str]]:
    made = columns if forward else columns[::-1]
    place = {name: float(at) for at, name in enumerate(made[0])} if made else {}
    done = made[:1]
    for column in made[1:]:
        middle = {
            name: sum(place[n] for n in near[name]) / len(near[name])
            if near.get(name)
            else at * max(len(done[-1]), 1) / len(column)
            for at, name in enumerate(column)
        }
        placed = sorted(column, key=middle.__getitem__)
        place |= {name: float(at) for at, name in enumerate(placed)}
        done = [*done, placed]
    return done if forward else done[::-1]


def _crossings(columns: list[list[str]], after: Mapping[str, list[str]]) -> int:
    total = 0
    for left, right in pairwise(columns):
        place = {name: at for at, name in enumerate(right)}
        seen: list[int] = []
        for name in left:
            ends = sorted(place[other] for other in after.get(name, ()))
            total += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def spread(wanted: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return tops near the *wanted* middles for boxes of *sizes* that stand below each other.

    The sum of the squared distances is the least there is (pooling of adjacent violators).
    """
    offsets, used = [], 0.0
    for size in sizes:
        offsets.append(used)
        used += size
    pools: list[tuple[float, int]] = []
    for middle, size, offset in zip(wanted, sizes, offsets, strict=True):
        total, count = middle - size / 2 - offset, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            more, many = pools.pop()
            total, count = total + more, count + many
        pools.append((total, count))
    starts = [total / count for total, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
