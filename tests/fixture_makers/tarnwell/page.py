"""Write a paper as a PDF file with running heads and page numbers; the same bytes every time."""

import io
import re
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from .numbers import Numbered
from .paper import Paper
from .source import Block

_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13.5, spaceAfter=6)
_HEADING = ParagraphStyle(
    "heading", _TEXT, fontName="Helvetica-Bold", fontSize=12, leading=16, spaceBefore=10
)
_TITLE = ParagraphStyle(
    "title", _TEXT, fontName="Helvetica-Bold", fontSize=16, leading=20, alignment=1, spaceAfter=12
)
_CELL = ParagraphStyle("cell", _TEXT, fontSize=9, leading=11, spaceAfter=0)
_HEAD_CELL = ParagraphStyle("head cell", _CELL, fontName="Helvetica-Bold")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_MARGIN = 72
_GREY = colors.HexColor("#808080")
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, _GREY), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def _indented(left: int, hanging: int) -> ParagraphStyle:
    return ParagraphStyle("item", _TEXT, leftIndent=left, firstLineIndent=-hanging)


def _markup(text: str) -> str:
    text = _CODE.sub(r'<font face="Courier">\1</font>', escape(text))
    return _STRONG.sub(r"<b>\1</b>", text)


class _Pages(Canvas):
    """Draw the running head and "Page 1 of 4", which needs the number of pages."""

    head = ""
    foot = ""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        """Keep the page until the number of pages is known."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw all pages with their heads and feet."""
        for at, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            self.setFont("Helvetica", 8)
            self.drawString(_MARGIN, A4[1] - 44, self.head)
            self.line(_MARGIN, A4[1] - 50, A4[0] - _MARGIN, A4[1] - 50)
            self.drawString(_MARGIN, 40, self.foot)
            self.drawRightString(A4[0] - _MARGIN, 40, f"Page {at} of {len(self._kept)}")
            super().showPage()
        super().save()


def _table(paper: Paper, block: Block) -> Flowable:
    rows = [
        [
            Paragraph(_markup(paper.plain(cell, marked=True)), _HEAD_CELL if at == 0 else _CELL)
            for cell in row
        ]
        for at, row in enumerate(block.rows)
    ]
    width = (A4[0] - 2 * _MARGIN) / len(block.rows[0])
    return Table(rows, colWidths=[width] * len(block.rows[0]), style=_GRID, repeatRows=1)


def _style(paper: Paper, block: Block) -> ParagraphStyle:
    if block.kind == "title":
        return _TITLE
    if block.kind == "clause" and block.level == 0:
        return _HEADING
    if block.kind == "clause" and _is_heading(paper, block):
        return ParagraphStyle("second", _HEADING, fontSize=10.5, leading=14)
    if block.kind == "attachment" and block.level == 0:
        return _HEADING
    if block.kind in paper.scheme:
        level = paper.scheme[block.kind][block.level]
        return _indented(level.indent // 20, level.hanging // 20)
    return _indented(28, 14) if block.kind == "bullet" else _TEXT


def _is_heading(paper: Paper, block: Block) -> bool:
    return paper.scheme["clause"][block.level].style.startswith("Heading")


def _flowables(paper: Paper, block: Block, number: Numbered | None) -> list[Flowable]:
    if block.kind == "table":
        return [_table(paper, block), Spacer(1, 8)]
    if block.kind == "page":
        return [PageBreak()]
    sign = "\u2022" if block.kind == "bullet" else (number.shown if number else "")
    text = _markup(paper.plain(block.text, number, marked=True))
    return [Paragraph(f"{sign}\u2002{text}" if sign else text, _style(paper, block))]


def pdf(paper: Paper) -> bytes:
    """Return *paper* as a PDF file."""

    class _Own(_Pages):
        head = f"{paper.number} | Rev. {paper.revision} | Effective {paper.effective}"
        foot = f"Tarnwell Medical Systems Ltd | {paper.footer}"

    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=paper.title,
        author=paper.owner,
        subject=paper.number,
        creator="Tarnwell document control",
        invariant=1,
    )
    story: list[Flowable] = []
    for block, number in zip(paper.blocks, paper.numbers, strict=True):
        story += _flowables(paper, block, number)
    template.build(story, canvasmaker=_Own)
    return buffer.getvalue()
