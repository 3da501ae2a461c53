"""Single characters of a PDF page by pdfium: where they stand, how large and bold they are."""

import ctypes
import math
import re
from collections.abc import Iterable, Sequence

import pypdfium2.raw as pdfium_c

from depgraph.model.patterns import regex
from extractors.formats.pdf.pages import quick, whole_text

_BOLD = regex(rb"bold|black|heavy|demi|-bd", re.IGNORECASE)
_NAME_SIZE = ctypes.c_ulong(96)
_SMALLEST = 0.01
_FARTHEST = 1e6


_char_origin = quick(pdfium_c.FPDFText_GetCharOrigin)
_loose_box = quick(pdfium_c.FPDFText_GetLooseCharBox)
_char_matrix = quick(pdfium_c.FPDFText_GetMatrix)
_font_size = quick(pdfium_c.FPDFText_GetFontSize)
_font_info = quick(pdfium_c.FPDFText_GetFontInfo)
_map_error = quick(pdfium_c.FPDFText_HasUnicodeMapError)
_text_index = quick(pdfium_c.FPDFText_GetCharIndexFromTextIndex)


Measures = tuple[float, float, float, float, bool, bool]
"""Of a stretch of text: left end, base line, right side, size, begins bold, is bold."""


class Chars:
    """Asks pdfium with buffers that are made once; characters are numbered as pdfium does."""

    def __init__(self, textpage: pdfium_c.FPDF_TEXTPAGE) -> None:
        self._textpage = textpage
        self._page = ctypes.cast(textpage, ctypes.c_void_p)
        self._turn = 0
        self._bold: dict[bytes, bool] = {}
        self._box = pdfium_c.FS_RECTF()
        self._matrix = pdfium_c.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_NAME_SIZE.value)
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._to_box, self._to_matrix, self._to_name, self._to_flags, self._to_x, self._to_y = map(
            ctypes.byref,
            (self._box, self._matrix, self._name, ctypes.c_int(), self._x, self._y),
        )

    @property
    def turned(self) -> bool:
        """Tell whether the page is printed sideways or upside down."""
        return self._turn != 0

    def text(self) -> str:
        """Return the text of the page."""
        return whole_text(self._textpage)

    def turn_to(self, chars: Sequence[int]) -> None:
        """Take as upright what most of *chars* do; a page may be printed sideways."""
        turns = [0, 0, 0, 0]
        for char in chars:
            turns[self._turn_of(char)] += 1
            if 2 * turns[0] > len(chars):
                break
        self._turn = turns.index(max(turns))

    def _turn_of(self, char: int) -> int:
        """Return how many quarters *char* is turned to the left."""
        if not _char_matrix(self._page, char, self._to_matrix):
            return 0
        along, up = self._matrix.a, self._matrix.b
        if abs(along) >= abs(up):
            return 0 if along >= 0 else 2
        return 1 if up > 0 else 3

    def at_text(self, index: int) -> int:
        """Return the character at *index* of the page's text in UTF-16 units."""
        return int(_text_index(self._page, index))

    def measures(self, first: int, middle: int, last: int) -> Measures:
        """Return the measures of the text from *first* to *last*, with *middle* between."""
        page = self._page
        _char_origin(page, first, self._to_x, self._to_y)
        left, base = self._x.value, self._y.value
        right = self._box.right if _loose_box(page, last, self._to_box) else 0.0
        near = -_FARTHEST < left < _FARTHEST and -_FARTHEST < base < _FARTHEST
        if self._turn or not (near and -_FARTHEST < right < _FARTHEST):
            (left, base), (_, right) = self.origin(first), self.sides(last)
        size = self.size(middle)
        begins = self.bold(first)
        bold = begins and self.bold(last) and self.bold(middle)
        return left, base, right, size, begins, bold

    def origin(self, char: int) -> tuple[float, float]:
        """Return the left end of the base line of *char*."""
        _char_origin(self._page, char, self._to_x, self._to_y)
        x, y = self._x.value, self._y.value
        if not (-_FARTHEST < x < _FARTHEST and -_FARTHEST < y < _FARTHEST):
            x, y = _sane(x), _sane(y)
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turn] if self._turn else (x, y)

    def sides(self, char: int) -> tuple[float, float]:
        """Return the left and the right side of *char*."""
        if not _loose_box(self._page, char, self._to_box):
            return 0.0, 0.0
        box = self._box
        low, high = (box.bottom, box.top) if self._turn % 2 else (box.left, box.right)
        if not (-_FARTHEST < low < _FARTHEST and -_FARTHEST < high < _FARTHEST):
            low, high = _sane(low), _sane(high)
        return (low, high) if self._turn < 2 else (-high, -low)  # noqa: PLR2004

    def size(self, char: int) -> float:
        """Return the size of the font of *char* in points as it is shown."""
        size: float = _font_size(self._page, char)
        if _char_matrix(self._page, char, self._to_matrix):
            size *= math.hypot(self._matrix.b, self._matrix.d)
        return size if _SMALLEST < size < _FARTHEST else 1.0

    def bold(self, char: int) -> bool:
        """Tell whether the font of *char* is named bold."""
        length = _font_info(self._page, char, self._to_name, _NAME_SIZE, self._to_flags)
        name = self._name.value if length else b""
        bold = self._bold.get(name)
        if bold is None:
            bold = self._bold[name] = _BOLD.search(name) is not None
        return bold

    def unmapped(self, chars: Iterable[int]) -> int:
        """Return of how many of *chars* the file does not say which letters they are."""
        page = self._page
        return sum([_map_error(page, char) == 1 for char in chars])


def _sane(value: float) -> float:
    """Return *value*, or 0 where a damaged file gives what is no place on paper."""
    return value if -_FARTHEST < value < _FARTHEST else 0.0
