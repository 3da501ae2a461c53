"""Lines of a PDF page with their place and size, by pdfium. Nothing about what they mean."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.formats.pdf.words import LINE_HYPHEN, clean

_END = re.compile("\r\n|\r|\n|[\ufffe\x02]")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi|-bd", re.IGNORECASE)
_NAME_SIZE = 96


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed; measures in points from the page's lower left corner.

    *hyphen* says that it ends inside a word. *bold* is true when its first and last letters are.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    hyphen: bool = False


class _Reader:
    """Asks pdfium about single characters with buffers that are made once."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._box = pdfium_c.FS_RECTF()
        self._name = ctypes.create_string_buffer(_NAME_SIZE)
        self._flags = ctypes.c_int()

    def char(self, text_index: int) -> int:
        return int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._raw, text_index))

    def box(self, char: int) -> tuple[float, float, float, float]:
        box = self._box
        if not pdfium_c.FPDFText_GetLooseCharBox(self._raw, char, box):
            return 0.0, 0.0, 0.0, 0.0
        return box.left, box.right, box.bottom, box.top

    def bold(self, char: int) -> bool:
        length = pdfium_c.FPDFText_GetFontInfo(
            self._raw, char, self._name, _NAME_SIZE, self._flags
        )
        return bool(length) and _BOLD.search(self._name.value) is not None


def lines_of(textpage: pdfium.PdfTextPage, page: int) -> Iterator[Line]:
    """Yield the lines of page number *page* in the order in which the file stores them."""
    text = textpage.get_text_range()
    reader = _Reader(textpage)
    wide = any(letter > "\uffff" for letter in text)
    start = 0
    for end, mark in [*((m.start(), m[0]) for m in _END.finditer(text)), (len(text), "")]:
        raw = text[start:end]
        if shown := clean(raw):
            low = start + len(raw) - len(raw.lstrip())
            high = start + len(raw.rstrip()) - 1
            if wide:
                low, high = _units(text, low), _units(text, high)
            yield _measured(reader, shown, page, (low, high), mark in (LINE_HYPHEN, "\x02"))
        start = end + len(mark)


def _units(text: str, index: int) -> int:
    """Return *index* in UTF-16 units, as pdfium counts."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def _measured(
    reader: _Reader,
    text: str,
    page: int,
    ends: tuple[int, int],
    hyphen: bool,  # noqa: FBT001
) -> Line:
    first, last = reader.char(ends[0]), reader.char(ends[1])
    left, right, bottom, top = reader.box(first)
    _, right, end_bottom, end_top = reader.box(last) if last != first else (0, right, bottom, top)
    size = max(top - bottom, end_top - end_bottom)
    bold = reader.bold(first) and reader.bold(last)
    return Line(text, page, left, right, min(bottom, end_bottom), size, bold, hyphen)
