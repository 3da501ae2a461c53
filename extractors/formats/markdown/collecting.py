"""The blocks of a document as they are found, with the anchors that belong to each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, Mark, Place
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.markdown.slugs import Slugs
from extractors.formats.markdown.text import Content, TextBuilder

_ATTRIBUTE = regex(r"#(?P<id>[^\s{}#]+)|\.[\w-]+|[\w-]+=\S+")


@immutable
class Shape:
    """What the next block is, apart from its text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    level: int = 0
    part: str = ""


@dataclass(slots=True)
class Tables:
    """Where in which table of the document we are; counts go up and never back."""

    table: int = 0
    row: int = -1
    column: int = -1

    def begin_table(self) -> None:
        """Begin the next table."""
        self.table, self.row, self.column = self.table + 1, -1, -1

    def begin_row(self) -> None:
        """Begin the next row."""
        self.row, self.column = self.row + 1, -1

    def begin_cell(self) -> None:
        """Begin the next cell."""
        self.row, self.column = max(self.row, 0), self.column + 1

    @property
    def cell(self) -> str:
        """Return the place as people count it."""
        return f"table {self.table}, row {self.row + 1}, column {self.column + 1}"


@dataclass(slots=True)
class Blocks:
    """Collects blocks; names that stand before a block or alone are given to a neighbour."""

    found: list[Block] = field(default_factory=list)
    tables: Tables = field(default_factory=Tables)
    _slugs: Slugs = field(default_factory=Slugs)
    _waiting: list[str] = field(default_factory=list)

    def add(self, builder: TextBuilder, shape: Shape) -> None:
        """Add the block that *builder* holds, or keep its anchors for the next one."""
        self.add_content(builder.finish(), shape, builder.anchors)

    def add_content(self, content: Content, shape: Shape, anchors: Sequence[str] = ()) -> None:
        """Add the block of *content*, or keep *anchors* for the next one."""
        text, names = explicit_anchors(content.text)
        self._waiting += anchors
        if names:
            lines = tuple(pair for pair in content.lines if pair[0] < len(text))
            content = Content(text, content.line, _cut(content.marks, len(text)), lines)
        if not text and names and not anchors:
            self._name_last(names)
        elif text or any(mark.target for mark in content.marks):
            self._append(content, shape, names)

    def add_code(self, text: str, line: int, part: str) -> None:
        """Add a listing whose first line is source line *line*."""
        text = text.rstrip()
        if not text:
            return
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        lines = tuple((start, line + at) for at, start in enumerate(starts))
        self._append(Content(text, line, lines=lines), Shape(BlockKind.CODE, part=part), ())

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks; names after the last one are given to it."""
        self._name_last(tuple(self._waiting))
        self._waiting.clear()
        return tuple(self.found)

    def _append(self, content: Content, shape: Shape, names: tuple[str, ...]) -> None:
        text, marks, kind, level = content.text, content.marks, shape.kind, shape.level
        lines = content.lines if len(content.lines) > 1 else ()
        if kind is BlockKind.HEADING:
            names = (*names, *self._waiting, *self._slugs.anchors(text))
        elif self._waiting:
            names = (*names, *self._waiting)
        self._waiting.clear()
        anchors = tuple(dict.fromkeys(names)) if names else ()
        if kind is BlockKind.CELL:
            cells = self.tables
            place = Place(content.line, None, None, cells.cell, shape.part)
            at = (cells.table, cells.row, cells.column)
            block = Block(text, kind, place, shape.label, "", level, anchors, marks, *at, lines)
        else:
            place = Place(content.line, part=shape.part)
            block = Block(text, kind, place, shape.label, "", level, anchors, marks, lines=lines)
        self.found.append(block)

    def _name_last(self, names: tuple[str, ...]) -> None:
        if names and self.found:
            last = self.found[-1]
            self.found[-1] = replace(last, anchors=tuple(dict.fromkeys((*last.anchors, *names))))


def explicit_anchors(text: str) -> tuple[str, tuple[str, ...]]:
    """Return *text* without ``{#id}`` or ``{: #id .class}`` at its end, and the ids."""
    if not text.endswith("}"):
        return text, ()
    at = text.rfind("{")
    words = text[at + 1 : -1].removeprefix(":").split()
    matches = [_ATTRIBUTE.fullmatch(word) for word in words]
    names = tuple(match["id"] for match in matches if match and match["id"])
    if at < 0 or not words or not all(matches) or not (names or text[at + 1] == ":"):
        return text, ()
    return text[:at].rstrip(), names


def _cut(marks: tuple[Mark, ...], end: int) -> tuple[Mark, ...]:
    kept = (replace(mark, end=min(mark.end, end)) for mark in marks if mark.start <= end)
    return tuple(mark for mark in kept if mark.end > mark.start or mark.target)
