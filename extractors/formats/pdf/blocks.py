"""Blocks out of the lines of a PDF: paragraphs, headings, items, footnotes, running lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from depgraph.model.documents import Block, BlockKind, Place
from extractors.formats.linestarts import depth_of, is_contents_line, mark_of, without_bullet
from extractors.formats.pdf.layout import Layout, continues, layout_of
from extractors.formats.pdf.lines import Line
from extractors.formats.pdf.running import Split
from extractors.formats.pdf.tables import Cell, cells_of
from extractors.formats.pdf.words import joined, vocabulary

_LONGEST_HEADING = 160
_LONGEST_TITLE = 90
_ENDS_SENTENCE = re.compile(r"[.;,!]\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SMALL_WORD = 4


def blocks_of(parts: Split) -> tuple[Block, ...]:
    """Return the blocks of a document whose running lines were split off."""
    pages = [_without_contents(page) for page in parts.body]
    layout = layout_of(pages)
    words = _words(pages)
    grouped = list(_grouped(pages, layout))
    ranks = _ranks(grouped, layout)
    head = [_running(line, "header") for line in parts.headers]
    foot = [_running(line, "footer") for line in parts.footers]
    cells = cells_of(grouped)
    body = (
        _block(lines, _Shape(layout, words, ranks), cells.get(at))
        for at, lines in enumerate(grouped)
    )
    return (*head, *body, *foot)


def _running(line: Line, part: str) -> Block:
    return Block(line.text, BlockKind.RUNNING, Place(page=line.page, part=part))


def _without_contents(page: Sequence[Line]) -> list[Line]:
    """Drop lines with dot leaders, and the beginnings of entries that wrap, between them."""
    marked = [at for at, line in enumerate(page) if is_contents_line(line.text)]
    gone = set(marked)
    for above, below in pairwise(marked):
        if below - above == 2:  # noqa: PLR2004  # one line between two entries
            gone.add(above + 1)
    return [line for at, line in enumerate(page) if at not in gone]


def _words(pages: Sequence[Sequence[Line]]) -> Counter[str]:
    if not any(line.hyphen for page in pages for line in page):
        return Counter()
    return vocabulary(line.text for page in pages for line in page)


def _grouped(pages: Sequence[Sequence[Line]], layout: Layout) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in (line for page in pages for line in page):
        if block and continues(layout, block, line):
            block.append(line)
            continue
        if block:
            yield block
        block = [line]
    if block:
        yield block


def _text(lines: Sequence[Line], words: Counter[str]) -> str:
    text = lines[0].text
    for above, line in pairwise(lines):
        text = joined(text, line.text, words) if above.hyphen else f"{text} {line.text}"
    return text


def _ranks(grouped: Sequence[Sequence[Line]], layout: Layout) -> dict[float, int]:
    """Return the level of each size that headings are set in, the largest first."""
    sizes = {round(lines[0].size) for lines in grouped if layout.large(lines[0])}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is known of the whole document when one block is made."""

    layout: Layout
    words: Counter[str]
    ranks: dict[float, int]


def _block(lines: Sequence[Line], shape: _Shape, cell: Cell | None) -> Block:
    text = _text(lines, shape.words)
    bullet, rest = without_bullet(text)
    if cell:
        place = Place(page=lines[0].page, cell=cell.place)
        shown, where = rest or text, (cell.table, cell.row, cell.column)
        table, row, column = where
        return Block(shown, BlockKind.CELL, place, table=table, row=row, column=column)
    place = Place(page=lines[0].page)
    if bullet and rest:
        return Block(rest, BlockKind.ITEM, place, level=1)
    if _is_heading(text, lines, shape.layout):
        level = _level(text, lines[0], shape.ranks)
        return Block(text, BlockKind.HEADING, place, level=level)
    return Block(text, BlockKind.PARAGRAPH, place)


def _is_heading(text: str, lines: Sequence[Line], layout: Layout) -> bool:
    if len(text) > _LONGEST_HEADING or not _LETTERS.search(text):
        return False
    if all(layout.large(line) for line in lines):
        return True
    if _ENDS_SENTENCE.search(text):
        return False
    mark = mark_of(text)
    if all(layout.prominent(line) for line in lines):
        return not mark.startswith("(")
    numbered = bool(mark) and mark[-1] != ")"
    return numbered and len(lines) == 1 and _is_title(text[len(mark) :].strip(" .:–—-"))


def _is_title(text: str) -> bool:
    """Tell whether *text* is written like a title: every longer word with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _SMALL_WORD]
    short = len(text) <= _LONGEST_TITLE
    return short and bool(words) and all(word[0].isupper() for word in words)


def _level(text: str, line: Line, ranks: dict[float, int]) -> int:
    mark = mark_of(text)
    if mark and any(letter.isdigit() for letter in mark):
        return depth_of(mark)
    return min(9, ranks.get(round(line.size), len(ranks) + 1))
