"""A Word package with automatic numbers, bookmarks and live fields, written without a library."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WHEN = (2024, 1, 1, 0, 0, 0)
_LOOK = (
    '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>'
    '<w:color w:val="1F1F1F"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:lang w:val="en-US"/></w:rPr>'
)
_WORDS_A_RUN = 6
_OTHER_STYLES = 90
"""Styles that no paragraph uses. With them, a character of text has the 13 of XML that it has
in contracts that people wrote."""

Parts = Sequence[tuple[str, Iterable[str]]]
"""Titles with their sentences."""


def package(number: str, title: str, parts: Parts) -> bytes:
    """Return a .docx whose sections are numbered by the program, with one field in each."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml")
        ),
        "word/document.xml": _document(title, parts),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/header1.xml": f"<w:hdr {_W}>{_paragraph(f'Document No. {number}   Rev. 3')}</w:hdr>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files.items():
            target.writestr(zipfile.ZipInfo(name, _WHEN), _HEAD + text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _document(title: str, parts: Parts) -> str:
    body = [_paragraph(title, "Title")]
    for at, (heading, sentences) in enumerate(parts):
        mark = f"_Ref{100000 + at}"
        body.append(_paragraph(heading, "Heading1", bookmark=mark, identity=at))
        body.extend(_paragraph(clause, "Clause") for clause in _clauses(sentences))
        body.append(_field(mark, at + 1))
    header = f'<w:headerReference w:type="default" xmlns:r="{_OFFICE}" r:id="rId3"/>'
    last = f"<w:sectPr>{header}</w:sectPr>"
    return f"<w:document {_W}><w:body>{''.join(body)}{last}</w:body></w:document>"


def _clauses(sentences: Iterable[str]) -> Iterable[str]:
    held = list(sentences)
    for at in range(0, len(held), 2):
        yield " ".join(held[at : at + 2])


def _paragraph(text: str, style: str = "", bookmark: str = "", identity: int = 0) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(map(_run, _pieces(text)))
    if bookmark:
        start = f'<w:bookmarkStart w:id="{identity}" w:name="{bookmark}"/>'
        runs = f'{start}{runs}<w:bookmarkEnd w:id="{identity}"/>'
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">{look}{runs}</w:p>'


def _pieces(text: str) -> Iterable[str]:
    words = text.split(" ")
    for at in range(0, len(words), _WORDS_A_RUN):
        piece = " ".join(words[at : at + _WORDS_A_RUN])
        yield piece if at + _WORDS_A_RUN >= len(words) else piece + " "


def _run(text: str) -> str:
    return f'<w:r w:rsidRPr="004F1C2B">{_LOOK}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(bookmark: str, shown: int) -> str:
    parts = (
        _run("It applies together with Section "),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f'<w:r><w:instrText xml:space="preserve"> REF {bookmark} \\r \\h </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        _run(str(shown)),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        _run("."),
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr>{"".join(parts)}</w:p>'


def _styles() -> str:
    numbered = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>{outline}</w:pPr></w:style>'
        for name, shown, level, outline in (
            ("Heading1", "heading 1", 0, '<w:outlineLvl w:val="0"/>'),
            ("Clause", "Clause", 1, ""),
        )
    )
    title = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    others = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Other{at}"><w:name '
        f'w:val="Other {at}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing '
        f'w:before="120" w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>{_LOOK}</w:style>'
        for at in range(_OTHER_STYLES)
    )
    return f"<w:styles {_W}>{title}{numbered}{others}</w:styles>"


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, style, text in ((0, "Heading1", "%1."), (1, "Clause", "%1.%2"))
    )
    listed = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f"<w:numbering {_W}>{listed}{number}</w:numbering>"


def _relations(*pairs: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
        )
    )
    kinds = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_TYPES}">{kinds}{overrides}</Types>'
