"""Paragraphs and tables of one story (main text, a header, the notes) as blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depgraph.model.documents import Block
from depgraph.model.immutable import immutable
from extractors.formats.docx.blocks import Where, block_of, in_cell
from extractors.formats.docx.fields import Instruction
from extractors.formats.docx.inline import Inline
from extractors.formats.docx.lines import Line
from extractors.formats.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    BOOKMARK_START,
    SDT,
    SDT_CONTENT,
    SECTION,
    SPEC_VANISH,
    TBL,
    VANISH,
    Element,
    P,
    W,
    chosen,
    val,
    whole,
)
from extractors.formats.docx.numbering import NUMBER_DEFAULT, Counters, Numbering
from extractors.formats.docx.package import Relation
from extractors.formats.docx.styles import Styles
from extractors.formats.docx.survey import Survey
from extractors.formats.docx.tables import rows_of
from extractors.formats.docx.views import (
    Changes,
    setting_of,
)

_GALLERY = W + "docPartGallery"
_INSIDE = frozenset({SDT_CONTENT, W + "customXml", W + "smartTag", W + "ins", W + "del"})
_DEEPEST = 40
_UNMARKED: frozenset[str] = frozenset()


@immutable
class Setting:
    """What all stories of one file share."""

    styles: Styles
    numbering: Numbering
    changes: Changes
    contents_fields: bool = True


@immutable
class Citation:
    """Where a note or diagram belongs: its kind and key; it stands after block number *after*."""

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
    revisions: int = 0


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
        self.inline = Inline(
            setting.changes, setting.styles, survey.looks, links, self._list_number
        )
        self.inline.fields.muting = setting.contents_fields
        self._counters = Counters(setting.numbering)
        self._carried: Line | None = None
        self._pending: list[Element] = []
        self._boxed: Story | None = None
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
        if line is not None and "".join(line.parts).strip():
            self._finish(line, _UNMARKED, where)
        if where.table is None:
            self._read_attached()

    def _other(self, child: Element, where: Where) -> None:
        tag = child.tag
        if tag in self._setting.changes.gone:
            return
        if tag == TBL:
            self.close(where)
            self._table(child, where)
        elif tag == BOOKMARK_START:
            self._pending.append(child)
        elif tag == ALT_CHUNK:
            self.found.left_out.add("another file that is inserted whole")
        for inner in _opened(child):
            self.read(inner, where)

    def _table(self, table: Element, where: Where) -> None:
        rows = list(rows_of(table, self._setting.changes))
        if not rows:
            return
        self.found.tables += 1
        number = self.found.tables
        for at, cells in enumerate(rows):
            for column, cell in cells:
                here = in_cell(where.part, number, at, column)
                self.read(cell, here)
                self.close(here)
        if where.table is None:
            self._read_attached()

    def _paragraph(self, paragraph: Element, where: Where) -> None:
        line, self._carried = self._carried or Line(), None
        line.said = setting_of(paragraph, self._setting.changes)
        line.look = self._setting.styles.look(line.said.style)
        if line.at == 0:
            line.para = self._survey.paras.get(paragraph)
        if self._pending:
            self._start_pending(line)
        self.inline.read(paragraph, line)
        mark = self._survey.marks.get(paragraph, _UNMARKED)
        if mark and not mark.isdisjoint(self._setting.changes.gone):
            self._carried = line
            return
        self._finish(line, mark, where)

    def _start_pending(self, line: Line) -> None:
        """Let the bookmarks that stand between paragraphs start in the next one."""
        for mark in self._pending:
            self.inline.start_bookmark(mark, line)
        self._pending.clear()

    def _finish(self, line: Line, mark: frozenset[str], where: Where) -> None:
        self.inline.end_paragraph(line)
        if line.notes or line.boxes:
            self._signs += line.notes
            self._boxes += line.boxes
        text = "".join(line.parts)
        empty = not text or text.isspace()
        if line.look.contents or (empty and (line.muted or not _counts(mark))):
            return
        self._count(line)
        if not empty or line.anchors or (line.number and line.number.label):
            self.found.blocks.append(block_of(line, text, where))
        if where.table is None and (self._boxes or self._signs):
            self._read_attached()

    def _count(self, line: Line) -> tuple[int, int] | None:
        """Give *line* its number, once; return list and level of its paragraph."""
        place = self._setting.numbering.place(line.look, line.said.num_id, line.said.ilvl)
        if place and not line.counted:
            line.number = self._counters.advance(*place)
        line.counted = True
        return place

    def _list_number(self, asked: Instruction, line: Line) -> str:
        """Return the number that a LISTNUM field shows in the middle of a paragraph."""
        own = self._count(line)
        named = self._setting.numbering.named(asked.argument)
        place = (named, 0) if named is not None else own and (own[0], own[1] + 1)
        num_id, ilvl = place or (NUMBER_DEFAULT, 0)
        asked_level = whole(asked.switch("\\l"))
        ilvl = ilvl if asked_level is None else asked_level - 1
        number = self._counters.advance(num_id, ilvl, whole(asked.switch("\\s")))
        return number.label if number else ""

    def _read_attached(self) -> None:
        """Read the text boxes of what was read last, and note which notes it cites."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if self._boxed is None:
                self._boxed = Story(self._setting, self._survey, self._links, self.found)
            where = Where("text box")
            self._boxed.read(box, where)
            self._boxed.close(where)
        after = len(self.found.blocks)
        self.found.citations += [Citation(*sign, after) for sign in self._signs]
        self._signs.clear()


def _counts(mark: frozenset[str]) -> bool:
    """Tell whether a paragraph has a number even when it is empty, from what its mark says."""
    return SECTION not in mark and (VANISH not in mark or SPEC_VANISH in mark)


def _opened(child: Element) -> Iterator[Element]:
    """Return the elements that hold the blocks of a content control or wrapper."""
    if child.tag == SDT:
        yield from () if _is_contents(child) else child.iterchildren(SDT_CONTENT)
    elif child.tag in _INSIDE:
        yield child
    elif child.tag == ALTERNATE:
        branch = chosen(child)
        yield from () if branch is None else (branch,)


def _is_contents(control: Element) -> bool:
    """Tell whether a content control holds a table of contents."""
    return any(
        val(gallery) == "Table of Contents"
        for props in control.iterchildren(W + "sdtPr")
        for gallery in props.iter(_GALLERY)
    )
