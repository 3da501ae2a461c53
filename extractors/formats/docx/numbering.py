"""Automatic numbers as Word counts and shows them. Pure: list and level in, label out."""

import re
from dataclasses import dataclass

from extractors.formats.docx.counting import written
from extractors.formats.docx.names import (
    ALTERNATE,
    ILVL,
    PSTYLE,
    Element,
    W,
    chosen,
    is_on,
    val,
    whole,
)
from extractors.formats.docx.styles import Look, Styles

_NUM = W + "num"
_ABSTRACT = W + "abstractNum"
_ABSTRACT_ID = W + "abstractNumId"
_LEVEL = W + "lvl"
_OVERRIDE = W + "lvlOverride"
_START_OVERRIDE = W + "startOverride"
_STYLE_LINK = W + "numStyleLink"
_NUM_FMT = W + "numFmt"
_LEGAL = W + "isLgl"
_SAID = {
    "start": W + "start",
    "text": W + "lvlText",
    "restart": W + "lvlRestart",
    "style": PSTYLE,
}
_LEVELS = 9
_SLOT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and what it shows."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""

    @property
    def bullet(self) -> bool:
        """Tell whether the level shows a sign instead of a number."""
        return self.number_format == "bullet"

    @property
    def slots(self) -> tuple[int, ...]:
        """Return the levels, from 0, whose numbers its text shows."""
        return tuple(int(digit) - 1 for digit in _SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class Number:
    """What one paragraph shows: its *label*, the *full* number, its *depth* from 1."""

    label: str
    full: str
    depth: int
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Lists:
    """One list: the definition whose counters it shares, its levels, where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one file, worked out when they are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        children = list(root) if root is not None else []
        self._nums = {whole(e.get(W + "numId")): e for e in children if e.tag == _NUM}
        self._abstracts = {e.get(_ABSTRACT_ID): e for e in children if e.tag == _ABSTRACT}
        self._lists: dict[int, Lists | None] = {}

    def list_of(self, num_id: int) -> Lists | None:
        """Return the list *num_id*, or ``None`` when the file does not define it."""
        if num_id not in self._lists:
            self._lists[num_id] = None
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def place(self, look: Look, num_id: int | None, ilvl: int | None) -> tuple[int, int] | None:
        """Return list and level of a paragraph from its own numbers and its style's *look*."""
        chosen_id = look.num_id if num_id is None else num_id
        if not chosen_id:
            return None
        if ilvl is None and look.num_id:
            ilvl = self._style_level(look)
        return chosen_id, min(max(ilvl or 0, 0), _LEVELS - 1)

    def _style_level(self, look: Look) -> int | None:
        """Return the level that names the style, or else the one the style asks for."""
        shared = self.list_of(look.num_id or 0)
        tied = {level.style: at for at, level in shared.levels.items()} if shared else {}
        return next((tied[key] for key in look.lineage if key in tied), look.ilvl)

    def _read(self, num_id: int) -> Lists | None:
        num = self._nums.get(num_id)
        if num is None:
            return None
        key = next((val(child) for child in num if child.tag == _ABSTRACT_ID), "")
        abstract = self._abstracts.get(key)
        if abstract is None:
            return None
        linked = next((val(child) for child in abstract if child.tag == _STYLE_LINK), "")
        if linked:
            return self._through_style(linked, num)
        levels = dict(map(_level, abstract.iterchildren(_LEVEL)))
        return _overridden(Lists(key, levels, {}), num)

    def _through_style(self, style: str, num: Element) -> Lists | None:
        target = self._styles.list_of(style)
        shared = self.list_of(target) if target else None
        return _overridden(shared, num) if shared else None


class Counters:
    """Where each list of one story stands; asking for the next number moves it on."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def advance(self, num_id: int, ilvl: int) -> Number | None:
        """Count one paragraph at level *ilvl* (from 0) of list *num_id* and return its number."""
        shared = self._numbering.list_of(num_id)
        level = shared.levels.get(ilvl) if shared else None
        if shared is None or level is None:
            return None
        counts = self._counts.setdefault(shared.abstract, [None] * _LEVELS)
        counts[ilvl] = self._next(shared, (num_id, ilvl), counts[ilvl])
        for deeper in range(ilvl + 1, _LEVELS):
            if _restarts(shared.levels.get(deeper), ilvl, deeper):
                counts[deeper] = None
        label = "" if level.bullet else _label(shared, counts, ilvl)
        full = "" if level.bullet else _full(shared, counts, ilvl)
        return Number(label, full, ilvl + 1, level.bullet)

    def _next(self, shared: Lists, place: tuple[int, int], count: int | None) -> int:
        """Return the next count; a start override acts once, on its own level only."""
        override = shared.starts.get(place[1])
        if override is not None and place not in self._started:
            self._started.add(place)
            return override
        return shared.levels[place[1]].start if count is None else count + 1


def _level(element: Element) -> tuple[int, Level]:
    """Return a ``w:lvl`` with its place in the list."""
    said = {child.tag: child for child in element}
    values = {name: val(said[tag]) for name, tag in _SAID.items() if tag in said}
    number_format = "decimal"
    if _NUM_FMT in said:
        number_format = _number_format(said[_NUM_FMT])
    elif ALTERNATE in said:
        number_format = _alternate_format(said[ALTERNATE])
    level = Level(
        start=whole(values.get("start")) or 0,
        number_format=number_format,
        text=values.get("text", ""),
        legal=_LEGAL in said and is_on(said[_LEGAL]),
        restart=whole(values.get("restart")),
        style=values.get("style", ""),
    )
    return whole(element.get(ILVL)) or 0, level


def _number_format(element: Element) -> str:
    """Return the format that a ``w:numFmt`` names; a custom one by its first example."""
    name = val(element) or "decimal"
    if name != "custom":
        return name
    example = (element.get(W + "format") or "").split(",", 1)[0].strip()
    return example if example.isascii() and example.isdigit() else "decimal"


def _alternate_format(element: Element) -> str:
    """Return the format inside an ``mc:AlternateContent``."""
    branch = chosen(element)
    formats = branch.iterchildren(_NUM_FMT) if branch is not None else ()
    return next((_number_format(child) for child in formats), "decimal")


def _overridden(shared: Lists, num: Element) -> Lists:
    """Return *shared* with the levels and starts that *num* sets for itself."""
    levels, starts = dict(shared.levels), dict(shared.starts)
    for override in num.iterchildren(_OVERRIDE):
        at = whole(override.get(ILVL)) or 0
        for child in override:
            if child.tag == _START_OVERRIDE:
                starts[at] = whole(val(child)) or 0
            elif child.tag == _LEVEL:
                levels[at] = _level(child)[1]
    return Lists(shared.abstract, levels, starts)


def _restarts(level: Level | None, after: int, own: int) -> bool:
    """Tell whether *level*, standing at *own*, starts again after a number at level *after*."""
    if level is None or level.restart is None or level.restart > own:
        return True
    return after < level.restart


def _label(shared: Lists, counts: list[int | None], ilvl: int) -> str:
    """Return what a paragraph at *ilvl* shows in front of its text."""
    level = shared.levels[ilvl]

    def slot(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        upper = shared.levels.get(at, Level())
        count = counts[at]
        shown = upper.start if count is None else count
        if level.legal and upper.number_format != "none":
            return str(shown)
        return written(shown, upper.number_format)

    return _SLOT.sub(slot, level.text).strip()


def _full(shared: Lists, counts: list[int | None], ilvl: int) -> str:
    """Return the number in full context, as a REF field shows it when asked for that."""
    label = _label(shared, counts, ilvl)
    above = min((*shared.levels[ilvl].slots, ilvl)) - 1
    while above >= 0 and not _shown(shared, counts, above):
        above -= 1
    prefix = _full(shared, counts, above) if above >= 0 else ""
    return joined(prefix, label.rstrip("."))


def _shown(shared: Lists, counts: list[int | None], at: int) -> bool:
    """Tell whether level *at* has been counted and shows a number."""
    level = shared.levels.get(at)
    return level is not None and counts[at] is not None and not level.bullet and bool(level.slots)


def joined(prefix: str, label: str) -> str:
    """Return *label* after its parent's, with a full stop where two figures would meet."""
    meet = prefix[-1:].isalnum() and label[:1].isalnum()
    return f"{prefix}.{label}" if meet else prefix + label
