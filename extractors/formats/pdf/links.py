"""Links of a PDF page with the text under them; where they lead is an address or a place."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from depgraph.model.immutable import immutable
from extractors.formats.pdf.pages import text_within
from extractors.formats.pdf.words import clean

_LONGEST = 2_000
_MOST = 2_000
"""A page holds at most so many links; a list that never ends is no list."""


@immutable
class Spot:
    """A place that a link leads to: a page from 1 and, if it says, a height on it."""

    page: int
    height: float | None = None


@immutable
class PageLink:
    """A link on *page* over *text*, with its sides; leads to an *address* or a *spot*."""

    page: int
    left: float
    right: float
    bottom: float
    top: float
    text: str
    address: str = ""
    spot: Spot | None = None


def links_of(
    document: pdfium.PdfDocument,
    page: pdfium_c.FPDF_PAGE,
    textpage: pdfium_c.FPDF_TEXTPAGE,
    number: int,
) -> list[PageLink]:
    """Return the links of page *number* that lead somewhere."""
    found: list[PageLink] = []
    for link in _links(page):
        box = pdfium_c.FS_RECTF()
        if not pdfium_c.FPDFLink_GetAnnotRect(link, box):
            continue
        address, spot = _target(document, link)
        if not address and spot is None:
            continue
        text = text_within(textpage, box.left, box.bottom, box.right, box.top)
        sides = (box.left, box.right, box.bottom, box.top)
        found.append(PageLink(number, *sides, clean(text), address, spot))
    return found


def _links(page: pdfium_c.FPDF_PAGE) -> Iterator[pdfium_c.FPDF_LINK]:
    position = ctypes.c_int(0)
    link = pdfium_c.FPDF_LINK()
    for _ in range(_MOST):
        if not pdfium_c.FPDFLink_Enumerate(page, position, link):
            return
        yield link


def _target(document: pdfium.PdfDocument, link: pdfium_c.FPDF_LINK) -> tuple[str, Spot | None]:
    action = pdfium_c.FPDFLink_GetAction(link)
    kind = pdfium_c.FPDFAction_GetType(action) if action else pdfium_c.PDFACTION_UNSUPPORTED
    if kind == pdfium_c.PDFACTION_URI:
        return _read(pdfium_c.FPDFAction_GetURIPath, document.raw, action), None
    if kind in (pdfium_c.PDFACTION_REMOTEGOTO, pdfium_c.PDFACTION_LAUNCH):
        return _read(pdfium_c.FPDFAction_GetFilePath, action).replace("\\", "/"), None
    return "", _spot(document, pdfium_c.FPDFLink_GetDest(document.raw, link))


def _read(function: object, *arguments: object) -> str:
    """Return the text that a function of pdfium writes into a buffer."""
    buffer = ctypes.create_string_buffer(_LONGEST)
    length = function(*arguments, buffer, _LONGEST)  # type: ignore[operator]
    if not 0 < length <= _LONGEST:
        return ""
    return buffer.raw[: length - 1].decode("utf-8", errors="replace").strip()


def _spot(document: pdfium.PdfDocument, dest: pdfium_c.FPDF_DEST) -> Spot | None:
    if not dest:
        return None
    index = pdfium_c.FPDFDest_GetDestPageIndex(document.raw, dest)
    if index < 0:
        return None
    has = [pdfium_c.FPDF_BOOL() for _ in range(3)]
    place = [pdfium_c.FS_FLOAT() for _ in range(3)]
    pdfium_c.FPDFDest_GetLocationInPage(dest, *has, *place)
    return Spot(index + 1, place[1].value if has[1].value else None)
