"""Pages of a PDF and the text on them, by pdfium's own functions. Each is closed by whom it opens.

What pypdfium2 keeps of each page, in case nobody closes it, takes as long as a small page does.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c


def quick(function: Any) -> Callable[..., Any]:  # noqa: ANN401  # ctypes makes its type
    """Return *function* of pdfium that takes what ctypes made, and numbers, as they are.

    Checking types and letting other threads run takes longer than a short function itself.
    """
    prototype = ctypes.PYFUNCTYPE(function.restype)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


def room(size: int) -> tuple[bytearray, Any]:
    """Return *size* bytes, and what tells pdfium where they are.

    An array of ctypes would be a type of its own for each size, which is slow to make.
    """
    made = bytearray(size)
    return made, ctypes.byref(ctypes.c_char.from_buffer(made))


_text_index = quick(pdfium_c.FPDFText_GetTextIndexFromCharIndex)
_count_chars = quick(pdfium_c.FPDFText_CountChars)
_get_text = quick(pdfium_c.FPDFText_GetText)
_bounded_text = quick(pdfium_c.FPDFText_GetBoundedText)


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium_c.FPDF_PAGE]:
    """Open page number *index*, from 0, of *document*."""
    page = pdfium_c.FPDF_LoadPage(document.raw, index)
    if not page:
        raise UnreadablePageError
    forms = document.formenv
    if forms:
        pdfium_c.FORM_OnAfterLoadPage(page, forms.raw)
    try:
        yield page
    finally:
        if forms:
            pdfium_c.FORM_OnBeforeClosePage(page, forms.raw)
        pdfium_c.FPDF_ClosePage(page)


@contextmanager
def text_on(page: pdfium_c.FPDF_PAGE) -> Iterator[pdfium_c.FPDF_TEXTPAGE]:
    """Open the text of *page*."""
    text = pdfium_c.FPDFText_LoadPage(page)
    if not text:
        raise UnreadablePageError
    try:
        yield text
    finally:
        pdfium_c.FPDFText_ClosePage(text)


class UnreadablePageError(Exception):
    """pdfium cannot load a page."""

    def __init__(self) -> None:
        super().__init__("the page cannot be loaded")


def whole_text(page: pdfium_c.FPDF_TEXTPAGE) -> str:
    """Return the text of a page, in which a character stands at its place in UTF-16 units.

    pdfium reads too far when characters without text stand at the ends, so they are left out.
    """
    at = ctypes.cast(page, ctypes.c_void_p)
    first, last = 0, _count_chars(at) - 1
    while first <= last and (low := _text_index(at, first)) < 0:
        first += 1
    while first <= last and (high := _text_index(at, last)) < 0:
        last -= 1
    if first > last:
        return ""
    buffer, start = room(2 * (high + 2 - low))
    length = _get_text(at, first, last + 1 - first, start)
    return buffer[: 2 * (length - 1)].decode("utf-16-le", "ignore")


def text_within(
    page: pdfium_c.FPDF_TEXTPAGE, left: float, bottom: float, right: float, top: float
) -> str:
    """Return the text of a page that stands between four sides."""
    at = ctypes.cast(page, ctypes.c_void_p)
    sides = [ctypes.c_double(side) for side in (left, top, right, bottom)]
    count = _bounded_text(at, *sides, None, 0)
    if count <= 0:
        return ""
    buffer, start = room(2 * count)
    _bounded_text(at, *sides, start, count)
    return buffer.decode("utf-16-le", "ignore")
