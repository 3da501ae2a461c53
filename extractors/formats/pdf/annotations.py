"""What was put on a PDF page after it was made: text typed on it, filled forms, comments."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium_c

from depgraph.model.immutable import immutable

_DRAWN = frozenset(
    {pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP}
)
_COMMENTS = frozenset(
    {
        pdfium_c.FPDF_ANNOT_TEXT,
        pdfium_c.FPDF_ANNOT_HIGHLIGHT,
        pdfium_c.FPDF_ANNOT_UNDERLINE,
        pdfium_c.FPDF_ANNOT_SQUIGGLY,
        pdfium_c.FPDF_ANNOT_STRIKEOUT,
        pdfium_c.FPDF_ANNOT_CARET,
    }
)
_MOST = 2_000
_LONGEST = 20_000


@immutable
class Annotations:
    """The *comments* of a page, and whether something is *drawn* over it that is text."""

    comments: tuple[str, ...] = ()
    drawn: bool = False


def annotations_of(page: pdfium_c.FPDF_PAGE) -> Annotations:
    """Return what was put on *page*; links are no annotations here."""
    comments: list[str] = []
    drawn = False
    for index in range(min(_MOST, pdfium_c.FPDFPage_GetAnnotCount(page))):
        with _annotation(page, index) as annotation:
            if not annotation:
                continue
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            drawn = drawn or kind in _DRAWN
            if kind in _COMMENTS:
                comments += _contents(annotation)
    return Annotations(tuple(comments), drawn)


@contextmanager
def _annotation(page: pdfium_c.FPDF_PAGE, index: int) -> Iterator[pdfium_c.FPDF_ANNOTATION]:
    annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation
    finally:
        if annotation:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _contents(annotation: pdfium_c.FPDF_ANNOTATION) -> Iterator[str]:
    """Yield the text of a comment, unless it is blank."""
    size = pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    if not 2 < size <= 2 * _LONGEST:  # noqa: PLR2004  # two bytes end it
        return
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", pointer, size)
    if text := " ".join(buffer.raw[: size - 2].decode("utf-16-le", errors="replace").split()):
        yield text
