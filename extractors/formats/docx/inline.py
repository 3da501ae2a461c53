"""What stands inside a paragraph: runs, links, fields, bookmarks, changes, boxes, note signs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from depgraph.model.documents import Mark, MarkKind
from depgraph.model.patterns import regex
from extractors.formats.docx.drawings import DRAWN, attach
from extractors.formats.docx.fields import Instruction, OpenFields, instruction_of, mark_of
from extractors.formats.docx.lines import Line
from extractors.formats.docx.names import (
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    CHOICE,
    DEL,
    DEL_INSTR,
    DEL_TEXT,
    ENDNOTE_REF,
    FALLBACK,
    FLD_CHAR,
    FLD_SIMPLE,
    FOOTNOTE_REF,
    HYPERLINK,
    ID,
    INS,
    INSTR,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    O_MATH,
    O_MATH_PARA,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TAB,
    Element,
    R,
    T,
    W,
    chosen,
)
from extractors.formats.docx.package import Relation
from extractors.formats.docx.styles import Styles
from extractors.formats.docx.survey import RunLook
from extractors.formats.docx.symbols import symbol
from extractors.formats.docx.views import Changes

_SIGNS = {
    W + "br": "\n",
    W + "cr": "\n",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
}
_SYMBOL = W + "sym"
_INSIDE = frozenset(
    {SDT_CONTENT, INS, DEL, MOVE_FROM, MOVE_TO, CHOICE, FALLBACK}
    | {W + name for name in ("smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase")}
)
"""Elements whose children stand in the paragraph as if they were its own."""
_DEEPEST = 64
_IS_NUMBER = regex(r"\s*LISTNUM\b", re.IGNORECASE)


@dataclass(slots=True)
class Inline:
    """Reads the inside of paragraphs of one story into a :class:`Line`.

    Fields and bookmarks may run over several paragraphs, so their state lives here.
    """

    changes: Changes
    styles: Styles
    looks: Mapping[Element, RunLook]
    links: dict[str, Relation]
    list_number: Callable[[Instruction, Line], str]
    fields: OpenFields = field(default_factory=OpenFields)
    bookmarks: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    shown: int = 0
    dropped: int = 0
    depth: int = 0

    def read(self, parent: Element, line: Line) -> None:
        """Add what stands in *parent* to *line*."""
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, line)
            elif tag != PPR:
                self._other(child, tag, line)
        self.depth -= 1

    def start_bookmark(self, element: Element, line: Line) -> None:
        """Note that a bookmark starts in *line*."""
        name = element.get(W + "name") or ""
        if name and name != "_GoBack" and name not in line.anchors:
            line.anchors[name] = None
            begun = (name, self.shown + line.at, self.dropped)
            self.bookmarks[element.get(W + "id") or ""] = begun

    def end_paragraph(self, line: Line) -> None:
        """Note that the paragraph of *line* ends; fields that run on are marked as far as here."""
        self.shown += line.at + 1
        if self.fields.frames:
            line.marks += self.fields.cut(line.at)

    def _other(self, child: Element, tag: str, line: Line) -> None:
        if tag in self.changes.gone:
            self._leave_out(child)
            return
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(self, child, line)

    def _control(self, control: Element, line: Line) -> None:
        for content in control.iterchildren(SDT_CONTENT):
            self.read(content, line)

    def _branch(self, alternate: Element, line: Line) -> None:
        branch = chosen(alternate)
        if branch is not None:
            self.read(branch, line)

    def _formula(self, formula: Element, line: Line) -> None:
        self._text("".join(part.text or "" for part in formula.iter(MATH_TEXT)), None, line)

    def _leave_out(self, element: Element) -> None:
        """Count what a view drops, so that bookmarks around it can be dropped too."""
        if next(element.iter(T, DEL_TEXT), None) is not None:
            self.dropped += 1

    def _run(self, run: Element, line: Line) -> None:
        look = self.looks.get(run)
        if look is not None and look.hidden:
            self._fields_only(run, line)
            return
        for child in run:
            tag = child.tag
            if tag == T:
                if text := child.text:
                    self._text(text, look, line)
            elif tag == TAB:
                self._text("\t", look, line)
            elif tag != RPR:
                self._run_child(child, tag, look, line)

    def _run_child(self, child: Element, tag: str, look: RunLook | None, line: Line) -> None:
        if tag == FLD_CHAR:
            self._field_char(child, line)
        elif tag in _SIGNS:
            self._text(_SIGNS[tag], look, line)
        elif tag == DEL_TEXT:
            self._text(child.text or "", look, line)
        elif tag == _SYMBOL:
            self._text(
                symbol(child.get(W + "font") or "", child.get(W + "char") or ""), look, line
            )
        elif tag == ALTERNATE:
            self._alternate(child, look, line)
        elif tag in DRAWN:
            attach(child, line)
        elif tag in (FOOTNOTE_REF, ENDNOTE_REF):
            own_sign = child.get(W + "customMarkFollows") in {"1", "true", "on"}
            line.notes.append((tag, child.get(W + "id") or "", own_sign))
        elif tag in _INSIDE:
            self.read(child, line)
        else:
            self._field_part(child, tag, line)

    def _field_part(self, child: Element, tag: str, line: Line) -> None:
        if tag == FLD_CHAR:
            self._field_char(child, line)
        elif tag in (INSTR, DEL_INSTR):
            self.fields.told(child.text or "")

    def _alternate(self, alternate: Element, look: RunLook | None, line: Line) -> None:
        branch = chosen(alternate)
        for child in branch if branch is not None else ():
            if child.tag == T:
                self._text(child.text or "", look, line)
            else:
                self._run_child(child, child.tag, look, line)

    def _fields_only(self, run: Element, line: Line) -> None:
        """Keep hidden text out, but follow the fields that begin or end in it."""
        for child in run:
            self._field_part(child, child.tag, line)

    def _text(self, text: str, look: RunLook | None, line: Line) -> None:
        if self.fields.quiet:
            line.muted = line.muted or self.fields.muted
            self.fields.told(text)
            return
        bold = line.look.bold
        if look is not None:
            styled = bool(look.style) and self.styles.look(look.style).bold
            bold = (bold != styled) if look.bold is None else look.bold
        line.parts.append(text)
        start = line.at
        line.at = start + len(text)
        if bold:
            line.embolden(start, line.at)

    def _field_char(self, element: Element, line: Line) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.show(line.at)
        elif kind == "end":
            self._end_field(line)

    def _simple_field(self, element: Element, line: Line) -> None:
        self.fields.begin()
        self.fields.told(element.get(W + "instr") or "")
        self.fields.show(line.at)
        self.read(element, line)
        self._end_field(line)

    def _end_field(self, line: Line) -> None:
        line.muted = line.muted or self.fields.muted
        frame = self.fields.end()
        if frame is None:
            return
        code = "".join(frame.code)
        start = frame.start if frame.showing else line.at
        if line.at == start and _IS_NUMBER.match(code):
            self._text(self.list_number(instruction_of(code), line), None, line)
        mark = mark_of(code, start, line.at)
        if mark is not None:
            line.marks.append(mark)

    def _hyperlink(self, element: Element, line: Line) -> None:
        relation = self.links.get(element.get(ID) or "")
        anchor = element.get(W + "anchor") or element.get(W + "docLocation") or ""
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        start = line.at
        self.read(element, line)
        if target and line.at > start:
            line.marks.append(Mark(MarkKind.LINK, start, line.at, target))

    def _end_bookmark(self, element: Element, line: Line) -> None:
        """Drop a bookmark when all that stood in it is not there in this view."""
        begun = self.bookmarks.pop(element.get(W + "id") or "", None)
        if begun is None:
            return
        name, shown, dropped = begun
        if shown == self.shown + line.at and dropped < self.dropped and name in line.anchors:
            del line.anchors[name]

    _handlers: ClassVar[dict[str, Callable[["Inline", Element, Line], None]]] = {
        **dict.fromkeys(_INSIDE, read),
        HYPERLINK: _hyperlink,
        BOOKMARK_START: start_bookmark,
        BOOKMARK_END: _end_bookmark,
        SDT: _control,
        FLD_SIMPLE: _simple_field,
        ALTERNATE: _branch,
        O_MATH: _formula,
        O_MATH_PARA: _formula,
    }
