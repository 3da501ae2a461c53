"""One PDF as a document: its pages are read one by one, and every page that failed is named."""

import ctypes
from collections.abc import Iterable, Iterator
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from depgraph.model.documents import Block, BlockKind, Document, Place, Problem, ProblemKind
from depgraph.model.immutable import immutable
from extractors.formats.pdf.about import outline_of, properties_of
from extractors.formats.pdf.annotations import annotations_of
from extractors.formats.pdf.blocks import blocks_of
from extractors.formats.pdf.chars import Chars
from extractors.formats.pdf.faults import FEW_WORDS, MOST_PAGES, PageState, faults_of
from extractors.formats.pdf.lines import Line
from extractors.formats.pdf.links import PageLink, links_of
from extractors.formats.pdf.opening import opened
from extractors.formats.pdf.pages import UnreadablePageError, page_of, text_on
from extractors.formats.pdf.rows import lines_of
from extractors.formats.pdf.running import split

_MOST_FAILURES = 50
"""After so many pages in a row that cannot be loaded, the rest is taken to be missing."""
_TAIL = 2_048
_PICTURES = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM)
_MOST_OBJECTS = 500
_MANY_LINES = 12
_SMALL = 0.1
_ONE_AT_A_TIME = Lock()
"""pdfium may be used by one thread only."""


@immutable
class _Extras:
    number: int
    links: list[PageLink]
    comments: tuple[str, ...]


@immutable
class _Page:
    state: PageState
    lines: list[Line]
    links: list[PageLink]
    comments: tuple[str, ...] = ()


def document_of(data: bytes) -> Document:
    """Return the document in the bytes of a PDF."""
    with _ONE_AT_A_TIME:
        document = opened(data)
        if isinstance(document, Problem):
            return Document("pdf", problems=(document,))
        with document:
            return _read(document, whole=b"%%EOF" in data[-_TAIL:])


def _read(document: pdfium.PdfDocument, *, whole: bool) -> Document:
    count = len(document)
    pages = list(_pages(document, min(count, MOST_PAGES)))
    problems = faults_of([page.state for page in pages], count, whole=whole)
    properties = properties_of(document)
    if any(problem.kind is ProblemKind.UNREADABLE for problem in problems):
        return Document("pdf", properties=properties, problems=problems)
    parts = split([[] if page.state.garbled else page.lines for page in pages])
    links = [link for page in pages for link in page.links]
    blocks = blocks_of(parts, links, outline_of(document))
    return Document("pdf", (*blocks, *_comments(pages)), properties, problems)


def _comments(pages: Iterable[_Page]) -> Iterator[Block]:
    for page in pages:
        for text in page.comments:
            yield Block(text, BlockKind.COMMENT, Place(page=page.state.number))


def _pages(document: pdfium.PdfDocument, count: int) -> Iterator[_Page]:
    failures = 0
    if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
        document.init_forms()
    for index in range(count):
        try:
            yield _page(document, index)
            failures = 0
        except UnreadablePageError:
            yield _Page(PageState(index + 1, failed=True), [], [])
            failures += 1
            if failures == _MOST_FAILURES:
                return


def _page(document: pdfium.PdfDocument, index: int) -> _Page:
    with page_of(document, index) as page:
        added = annotations_of(page)
        with text_on(page) as textpage:
            links = links_of(document, page, textpage, index + 1)
            if not added.drawn:
                return _read_page(page, textpage, _Extras(index + 1, links, added.comments))
        # What is typed on a page or into a form is drawn over it; flattened, it is its text.
        pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    with page_of(document, index) as page, text_on(page) as textpage:
        return _read_page(page, textpage, _Extras(index + 1, links, added.comments))


def _read_page(
    page: pdfium_c.FPDF_PAGE, textpage: pdfium_c.FPDF_TEXTPAGE, extras: _Extras
) -> _Page:
    chars = Chars(textpage)
    lines = lines_of(chars, extras.number)
    words = sum([line.text.count(" ") + 1 for line in lines])
    state = PageState(
        extras.number,
        words=words,
        lines=len(lines),
        unmapped=chars.unmapped(line.start for line in lines),
        drawn=_drawn(page) if words < FEW_WORDS else 0.0,
    )
    return _Page(state, lines, extras.links, extras.comments)


def _drawn(page: pdfium_c.FPDF_PAGE) -> float:
    """Return which part of *page* pictures cover; many drawn lines count as a small picture."""
    count = min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    objects = [pdfium_c.FPDFPage_GetObject(page, at) for at in range(count)]
    kinds = [pdfium_c.FPDFPageObj_GetType(one) for one in objects]
    width, height = pdfium_c.FPDF_GetPageWidthF(page), pdfium_c.FPDF_GetPageHeightF(page)
    shown = [one for one, kind in zip(objects, kinds, strict=True) if kind in _PICTURES]
    covered: float = sum(_area(one) for one in shown) / max(1.0, width * height)
    lines = kinds.count(pdfium_c.FPDF_PAGEOBJ_PATH)
    return max(min(covered, 1.0), _SMALL if lines > _MANY_LINES else 0.0)


def _area(one: pdfium_c.FPDF_PAGEOBJECT) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        return 0.0
    return float((right.value - left.value) * (top.value - bottom.value))
