"""Find the comments of a text file that speak to depgraph, and the lines that each is about.

Part of reading a file: what is found is kept with its facts, so every state of it has its own.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from depgraph.model.documents import Block, BlockKind
from depgraph.model.facts import Kind, Reading
from depgraph.model.immutable import immutable
from depgraph.model.remarks import Remark

WORD = b"depgraph:"
_WORD = WORD.decode()
_LEADS = ("<!--", "/*", "//", "--", "..", "#", ";", "%")
_PROSE = frozenset({"<!--", ".."})
_REMARKS = ("#", "//", "--", ";", "%", "/*", "*", "<!--")
"""How a line that is nothing but a comment begins."""
_MOST = 200
"""Comments of one file that are looked at."""
_LONGEST = 2_000
"""Characters of a comment that runs over several lines."""


@immutable
class _Found:
    """One comment on the lines *line* to *end*; *alone* when nothing else stands on them."""

    lead: str
    said: str
    line: int
    end: int
    alone: bool
    closed: bool = True


def with_remarks(reading: Reading, data: bytes) -> Reading:
    """Return *reading* with the remarks of *data*, where it is text with lines."""
    if WORD not in data or not any(block.place.line for block in reading.document.blocks):
        return reading
    text = data.decode("utf-8-sig", errors="replace")
    return replace(reading, remarks=remarks_in(reading, text))


def remarks_in(reading: Reading, text: str) -> tuple[Remark, ...]:
    """Return the remarks in the comments of *text* that *reading* was read from."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    layout = _Layout(reading, lines)
    found = [one for one in islice(_comments(lines), _MOST) if layout.is_comment(one)]
    own = frozenset(line for one in found if one.alone for line in range(one.line, one.end + 1))
    remarks = []
    for one in found:
        first, last = layout.extent(one, own)
        remarks.append(Remark(one.said, one.line, first, last, is_open=not one.closed))
    return tuple(remarks)


def _comments(lines: list[str]) -> Iterator[_Found]:
    for at, line in enumerate(lines):
        start = line.find(_WORD)
        before = line[: max(start, 0)].rstrip()
        lead = next((lead for lead in _LEADS if before.endswith(lead)), "")
        if start < 0 or not lead:
            continue
        found = _Found(
            lead, line[start + len(_WORD) :].strip()[:_LONGEST], at + 1, at + 1, alone=True
        )
        ahead = before.removesuffix(lead).strip()
        match lead:
            case "<!--":
                yield _closed(found, "-->", lines, ahead)
            case "/*":
                yield _closed(found, "*/", lines, ahead)
            case "..":
                if not ahead:
                    yield found
            case _:
                yield replace(found, alone=not ahead.strip("#/-;%"))


def _closed(found: _Found, end: str, lines: list[str], ahead: str) -> _Found:
    """Return the comment up to its *end*, which may stand some lines below."""
    said, at = found.said, found.line
    while end not in said and at < len(lines) and len(said) < _LONGEST:
        said = f"{said}\n{lines[at]}"
        at += 1
    words, closing, behind = said.partition(end)
    return replace(
        found,
        said=" ".join(words.split())[:_LONGEST],
        end=at if closing else found.line,
        alone=not ahead and not behind.strip(),
        closed=bool(closing),
    )


class _Layout:
    """Where the blocks of a text begin, and which lines belong together."""

    def __init__(self, reading: Reading, lines: list[str]) -> None:
        self._lines = lines
        self._is_code = reading.facts.kind is Kind.CODE
        self._blocks: dict[int, Block] = {}
        for block in reading.document.blocks:
            if block.place.line:
                self._blocks.setdefault(block.place.line, block)
        self._starts = sorted(self._blocks)
        self._written = [number for number, line in enumerate(lines, 1) if line.strip()]
        self._ends: dict[int, int] = {}

    def is_comment(self, found: _Found) -> bool:
        """Return whether its marks make a comment there: ``#`` may head, code may show one."""
        begun = self._blocks.get(found.line)
        if found.lead == "#" and begun is not None and begun.kind is BlockKind.HEADING:
            return False
        above = self._blocks.get(self._start(found.line))
        shown = above is not None and above.kind is BlockKind.CODE and not self._is_code
        if shown and above is not None and found.lead in _PROSE:
            # A listing ends where its lines do; what follows it without a block is a comment.
            return found.line > self._start(found.line) + above.text.count("\n") + 1
        return True

    def extent(self, found: _Found, own: frozenset[int]) -> tuple[int, int | None]:
        """Return the lines that *found* is about: the block that follows, or that it ends."""
        prose = found.lead in _PROSE and not self._is_code
        if not found.alone:
            return self._around(found.line) if prose else (found.line, found.line)
        target = self._next(found.end, own)
        return found.line, self._block_end(target) if prose else self._below(target)

    def _start(self, line: int) -> int:
        at = bisect_right(self._starts, line)
        return self._starts[at - 1] if at else 0

    def _next(self, after: int, own: frozenset[int]) -> int:
        """Return the next line that holds text and is no such comment itself."""
        behind = islice(self._written, bisect_right(self._written, after), None)
        return next((number for number in behind if number not in own), after)

    def _around(self, line: int) -> tuple[int, int | None]:
        behind = next((start for start in self._starts if start > line), None)
        return self._start(line) or line, behind and behind - 1

    def _block_end(self, target: int) -> int | None:
        """Return the last line of the block at *target*; of a table, that of its last row."""
        begun = self._blocks.get(target)
        table = begun.table if begun else None
        for start in self._starts:
            same = table is not None and self._blocks[start].table == table
            if start > target and not same:
                return start - 1
        return None

    def _below(self, target: int) -> int:
        if target not in self._ends:
            self._ends[target] = self._statement_end(target)
        return self._ends[target]

    def _statement_end(self, target: int) -> int:
        """Return the last line of the statement below *target*, with what is indented in it."""
        lines = self._lines
        while target < len(lines) and lines[target - 1].lstrip().startswith(_REMARKS):
            if not lines[target].strip():
                return target
            target += 1
        depth, last = _depth(lines[target - 1]), target
        for number in islice(self._written, bisect_right(self._written, target), None):
            if _depth(lines[number - 1]) <= depth:
                break
            last = number
        return last


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
