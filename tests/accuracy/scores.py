"""What is counted and how it is shown: judgements in, one row for each bar and half out."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one thing that the gold names or that was read."""

    RIGHT = "right"
    MISS = "miss"
    FALSE = "false hit"
    SKIPPED = "skipped"
    """Not judged, and why: it counts neither way."""


class Figure(StrEnum):
    """The number that a bar is about."""

    F1 = "F1"
    RECALL = "recall"
    PRECISION = "precision"
    JACCARD = "Jaccard"
    FALSE_EACH = "false hits a case"
    WRONG = "wrong in 1,000"
    """Of what was said to lead somewhere, how much leads elsewhere."""


class Half(StrEnum):
    """The part of a set that is tuned on, and the part that only checks."""

    DEVELOPMENT = "development"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing in *file* was read right, missed, or read though it is not there."""

    file: str
    outcome: Outcome
    shape: str = ""
    """The kind of miss or false hit, without the document's own words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is measured and the least that is good enough; *noise* is where the gold errs."""

    name: str
    figure: Figure
    goal: float
    noise: str = ""
    area: str = "reading"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a result file."""

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


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each outcome came."""

    right: int
    missed: int
    false: int
    files: int = 0

    def figure(self, which: Figure) -> float:
        """Return the figure; 1.0 when there was nothing to find and nothing was found."""
        match which:
            case Figure.RECALL:
                return _share(self.right, self.right + self.missed)
            case Figure.PRECISION:
                return _share(self.right, self.right + self.false)
            case Figure.F1:
                return _share(2 * self.right, 2 * self.right + self.missed + self.false)
            case Figure.JACCARD:
                return _share(self.right, self.right + self.missed + self.false)
            case Figure.FALSE_EACH:
                return self.false / self.files if self.files else 0.0
            case Figure.WRONG:
                said = self.right + self.false
                return 1000 * self.false / said if said else 0.0


def half_of(file: str) -> Half:
    """Return the half that *file* belongs to, by a hash of its name."""
    return (Half.DEVELOPMENT, Half.CHECK)[hashlib.sha256(file.encode()).digest()[0] % 2]


def tally(judged: Iterable[Judged]) -> Tally:
    """Return the counts of *judged*."""
    judged = tuple(judged)
    counts = Counter(each.outcome for each in judged)
    files = len({each.file for each in judged if each.outcome is not Outcome.SKIPPED})
    return Tally(counts[Outcome.RIGHT], counts[Outcome.MISS], counts[Outcome.FALSE], files)


def rows_of(bar: Bar, judged: Iterable[Judged]) -> Iterator[tuple[Half, Tally, Row]]:
    """Yield the row of each half."""
    judged = tuple(judged)
    for half in Half:
        counts = tally(each for each in judged if half_of(each.file) is half)
        value = round(counts.figure(bar.figure), 4)
        empty = not counts.files
        lower = bar.figure in {Figure.FALSE_EACH, Figure.WRONG}
        detail = "nothing in this half" if empty else _detail(counts)
        holds = not empty and (value <= bar.goal if lower else value >= bar.goal)
        name = f"{bar.area}/{bar.name}, {half.value} half"
        yield (
            half,
            counts,
            Row(
                name,
                value,
                bar.figure.value,
                bar.goal,
                "lower" if lower else "higher",
                holds,
                detail,
            ),
        )


def table_line(bar: Bar, halves: Sequence[tuple[Tally, Row]]) -> str:
    """Return one line of the Markdown table: the figure of each half, and whether both hold."""
    shown = [_cell(bar.figure, counts, row) for counts, row in halves]
    better = "≤" if halves[0][1].better == "lower" else "≥"
    judged = [row.holds for counts, row in halves if counts.files]
    holds = "yes" if judged and all(judged) else "no"
    cells = (bar.name, bar.figure.value, *shown, f"{better} {bar.goal:g}", holds)
    return f"| {' | '.join(cells)} |"


HEAD = (
    f"| what | figure | {' | '.join(half.value for half in Half)} | goal | holds |\n"
    "|---|---|---|---|---|---|"
)


def _cell(figure: Figure, counts: Tally, row: Row) -> str:
    if not counts.files:
        return "nothing"
    count = counts.right + counts.missed
    if figure is not Figure.F1:
        return f"{row.value:.3f} (of {count or counts.false})"
    precision, recall = counts.figure(Figure.PRECISION), counts.figure(Figure.RECALL)
    return f"{row.value:.3f} (P {precision:.3f}, R {recall:.3f}, of {count})"


def kinds(judged: Iterable[Judged], outcome: Outcome, most: int = 10) -> list[tuple[str, int]]:
    """Return the most frequent shapes of *outcome*."""
    counts = Counter(each.shape for each in judged if each.outcome is outcome)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


_LETTERS = re.compile(r"\((?P<letters>[A-Za-z]{1,5})\)")


def shape(text: str) -> str:
    """Return *text* with its digits and letters in brackets made alike, shortened."""
    alike = _LETTERS.sub("(a)", re.sub(r"\d+", "9", " ".join(text.split())))
    return alike if len(alike) <= 48 else alike[:45] + "..."


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _detail(counts: Tally) -> str:
    return (
        f"P {counts.figure(Figure.PRECISION):.3f} R {counts.figure(Figure.RECALL):.3f} "
        f"F1 {counts.figure(Figure.F1):.3f}; {counts.right} right, {counts.missed} missed, "
        f"{counts.false} false"
    )
