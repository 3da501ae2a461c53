"""The cells of one row that pdfium gives as one line: each becomes a line of its own."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from depgraph.model.patterns import regex
from extractors.formats.linestarts import mark_of, without_bullet
from extractors.formats.pdf.chars import Chars
from extractors.formats.pdf.lines import Line, RawLine, measured, raw_lines

_WORD = regex(r"\S+")
_WIDE_LETTER = 0.6
_WIDE_GAP = 1.0
_NARROW_GAP = 0.5
_STAND_OUT = 2.2
"""A gap between cells is so many times as wide as the usual one."""
_ALL_WIDE = 2.0
_STRETCHED = 1.6
_NEAR = 2.0
_SAMPLE = 25
_REACH = 120.0
"""So far above and below a row its columns count."""


def lines_of(chars: Chars, page: int) -> list[Line]:
    """Return the lines of page number *page* in the order in which the file stores them."""
    raws = list(raw_lines(chars))
    chars.turn_to([raw.start + len(raw.text) // 2 for raw in raws[:_SAMPLE]])
    lines = [measured(chars, raw, page) for raw in raws]
    cuts = {
        at: _wide_gaps(chars, raws[at], line)
        for at, line in enumerate(lines)
        if line.right - line.left > (len(line.text) * _WIDE_LETTER + _WIDE_GAP) * line.size
    }
    columns = _columns(chars, lines, cuts)
    if not columns and not chars.turned:
        return lines
    found: list[Line] = []
    for number, (raw, line) in enumerate(zip(raws, lines, strict=True)):
        at = {*cuts.get(number, ()), *_column_cuts(chars, raw, line, columns)} if columns else ()
        pieces = _pieces(raw, [cut - raw.start for cut in sorted(at)]) if at else ()
        if pieces:
            found += [measured(chars, piece, page) for piece in pieces]
        else:
            found.append(line)
    if chars.turned:
        # The file's order of a page printed sideways is not to be trusted.
        found.sort(key=lambda line: (-round(line.base), line.left))
    return found


def _columns(
    chars: Chars, lines: Sequence[Line], cuts: Mapping[int, Sequence[int]]
) -> list[tuple[float, float]]:
    """Return where cells begin that are not the first of their row, and on which base line."""
    found = {
        (round(low.left), low.base)
        for up, low in pairwise(lines)
        if low.base >= up.base - low.size and _is_beside(up, low)
    }
    for at, wide in cuts.items():
        found |= {(round(chars.origin(char)[0]), lines[at].base) for char in wide}
    return sorted(found)


def _is_beside(last: Line, line: Line) -> bool:
    """Tell whether *line*, which is not below *last*, is the top of the next cell of a row."""
    lifted = line.base > last.base + 0.5 * line.size and line.left > last.left + line.size
    level = abs(line.base - last.base) < 0.2 * line.size
    return lifted or (level and line.left - last.right > _WIDE_GAP * line.size)


def _wide_gaps(chars: Chars, raw: RawLine, line: Line) -> list[int]:
    """Return the characters behind a wide gap, in a line much wider than its letters need."""
    gaps = _gaps(chars, raw, line)
    widest = _stands_out(gaps.values(), _WIDE_GAP)
    return [first for first, gap in gaps.items() if gap > widest]


def _stands_out(gaps: Iterable[float], least: float) -> float:
    """Return how wide a gap among *gaps* must be to part cells; stretched lines have no such."""
    usual = sorted(gaps)
    if len(usual) < 2:  # noqa: PLR2004
        return least
    low = usual[(len(usual) - 1) // 4]
    if low <= _WIDE_GAP:
        return max(least, _STAND_OUT * low)
    stretched = len(usual) > 2 and usual[-1] < _STRETCHED * usual[0]  # noqa: PLR2004
    return math.inf if stretched else _ALL_WIDE


def _gaps(chars: Chars, raw: RawLine, line: Line) -> dict[int, float]:
    """Return the gap before each word but the first, in sizes, by its first character."""
    words = list(_WORD.finditer(raw.text))
    return {
        raw.start + word.start(): _gap(chars, raw, last.end(), word.start()) / line.size
        for last, word in pairwise(words)
    }


def _gap(chars: Chars, raw: RawLine, end: int, start: int) -> float:
    return chars.origin(raw.start + start)[0] - chars.sides(raw.start + end - 1)[1]


def _column_cuts(
    chars: Chars, raw: RawLine, line: Line, columns: Sequence[tuple[float, float]]
) -> list[int]:
    """Return the characters at which *line* reaches one of the sorted *columns* behind a gap."""
    start = bisect_right(columns, (line.left + line.size, math.inf))
    end = bisect_left(columns, (line.right, -math.inf), start)
    if start >= end:
        return []
    inside = {x for x, base in columns[start:end] if abs(base - line.base) < _REACH}
    if not inside:
        return []
    words = list(_WORD.finditer(raw.text))
    found = [at for x in inside if (at := _word_at(chars, raw, words, x)) is not None]
    least = _NARROW_GAP * line.size
    found = [
        at for at in found if _gap(chars, raw, words[at - 1].end(), words[at].start()) > least
    ]
    if not found:
        return []
    gaps = _gaps(chars, raw, line)
    widest = _stands_out(gaps.values(), _NARROW_GAP)
    if len(found) > 1:
        # Words of a stretched line do not meet two columns by chance.
        widest = min(widest, _WIDE_GAP)
    starts = (raw.start + words[at].start() for at in found)
    return [start for start in starts if gaps[start] > widest]


def _word_at(chars: Chars, raw: RawLine, words: Sequence[re.Match[str]], x: float) -> int | None:
    """Return which word, but the first, begins at *x*; words stand in order."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high) // 2
        if chars.origin(raw.start + words[middle].start())[0] < x - _NEAR:
            low = middle + 1
        else:
            high = middle
    if low == len(words):
        return None
    return low if chars.origin(raw.start + words[low].start())[0] < x + _NEAR else None


def _pieces(raw: RawLine, cuts: Sequence[int]) -> list[RawLine]:
    """Return the cells of a line; a bullet, a box or a lone number stays with its text."""
    pieces: list[RawLine] = []
    start = 0
    alone = len(cuts) == 1 and not _is_mark(raw.text[cuts[0] :].strip(), alone=True)
    for cut in [*cuts, len(raw.text)]:
        text = raw.text[start:cut].strip()
        if cut < len(raw.text) and _is_mark(text, alone=alone):
            continue
        if piece := raw.part(start, cut):
            pieces.append(piece)
        start = cut
    return pieces


def _is_mark(text: str, *, alone: bool) -> bool:
    """Tell whether *text* is a bullet, a part of a box to tick, or a number *alone*."""
    if sum(letter.isalnum() for letter in text) < 2 and not text.isdigit():  # noqa: PLR2004
        return True
    if mark := mark_of(text):
        return alone and mark.rstrip(".") == text.rstrip(".")
    return without_bullet(text)[1] == ""
