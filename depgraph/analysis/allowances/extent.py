"""Which lines a comment speaks for: the block that follows, or the line that it ends."""

from dataclasses import dataclass
from itertools import pairwise

from depgraph.analysis.indexed import Indexed

_MARKS = ("#", "//", "--", ";", "%", "/*", "*", "<!--")
"""How a line that is nothing but a comment begins."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines *first* to *last*, both counted in; without *last* up to the end."""

    first: int
    last: int | None

    def holds(self, line: int | None) -> bool:
        """Return whether *line* is one of them; what has no line is held by a whole file only."""
        if line is None:
            return self.first == 0
        return self.first <= line and (self.last is None or line <= self.last)


def extent_of(  # noqa: PLR0913
    document: Indexed,
    lines: list[str],
    comment: tuple[int, int],
    own: frozenset[int],
    *,
    prose: bool,
    itself: int | None,
) -> Extent:
    """Return the lines that the comment on the lines *comment* speaks for.

    *own* are the lines of all such comments, *itself* is its line where it ends one with text.
    In *prose* a block is what the reader took for one; in code it is the next line with those
    that are indented below it.
    """
    if itself is not None:
        return _around(document, itself) if prose else Extent(itself, itself)
    first, last = comment
    target = _next(lines, last, own)
    if not prose:
        return Extent(first, _indented(lines, target))
    return Extent(first, _block_end(document, target))


def _next(lines: list[str], after: int, own: frozenset[int]) -> int:
    """Return the number of the next line that holds text and is no such comment."""
    for number in range(after + 1, len(lines) + 1):
        if lines[number - 1].strip() and number not in own:
            return number
    return after


def _indented(lines: list[str], target: int) -> int:
    """Return the last line of the statement at *target*, remarks above it counted in."""
    while target < len(lines) and lines[target - 1].lstrip().startswith(_MARKS):
        if not lines[target].strip():
            return target
        target += 1
    depth = _depth(lines[target - 1])
    last = target
    for number in range(target + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line.strip():
            continue
        if _depth(line) <= depth:
            break
        last = number
    return last


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _starts(document: Indexed) -> list[int]:
    return sorted({block.place.line for block in document.blocks if block.place.line})


def _around(document: Indexed, line: int) -> Extent:
    """Return the lines of the block that holds *line*."""
    starts = [*_starts(document), 0]
    first = max((start for start in starts if start <= line), default=line)
    behind = min((start for start in starts if start > line), default=0)
    return Extent(first or line, behind - 1 if behind else None)


def _block_end(document: Indexed, target: int) -> int | None:
    """Return the last line of the block that begins at *target*, of a table its last row's."""
    tables = {b.place.line: b.table for b in document.blocks if b.place.line and b.table}
    starts = _starts(document)
    table = tables.get(target)
    for one, other in pairwise([target, *(start for start in starts if start > target)]):
        if table is None or tables.get(other) != table:
            return max(one, other - 1)
    return None
