"""Paragraphs, lists and tables of one story (main text, a note, a page header) as blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, MarkKind
from extractors.formats.odt import inline
from extractors.formats.odt.blocks import block_of
from extractors.formats.odt.changes import TRACKED, Changes, pieces_of
from extractors.formats.odt.lines import Line
from extractors.formats.odt.names import (
    CHANGE_ID,
    HREF,
    LIST,
    LIST_HEADER,
    LIST_ITEM,
    OFFICE,
    START,
    STYLE_NAME,
    TABLE,
    TEXT,
    XML_ID,
    H,
    P,
    whole,
)
from extractors.formats.odt.numbering import Counters, Listed, Number
from extractors.formats.odt.styles import Styles
from extractors.formats.odt.tables import Cell, cells_of
from extractors.formats.zipped import Element

_CONTENTS = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
_SKIPPED = _CONTENTS | {TRACKED, TEXT + "sequence-decls", OFFICE + "forms"}
_HEADING_LEVELS = 9


@dataclass(slots=True)
class Story:
    """Walks the elements of one story and keeps what carries over from one to the next."""

    styles: Styles
    changes: Changes
    found: list[Block] = field(default_factory=list)
    part: str = ""
    tables: int = 0
    comments: int = 0
    _counters: Counters = field(init=False)
    _cell: Cell | None = None
    _listed: Listed | None = None
    _para: int = -1
    _line: Line | None = None
    _hidden: set[str] = field(default_factory=set)
    _after: list[Element] = field(default_factory=list)
    _notes: int = 0

    def __post_init__(self) -> None:
        self._counters = Counters(self.styles)

    def read(self, elements: Iterable[Element]) -> None:
        """Add the blocks of *elements*."""
        for element in elements:
            match element.tag:
                case _ if element.tag in (P, H):
                    self._paragraph(element)
                case _ if element.tag == LIST:
                    self._list(element)
                case _ if element.tag == TABLE + "table":
                    self._table(element)
                case _ if element.tag in (inline.CHANGE_START, inline.CHANGE_END, inline.CHANGE):
                    self._change(element)
                case _ if element.tag not in _SKIPPED:
                    self.read(element)

    def close(self) -> None:
        """End the story: what waits for a next paragraph stands alone."""
        line, self._line = self._line, None
        if line is not None:
            self._finish(line)

    def _list(self, element: Element) -> None:
        outer = self._listed
        style = element.get(STYLE_NAME) or (outer.count.style if outer else "")
        if outer and style == outer.count.style:
            count = outer.count
        else:
            count = self._counters.begin(
                style or self._asked(element),
                element.get(XML_ID) or "",
                goes_on=element.get(TEXT + "continue-numbering") == "true",
                continued=element.get(TEXT + "continue-list") or "",
            )
        depth = outer.depth + 1 if outer else 1
        for item in element:
            if item.tag in (LIST_ITEM, LIST_HEADER):
                start = item.get(START)
                self._listed = Listed(
                    count,
                    depth,
                    whole(start, 1) if start else None,
                    header=item.tag == LIST_HEADER,
                )
                self.read(item)
        self._listed = outer

    def _asked(self, element: Element) -> str:
        """Return the list that the first paragraph of a list without style asks for."""
        first = next(element.iter(P, H), None)
        return (
            (self.styles.list_of(first.get(STYLE_NAME) or "") or "") if first is not None else ""
        )

    def _table(self, element: Element) -> None:
        outer, listed, self._listed = self._cell, self._listed, None
        self.tables += 1
        for cell, content in cells_of(element, self.tables):
            self._cell = cell
            self.read(content)
        self._cell, self._listed = outer, listed

    def _paragraph(self, element: Element) -> None:
        style = element.get(STYLE_NAME) or ""
        self._para += 1 if not self.part else 0
        carried = self._line
        line = carried if carried and carried.at else self._fresh(element, self._listed)
        if carried and carried is not line:
            line.anchors |= carried.anchors
        if self._listed is not None:
            self._listed = replace(self._listed, header=True)
        start = line.at
        self._line = line
        self._inside(element)
        line = self._line or line
        if not line.level and self.styles.bold("paragraph", style):
            line.mark(MarkKind.STRONG, min(start, line.at))
        if self._hidden:
            return
        self._line = None
        self._finish(line)
        self._read_after()

    def _level(self, element: Element, style: str) -> int:
        if element.tag == H:
            asked = whole(element.get(TEXT + "outline-level"), 0) or self.styles.level_of(style)
            return min(asked or 1, _HEADING_LEVELS)
        return 1 if self.styles.is_called(style, "Title") else 0

    def _fresh(self, element: Element, listed: Listed | None) -> Line:
        level = self._level(element, element.get(STYLE_NAME) or "")
        return Line(None if self.part else self._para, element, listed, level)

    def _number(self, line: Line) -> Number | None:
        """Count the paragraph in its list, once for each item, or a heading in the outline."""
        element, listed = line.element, line.listed
        if element is None or self.styles.list_of(element.get(STYLE_NAME) or "") == "":
            return None
        if listed is not None:
            if listed.header:
                return None
            return self._counters.next(listed.count, listed.depth, listed.start)
        if element.tag != H or element.get(TEXT + "is-list-header") == "true":
            return None
        start = element.get(START)
        restart = element.get(TEXT + "restart-numbering") == "true" or start
        depth = whole(element.get(TEXT + "outline-level"), 1)
        number = whole(start, 1) if restart else None
        return self._counters.next(self._counters.outline, depth, number)

    def _inside(self, element: Element) -> None:
        """Add the text of *element* and of all that stands in it."""
        self._words(element.text)
        for child in element:
            self._child(child)
            self._words(child.tail)

    def _words(self, text: str | None) -> None:
        if not text or self._line is None:
            return
        if self._hidden:
            self._line.emptied = True
        else:
            self._line.add(text)

    def _child(self, child: Element) -> None:
        tag = child.tag
        if tag in (inline.CHANGE, inline.CHANGE_START, inline.CHANGE_END):
            self._change(child)
        elif tag == inline.ANNOTATION:
            self.comments += child.get(inline.RESOLVED) != "true"
        elif self._hidden or self._line is None or tag in inline.SILENT:
            self._hidden_child(child)
        elif tag in (inline.NOTE, inline.FRAME):
            self._after.append(child)
        elif not inline.is_plain(child, self._line):
            self._marked(child)

    def _hidden_child(self, child: Element) -> None:
        """Look only for the end of what is left out."""
        for one in child.iter(inline.CHANGE_END, inline.CHANGE_START):
            self._change(one)

    def _marked(self, child: Element) -> None:
        line = self._line or Line()
        start = line.at
        self._inside(child)
        if line is not self._line:
            return
        if child.tag == inline.LINK and (target := child.get(HREF)):
            line.mark(MarkKind.LINK, start, inline.address_of(target))
        elif child.tag == inline.SPAN and self.styles.bold("text", child.get(STYLE_NAME) or ""):
            line.mark(MarkKind.STRONG, start)
        inline.mark_field(child, line, start)

    def _change(self, element: Element) -> None:
        key = element.get(CHANGE_ID) or ""
        if element.tag == inline.CHANGE_START and key in self.changes.inserted:
            self._hidden.add(key)
        elif element.tag == inline.CHANGE_END:
            self._hidden.discard(key)
        elif element.tag == inline.CHANGE and not self._hidden:
            self._put_back(self.changes.deleted.get(key, []))

    def _put_back(self, deleted: list[Element]) -> None:
        """Add what was deleted here; its first and last paragraph join those around."""
        if self._line is None:
            self.read(deleted)
            return
        pieces = list(pieces_of(deleted, 0))
        kept = self._line if not self._line.at and len(pieces) > 1 else None
        for at, (element, depth) in enumerate(pieces):
            last = at == len(pieces) - 1
            if at:
                self._finish(self._line)
            if at or kept:
                self._line = kept if kept and last else self._fresh(element, self._at(depth))
            if element.tag in (P, H):
                self._inside(element)
            else:
                line, self._line = self._line, None
                self.read([element])
                self._line = line

    def _at(self, depth: int) -> Listed | None:
        """Return the list that is being read, *depth* levels deep."""
        listed = self._listed
        return Listed(listed.count, depth) if listed and depth else None

    def _finish(self, line: Line) -> None:
        text, _ = line.finished()
        if not text and line.emptied and not line.anchors:
            return
        number = self._number(line)
        if text or line.anchors or (number and number.label):
            self.found.append(block_of(line, number, self._cell, self.part))

    def _read_after(self) -> None:
        """Read the notes and text boxes of the paragraph that was read last."""
        waiting, self._after = self._after, []
        for element in waiting:
            blocks = self._note(element) if element.tag == inline.NOTE else self._box(element)
            self.found += blocks

    def _note(self, element: Element) -> Iterator[Block]:
        kind = element.get(TEXT + "note-class") or "footnote"
        sign = " ".join("".join(map(str, _citation(element))).split())
        story = self._inner(f"{kind} {sign}".strip())
        story.read(one for one in element if one.tag == TEXT + "note-body")
        story.close()
        yield from (replace(block, kind=BlockKind.NOTE, level=0) for block in story.found)

    def _box(self, element: Element) -> Iterator[Block]:
        for box in element.iter(inline.BOX):
            story = self._inner("text box")
            story.read(box)
            story.close()
            yield from story.found

    def _inner(self, part: str) -> "Story":
        return Story(self.styles, self.changes, part=part)


def _citation(note: Element) -> Iterator[object]:
    for one in note.iter(TEXT + "note-citation"):
        yield from one.itertext()
