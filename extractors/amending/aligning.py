"""Where a span of a block stands in the text of its file: markup is skipped, letters are matched.

A block holds rendered text and knows the source line of each of its lines.
"""

import html
from collections.abc import Iterator
from itertools import pairwise

from depgraph.model.documents import Block, Document
from depgraph.model.facts import Span
from depgraph.model.patterns import regex

_PROBES = (12, 6, 3)
_MARKUP = 4
"""How much markup a single character may stand behind (``**[``)."""
_ENTITY = 10
_SPREAD = 2
"""How much longer than its text the source of a block may be when lines are not known."""
_TAG = regex(r"</?[A-Za-z][^<>]{0,1000}>")
_LINE_END = regex(r"\r\n|\r|\n")


class SourceMap:
    """Maps spans of *document* to characters of its source *text*."""

    def __init__(self, text: str, document: Document) -> None:
        self._text = text
        self._blocks = document.blocks
        self._aligned: dict[int, list[int]] = {}
        ends = [found.end() for found in _LINE_END.finditer(text)]
        self._starts = [0, *ends, len(text) + 1]

    def locate(self, span: Span) -> tuple[int, int] | None:
        """Return the bounds of *span* in the source, or ``None`` when its line is not known."""
        if span.block not in self._aligned:
            self._aligned[span.block] = self._align(self._blocks[span.block])
        offsets = self._aligned[span.block][span.start : span.end]
        return (offsets[0], offsets[-1] + 1) if offsets else None

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, of the source character at *offset*."""
        return len(_LINE_END.findall(self._text, 0, offset)) + 1

    def _align(self, block: Block) -> list[int]:
        offsets: list[int] = []
        for low, high, line in _lines(block):
            if not 1 <= line < len(self._starts):
                return []
            start, end = self._starts[line - 1], self._starts[line] - 1
            if len(block.lines) <= 1:
                end = min(len(self._text), start + _SPREAD * len(block.text) + 200)
            start = _after_cell_border(self._text, start, end, block)
            offsets.extend(align(block.text[low:high], self._text, start, end))
        return offsets


def align(rendered: str, source: str, low: int, high: int) -> list[int]:
    """Return, for each character of *rendered*, its place in *source* between *low* and *high*."""
    offsets: list[int] = []
    for index, letter in enumerate(rendered):
        while letter != "<" and (tag := _TAG.match(source, low, high)):
            low = tag.end()
        if low < high and _same(source[low], letter):
            width = 1
        else:
            low, width = _skipped(rendered[index : index + _PROBES[0]], source, low, high)
        offsets.append(min(low, max(high - 1, 0)))
        low += width
    return offsets


def _skipped(ahead: str, source: str, low: int, high: int) -> tuple[int, int]:
    """Return where the first letter of *ahead* stands after *low*, and how many write it."""
    if low < high and source[low] == "&":
        end = source.find(";", low, low + _ENTITY)
        if end > 0 and html.unescape(source[low : end + 1]) == ahead[0]:
            return low, end + 1 - low
    for length in _PROBES:
        found = source.find(ahead[:length], low, high)
        if found >= 0:
            return found, 1
    found = source.find(ahead[0], low, min(high, low + _MARKUP))
    return (found, 1) if found >= 0 else (low, 0)


def _same(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())


def _lines(block: Block) -> Iterator[tuple[int, int, int]]:
    """Yield each line of the block: its bounds in the text and its source line."""
    pairs = block.lines
    if not pairs:
        if block.place.line is not None:
            yield 0, len(block.text), block.place.line
        return
    if pairs[0][0] > 0:
        yield 0, pairs[0][0], block.place.line or pairs[0][1]
    for (low, line), (high, _) in pairwise((*pairs, (len(block.text), 0))):
        yield low, high, line


def _after_cell_border(source: str, start: int, end: int, block: Block) -> int:
    """Return where the block's table cell begins in a line of a pipe table."""
    if block.column is None:
        return start
    at = start
    for _ in range(block.column + source.startswith("|", start)):
        found = source.find("|", at, end)
        if found < 0:
            return at
        at = found + 1
    return at
