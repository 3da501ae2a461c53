"""Write a paper as a Word file: exact lists, live fields, the same bytes every time."""

import re
from dataclasses import dataclass, field

from . import word_parts as parts
from .numbers import Numbered
from .packed import packed
from .paper import Paper
from .source import Block, pieces
from .word_runs import (
    END_FIELD,
    begin_field,
    code_run,
    complex_field,
    deleted,
    page_foot,
    page_head,
    run,
)

_CHANGE = re.compile(r"\[-(?P<out>.*?)-\]|\[\+(?P<into>.*?)\+\]")
_AUTHOR = 'w:author="R. Adeyemi" w:date="2026-10-12T10:15:00Z"'


@dataclass(frozen=True, slots=True)
class Shown:
    """One ``w:p`` as it is displayed: its automatic number, if any, and its text."""

    number: str
    text: str


@dataclass(slots=True)
class _Body:
    paper: Paper
    xml: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    groups: int = 0
    bookmarks: int = 0
    fields: int = 0
    changes: int = 0

    def write(self) -> None:
        before = ""
        for block, number in zip(self.paper.blocks, self.paper.numbers, strict=True):
            if block.kind == "step" and before not in {"step", "bullet"}:
                self.groups += 1
            before = block.kind
            self._block(block, number)

    def _block(self, block: Block, number: Numbered | None) -> None:
        if block.kind == "table":
            self._table(block)
        elif block.kind == "toc":
            self._contents()
        elif block.kind == "page":
            self._paragraph("", '<w:r><w:br w:type="page"/></w:r>', Shown("", ""))
        else:
            runs = self._tracked(block, self._runs(block.text, number))
            properties = self._properties(block) + self._mark_change(block)
            self._paragraph(properties, self._marked(block, runs), self._seen(block, number))

    def _seen(self, block: Block, number: Numbered | None) -> Shown:
        accepted = self.paper.view == "accepted"
        if block.tracked == ("del" if accepted else "ins"):
            return Shown("", "")
        kept = "into" if accepted else "out"
        text = _CHANGE.sub(lambda match: match[kept] or "", block.text)
        return Shown(number.shown if number else "", self.paper.plain(text, number))

    def _tracked(self, block: Block, runs: str) -> str:
        if not block.tracked:
            return runs
        if block.tracked == "del":
            runs = deleted(runs)
        self.changes += 1
        mark = f'w:id="{9000 + self.changes}" {_AUTHOR}'
        return f"<w:{block.tracked} {mark}>{runs}</w:{block.tracked}>"

    def _mark_change(self, block: Block) -> str:
        if not block.tracked:
            return ""
        self.changes += 1
        return f'<w:rPr><w:{block.tracked} w:id="{9000 + self.changes}" {_AUTHOR}/></w:rPr>'

    def _paragraph(self, properties: str, runs: str, shown: Shown) -> None:
        inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        self.xml.append(f"<w:p>{inner}{runs}</w:p>")
        self.shown.append(shown)

    def _properties(self, block: Block) -> str:
        scheme = self.paper.scheme
        if block.kind in scheme:
            style = f'<w:pStyle w:val="{scheme[block.kind][block.level].style}"/>'
            if block.kind == "step":
                return style + _number(parts.BULLETS + self.groups, block.level)
            if self.paper.direct:
                return style + _number(parts.series_id(scheme, block.kind), block.level)
            return style
        if block.kind == "bullet":
            return '<w:pStyle w:val="ListBullet"/>' + _number(parts.BULLETS, 0)
        if block.kind == "title":
            return '<w:pStyle w:val="Title"/>'
        centre = '<w:jc w:val="center"/>' if block.kind == "centred" else ""
        return '<w:pStyle w:val="BodyText"/>' + centre

    def _marked(self, block: Block, runs: str) -> str:
        names = [self.paper.bookmark(block.name)] if block.name in self.paper.referred else []
        if self.paper.toc_pages and block.level == 0 and block.kind in {"clause", "attachment"}:
            names.append(_toc_bookmark(self.paper, block))
        for name in names:
            self.bookmarks += 1
            runs = (
                f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>{runs}'
                f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
            )
        return runs

    def _runs(self, text: str, here: Numbered | None, *, bold: bool = False) -> str:
        found = []
        at = 0
        for match in _CHANGE.finditer(text):
            found.append(self._plain_runs(text[at : match.start()], here, bold=bold))
            found.append(self._changed(match, here))
            at = match.end()
        found.append(self._plain_runs(text[at:], here, bold=bold))
        return "".join(found)

    def _changed(self, match: re.Match[str], here: Numbered | None) -> str:
        self.changes += 1
        kind = "del" if match["out"] is not None else "ins"
        runs = self._plain_runs(match["out"] or match["into"] or "", here)
        if kind == "del":
            runs = deleted(runs)
        return f'<w:{kind} w:id="{9000 + self.changes}" {_AUTHOR}>{runs}</w:{kind}>'

    def _plain_runs(self, text: str, here: Numbered | None, *, bold: bool = False) -> str:
        found = []
        for piece in pieces(text):
            if piece.kind == "field":
                found.append(self._field(piece.text, piece.switch, here))
            elif piece.kind == "typed":
                found.append(run(self.paper.shown(piece.text), bold=bold))
            elif piece.kind == "code":
                found.append(code_run(piece.text))
            else:
                found.append(run(piece.text, bold=bold or piece.kind == "strong"))
        return "".join(found)

    def _field(self, name: str, switch: str, here: Numbered | None) -> str:
        self.fields += 1
        code = f" REF {self.paper.bookmark(name)} \\{switch} \\h "
        cut = 9 if self.fields % 3 == 0 else len(code)
        return complex_field(code, self.paper.shown(name, here, switch), cut)

    def _table(self, block: Block) -> None:
        width = 9026 // len(block.rows[0])
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in block.rows[0])
        self.xml.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9026" w:type="dxa"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        )
        for at, row in enumerate(block.rows):
            head = "<w:trPr><w:tblHeader/></w:trPr>" if at == 0 else ""
            self.xml.append(f"<w:tr>{head}")
            for cell in row:
                self.xml.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
                runs = self._runs(cell, None, bold=at == 0)
                plain = Shown("", self.paper.plain(cell))
                self._paragraph('<w:pStyle w:val="TableText"/>', runs, plain)
                self.xml.append("</w:tc>")
            self.xml.append("</w:tr>")
        self.xml.append("</w:tbl>")
        self._paragraph('<w:pStyle w:val="BodyText"/>', "", Shown("", ""))

    def _contents(self) -> None:
        self.xml.append(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        )
        self._paragraph('<w:pStyle w:val="TOCHeading"/>', run("Contents"), Shown("", "Contents"))
        entries = [
            (block, number)
            for block, number in zip(self.paper.blocks, self.paper.numbers, strict=True)
            if number and block.level == 0 and block.kind in {"clause", "attachment"}
        ]
        for at, ((block, number), page) in enumerate(
            zip(entries, self.paper.toc_pages, strict=True)
        ):
            name = _toc_bookmark(self.paper, block)
            title = self.paper.plain(block.text)
            runs = (
                (begin_field(' TOC \\o "1-1" \\h \\z \\t "Exhibit Heading,1" ') if at == 0 else "")
                + f'<w:hyperlink w:anchor="{name}" w:history="1">'
                + run(number.shown) + "<w:r><w:tab/></w:r>" + run(title)
                + "<w:r><w:tab/></w:r>"
                + complex_field(f" PAGEREF {name} \\h ", str(page), 3)
                + "</w:hyperlink>"
                + (END_FIELD if at == len(entries) - 1 else "")
            )  # fmt: skip
            shown = Shown("", f"{number.shown}\t{title}\t{page}")
            self._paragraph('<w:pStyle w:val="TOC1"/>', runs, shown)
        self.xml.append("</w:sdtContent></w:sdt>")


def _number(key: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'


def _toc_bookmark(paper: Paper, block: Block) -> str:
    return paper.bookmark(f"contents {block.text}").replace("_Ref", "_Toc")


def _document(body: _Body) -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" '
        'w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    return (
        f'{parts.DECLARATION}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}"><w:body>'
        f"{''.join(body.xml)}{section}</w:body></w:document>"
    )


def displayed(paper: Paper) -> tuple[Shown, ...]:
    """Return every paragraph of the main part as it is displayed, in file order."""
    body = _Body(paper)
    body.write()
    return tuple(body.shown)


def docx(paper: Paper) -> bytes:
    """Return *paper* as a Word file."""
    body = _Body(paper)
    body.write()
    wrap = '<w:%s xmlns:w="' + parts.W + '" xmlns:r="' + parts.R + '">'
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELS,
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELS,
        "word/styles.xml": parts.styles(paper),
        "word/numbering.xml": parts.numbering(paper, body.groups),
        "word/settings.xml": parts.SETTINGS,
        "word/header1.xml": parts.DECLARATION + wrap % "hdr" + page_head(paper) + "</w:hdr>",
        "word/footer1.xml": parts.DECLARATION + wrap % "ftr" + page_foot(paper) + "</w:ftr>",
        "docProps/core.xml": parts.core(paper),
        "docProps/custom.xml": parts.custom(paper),
    }
    return packed(files)
