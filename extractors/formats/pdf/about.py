"""What a PDF says of itself: its title and author, and the headings of its outline."""

import ctypes
import re
from collections.abc import Callable, Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from depgraph.model.patterns import regex
from extractors.formats.pdf.pages import room

_KEPT = ("Title", "Author", "Subject", "Keywords")
_MOST = 5_000
_FILE_NAME = regex(
    r"untitled\d*|.*\.(?:docx?|dotx?|odt|rtf|pdf|pages|indd|txt|tex|xlsx?|pptx?)", re.IGNORECASE
)
_WRITER = regex(r"\A(?:microsoft word|word|microsoft powerpoint)\s*-\s*", re.IGNORECASE)
_EMPTY = frozenset({"anonymous", "unspecified", "unknown", "none"})
"""What programs write when nothing was said."""
_NOT_WORD = regex(r"[\W_]+")

Outline = dict[tuple[int, str], int]
"""Page and folded title of each entry to its level from 1."""


def properties_of(document: pdfium.PdfDocument) -> tuple[tuple[str, str], ...]:
    """Return title, author, subject and keywords; a title that is a file name is none."""
    found: list[tuple[str, str]] = []
    for key in _KEPT:
        name = key.encode("ascii") + b"\0"
        said = _read(pdfium_c.FPDF_GetMetaText, document.raw, name)
        value = " ".join(said.replace("\0", "").split())
        if key == "Title":
            value = _WRITER.sub("", value)
            value = "" if _FILE_NAME.fullmatch(value) else value
        if value and value.casefold() not in _EMPTY:
            found.append((key.casefold(), value))
    return tuple(found)


def outline_of(document: pdfium.PdfDocument) -> Outline:
    """Return the entries of the outline; what leads nowhere is left out."""
    found: Outline = {}
    for entry in islice(_entries(document), _MOST):
        dest = entry.get_dest()
        index = dest.get_index() if dest else None
        if index is not None:
            title = _read(pdfium_c.FPDFBookmark_GetTitle, entry.raw)
            found.setdefault((index + 1, folded_title(title)), entry.level)
    return found


def _read(function: Callable[..., int], *arguments: object) -> str:
    """Return the text that a function of pdfium writes into a buffer, which two bytes end."""
    size = function(*arguments, None, 0)
    if size <= 2:  # noqa: PLR2004
        return ""
    buffer, start = room(size)
    function(*arguments, start, size)
    return buffer[:-2].decode("utf-16-le")


def _entries(document: pdfium.PdfDocument) -> Iterator[pdfium.PdfBookmark]:
    """Yield the entries in order; one that leads back to an earlier one ends its branch."""
    seen: set[int] = set()
    waiting = [(pdfium_c.FPDFBookmark_GetFirstChild(document.raw, None), 1)]
    while waiting:
        entry, level = waiting.pop()
        if not entry or (address := ctypes.addressof(entry.contents)) in seen:
            continue
        seen.add(address)
        yield pdfium.PdfBookmark(entry, document, level)
        waiting.append((pdfium_c.FPDFBookmark_GetNextSibling(document.raw, entry), level))
        waiting.append((pdfium_c.FPDFBookmark_GetFirstChild(document.raw, entry), level + 1))


def folded_title(text: str) -> str:
    """Return *text* with only its letters and digits, folded."""
    return _NOT_WORD.sub("", text.casefold())
