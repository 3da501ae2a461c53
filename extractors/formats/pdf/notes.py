"""Footnotes of a PDF page: small print at its foot that begins with a number or a star."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from depgraph.model.patterns import regex
from extractors.formats.pdf.lines import Line

_SMALL = 0.93
_SAME_ROW = 2.0
_START = regex(r"(?P<mark>\d{1,3}|[*†‡§])\s?(?=[^\W\d_]|[“\"‘'(\[])")


def note_start(text: str) -> tuple[str, str]:
    """Return the mark that a footnote begins with, or an empty string, and the rest."""
    found = _START.match(text)
    return (found["mark"], text[found.end() :]) if found else ("", text)


def without_notes(page: Sequence[Line], body: float) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines of *page* without its footnotes, and those, each as its lines."""
    start = len(page)
    while start and page[start - 1].size < body * _SMALL:
        start -= 1
    first = next((at for at in range(start, len(page)) if _begins(page, at)), None)
    if not first or _is_table(page[first:]):
        return list(page), []
    return list(page[:first]), list(_notes(page[first:]))


def _begins(page: Sequence[Line], at: int) -> bool:
    """Tell whether a footnote begins at *at*, as far left as anything on *page*."""
    line = page[at]
    margin = min(other.left for other in page)
    return bool(note_start(line.text)[0]) and line.left < margin + 2 * line.size


def _is_table(lines: Sequence[Line]) -> bool:
    """Tell whether two of *lines* stand side by side."""
    bases = sorted(line.base for line in lines)
    return any(high - low < _SAME_ROW for low, high in pairwise(bases))


def _notes(lines: Sequence[Line]) -> Iterator[list[Line]]:
    note: list[Line] = []
    for line in lines:
        if note and note_start(line.text)[0]:
            yield note
            note = []
        note.append(line)
    if note:
        yield note
