"""Single characters of a PDF page by pdfium: where they stand, how large and bold they are."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_BOLD = re.compile(rb"bold|black|heavy|demi|-bd", re.IGNORECASE)
_NAME_SIZE = 96
_SMALLEST = 0.01
_FARTHEST = 1e6


class Chars:
    """Asks pdfium with buffers that are made once; characters are numbered as pdfium does."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._turn = 0
        self._box = pdfium_c.FS_RECTF()
        self._matrix = pdfium_c.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_NAME_SIZE)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()

    @property
    def turned(self) -> bool:
        """Tell whether the page is printed sideways or upside down."""
        return self._turn != 0

    def turn_to(self, chars: Iterable[int]) -> None:
        """Take as upright what most of *chars* do; a page may be printed sideways."""
        turns = Counter(map(self._turn_of, chars))
        self._turn = max(turns, key=lambda turn: (turns[turn], -turn), default=0)

    def _turn_of(self, char: int) -> int:
        """Return how many quarters *char* is turned to the left."""
        if not pdfium_c.FPDFText_GetMatrix(self._raw, char, self._matrix):
            return 0
        along, up = self._matrix.a, self._matrix.b
        if abs(along) >= abs(up):
            return 0 if along >= 0 else 2
        return 1 if up > 0 else 3

    def at_text(self, index: int) -> int:
        """Return the character at *index* of the page's text in UTF-16 units."""
        return int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._raw, index))

    def origin(self, char: int) -> tuple[float, float]:
        """Return the left end of the base line of *char*."""
        pdfium_c.FPDFText_GetCharOrigin(self._raw, char, self._x, self._y)
        x, y = _sane(self._x.value), _sane(self._y.value)
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turn]

    def sides(self, char: int) -> tuple[float, float]:
        """Return the left and the right side of *char*."""
        if not pdfium_c.FPDFText_GetLooseCharBox(self._raw, char, self._box):
            return 0.0, 0.0
        box = self._box
        low, high = (box.bottom, box.top) if self._turn % 2 else (box.left, box.right)
        low, high = _sane(low), _sane(high)
        return (low, high) if self._turn < 2 else (-high, -low)  # noqa: PLR2004

    def size(self, char: int) -> float:
        """Return the size of the font of *char* in points as it is shown."""
        size = float(pdfium_c.FPDFText_GetFontSize(self._raw, char))
        if pdfium_c.FPDFText_GetMatrix(self._raw, char, self._matrix):
            size *= math.hypot(self._matrix.b, self._matrix.d)
        return size if _SMALLEST < size < _FARTHEST else 1.0

    def bold(self, char: int) -> bool:
        """Tell whether the font of *char* is named bold."""
        length = pdfium_c.FPDFText_GetFontInfo(
            self._raw, char, self._name, _NAME_SIZE, self._flags
        )
        name = self._name.value if length else b""
        if name not in self._bold:
            self._bold[name] = _BOLD.search(name) is not None
        return self._bold[name]

    def unmapped(self, char: int) -> bool:
        """Tell whether the file does not say which letter *char* is."""
        return bool(pdfium_c.FPDFText_HasUnicodeMapError(self._raw, char) == 1)


def _sane(value: float) -> float:
    """Return *value*, or 0 where a damaged file gives what is no place on paper."""
    return value if -_FARTHEST < value < _FARTHEST else 0.0
