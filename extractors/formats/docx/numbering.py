"""Automatic numbers as Word counts and shows them. Pure: list and level in, label out."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from depgraph.model.patterns import regex
from extractors.formats.docx.counting import written
from extractors.formats.docx.names import NAME, Element, W, val, whole
from extractors.formats.docx.schemes import KNOWN, LEVELS, NUMBER_DEFAULT, Level, Scheme, scheme_in
from extractors.formats.docx.styles import Look, Styles

_NUM = W + "num"
_ABSTRACT = W + "abstractNum"
_ABSTRACT_ID = W + "abstractNumId"
_STYLE_LINK = W + "numStyleLink"
_SLOT = regex(r"%(?P<level>[1-9])")
_NO_LEVEL = Level()


class Number(NamedTuple):
    """What one paragraph shows: its *label*, the *full* number, its *depth* from 1."""

    label: str
    full: str
    depth: int
    bullet: bool = False


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
        self._schemes: dict[int, Scheme | None] = dict(KNOWN)
        self._style_levels: dict[tuple[str, ...], int | None] = {}

    def scheme(self, num_id: int) -> Scheme | None:
        """Return the list *num_id*, or ``None`` when the file does not define it."""
        known = self._schemes.get(num_id)
        if known is None and num_id not in self._schemes:
            self._schemes[num_id] = None
            known = self._schemes[num_id] = self._read(num_id)
        return known

    def named(self, name: str) -> int | None:
        """Return the list that a LISTNUM field calls *name*."""
        known = (key for key, scheme in KNOWN.items() if scheme.abstract == name.casefold())
        own = (
            num_id
            for num_id, num in self._nums.items()
            if num_id is not None and name and _name(self._abstracts.get(_definition(num))) == name
        )
        return next(known, None) or next(own, None)

    def place(self, look: Look, num_id: int | None, ilvl: int | None) -> tuple[int, int] | None:
        """Return list and level of a paragraph from its own numbers and its style's *look*."""
        chosen_id = look.num_id if num_id is None else num_id
        if not chosen_id or chosen_id < 0:
            return None
        if ilvl is None and look.num_id:
            if look.lineage not in self._style_levels:
                self._style_levels[look.lineage] = self._style_level(look)
            ilvl = self._style_levels[look.lineage]
        return chosen_id, min(max(ilvl or 0, 0), LEVELS - 1)

    def _style_level(self, look: Look) -> int | None:
        """Return the level that names the style, or else the one the style asks for."""
        scheme = self.scheme(look.num_id or 0)
        levels = ((at, scheme.level(at)) for at in scheme.places) if scheme else ()
        tied = {level.style: at for at, level in levels if level}
        return next((tied[key] for key in look.lineage if key in tied), look.ilvl)

    def _read(self, num_id: int) -> Scheme | None:
        num = self._nums.get(num_id)
        if num is None:
            return None
        key = _definition(num)
        abstract = self._abstracts.get(key)
        if abstract is None:
            return None
        linked = next((val(child) for child in abstract if child.tag == _STYLE_LINK), "")
        if not linked:
            return scheme_in(abstract, key).used_by(num)
        target = self._styles.list_of(linked)
        shared = self.scheme(target) if target else None
        return shared.used_by(num) if shared else None


class Counters:
    """Where each list of one story stands; asking for the next number moves it on."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._states: dict[str, State] = {}
        self._started: set[tuple[int, int]] = set()

    def advance(self, num_id: int, ilvl: int, start: int | None = None) -> Number | None:
        """Count one paragraph at level *ilvl* (from 0) of list *num_id* and return its number.

        It is the next number, or *start* when that is given.
        """
        scheme = self._numbering.scheme(num_id)
        level = scheme.level(ilvl) if scheme else None
        if scheme is None or level is None or not 0 <= ilvl < LEVELS:
            return None
        state = self._states.get(scheme.abstract)
        if state is None:
            state = self._states[scheme.abstract] = State([None] * LEVELS, [""] * LEVELS)
        following = self._next(scheme, level, (num_id, ilvl), state.counts[ilvl])
        state.counts[ilvl] = following if start is None else start
        _restart(scheme, state, ilvl)
        if level.bullet:
            state.fulls[ilvl] = ""
            return Number("", "", ilvl + 1, bullet=True)
        label, top = _label(scheme, level, state.counts, ilvl)
        above = next(filter(None, reversed(state.fulls[:top])), "")
        full = state.fulls[ilvl] = joined(above, label.rstrip("."))
        return Number(label, full, ilvl + 1)

    def _next(
        self, scheme: Scheme, level: Level, place: tuple[int, int], count: int | None
    ) -> int:
        """Return the next count; a start override acts once, on its own level only."""
        override = scheme.starts.get(place[1])
        if override is not None and place not in self._started:
            self._started.add(place)
            return override
        return level.start if count is None else count + 1


def _definition(num: Element) -> str:
    """Return the key of the definition that the list *num* uses."""
    return next((val(child) for child in num if child.tag == _ABSTRACT_ID), "")


def _name(abstract: Element | None) -> str:
    """Return the name that a definition has for LISTNUM fields."""
    children = abstract if abstract is not None else ()
    return next((val(child) for child in children if child.tag == NAME), "")


def _restart(scheme: Scheme, state: State, ilvl: int) -> None:
    """Let the levels below *ilvl* start again, except those that count on."""
    below = LEVELS - ilvl - 1
    state.fulls[ilvl + 1 :] = [""] * below
    if state.counts[ilvl + 1 :].count(None) == below:
        return
    for deeper in range(ilvl + 1, LEVELS):
        if state.counts[deeper] is not None:
            level = scheme.level(deeper)
            restart = level.restart if level else None
            if restart is None or ilvl < restart:
                state.counts[deeper] = None


def _label(scheme: Scheme, level: Level, counts: list[int | None], ilvl: int) -> tuple[str, int]:
    """Return what a paragraph at *ilvl* shows before its text, and the topmost level in it."""
    text, slots = _pattern(level.text)
    figures = []
    for at in slots:
        upper = scheme.level(at) or _NO_LEVEL
        count = counts[at]
        shown = upper.start if count is None else count
        form = upper.number_format
        plain = form == "decimal" or (level.legal and form != "none")
        figures.append(str(shown) if plain else written(shown, form))
    return (text % tuple(figures)).strip(), min((ilvl, *slots))


@lru_cache(maxsize=512)
def _pattern(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a level's *text* with ``%s`` for each count, and the levels of those from 0."""
    literals = _SLOT.split(text)
    slots = tuple(int(level) - 1 for level in literals[1::2])
    return "%s".join(literal.replace("%", "%%") for literal in literals[::2]), slots


def joined(prefix: str, label: str) -> str:
    """Return *label* after its parent's, with a full stop where two figures would meet."""
    meet = prefix[-1:].isalnum() and label[:1].isalnum()
    return f"{prefix}.{label}" if meet else prefix + label


__all__ = ["NUMBER_DEFAULT", "Counters", "Number", "Numbering", "joined"]
