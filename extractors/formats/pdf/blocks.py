"""Blocks out of the lines of a PDF: paragraphs, headings, items, cells, notes, running lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from depgraph.model.documents import Block, BlockKind, Mark, MarkKind, Place
from extractors.formats.linestarts import is_contents_line, without_bullet
from extractors.formats.pdf.about import Outline
from extractors.formats.pdf.anchors import named, page_names
from extractors.formats.pdf.headings import Headings, headings_of
from extractors.formats.pdf.layout import Layout, continues, layout_of
from extractors.formats.pdf.lines import Line
from extractors.formats.pdf.links import PageLink
from extractors.formats.pdf.notes import note_start, without_notes
from extractors.formats.pdf.running import Split
from extractors.formats.pdf.tables import Cell, cells_of
from extractors.formats.pdf.text import Joined, joined_lines, link_at, strong_of
from extractors.formats.pdf.words import vocabulary

Group = Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is known of the whole document when one block is made."""

    words: Counter[str]
    headings: Headings
    cells: dict[int, Cell]
    links: dict[int, list[PageLink]]
    targets: dict[PageLink, str]
    anchors: dict[int, list[str]] = field(default_factory=dict)


def blocks_of(
    parts: Split, links: Sequence[PageLink] = (), outline: Outline | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a document whose running lines were split off."""
    pages = [_without_contents(page) for page in parts.body]
    layout = layout_of(pages)
    parted = [without_notes(page, layout.body) for page in pages]
    groups = list(_grouped([page for page, _ in parted], layout))
    shape = _shape(groups, layout, links, outline or {})
    head = [_running(line, "header") for line in parts.headers]
    body = [_block(group, shape, at) for at, group in enumerate(groups)]
    notes = [_note(note, shape) for _, found in parted for note in found]
    foot = [_running(line, "footer") for line in parts.footers]
    return (*head, *body, *notes, *foot)


def _shape(
    groups: Sequence[Group], layout: Layout, links: Sequence[PageLink], outline: Outline
) -> _Shape:
    by_page: dict[int, list[PageLink]] = defaultdict(list)
    for link in links:
        by_page[link.page].append(link)
    places = named({link.spot for link in links if link.spot}, groups)
    anchors = page_names(groups)
    for at, name in dict.fromkeys(places.values()):
        anchors.setdefault(at, []).append(name)
    targets = {link: link.address for link in links if link.address}
    targets |= {link: "#" + places[link.spot][1] for link in links if link.spot in places}
    hyphens = any(line.hyphen for group in groups for line in group)
    words = vocabulary(line.text for group in groups for line in group) if hyphens else Counter()
    headings = headings_of(groups, layout, outline)
    return _Shape(words, headings, cells_of(groups), by_page, targets, anchors)


def _running(line: Line, part: str) -> Block:
    return Block(line.text, BlockKind.RUNNING, Place(page=line.page, part=part))


def _without_contents(page: Group) -> list[Line]:
    """Drop lines with dot leaders, and the beginnings of entries that wrap, between them."""
    marked = [at for at, line in enumerate(page) if is_contents_line(line.text)]
    if not marked:
        return list(page)
    gone = set(marked)
    for above, below in pairwise(marked):
        if below - above == 2:  # noqa: PLR2004  # one line between two entries
            gone.add(above + 1)
    return [line for at, line in enumerate(page) if at not in gone]


def _grouped(pages: Sequence[Group], layout: Layout) -> Iterator[list[Line]]:
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


def _block(group: Group, shape: _Shape, at: int) -> Block:
    lines = joined_lines(group, shape.words)
    text = lines.text
    bullet, rest = without_bullet(text)
    cut = len(text) - len(rest) if bullet and rest else 0
    cell, anchors = shape.cells.get(at), shape.anchors.get(at)
    kind, level = _kind(text, group, shape.headings, listed=cut > 0)
    marks = () if kind is BlockKind.HEADING and not cell else strong_of(lines)
    if shape.links:
        marks = (*marks, *_links(lines, shape))
    text = text[cut:]
    names = tuple(dict.fromkeys(anchors)) if anchors else ()
    marks = tuple(_shifted(marks, cut)) if marks else ()
    page = group[0].page
    if not cell:
        return Block(text, kind, Place(None, page), "", "", level, names, marks)
    place, where = Place(None, page, None, cell.place), (cell.table, cell.row, cell.column)
    return Block(text, BlockKind.CELL, place, "", "", 0, names, marks, *where)


def _kind(text: str, group: Group, headings: Headings, *, listed: bool) -> tuple[BlockKind, int]:
    """Return what a block outside of tables is, and of which level."""
    if listed:
        return BlockKind.ITEM, 1
    level = headings.level(text, group)
    return (BlockKind.HEADING, level) if level else (BlockKind.PARAGRAPH, 0)


def _links(lines: Joined, shape: _Shape) -> Iterator[Mark]:
    for page in sorted({line.page for line in lines.lines}):
        for link in shape.links.get(page, ()):
            found = link_at(lines, link)
            if found and link in shape.targets:
                yield Mark(MarkKind.LINK, *found, shape.targets[link])


def _shifted(marks: Iterable[Mark], cut: int) -> Iterator[Mark]:
    """Yield *marks* for a text that lost its first *cut* characters."""
    for mark in marks:
        if mark.end > cut:
            start = max(0, mark.start - cut)
            yield Mark(mark.kind, start, mark.end - cut, mark.target)


def _note(note: Group, shape: _Shape) -> Block:
    lines = joined_lines(note, shape.words)
    mark, rest = note_start(lines.text)
    place = Place(page=note[0].page, part=f"footnote {mark}")
    cut = len(lines.text) - len(rest)
    return Block(rest, BlockKind.NOTE, place, marks=tuple(_shifted(_links(lines, shape), cut)))
