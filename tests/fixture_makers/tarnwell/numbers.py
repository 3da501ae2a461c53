"""Count clauses as Word's multi-level lists do. Gives displayed numbers; writes nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .source import Block

_PLACE = re.compile(r"%(?P<level>[1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: number format, level text, paragraph style, indent in twips."""

    fmt: str
    text: str
    style: str
    indent: int = 0
    hanging: int = 0
    legal: bool = False
    suffix: str = "tab"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a block stands in its list: *labels* of all levels from the top to its own."""

    series: str
    counters: tuple[int, ...]
    labels: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Return the number as it is displayed in front of the paragraph."""
        return self.labels[-1]


Scheme = dict[str, tuple[Level, ...]]
"""Series (``clause``, ``attachment``, ``step``) to its levels."""


def figure(number: int, fmt: str) -> str:
    """Return *number* in a Word number format."""
    if fmt == "lowerLetter":
        return chr(ord("a") + number - 1)
    if fmt == "upperLetter":
        return chr(ord("A") + number - 1)
    if fmt in {"lowerRoman", "upperRoman"}:
        text = ""
        for value, letters in _ROMAN:
            while number >= value:
                text, number = text + letters, number - value
        return text.upper() if fmt == "upperRoman" else text
    return str(number)


def label(levels: tuple[Level, ...], counters: tuple[int, ...]) -> str:
    """Return the displayed number of the deepest of *counters*."""
    own = levels[len(counters) - 1]

    def _one(match: re.Match[str]) -> str:
        at = int(match["level"]) - 1
        return figure(counters[at], "decimal" if own.legal else levels[at].fmt)

    return _PLACE.sub(_one, own.text)


@dataclass(slots=True)
class _Counters:
    scheme: Scheme
    state: dict[str, list[int]] = field(default_factory=dict)

    def advance(self, block: Block) -> Numbered | None:
        if block.kind not in self.scheme:
            return None
        if block.kind != "step":
            self.state.pop("step", None)
        now = self.state.setdefault(block.kind, [])
        while len(now) <= block.level:
            now.append(0)
        del now[block.level + 1 :]
        now[block.level] += 1
        now[:] = [max(1, count) for count in now]
        levels = self.scheme[block.kind]
        labels = tuple(label(levels, tuple(now[: at + 1])) for at in range(len(now)))
        return Numbered(block.kind, tuple(now), labels)


def number_all(
    content: Iterable[Block], scheme: Scheme, without: str = "del"
) -> tuple[Numbered | None, ...]:
    """Return the number of each block, ``None`` for those without; steps restart at each clause.

    Paragraphs whose tracked change is *without* do not count: ``del`` gives the final view,
    ``ins`` the original one.
    """
    counters = _Counters(scheme)
    return tuple(
        None if block.tracked == without else counters.advance(block) for block in content
    )


def _chain(target: Numbered, scheme: Scheme, shared: int) -> str:
    levels = scheme[target.series]
    text, at = "", len(target.labels) - 1
    while at >= shared:
        text = target.labels[at] + text
        if at == 0 or f"%{at}" in levels[at].text:
            break
        at -= 1
    return text.rstrip(".")


def reference_text(
    target: Numbered, scheme: Scheme, here: Numbered | None = None, switch: str = "w"
) -> str:
    """Return what a REF field shows: ``w`` in full, ``n`` own number, ``r`` seen from *here*."""
    if switch == "n":
        return target.shown.rstrip(".")
    shared = 0
    if switch == "r" and here is not None and here.series == target.series:
        pairs = zip(here.counters, target.counters[:-1], strict=False)
        for one, other in pairs:
            if one != other:
                break
            shared += 1
    return _chain(target, scheme, shared)
