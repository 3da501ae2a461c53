"""Where the boxes and lines of a drawing go: no box on another, no line behind a box. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from depgraph.report.drawing_order import ordered, ranks, spread

BOX = 44.0
"""Height of a box."""
_GAP = 14.0
_LANE = 12.0
"""Height that a line takes where it passes between boxes."""
_SWEEPS = 8
_BETWEEN = 70.0
_MOST_BETWEEN = 190.0


@dataclass(frozen=True, slots=True)
class Tie:
    """*right* relies on *left*; ties of one *kind* from one box share their way."""

    left: str
    right: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


Way = tuple[tuple[float, float], ...]
"""The points of a line: straight between the second and third of each four, else curved."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything goes; *ways* are in the order of the ties, from left to right relying."""

    spots: dict[str, Spot]
    ways: tuple[Way, ...]
    width: float
    height: float


def laid_out(widths: dict[str, float], ties: Sequence[Tie]) -> Layout:
    """Return a layout of boxes with these *widths*: what is relied on left of what relies."""
    return _Plan(widths, ties).layout()


class _Plan:
    """The columns, with a lane in each column that a line passes."""

    def __init__(self, widths: dict[str, float], ties: Sequence[Tie]) -> None:
        self.widths = widths
        self.ties = ties
        self.rank = ranks(sorted(widths), [(tie.left, tie.right) for tie in ties])
        self.chains = [self._chain(tie) for tie in ties]
        self.pairs = {pair for chain in self.chains for pair in pairwise(chain)}
        count = max(self.rank.values(), default=-1) + 1
        members: list[set[str]] = [set() for _ in range(count)]
        for name in widths:
            members[self.rank[name]].add(name)
        for chain in self.chains:
            for at, name in enumerate(chain[1:-1], self.rank[chain[0]] + 1):
                members[at].add(name)
        self.columns = ordered([sorted(column) for column in members], self.pairs)

    def _chain(self, tie: Tie) -> tuple[str, ...]:
        """Return the boxes and lanes of *tie* from the left to the right of the drawing."""
        one, other = sorted((tie.left, tie.right), key=self.rank.__getitem__)
        lanes = range(self.rank[one] + 1, self.rank[other])
        return (one, *(f"\0{tie.kind}\0{one}\0{at}" for at in lanes), other)

    def layout(self) -> Layout:
        tops = self._tops()
        least = min(tops.values(), default=0.0)
        lefts = self._lefts()
        spots = {
            name: Spot(lefts[at], tops[name] - least, self._width(at), self._height(name))
            for at, column in enumerate(self.columns)
            for name in column
        }
        ways = _ways(self.chains, self.ties, spots)
        right = max((spot.x + spot.width for spot in spots.values()), default=0.0)
        low = max((spot.y + spot.height for spot in spots.values()), default=0.0)
        return Layout({name: spots[name] for name in self.widths}, ways, right, low)

    def _height(self, name: str) -> float:
        return BOX if name in self.widths else 0.0

    def _size(self, name: str) -> float:
        return BOX + _GAP if name in self.widths else _LANE

    def _width(self, at: int) -> float:
        return max((self.widths.get(name, 0.0) for name in self.columns[at]), default=0.0)

    def _lefts(self) -> list[float]:
        lefts, x = [], 0.0
        for at, column in enumerate(self.columns):
            lefts.append(x)
            here = set(column)
            passing = sum(one in here for one, _ in self.pairs)
            x += self._width(at) + min(_BETWEEN + 3 * passing, _MOST_BETWEEN)
        return lefts

    def _tops(self) -> dict[str, float]:
        near: defaultdict[str, list[str]] = defaultdict(list)
        far: defaultdict[str, list[str]] = defaultdict(list)
        for one, other in sorted(self.pairs):
            near[other].append(one)
            far[one].append(other)
        middle = {
            name: at * (BOX + _GAP) for column in self.columns for at, name in enumerate(column)
        }
        for sweep in range(_SWEEPS):
            forward = sweep % 2 == 0
            last = sweep >= _SWEEPS - 2
            for column in self.columns if forward else self.columns[::-1]:
                beside = _both(column, near, far) if last else near if forward else far
                self._settle(column, middle, beside)
        return {name: value - self._height(name) / 2 for name, value in middle.items()}

    def _settle(
        self, column: list[str], middle: dict[str, float], beside: dict[str, list[str]]
    ) -> None:
        wanted = [
            sum(middle[n] for n in beside[name]) / len(beside[name])
            if beside.get(name)
            else middle[name]
            for name in column
        ]
        sizes = [self._size(name) for name in column]
        for name, top, size in zip(column, spread(wanted, sizes), sizes, strict=True):
            middle[name] = top + size / 2


def _both(
    column: list[str], near: dict[str, list[str]], far: dict[str, list[str]]
) -> dict[str, list[str]]:
    return {name: [*near.get(name, ()), *far.get(name, ())] for name in column}


def _ways(
    chains: Sequence[tuple[str, ...]], ties: Sequence[Tie], spots: dict[str, Spot]
) -> tuple[Way, ...]:
    """Return the points of each line, spread over the sides of the boxes where it ends."""
    leaving: defaultdict[str, set[tuple[float, str, str]]] = defaultdict(set)
    coming: defaultdict[str, set[tuple[float, str, str]]] = defaultdict(set)
    for chain, tie in zip(chains, ties, strict=True):
        leaving[chain[0]].add((_middle(spots[chain[1]]), tie.kind, chain[1]))
        coming[chain[-1]].add((_middle(spots[chain[-2]]), tie.kind, chain[-2]))
    out, into = _ports(leaving, spots), _ports(coming, spots)
    return tuple(
        _way(
            chain,
            spots,
            out[chain[0], tie.kind, chain[1]],
            into[chain[-1], tie.kind, chain[-2]],
        )
        for chain, tie in zip(chains, ties, strict=True)
    )


def _ports(
    ends: dict[str, set[tuple[float, str, str]]], spots: dict[str, Spot]
) -> dict[tuple[str, str, str], float]:
    """Return the height at which each line meets its box; lines that share a way share it."""
    found: dict[tuple[str, str, str], float] = {}
    for name, lines in ends.items():
        step = (spots[name].height - 12) / (len(lines) + 1)
        for place, (_, kind, beside) in enumerate(sorted(lines), 1):
            found[name, kind, beside] = spots[name].y + 6 + place * step
    return found


def _middle(spot: Spot) -> float:
    return spot.y + spot.height / 2


def _way(chain: tuple[str, ...], spots: dict[str, Spot], start: float, end: float) -> Way:
    first, last = spots[chain[0]], spots[chain[-1]]
    points = [(first.x + first.width, start)]
    for name in chain[1:-1]:
        lane = spots[name]
        points += [(lane.x, lane.y), (lane.x + lane.width, lane.y)]
    return (*points, (last.x, end))
