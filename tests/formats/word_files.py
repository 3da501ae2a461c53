"""Small Word files written as raw XML, so that a test shows exactly what stands in them."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from depgraph.extraction import Source
from depgraph.model.documents import Document, View
from extractors.formats.docx import read_document

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
_PARTS = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "settings": "word/settings.xml",
    "comments": "word/comments.xml",
}


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str = "", properties: str = "") -> str:
    """Return a paragraph; *content* is text, or XML when it starts with a tag."""
    inside = content if content.startswith("<") or not content else run(content)
    before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{before}{inside}</w:p>"


def styled(style: str, content: str = "", properties: str = "") -> str:
    """Return a paragraph in *style*."""
    return para(content, f'<w:pStyle w:val="{style}"/>{properties}')


def listed(num_id: int, ilvl: int, content: str) -> str:
    """Return a paragraph with a number of its own."""
    return para(content, numbered(num_id, ilvl))


def numbered(num_id: int | None = None, ilvl: int | None = None) -> str:
    """Return a ``w:numPr``."""
    level = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    number = "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    return f"<w:numPr>{level}{number}</w:numPr>"


def level(
    at: int, text: str, number_format: str = "decimal", more: str = "", start: int = 1
) -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    """Return the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    """Return a list that uses a definition."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(
    key: str, properties: str = "", based_on: str = "", name: str = "", kind: str = "paragraph"
) -> str:
    """Return a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{base}'
        f"{properties}</w:style>"
    )


def field(code: str, result: str) -> str:
    """Return a complex field in five runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result if result.startswith('<') or not result else run(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: list[str]) -> str:
    """Return a table; each cell is the XML inside it."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def relations(entries: Mapping[str, tuple[str, str]]) -> str:
    """Return a relationships part: id to kind and target; web addresses are external."""
    written = ""
    for key, (kind, target) in entries.items():
        mode = ' TargetMode="External"' if "://" in target or kind == "hyperlink" else ""
        written += f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return _RELATIONS.format(written)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of *parts*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(
    body: str,
    links: Mapping[str, tuple[str, str]] | None = None,
    more: Mapping[str, str] | None = None,
    **parts: str,
) -> bytes:
    """Return a Word file. *parts* are the inside of well-known parts; *more* are whole parts."""
    entries = {
        f"part{at}": (kind, _PARTS[kind].removeprefix("word/")) for at, kind in enumerate(parts)
    }
    written = {
        "_rels/.rels": relations({"main": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations({**entries, **(links or {})}),
    }
    for kind, inside in parts.items():
        written[_PARTS[kind]] = f"<w:{kind} {NAMESPACES}>{inside}</w:{kind}>"
    return zipped({**written, **(more or {})})


def read(data: bytes, view: View = View.ACCEPTED) -> Document:
    """Return what is read from the bytes of a file."""
    return read_document(Source("file.docx", data, view))


def labels(data: bytes, view: View = View.ACCEPTED) -> list[tuple[str, str]]:
    """Return label and text of all blocks."""
    return [(block.label, block.text) for block in read(data, view).blocks]


def texts(data: bytes, view: View = View.ACCEPTED) -> list[str]:
    """Return the text of all blocks."""
    return [block.text for block in read(data, view).blocks]
