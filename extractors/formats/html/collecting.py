"""The block that is being read and those that are complete: text, marks, anchors and places."""

import re
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, Mark, MarkKind, Place
from depgraph.model.patterns import regex
from extractors.formats.linestarts import mark_of, without_bullet

_SPACE = regex(r"[ \t\n\r\f]+")
_MARK_TAIL = regex(r"[\s.:)]*\Z")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the next block is, apart from its text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    level: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell by its table (from 1), row and column (from 0)."""

    table: int
    row: int
    column: int

    @property
    def place(self) -> str:
        """Return the place as people count it."""
        return f"table {self.table}, row {self.row + 1}, column {self.column + 1}"


_PLAIN = Shape()


@dataclass(slots=True)
class Collector:
    """Takes texts and marks, gives blocks."""

    found: list[Block] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    cell: Cell | None = None
    shape: Shape = _PLAIN
    part: str = ""
    hold_marks: bool = False
    """In a table that only sets text: a number alone waits for the text of the next cell."""
    line: int | None = None
    _text: str = ""
    _marks: list[Mark] = field(default_factory=list)
    _open: list[tuple[MarkKind, int, str]] = field(default_factory=list)
    _anchors: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Tell whether the block has no text yet."""
        return not self._text

    def add(self, text: str, line: int | None) -> None:
        """Add *text*, blanks collapsed as on a screen."""
        shown = text if text == " " else _SPACE.sub(" ", text)
        if not self._text or self._text.endswith(" "):
            shown = shown.lstrip(" ")
        if shown and not self._text:
            self.line = line
        self._text += shown

    def name(self, anchor: str) -> None:
        """Give *anchor* to the block that is being read."""
        self._anchors.append(anchor)

    def open(self, kind: MarkKind, target: str = "") -> None:
        """Begin a mark here."""
        self._open.append((kind, len(self._text), target))

    def close(self, kind: MarkKind) -> None:
        """End the mark of *kind* that was begun last."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] is kind:
                self._keep(self._open.pop(at))
                return

    def _keep(self, opened: tuple[MarkKind, int, str]) -> None:
        kind, start, target = opened
        end = len(self._text.rstrip())
        if end <= start:
            return
        last = self._marks[-1] if self._marks else None
        joined = last and (last.kind, last.target) == (kind, target)
        if last and joined and not self._text[last.end : start].strip():
            self._marks[-1] = replace(last, end=end)
        else:
            self._marks.append(Mark(kind, start, end, target))

    def flush(self) -> None:
        """End the block, if it has text; open marks go on in the next one."""
        text = self._text.rstrip(" ")
        if not text and not self._open:
            self._text, self._marks = "", []
            return
        if self.hold_marks and text and _is_mark(text):
            self._text = text + " "
            return
        for opened in self._open:
            self._keep(opened)
        self._open = [(kind, 0, target) for kind, _, target in self._open]
        if text.strip():
            self._append(text)
        self._text, self._marks = "", []

    def code(self, text: str, line: int | None) -> None:
        """Add a listing."""
        self.flush()
        if text.strip():
            starts = (0, *(match.end() for match in re.finditer("\n", text)))
            lines = tuple((at, line + n) for n, at in enumerate(starts)) if line else ()
            block = Block(text, BlockKind.CODE, Place(line=line), anchors=self._names())
            self.found.append(replace(block, lines=lines if len(lines) > 1 else ()))

    def rule(self) -> None:
        """Note that a page ends here."""
        self.flush()
        self.rules.append(len(self.found))

    def finish(self) -> list[Block]:
        """Return all blocks; names that stand after the last one are given to it."""
        self.flush()
        if self.found and self._anchors:
            last = self.found[-1]
            self.found[-1] = replace(last, anchors=(*last.anchors, *self._names()))
        return self.found

    def _names(self) -> tuple[str, ...]:
        if not self._anchors:
            return ()
        names = tuple(dict.fromkeys(self._anchors))
        self._anchors.clear()
        return names

    def _append(self, text: str) -> None:
        shape = self.shape
        self.shape = _PLAIN
        bullet, rest = without_bullet(text)
        if bullet and rest and shape.kind is BlockKind.PARAGRAPH:
            shape = replace(shape, kind=BlockKind.ITEM, level=1)
        cut = len(text) - len(rest) if rest and shape.kind is BlockKind.ITEM else 0
        marks = tuple(self._marks)
        if cut:
            marks = tuple(
                replace(mark, start=max(0, mark.start - cut), end=mark.end - cut)
                for mark in marks
                if mark.end > cut
            )
        kind, cell = shape.kind, self.cell
        if shape.part:
            cell = None
        if cell and kind is not BlockKind.HEADING:
            kind = BlockKind.CELL
        if self.part and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.RUNNING
        part = self.part if kind is BlockKind.RUNNING else shape.part
        place = Place(line=self.line, cell=cell.place if cell else "", part=part)
        self.found.append(
            Block(
                text[cut:],
                kind,
                place,
                label=shape.label,
                level=shape.level,
                anchors=self._names(),
                marks=marks,
                table=cell.table if cell else None,
                row=cell.row if cell else None,
                column=cell.column if cell else None,
            )
        )


def _is_mark(text: str) -> bool:
    mark = mark_of(text)
    return len(_MARK_TAIL.sub("", text)) <= len(mark) if mark else without_bullet(text)[1] == ""
