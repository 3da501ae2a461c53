"""Write a planted part, or planted sentences, behind the real text of a document.

Markdown, plain text and Word; a Word part is numbered by Word where the document has numbers.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from tests.accuracy.mutating.outline import Clause, Outline

_DOCUMENT = "word/document.xml"
_WIDTH = 78


@dataclass(frozen=True, slots=True)
class Host:
    """A real document: *name* is what it is cited by, *part* the first number that is free.

    *heading* and *clause* are the paragraph properties that number a part and a clause of it.
    """

    path: str
    name: str
    data: bytes
    part: int
    heading: str = ""
    clause: str = ""

    @property
    def format(self) -> str:
        """Return the suffix without its point."""
        return self.path.rpartition(".")[2]


def planted(host: Host, outline: Outline) -> bytes:
    """Return the document with the part of *outline* at its end."""
    match host.format:
        case "md":
            return _headed(host, outline) + _text(host, _markdown(outline))
        case "txt":
            return _headed(host, outline) + _text(host, _plain(outline))
        case _:
            return _word(host.data, _paragraphs(host, outline), _control(outline))


def with_sentences(host: Host, sentences: Iterable[str]) -> bytes:
    """Return the document with *sentences* at its end, each a paragraph, item or row."""
    match host.format:
        case "md":
            return _text(host, _markdown_sentences(sentences))
        case "txt":
            return _text(host, (_wrapped(sentence) for sentence in sentences))
        case "docx":
            made = (_paragraph(sentence) for sentence in sentences)
            return _word(host.data, made)
        case _:
            return host.data + "".join(f"# {each}\n" for each in sentences).encode()


def _text(host: Host, parts: Iterable[str]) -> bytes:
    return b"\n\n".join([host.data.rstrip(), *(part.encode() for part in parts)]) + b"\n"


def _headed(host: Host, outline: Outline) -> bytes:
    if not outline.control:
        return b""
    if host.format == "md":
        lines = [f"{key.lower()}: {value}" for key, value in outline.control.items()]
        return "\n".join(["---", f"number: {outline.name}", *lines, "---", "", ""]).encode()
    lines = [f"{key.capitalize()}: {value}" for key, value in outline.control.items()]
    return "\n".join([f"Document No.: {outline.name}", *lines, "", ""]).encode()


def _parts(outline: Outline) -> Iterator[tuple[str, str, tuple[Clause, ...]]]:
    """Yield number, title and clauses of each part."""
    parts = (
        ("Opening hours", outline.before),
        (outline.title, outline.clauses),
        ("Common rules", outline.general),
    )
    held = [(title, clauses) for title, clauses in parts if clauses]
    for ahead, (title, clauses) in enumerate(held):
        yield str(outline.part + ahead), title, clauses


def _markdown(outline: Outline) -> Iterator[str]:
    numbers = outline.numbers()
    for number, title, clauses in _parts(outline):
        yield f"## {number} {title}"
        for clause in clauses:
            yield f"### {numbers[clause.slug]} {clause.title}"
            yield clause.text
    for each in outline.attachments:
        yield f"## Exhibit {numbers[each.slug]} {each.title}"
        yield each.text


def _markdown_sentences(sentences: Iterable[str]) -> Iterator[str]:
    for place, sentence in enumerate(sentences):
        yield f"- {sentence}" if place % 3 == 2 else sentence


def _plain(outline: Outline) -> Iterator[str]:
    numbers = outline.numbers()
    for number, title, clauses in _parts(outline):
        yield f"{number}.  {title.upper()}"
        for clause in clauses:
            yield _wrapped(f"{numbers[clause.slug]}  {clause.title}. {clause.text}")
    for each in outline.attachments:
        yield f"EXHIBIT {numbers[each.slug]} - {each.title.upper()}"
        yield _wrapped(each.text)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_on_hyphens=False, break_long_words=False)


def _paragraphs(host: Host, outline: Outline) -> Iterator[str]:
    numbers = outline.numbers()
    automatic = bool(host.heading)
    for number, title, clauses in _parts(outline):
        yield _paragraph(title if automatic else f"{number}. {title}", host.heading, bold=True)
        for clause in clauses:
            text = f"{clause.title}. {clause.text}"
            shown = text if automatic else f"{numbers[clause.slug]} {text}"
            yield _paragraph(shown, host.clause)
    for each in outline.attachments:
        yield _paragraph(f"Exhibit {numbers[each.slug]} – {each.title}", bold=True)
        yield _paragraph(each.text)


def _control(outline: Outline) -> str:
    if not outline.control:
        return ""
    cells = {"Document No.": outline.name, **outline.control}
    rows = (_row(cells.keys()), _row(cells.values()))
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _row(cells: Iterable[str]) -> str:
    made = "".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{made}</w:tr>"


def _paragraph(text: str, properties: str = "", *, bold: bool = False) -> str:
    run = "<w:rPr><w:b/></w:rPr>" if bold and not properties else ""
    words = f'<w:r>{run}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    return f"<w:p>{properties}{words}</w:p>"


@cache
def _opened(data: bytes) -> tuple[tuple[tuple[str, bytes], ...], str, str]:
    """Return the other parts of a Word file, and its text before and after what is planted."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        others = tuple((n, parts.read(n)) for n in parts.namelist() if n != _DOCUMENT)
        body = parts.read(_DOCUMENT).decode()
    end = body.rfind("</w:body>")
    section = body.rfind("<w:sectPr", 0, end)
    last = body.rfind("</w:p>", 0, end)
    at = section if section > last else end
    return others, body[:at], body[at:]


def _word(data: bytes, paragraphs: Iterable[str], control: str = "") -> bytes:
    others, head, tail = _opened(data)
    if control:
        head = re.sub(r"(<w:body[^>]*>)", lambda m: m[0] + control, head, count=1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as parts:
        for name, content in others:
            parts.writestr(zipfile.ZipInfo(name), content)
        parts.writestr(zipfile.ZipInfo(_DOCUMENT), head + "".join(paragraphs) + tail)
    return made.getvalue()
