"""Lines of a PDF page with their place, size and weight, as the file stores them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from depgraph.model.patterns import regex
from extractors.formats.pdf.chars import Chars
from extractors.formats.pdf.words import LINE_HYPHEN, clean

_LINE = regex("[^\\s\ufffe\x02][^\r\n\ufffe\x02]*")
_RAISED = regex(r"\d(?<=(?:[^\W\d]|[.,;:!?)”\"’])\d)\d{0,2}(?![\w.]|,\d)")
_SMALLER = 0.85
_HYPHENS = frozenset({LINE_HYPHEN, "\x02"})


class Line(NamedTuple):
    """One line as printed; measures in points from the page's lower left corner.

    *start* is the number of its first character on the page. *bold* is true when it is bold at
    both ends and in the middle. *hyphen* says that it ends inside a word. So many of its first
    characters as *strong* says are bold.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    hyphen: bool = False
    start: int = 0
    strong: int = 0


class RawLine(NamedTuple):
    """A line as pdfium gives it: *text* whose first character on the page is *start*."""

    text: str
    start: int
    hyphen: bool = False

    def part(self, start: int, end: int) -> "RawLine | None":
        """Return the text between two offsets, blanks cut off; ``None`` when nothing is left."""
        piece = self.text[start:end]
        bare = piece.strip()
        low = self.start + start + len(piece) - len(piece.lstrip())
        return RawLine(bare, low, self.hyphen and end == len(self.text)) if bare else None


def raw_lines(chars: Chars) -> Iterator[RawLine]:
    """Yield the lines with text; text is counted in UTF-16 units, as pdfium does."""
    text = chars.text()
    wide = not text.isascii() and max(text) > "\uffff"
    direct = not wide and chars.at_text(len(text) - 1) == len(text) - 1
    for found in _LINE.finditer(text):
        low, end = found.span()
        at = len(text[:low].encode("utf-16-le", "surrogatepass")) // 2 if wide else low
        first = at if direct else chars.at_text(at)
        bare = found[0].rstrip()
        # Before a number, pdfium leaves the hyphen in place.
        cut = bare[-1] == "-" and bare[-2:-1].isalnum()
        hyphen = cut or text[end : end + 1] in _HYPHENS
        yield RawLine(bare[:-1] if cut else bare, first, hyphen)


def measured(chars: Chars, raw: RawLine, page: int) -> Line:
    """Return *raw* with its place on *page*."""
    text, first, hyphen = raw
    half = len(text) // 2
    middle = first + half - text[half].isspace()
    left, base, right, size, begins, bold = chars.measures(first, middle, first + len(text) - 1)
    shown = clean(_without_raised(chars, raw, size) if _RAISED.search(text) else text)
    strong = 0
    if begins:
        strong = len(shown) if bold else _strong(chars, raw)
    return Line(shown, page, left, right, base, size, bold, hyphen, first, strong)


def _strong(chars: Chars, raw: RawLine) -> int:
    """Return how many characters of the clean text are bold, from the first on."""
    low, high = 1, len(raw.text)
    while low < high:
        middle = (low + high) // 2
        if raw.text[middle].isspace() or chars.bold(raw.start + middle):
            low = middle + 1
        else:
            high = middle
    return len(clean(raw.text[:low]))


def _without_raised(chars: Chars, raw: RawLine, size: float) -> str:
    """Return the text without footnote numbers, which are small digits behind a word."""

    def shown(found: re.Match[str]) -> str:
        return "" if chars.size(raw.start + found.start()) < size * _SMALLER else found[0]

    return _RAISED.sub(shown, raw.text)
