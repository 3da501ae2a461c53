"""One PDF as a document: its pages are read one by one, and every page that failed is named."""

from collections.abc import Sequence
from threading import Lock

import pypdfium2 as pdfium

from depgraph.model.documents import Document, Problem, ProblemKind
from extractors.formats.pdf.blocks import blocks_of
from extractors.formats.pdf.lines import Line
from extractors.formats.pdf.opening import opened
from extractors.formats.pdf.rows import lines_of
from extractors.formats.pdf.running import split

MOST_PAGES = 5_000
_FAILURES = 20
"""After so many pages in a row that cannot be loaded, the rest is taken to be missing."""
_ONE_AT_A_TIME = Lock()
"""pdfium may be used by one thread only."""


def document_of(data: bytes) -> Document:
    """Return the document in the bytes of a PDF."""
    with _ONE_AT_A_TIME:
        document = opened(data)
        if isinstance(document, Problem):
            return Document("pdf", problems=(document,))
        with document:
            return _read(document)


def _read(document: pdfium.PdfDocument) -> Document:
    pages = [_page(document, index) for index in range(min(len(document), MOST_PAGES))]
    return Document("pdf", blocks_of(split(pages)), problems=tuple(_problems(pages)))


def _page(document: pdfium.PdfDocument, index: int) -> list[Line]:
    page = document[index]
    textpage = page.get_textpage()
    lines = list(lines_of(textpage, index + 1))
    textpage.close()
    page.close()
    return lines


def _problems(pages: Sequence[Sequence[Line]]) -> list[Problem]:
    if not any(pages):
        return [
            Problem(
                ProblemKind.UNREADABLE,
                "has pages but no text; it is probably a scan: run text recognition (OCR) and"
                " save it again",
            )
        ]
    return []
