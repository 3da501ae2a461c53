"""Nested keys and values as a flat list of entries, each with its path and lines."""

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 80
"""Characters of a value that can tell one element of a list from the others."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a key or value stands. Lines and columns count from 0; *end_line* is its last."""

    line: int
    column: int = 0
    end_line: int = 0
    prose: bool = False
    """It is a text block of its own, below the line of its key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key or list element: *path* from the top, its *value* when it is a plain one.

    *key* is where the key stands, or the value of a list element. An element of a list of
    mappings is named after its first value: ``("jobs", "[nightly]", "days")``. *holder* is where
    the mapping begins that it is a key of; ``None`` when that is not known.
    """

    path: tuple[str, ...]
    value: str | None
    key: Spot
    spot: Spot
    in_list: bool = False
    holder: tuple[int, int] | None = None


class FaultError(ValueError):
    """The text does not follow its format from a certain line (from 0) on."""

    def __init__(self, line: int) -> None:
        super().__init__(f"not valid from line {line + 1} on")
        self.line = line


@dataclass(slots=True)
class _Level:
    mapping: bool
    path: tuple[str, ...]
    element: bool
    begin: tuple[int, int]
    key: str | None = None
    spot: Spot = Spot(0)

    @property
    def holder(self) -> tuple[int, int] | None:
        return self.begin if self.mapping else None


class Tree:
    """Turns the events of a parser into entries; nothing nested is ever built."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    @property
    def depth(self) -> int:
        """Return how many containers are open."""
        return len(self._levels)

    @property
    def wants_key(self) -> bool:
        """Return whether the next scalar is a key."""
        return bool(self._levels) and self._levels[-1].mapping and self._levels[-1].key is None

    def begin(self, spot: Spot, *, mapping: bool) -> Iterator[Entry]:
        """Open a mapping or a list; one that stands as a key is a fault."""
        if self.wants_key:
            raise FaultError(spot.line)
        top = self._levels[-1] if self._levels else None
        path = self._path()
        if top and top.key is not None:
            yield Entry(path, None, top.spot, spot, holder=top.holder)
        element = bool(top and not top.mapping)
        self._levels.append(_Level(mapping, path, element, (spot.line, spot.column)))

    def end(self) -> None:
        """Close what was opened last."""
        if self._levels:
            self._levels.pop()
        self._advance()

    def scalar(self, value: str, spot: Spot) -> Iterator[Entry]:
        """Take a key or a plain value."""
        top = self._levels[-1] if self._levels else None
        if top is None:
            return
        if self.wants_key:
            top.key, top.spot = value, spot
            return
        if top.element and top.mapping:
            self._tell_apart(top, value)
        key = top.spot if top.mapping else spot
        in_list = not top.mapping
        yield Entry(self._path(), value, key, spot, in_list=in_list, holder=top.holder)
        self._advance()

    def _tell_apart(self, top: _Level, value: str) -> None:
        if len(value) <= LONGEST and "\n" not in value:
            top.path = (*top.path, f"[{value}]")
        top.element = False

    def _path(self) -> tuple[str, ...]:
        if not self._levels:
            return ()
        top = self._levels[-1]
        return (*top.path, top.key or "") if top.mapping else top.path

    def _advance(self) -> None:
        if self._levels:
            self._levels[-1].key = None
            if self._levels[-1].mapping and self._levels[-1].element:
                self._levels[-1].element = False
