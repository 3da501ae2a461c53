"""Paragraphs and tables of one story (main text, a header, the notes) as blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, Place
from extractors.formats.docx.inline import Inline
from extractors.formats.docx.lines import Line
from extractors.formats.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    SDT,
    SDT_CONTENT,
    SECTION,
    SPEC_VANISH,
    TBL,
    TC,
    TCPR,
    TR,
    TRPR,
    VANISH,
    Element,
    P,
    W,
    chosen,
    val,
    whole,
)
from extractors.formats.docx.numbering import Counters, Number, Numbering
from extractors.formats.docx.package import Relation
from extractors.formats.docx.styles import Look, Styles, outline_level
from extractors.formats.docx.survey import Survey
from extractors.formats.docx.views import (
    Changes,
    ParagraphSetting,
    cell_is_gone,
    row_is_gone,
    setting_of,
)

_GALLERY = W + "docPartGallery"
_SPAN = W + "gridSpan"
_BEFORE = W + "gridBefore"
_INSIDE = frozenset({SDT_CONTENT, W + "customXml", W + "smartTag", W + "ins", W + "del"})
_DEEPEST = 40
_UNMARKED: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """What all stories of one file share."""

    styles: Styles
    numbering: Numbering
    changes: Changes
    contents_fields: bool = True


@dataclass(frozen=True, slots=True)
class Where:
    """Where the blocks being read stand: a note or box, and the cell of a table."""

    part: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> str:
        """Return the cell as a person names it, nothing outside a table."""
        if self.table is None or self.row is None or self.column is None:
            return ""
        return f"table {self.table}, row {self.row + 1}, column {self.column + 1}"


@dataclass(frozen=True, slots=True)
class Citation:
    """The sign of a note: the note's kind and key; it stands after block number *after*."""

    kind: str
    key: str
    own_sign: bool
    after: int


@dataclass(slots=True)
class Found:
    """What a story has given so far, and the notes that it cites in order."""

    blocks: list[Block] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    tables: int = 0


class Story:
    """Walks the paragraphs and tables of one part; keeps its counters and open fields."""

    def __init__(
        self,
        setting: Setting,
        survey: Survey,
        links: dict[str, Relation],
        found: Found,
    ) -> None:
        self._setting = setting
        self._survey = survey
        self._links = links
        self.found = found
        self.inline = Inline(setting.changes, setting.styles, survey.looks, links)
        self.inline.fields.muting = setting.contents_fields
        self._counters = Counters(setting.numbering)
        self._carried: Line | None = None
        self._pending: list[Element] = []
        self._boxes: list[Element] = []
        self._signs: list[tuple[str, str, bool]] = []
        self._depth = 0

    def read(self, container: Iterable[Element], where: Where) -> None:
        """Add the blocks of *container* to what was found."""
        if self._depth >= _DEEPEST:
            self.found.left_out.add("parts that are nested too deeply")
            return
        self._depth += 1
        for child in container:
            if child.tag == P:
                self._paragraph(child, where)
            else:
                self._other(child, where)
        self._depth -= 1

    def close(self, where: Where) -> None:
        """End a cell, note or the whole text: what waits for a next paragraph stands alone."""
        line, self._carried = self._carried, None
        if line is not None and not line.empty:
            self._finish(line, ParagraphSetting(), where)
        if where.table is None:
            self._read_attached()

    def rows(self, table: Element) -> Iterator[list[tuple[int, Element]]]:
        """Return the rows of *table* shown in this view, each with its cells and columns."""
        for row in _children(table, TR):
            if not row_is_gone(row, self._setting.changes):
                yield self._cells(row)

    def _other(self, child: Element, where: Where) -> None:
        tag = child.tag
        if tag in self._setting.changes.gone:
            return
        if tag == TBL:
            self.close(where)
            self._table(child, where)
        elif tag in (BOOKMARK_START, BOOKMARK_END):
            self._pending.append(child)
        elif tag == ALT_CHUNK:
            self.found.left_out.add("another file that is inserted whole")
        for inner in _opened(child):
            self.read(inner, where)

    def _table(self, table: Element, where: Where) -> None:
        rows = list(self.rows(table))
        if not rows:
            return
        self.found.tables += 1
        inside = Where(where.part, self.found.tables)
        for at, cells in enumerate(rows):
            for column, cell in cells:
                here = replace(inside, row=at, column=column)
                self.read(cell, here)
                self.close(here)
        if where.table is None:
            self._read_attached()

    def _cells(self, row: Element) -> list[tuple[int, Element]]:
        column = _number_in(row, TRPR, _BEFORE) or 0
        cells = []
        for cell in _children(row, TC):
            if not cell_is_gone(cell, self._setting.changes):
                cells.append((column, cell))
            column += _number_in(cell, TCPR, _SPAN) or 1
        return cells

    def _paragraph(self, paragraph: Element, where: Where) -> None:
        said = setting_of(paragraph, self._setting.changes)
        line, self._carried = self._carried or Line(), None
        for mark in self._pending:
            if mark.tag == BOOKMARK_START:
                self.inline.start_bookmark(mark, line)
        self._pending.clear()
        look = self._setting.styles.look(said.style)
        self.inline.bold = look.bold
        if line.at == 0:
            line.para = self._survey.paras.get(paragraph)
        self.inline.read(paragraph, line)
        said_of_mark = self._survey.marks.get(paragraph, _UNMARKED)
        if not said_of_mark.isdisjoint(self._setting.changes.gone):
            self._carried = line
            return
        line.counted = _counts(said_of_mark)
        self._finish(line, said, where)

    def _finish(self, line: Line, said: ParagraphSetting, where: Where) -> None:
        self.inline.shown += 1
        line.marks.extend(self.inline.fields.cut(line.at))
        look = self._setting.styles.look(said.style)
        self._signs.extend(line.notes)
        self._boxes.extend(line.boxes)
        empty = line.empty
        if look.contents or (empty and (line.muted or not line.counted)):
            return
        number = self._number(said, look)
        if not empty or line.anchors or (number and number.label):
            self.found.blocks.append(_block(line, said, look, number, where))
        if where.table is None:
            self._read_attached()

    def _number(self, said: ParagraphSetting, look: Look) -> Number | None:
        place = self._setting.numbering.place(look, said.num_id, said.ilvl)
        return self._counters.advance(*place) if place else None

    def _read_attached(self) -> None:
        """Read the text boxes of what was read last, and note which notes it cites."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            story = Story(self._setting, self._survey, self._links, self.found)
            where = Where("text box")
            story.read(box, where)
            story.close(where)
        after = len(self.found.blocks)
        self.found.citations += [Citation(*sign, after) for sign in self._signs]
        self._signs.clear()


def _counts(said_of_mark: frozenset[str]) -> bool:
    """Tell whether a paragraph has a number even when it is empty, from what its mark says."""
    if SECTION in said_of_mark:
        return False
    return VANISH not in said_of_mark or SPEC_VANISH in said_of_mark


def _opened(child: Element) -> Iterator[Element]:
    """Return the elements that hold the blocks of a content control or wrapper."""
    if child.tag == SDT:
        yield from () if _is_contents(child) else child.iterchildren(SDT_CONTENT)
    elif child.tag in _INSIDE:
        yield child
    elif child.tag == ALTERNATE:
        branch = chosen(child)
        yield from () if branch is None else (branch,)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Return the children of *parent* named *tag*, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT or child.tag in _INSIDE:
            yield from _children(child, tag)


def _number_in(parent: Element, properties: str, name: str) -> int | None:
    """Return the number *name* among the *properties* of a row or cell."""
    for props in parent.iterchildren(properties):
        for child in props.iterchildren(name):
            return whole(val(child))
    return None


def _is_contents(control: Element) -> bool:
    """Tell whether a content control holds a table of contents."""
    return any(
        val(gallery) == "Table of Contents"
        for props in control.iterchildren(W + "sdtPr")
        for gallery in props.iter(_GALLERY)
    )


def _block(
    line: Line, said: ParagraphSetting, look: Look, number: Number | None, where: Where
) -> Block:
    """Return the finished block of a paragraph."""
    level = look.level if said.outline is None else outline_level(said.outline)
    kind = BlockKind.PARAGRAPH
    if level:
        kind = BlockKind.HEADING
    elif where.table is not None:
        kind = BlockKind.CELL
    elif number and (number.label or number.bullet):
        kind, level = BlockKind.ITEM, number.depth
    text, marks = line.trimmed()
    return Block(
        text=text,
        kind=kind,
        place=Place(para=line.para, cell=where.cell, part=where.part),
        label=number.label if number else "",
        number=number.full if number else "",
        level=level,
        anchors=tuple(line.anchors),
        marks=marks,
        table=where.table,
        row=where.row,
        column=where.column,
    )
