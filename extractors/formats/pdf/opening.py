"""Open the bytes of a PDF and say plainly why that failed. No text is read here."""

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from depgraph.model.documents import Problem, ProblemKind

_EMPTY = "is empty (0 bytes); get the file again from its owner"
_OTHER = "is not a PDF, whatever its name says; open it and save it as PDF, or rename it"
_LOCKED = "is locked with a password; save a copy without the password"
_PROTECTED = "is protected in a way that cannot be opened here; print or save it as a plain PDF"
_BROKEN = "is damaged or cut short and cannot be opened; get the file again or save it anew as PDF"


def opened(data: bytes) -> pdfium.PdfDocument | Problem:
    """Return the document in *data*, or why it cannot be opened."""
    if not data:
        return _unreadable(_EMPTY)
    if b"%PDF-" not in data[:1024]:
        return _unreadable(_OTHER)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return _unreadable(_reason(error))


def _unreadable(message: str) -> Problem:
    return Problem(ProblemKind.UNREADABLE, message)


def _reason(error: pdfium.PdfiumError) -> str:
    if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        return _LOCKED
    if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
        return _PROTECTED
    return _BROKEN
