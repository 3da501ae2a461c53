"""Single characters of a PDF page by pdfium: where they stand, how large and bold they are."""

import ctypes
import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from depgraph.model.patterns import regex

_BOLD = regex(rb"bold|black|heavy|demi|-bd", re.IGNORECASE)
_NAME_SIZE = 96
_SMALLEST = 0.01
_FARTHEST = 1e6


def _quick(function: Any) -> Callable[..., Any]:  # noqa: ANN401  # ctypes makes its type
    """Return *function* of pdfium that takes addresses as they are.

    Checking pointers and letting other threads run takes longer than these functions themselves.
    """
    kinds = [ctypes.c_void_p if hasattr(kind, "contents") else kind for kind in function.argtypes]
    prototype = ctypes.PYFUNCTYPE(function.restype, *kinds)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


_char_origin = _quick(pdfium_c.FPDFText_GetCharOrigin)
_loose_box = _quick(pdfium_c.FPDFText_GetLooseCharBox)
_char_matrix = _quick(pdfium_c.FPDFText_GetMatrix)
_font_size = _quick(pdfium_c.FPDFText_GetFontSize)
_font_info = _quick(pdfium_c.FPDFText_GetFontInfo)
_map_error = _quick(pdfium_c.FPDFText_HasUnicodeMapError)


class Chars:
    """Asks pdfium with buffers that are made once; characters are numbered as pdfium does."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage
        self._at = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._turn = 0
        self._box = pdfium_c.FS_RECTF()
        self._matrix = pdfium_c.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_NAME_SIZE)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._box_at, self._matrix_at, self._name_at, self._flags_at, self._x_at, self._y_at = map(
            ctypes.addressof,
            (self._box, self._matrix, self._name, self._flags, self._x, self._y),
        )

    @property
    def turned(self) -> bool:
        """Tell whether the page is printed sideways or upside down."""
        return self._turn != 0

    def text(self) -> str:
        """Return the text of the page."""
        return str(self._page.get_text_range())

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
        if not _char_matrix(self._at, char, self._matrix_at):
            return 0
        along, up = self._matrix.a, self._matrix.b
        if abs(along) >= abs(up):
            return 0 if along >= 0 else 2
        return 1 if up > 0 else 3

    def at_text(self, index: int) -> int:
        """Return the character at *index* of the page's text in UTF-16 units."""
        return int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._page.raw, index))

    def origin(self, char: int) -> tuple[float, float]:
        """Return the left end of the base line of *char*."""
        _char_origin(self._at, char, self._x_at, self._y_at)
        x, y = self._x.value, self._y.value
        if not (-_FARTHEST < x < _FARTHEST and -_FARTHEST < y < _FARTHEST):
            x, y = _sane(x), _sane(y)
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turn] if self._turn else (x, y)

    def sides(self, char: int) -> tuple[float, float]:
        """Return the left and the right side of *char*."""
        if not _loose_box(self._at, char, self._box_at):
            return 0.0, 0.0
        box = self._box
        low, high = (box.bottom, box.top) if self._turn % 2 else (box.left, box.right)
        if not (-_FARTHEST < low < _FARTHEST and -_FARTHEST < high < _FARTHEST):
            low, high = _sane(low), _sane(high)
        return (low, high) if self._turn < 2 else (-high, -low)  # noqa: PLR2004

    def size(self, char: int) -> float:
        """Return the size of the font of *char* in points as it is shown."""
        size: float = _font_size(self._at, char)
        if _char_matrix(self._at, char, self._matrix_at):
            size *= math.hypot(self._matrix.b, self._matrix.d)
        return size if _SMALLEST < size < _FARTHEST else 1.0

    def bold(self, char: int) -> bool:
        """Tell whether the font of *char* is named bold."""
        length = _font_info(self._at, char, self._name_at, _NAME_SIZE, self._flags_at)
        name = self._name.value if length else b""
        bold = self._bold.get(name)
        if bold is None:
            bold = self._bold[name] = _BOLD.search(name) is not None
        return bold

    def unmapped(self, char: int) -> bool:
        """Tell whether the file does not say which letter *char* is."""
        return bool(_map_error(self._at, char) == 1)


def _sane(value: float) -> float:
    """Return *value*, or 0 where a damaged file gives what is no place on paper."""
    return value if -_FARTHEST < value < _FARTHEST else 0.0
