"""A Word package written without a library, as dense as those of contracts that people wrote.

Sections and paragraphs are numbered by the program; own sections are cited by live fields; there
are tables, a footnote, a header and a footer.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import cycle
from xml.sax.saxutils import escape

from tests.benchmarks.drafts import Draft, Section, pieces
from tests.benchmarks.word_parts import (
    HEAD,
    LOOK,
    OFFICE,
    W,
    content_types,
    numbering,
    relations,
    styles,
)

_WHEN = (2024, 1, 1, 0, 0, 0)
_RUN_LENGTHS = (6, 3, 9, 4, 7, 2, 8)
"""Words of the runs, in turn: editing has cut the text into pieces."""
_CELL = '<w:tcPr><w:tcW w:w="3005" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
_TABLE = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
)


def package(text: Draft) -> bytes:
    """Return *text* as a .docx."""
    files = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("footnotes", "footnotes.xml"),
        ),
        "word/document.xml": _document(text),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/header1.xml": f"<w:hdr {W}>{_paragraph(f'Document No. {text.number}')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {W}>{_paragraph(f'{text.title}   Rev. 3')}</w:ftr>",
        "word/footnotes.xml": _footnotes(text),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(zipfile.ZipInfo(name, _WHEN), HEAD + content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _document(text: Draft) -> str:
    body = [_paragraph(text.title, "Title")]
    for at, section in enumerate(text.sections, 1):
        body.extend(_section(at, section))
    ends = f'xmlns:r="{OFFICE}" r:id="rId'
    last = (
        f'<w:sectPr><w:headerReference w:type="default" {ends}3"/>'
        f'<w:footerReference w:type="default" {ends}4"/></w:sectPr>'
    )
    return f"<w:document {W}><w:body>{''.join(body)}{last}</w:body></w:document>"


def _section(at: int, section: Section) -> Iterator[str]:
    mark = _bookmark(at)
    yield (
        f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">{_style("Heading1")}'
        f'<w:bookmarkStart w:id="{at}" w:name="{mark}"/>{_runs(section.title)}'
        f'<w:bookmarkEnd w:id="{at}"/></w:p>'
    )
    for clause in section.clauses[:-1]:
        yield _paragraph(clause, "Clause")
    noted = f'<w:r>{LOOK}<w:footnoteReference w:id="{at}"/></w:r>' if section.note else ""
    yield _paragraph(section.clauses[-1], "Clause", noted)
    if section.rows:
        rows = "".join(map(_row, section.rows))
        yield f"<w:tbl>{_TABLE}<w:tblGrid/>{rows}</w:tbl>"


def _row(cells: tuple[str, ...]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_CELL}{_paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def _bookmark(at: int) -> str:
    return f"_Ref{100000 + at}"


def _style(name: str) -> str:
    if not name:
        return ""
    return (
        f'<w:pPr><w:pStyle w:val="{name}"/><w:spacing w:before="120" w:after="120"/>'
        f'<w:jc w:val="both"/>{LOOK}</w:pPr>'
    )


def _paragraph(text: str, style: str = "", after: str = "") -> str:
    inside = "".join(
        _field(piece) if is_number else _runs(piece) for piece, is_number in pieces(text)
    )
    start = '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E" w:rsidP="004F1C2B">'
    return f"{start}{_style(style)}{inside}{after}</w:p>"


def _runs(text: str) -> str:
    return "".join(map(_run, _cut(text)))


def _cut(text: str) -> Iterator[str]:
    words, at = text.split(" "), 0
    for length in cycle(_RUN_LENGTHS):
        piece = " ".join(words[at : at + length])
        at += length
        if at >= len(words):
            yield piece
            return
        yield piece + " "


def _run(text: str) -> str:
    return f'<w:r w:rsidRPr="004F1C2B">{LOOK}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(number: str) -> str:
    code = f" REF {_bookmark(int(number))} \\r \\h "
    return (
        f'<w:r>{LOOK}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{LOOK}<w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r>{LOOK}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_run(number)}<w:r>{LOOK}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _footnotes(text: Draft) -> str:
    notes = "".join(
        f'<w:footnote w:id="{at}">{_paragraph(section.note)}</w:footnote>'
        for at, section in enumerate(text.sections, 1)
        if section.note
    )
    return f"<w:footnotes {W}>{notes}</w:footnotes>"
