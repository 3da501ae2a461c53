"""Lines of a PDF page with their place and size; the cells of a row are lines of their own."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium

from extractors.formats.linestarts import mark_of, without_bullet
from extractors.formats.pdf.chars import Chars
from extractors.formats.pdf.words import LINE_HYPHEN, clean

_END = re.compile("\r\n|\r|\n|[\ufffe\x02]")
_WORD = re.compile(r"\S+")
_RAISED = re.compile(r"(?<=[^\W\d]|[.,;:!?)”\"’])(?P<note>\d{1,3})(?![\w.]|,\d)")
_SMALLER = 0.85
_WIDE_LETTER = 0.6
_WIDE_GAP = 1.0
_NARROW_GAP = 0.5
_STAND_OUT = 2.2
"""A gap between cells is so many times as wide as the usual one."""
_ALL_WIDE = 2.0
_STRETCHED = 1.6
_NEAR = 2.0
_REACH = 120.0
"""So far above and below a row its columns count."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed; measures in points from the page's lower left corner.

    *hyphen* says that it ends inside a word. *bold* is true when its first and last letters are.
    *start* is the number of its first character on the page.
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


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line as pdfium gives it: *text* from *start* on of the text of the page."""

    text: str
    start: int
    hyphen: bool


def lines_of(textpage: pdfium.PdfTextPage, page: int) -> list[Line]:
    """Return the lines of page number *page* in the order in which the file stores them."""
    text = textpage.get_text_range()
    chars = Chars(textpage)
    raws = list(_raw_lines(text))
    lines = [_measured(chars, raw, page) for raw in raws]
    columns = _columns(chars, raws, lines)
    found: list[Line] = []
    for raw, line in zip(raws, lines, strict=True):
        starts = _cuts(chars, raw, line, columns)
        found += _parts(chars, raw, line, starts) if starts else [line]
    return found


def _raw_lines(text: str) -> Iterator[_Raw]:
    """Yield the lines with text; starts count UTF-16 units, as pdfium does."""
    wide = any(letter > "\uffff" for letter in text)
    start = 0
    for end, mark in [*((m.start(), m[0]) for m in _END.finditer(text)), (len(text), "")]:
        raw = text[start:end]
        if bare := raw.strip():
            low = start + len(raw) - len(raw.lstrip())
            at = len(text[:low].encode("utf-16-le", "surrogatepass")) // 2 if wide else low
            yield _Raw(bare, at, mark in (LINE_HYPHEN, "\x02"))
        start = end + len(mark)


def _measured(chars: Chars, raw: _Raw, page: int) -> Line:
    first, last = chars.at_text(raw.start), chars.at_text(raw.start + len(raw.text) - 1)
    left, base = chars.origin(first)
    right = chars.sides(last)[1]
    half = len(raw.text) // 2
    middle = chars.at_text(raw.start + half - (raw.text[half].isspace()))
    bold = chars.bold(first) and chars.bold(last) and chars.bold(middle)
    size = chars.size(middle)
    text = clean(_without_raised(chars, raw, size))
    return Line(text, page, left, right, base, size, bold, raw.hyphen, first)


def _without_raised(chars: Chars, raw: _Raw, size: float) -> str:
    """Return the text without footnote numbers, which are small digits behind a word."""
    if not any(letter.isdigit() for letter in raw.text):
        return raw.text

    def shown(found: re.Match[str]) -> str:
        char = chars.at_text(raw.start + found.start())
        return "" if chars.size(char) < size * _SMALLER else found[0]

    return _RAISED.sub(shown, raw.text)


def _columns(chars: Chars, raws: list[_Raw], lines: list[Line]) -> list[tuple[float, float]]:
    """Return where cells begin that are not the first of their row, and on which base line."""
    found: set[tuple[float, float]] = set()
    last: Line | None = None
    for raw, line in zip(raws, lines, strict=True):
        if last and _is_beside(last, line):
            found.add((round(line.left), line.base))
        for char in _wide_gaps(chars, raw, line):
            found.add((round(chars.origin(char)[0]), line.base))
        last = line
    return sorted(found)


def _is_beside(last: Line, line: Line) -> bool:
    """Tell whether *line* is the top of the next cell of a row."""
    lifted = line.base > last.base + 0.5 * line.size and line.left > last.left + line.size
    level = abs(line.base - last.base) < 0.2 * line.size
    return lifted or (level and line.left - last.right > _WIDE_GAP * line.size)


def _is_sparse(line: Line) -> bool:
    """Tell whether *line* is much wider than its letters need."""
    needed = (len(line.text) * _WIDE_LETTER + _WIDE_GAP) * line.size
    return line.right - line.left > needed


def _wide_gaps(chars: Chars, raw: _Raw, line: Line) -> list[int]:
    """Return the characters that stand behind a wide gap."""
    if not _is_sparse(line):
        return []
    gaps = _gaps(chars, raw, line)
    widest = _stands_out(gaps.values(), _WIDE_GAP)
    return [first for first, gap in gaps.items() if gap > widest]


def _stands_out(gaps: Iterable[float], least: float) -> float:
    """Return how wide a gap among *gaps* must be to part cells; stretched lines have no such."""
    usual = sorted(gaps)
    low = usual[len(usual) // 4] if len(usual) > 1 else 0.0
    if low <= _WIDE_GAP:
        return max(least, _STAND_OUT * low)
    stretched = len(usual) > 2 and usual[-1] < _STRETCHED * low  # noqa: PLR2004
    return math.inf if stretched else _ALL_WIDE


def _gaps(chars: Chars, raw: _Raw, line: Line) -> dict[int, float]:
    """Return the gap before each word, in sizes, by the number of its first character."""
    gaps: dict[int, float] = {}
    right = 0.0
    for word in _WORD.finditer(raw.text):
        first = chars.at_text(raw.start + word.start())
        if word.start():
            gaps[first] = (chars.sides(first)[0] - right) / line.size
        right = chars.sides(chars.at_text(raw.start + word.end() - 1))[1]
    return gaps


def _cuts(chars: Chars, raw: _Raw, line: Line, columns: list[tuple[float, float]]) -> list[int]:
    """Return the characters at which cells of *line* begin, without the first."""
    found = set(_wide_gaps(chars, raw, line))
    for column in {x for x, base in columns if abs(base - line.base) < _REACH}:
        if line.left + line.size < column < line.right - 1.0:
            char = chars.at_point(column + 1.0, line.base + 0.2 * line.size, _NEAR)
            if char > line.start and char not in found and _begins_cell(chars, raw, char, line):
                found.add(char)
    return sorted(found)


def _begins_cell(chars: Chars, raw: _Raw, char: int, line: Line) -> bool:
    """Tell whether *char* begins a word behind a gap that stands out."""
    at = char - line.start
    if at >= len(raw.text) or not raw.text[at - 1].isspace():
        return False
    gaps = _gaps(chars, raw, line)
    return gaps.get(char, 0.0) > _stands_out(gaps.values(), _NARROW_GAP)


def _parts(chars: Chars, raw: _Raw, line: Line, cuts: list[int]) -> list[Line]:
    """Return the cells of *line*; a number or bullet stays with what follows it."""
    pieces: list[_Raw] = []
    start = 0
    for cut in [*(cut - line.start for cut in cuts), len(raw.text)]:
        piece = raw.text[start:cut]
        if cut < len(raw.text) and _is_mark(piece.strip(), alone=len(cuts) == 1):
            continue
        if bare := piece.strip():
            low = raw.start + start + len(piece) - len(piece.lstrip())
            pieces.append(_Raw(bare, low, raw.hyphen and cut == len(raw.text)))
        start = cut
    return [_measured(chars, piece, line.page) for piece in pieces]


def _is_mark(text: str, *, alone: bool) -> bool:
    """Tell whether *text* is a bullet, a part of a box to tick, or a number *alone*."""
    if sum(letter.isalnum() for letter in text) < 2 and not text.isdigit():  # noqa: PLR2004
        return True
    mark = mark_of(text)
    if mark:
        return alone and mark.rstrip(".") == text.rstrip(".")
    return without_bullet(text)[1] == ""
