"""Automatic numbers as the program counts and shows them."""

from dataclasses import dataclass, field

from depgraph.model.immutable import immutable
from extractors.formats.odt.styles import LEVELS, OUTLINE, Level, Styles, filled, slots_of

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLAIN = Level()


@immutable
class Number:
    """What one paragraph shows: its *label*, the *full* number, its *depth* from 1."""

    label: str
    full: str
    depth: int
    bullet: bool = False


@dataclass(slots=True)
class Count:
    """Where one list stands: a count and the last full number for each level from 1."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)
    fulls: dict[int, str] = field(default_factory=dict)


@immutable
class Listed:
    """A list item: where its list stands and how deep it is. A *header* is not counted."""

    count: Count
    depth: int
    start: int | None = None
    header: bool = False


@dataclass(slots=True)
class Counters:
    """All lists of one text. A list that neither continues another begins anew."""

    styles: Styles
    outline: Count = field(default_factory=lambda: Count(OUTLINE))
    _last: dict[str, Count] = field(default_factory=dict)
    _named: dict[str, Count] = field(default_factory=dict)

    def begin(self, style: str, key: str, *, goes_on: bool, continued: str) -> Count:
        """Return where the list that begins here stands."""
        known = self._named.get(continued) if continued else None
        if known is None and goes_on:
            known = self._last.get(style)
        count = known or Count(style)
        self._last[style] = count
        if key:
            self._named[key] = count
        return count

    def next(self, count: Count, depth: int, start: int | None = None) -> Number | None:
        """Count one paragraph at level *depth* and return what it shows."""
        levels = self.styles.lists.get(count.style)
        level = levels.get(depth) if levels else None
        if levels is None or level is None:
            return None
        if level.bullet:
            return Number("", "", depth, bullet=True)
        first = level.start if start is None else start
        known = count.counts.get(depth)
        count.counts[depth] = first if known is None or start is not None else known + 1
        for deeper in range(depth + 1, LEVELS + 1):
            count.counts.pop(deeper, None)
            count.fulls.pop(deeper, None)
        if not level.number_format:
            label = level.pattern if "%" not in level.pattern else ""
            return Number(label.strip(), "", depth) if label.strip() else None
        return self._number(levels, level, count, depth)

    def _number(self, levels: dict[int, Level], level: Level, count: Count, depth: int) -> Number:
        slots = slots_of(level.pattern)
        figures = {}
        for at in slots:
            upper = levels.get(at, _PLAIN)
            figures[at] = written(count.counts.get(at, upper.start), upper.number_format)
        label = filled(level.pattern, figures).strip()
        top = min((depth, *(at for at in slots if figures[at])))
        above = next((count.fulls[at] for at in range(top - 1, 0, -1) if at in count.fulls), "")
        full = count.fulls[depth] = _joined(above, label.rstrip("."))
        return Number(label, full, depth)


def written(count: int, form: str) -> str:
    """Return *count* in a number format of OpenDocument; an empty format shows nothing."""
    match form:
        case "":
            return ""
        case "a" | "A" if count > 0:
            rounds, letter = divmod(count - 1, 26)
            sign = chr(ord("a") + letter) * (rounds + 1)
        case "i" | "I" if count > 0:
            sign = _roman(count)
        case _:
            return str(count)
    return sign.upper() if form.isupper() else sign


def _roman(count: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        signs += sign * times
    return signs


def _joined(prefix: str, label: str) -> str:
    """Return *label* after its parent's, with a full stop where two figures would meet."""
    meet = prefix[-1:].isalnum() and label[:1].isalnum()
    return f"{prefix}.{label}" if meet else prefix + label
