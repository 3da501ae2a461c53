"""Automatic numbers as Word counts and shows them. Pure: list and level in, label out."""

import re
from collections.abc import Mapping
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
_SLOT = re.compile(r"%(?P<level>[1-9])")


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


_NO_LEVEL = Level()


@dataclass(frozen=True, slots=True)
class Number:
    """What one paragraph shows: its *label*, the *full* number, its *depth* from 1."""

    label: str
    full: str
    depth: int
    bullet: bool = False


class Scheme:
    """One list: the definition whose counters it shares, its levels, where it starts anew."""

    def __init__(
        self, abstract: str, elements: Mapping[int, Element], starts: Mapping[int, int]
    ) -> None:
        self.abstract = abstract
        self.elements = elements
        self.starts = starts
        self._levels: dict[int, Level] = {}

    def level(self, at: int) -> Level | None:
        """Return the level *at*, from 0, or ``None`` when the list has none there."""
        if at not in self.elements:
            return None
        known = self._levels.get(at)
        if known is None:
            known = self._levels[at] = _level(self.elements[at])
        return known


@dataclass(slots=True)
class State:
    """Where one definition stands: a count and the last full number for each level."""

    counts: list[int | None]
    fulls: list[str]


class Numbering:
    """The lists of one file, worked out when they are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        children = list(root) if root is not None else []
        self._nums = {whole(e.get(W + "numId")): e for e in children if e.tag == _NUM}
        self._abstracts = {e.get(_ABSTRACT_ID): e for e in children if e.tag == _ABSTRACT}
        self._schemes: dict[int, Scheme | None] = {}
        self._style_levels: dict[tuple[str, ...], int | None] = {}

    def scheme(self, num_id: int) -> Scheme | None:
        """Return the list *num_id*, or ``None`` when the file does not define it."""
        if num_id not in self._schemes:
            self._schemes[num_id] = None
            self._schemes[num_id] = self._read(num_id)
        return self._schemes[num_id]

    def place(self, look: Look, num_id: int | None, ilvl: int | None) -> tuple[int, int] | None:
        """Return list and level of a paragraph from its own numbers and its style's *look*."""
        chosen_id = look.num_id if num_id is None else num_id
        if not chosen_id:
            return None
        if ilvl is None and look.num_id:
            if look.lineage not in self._style_levels:
                self._style_levels[look.lineage] = self._style_level(look)
            ilvl = self._style_levels[look.lineage]
        return chosen_id, min(max(ilvl or 0, 0), _LEVELS - 1)

    def _style_level(self, look: Look) -> int | None:
        """Return the level that names the style, or else the one the style asks for."""
        scheme = self.scheme(look.num_id or 0)
        levels = ((at, scheme.level(at)) for at in scheme.elements) if scheme else ()
        tied = {level.style: at for at, level in levels if level}
        return next((tied[key] for key in look.lineage if key in tied), look.ilvl)

    def _read(self, num_id: int) -> Scheme | None:
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
        levels = {_place_of(element): element for element in abstract.iterchildren(_LEVEL)}
        return _overridden(Scheme(key, levels, {}), num)

    def _through_style(self, style: str, num: Element) -> Scheme | None:
        target = self._styles.list_of(style)
        shared = self.scheme(target) if target else None
        return _overridden(shared, num) if shared else None


class Counters:
    """Where each list of one story stands; asking for the next number moves it on."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._states: dict[str, State] = {}
        self._started: set[tuple[int, int]] = set()

    def advance(self, num_id: int, ilvl: int) -> Number | None:
        """Count one paragraph at level *ilvl* (from 0) of list *num_id* and return its number."""
        scheme = self._numbering.scheme(num_id)
        level = scheme.level(ilvl) if scheme else None
        if scheme is None or level is None:
            return None
        state = self._states.get(scheme.abstract)
        if state is None:
            state = self._states[scheme.abstract] = State([None] * _LEVELS, [""] * _LEVELS)
        counts = state.counts
        counts[ilvl] = self._next(scheme, level, (num_id, ilvl), counts[ilvl])
        for deeper in range(ilvl + 1, _LEVELS):
            state.fulls[deeper] = ""
            if counts[deeper] is not None and _restarts(scheme.level(deeper), ilvl, deeper):
                counts[deeper] = None
        if level.bullet:
            state.fulls[ilvl] = ""
            return Number("", "", ilvl + 1, bullet=True)
        label, top = _label(scheme, level, counts, ilvl)
        above = next((full for full in reversed(state.fulls[:top]) if full), "")
        state.fulls[ilvl] = joined(above, label.rstrip("."))
        return Number(label, state.fulls[ilvl], ilvl + 1)

    def _next(
        self, scheme: Scheme, level: Level, place: tuple[int, int], count: int | None
    ) -> int:
        """Return the next count; a start override acts once, on its own level only."""
        override = scheme.starts.get(place[1])
        if override is not None and place not in self._started:
            self._started.add(place)
            return override
        return level.start if count is None else count + 1


def _place_of(element: Element) -> int:
    """Return the place, from 0, of a level or of what overrides it."""
    return whole(element.get(ILVL)) or 0


def _level(element: Element) -> Level:
    """Return what a ``w:lvl`` says."""
    said = {child.tag: child for child in element}
    values = {name: val(said[tag]) for name, tag in _SAID.items() if tag in said}
    number_format = "decimal"
    if _NUM_FMT in said:
        number_format = _number_format(said[_NUM_FMT])
    elif ALTERNATE in said:
        number_format = _alternate_format(said[ALTERNATE])
    return Level(
        start=whole(values.get("start")) or 0,
        number_format=number_format,
        text=values.get("text", ""),
        legal=_LEGAL in said and is_on(said[_LEGAL]),
        restart=whole(values.get("restart")),
        style=values.get("style", ""),
    )


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


def _overridden(scheme: Scheme, num: Element) -> Scheme:
    """Return *scheme* with the levels and starts that *num* sets for itself."""
    levels, starts = dict(scheme.elements), dict(scheme.starts)
    for override in num.iterchildren(_OVERRIDE):
        at = _place_of(override)
        for child in override:
            if child.tag == _START_OVERRIDE:
                starts[at] = whole(val(child)) or 0
            elif child.tag == _LEVEL:
                levels[at] = child
    return Scheme(scheme.abstract, levels, starts)


def _restarts(level: Level | None, after: int, own: int) -> bool:
    """Tell whether *level*, standing at *own*, starts again after a number at level *after*."""
    if level is None or level.restart is None or level.restart > own:
        return True
    return after < level.restart


def _label(scheme: Scheme, level: Level, counts: list[int | None], ilvl: int) -> tuple[str, int]:
    """Return what a paragraph at *ilvl* shows before its text, and the topmost level in it."""
    top = ilvl

    def slot(match: re.Match[str]) -> str:
        nonlocal top
        at = int(match["level"]) - 1
        top = min(top, at)
        upper = scheme.level(at) or _NO_LEVEL
        count = counts[at]
        shown = upper.start if count is None else count
        if level.legal and upper.number_format != "none":
            return str(shown)
        return written(shown, upper.number_format)

    return _SLOT.sub(slot, level.text).strip(), top


def joined(prefix: str, label: str) -> str:
    """Return *label* after its parent's, with a full stop where two figures would meet."""
    meet = prefix[-1:].isalnum() and label[:1].isalnum()
    return f"{prefix}.{label}" if meet else prefix + label
