"""The blocks of a document as they are found, with the anchors that belong to each."""

import re
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, Mark, Place
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.markdown.slugs import Slugs
from extractors.formats.markdown.text import TextBuilder

_ATTRIBUTE = regex(r"#(?P<id>[^\s{}#]+)|\.[\w-]+|[\w-]+=\S+")


@immutable
class Shape:
    """What the next block is, apart from its text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    level: int = 0
    part: str = ""


@immutable
class Content:
    """The text of the next block, where it begins, its marks and the lines it runs over."""

    text: str
    line: int
    marks: tuple[Mark, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()


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
        text, marks, lines = builder.finish()
        text, names = explicit_anchors(text)
        self._waiting += builder.anchors
        if names:
            marks = _cut(marks, len(text))
            lines = tuple(pair for pair in lines if pair[0] < len(text))
        if not text and names and not builder.anchors:
            self._name_last(names)
        elif text or any(mark.target for mark in marks):
            self._append(Content(text, builder.first_line, marks, lines), shape, names)

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
        cells = self.tables if shape.kind is BlockKind.CELL else None
        self.found.append(
            Block(
                content.text,
                shape.kind,
                Place(line=content.line, cell=cells.cell if cells else "", part=shape.part),
                label=shape.label,
                level=shape.level,
                anchors=self._anchors(content.text, shape, names),
                marks=content.marks,
                table=cells.table if cells else None,
                row=cells.row if cells else None,
                column=cells.column if cells else None,
                lines=content.lines if len(content.lines) > 1 else (),
            )
        )

    def _anchors(self, text: str, shape: Shape, names: tuple[str, ...]) -> tuple[str, ...]:
        heading = shape.kind is BlockKind.HEADING
        slugs = self._slugs.anchors(text) if heading else ()
        anchors = (*names, *self._waiting, *slugs)
        self._waiting.clear()
        return tuple(dict.fromkeys(anchors)) if anchors else ()

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
