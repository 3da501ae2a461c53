"""How the pages of one PDF are set: body size, line pitch, column edges, and what follows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.formats.linestarts import mark_of, without_bullet
from extractors.formats.pdf.lines import Line

_BUCKET = 24.0
_UNFINISHED = re.compile(r"[\w,\-–—'’)\]&/$%]\Z")
_ROOMY = 1.22
"""A gap of so many usual pitches ends a paragraph; no gap below this does."""
_SIZES_DIFFER = 0.1
_INDENT = 0.9
_LETTER = 0.55
"""Width of an average letter, in parts of the line's height."""
_LARGER = 1.12
_MANY = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in the document: *body* size, *pitch* per size, whether the body is *bold*."""

    body: float = 12.0
    pitch: float = 1.2
    bold: bool = False
    rights: dict[tuple[int, int], float] = field(default_factory=dict)

    def right_edge(self, line: Line) -> float:
        """Return how far lines that begin near *line* reach."""
        at = int(line.left // _BUCKET)
        return max(self.rights.get((line.page, near), 0.0) for near in (at - 1, at, at + 1))

    def large(self, line: Line) -> bool:
        """Tell whether *line* is set in a larger size than the body."""
        return line.size > self.body * _LARGER

    def prominent(self, line: Line) -> bool:
        """Tell whether *line* is set larger or bolder than the body."""
        return self.large(line) or (line.bold and not self.bold and line.size > self.body * 0.9)

    def full(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of *following* would not have fitted on *line*."""
        word = following.text.split(" ", 1)[0]
        return line.right + (len(word) + 0.5) * _LETTER * line.size * 0.8 > self.right_edge(line)


def layout_of(pages: Sequence[Sequence[Line]]) -> Layout:
    """Return what is usual on *pages*."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    bold = 0
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
            bold += len(line.text) if line.bold else 0
        pitches.update(_pitches(page))
    total = sum(sizes.values())
    return Layout(
        body=max(sizes, key=lambda size: (sizes[size], size), default=12.0),
        pitch=max(pitches, key=lambda pitch: (pitches[pitch], -pitch), default=1.2),
        bold=bold * 2 > total,
        rights=_rights(line for page in pages for line in page),
    )


def _pitches(page: Sequence[Line]) -> Iterable[float]:
    for above, below in pairwise(page):
        pitch = (above.base - below.base) / (below.size or 1.0)
        if 0.7 < pitch < 2.6 and abs(above.size - below.size) < 1.0:  # noqa: PLR2004
            yield round(pitch * 20) / 20


def _rights(lines: Iterable[Line]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        found.setdefault((line.page, int(line.left // _BUCKET)), []).append(line.right)
    return {
        at: sorted(rights)[-2] if len(rights) >= _MANY else max(rights)
        for at, rights in found.items()
    }


def continues(layout: Layout, block: Sequence[Line], line: Line) -> bool:
    """Tell whether *line* goes on with the paragraph or heading of *block*."""
    last = block[-1]
    if last.hyphen:
        return True
    if without_bullet(line.text)[0] or not _same_style(layout, last, line):
        return False
    if line.page != last.page or line.base > last.base - 0.4 * line.size:
        return _runs_on(layout, last, line)
    pitch = (last.base - line.base) / (line.size or 1.0)
    if pitch > max(layout.pitch, 1.0) * _ROOMY:
        return False
    if mark_of(line.text):
        return _cites(layout, last, line)
    return _same_paragraph(layout, block, line)


def _same_style(layout: Layout, last: Line, line: Line) -> bool:
    if abs(last.size - line.size) > _SIZES_DIFFER * max(last.size, line.size):
        return False
    if last.bold == line.bold:
        return True
    return not (layout.prominent(last) or layout.prominent(line)) or (
        _lower(line) and layout.full(last, line)
    )


def _lower(line: Line) -> bool:
    return line.text[:1].islower()


def _unfinished(line: Line) -> bool:
    return _UNFINISHED.search(line.text) is not None


def _runs_on(layout: Layout, last: Line, line: Line) -> bool:
    """Across pages, columns and cells only an unfinished sentence goes on."""
    if mark_of(line.text) or layout.prominent(line) or not _unfinished(last):
        return False
    same_page = line.page == last.page
    return _lower(line) and (not same_page or layout.full(last, line))


def _cites(layout: Layout, last: Line, line: Line) -> bool:
    """Tell whether a number that begins *line* is cited by the sentence above."""
    return (
        layout.full(last, line)
        and _unfinished(last)
        and not last.text.endswith(",")
        and not last.bold
        and abs(last.left - line.left) < _INDENT * line.size
    )


def _same_paragraph(layout: Layout, block: Sequence[Line], line: Line) -> bool:
    last, first = block[-1], block[0]
    if _lower(line) and _unfinished(last):
        return True
    if layout.large(last):
        return True
    shift = line.left - last.left
    marked = mark_of(first.text) or without_bullet(first.text)[0]
    if len(block) == 1 and (marked or shift < 0):
        return layout.full(last, line)
    if abs(shift) > _INDENT * line.size:
        return _unfinished(last) and layout.full(last, line) and len(block) > 1
    return layout.full(last, line)
