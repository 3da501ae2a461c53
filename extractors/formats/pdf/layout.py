"""How the pages of one PDF are set: body size, line pitch, right edges, and what goes on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from depgraph.model.patterns import regex
from extractors.formats.linestarts import is_open_end, mark_of, starts_item
from extractors.formats.pdf.lines import Line

_GOES_ON = frozenset("_,-–—'’)]&/$%")
"""What a line ends with, but letters and digits, that ends no sentence."""
_SLACK = 3.0
"""So many letters more may be missing at the end of a line that ends no sentence."""
_FIELD = regex(r"[A-Z][^:;]{1,40}:\s")
"""A line such as "Revision: 4"; two of them are two blocks."""
_ROOMY = 1.22
"""A gap of so many usual pitches ends a paragraph; no gap below this does."""
_USUAL_PITCH = 1.2
_WIDE_PITCH = 1.6
_WITNESSES = 8
_OFTEN = 0.12
_TIGHTEST = 1.15
_SAME_ROW = 0.4
_SIZES_DIFFER = 0.1
_INDENT = 0.9
_LONG_LINE = 20.0
_SIDE_BY_SIDE = 6.0
"""Lines whose left ends are so many sizes apart do not share a right edge."""
_LETTER = 0.45
"""Width of an average letter, in parts of the size."""
_LARGER = 1.12


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in the document: *body* size, *pitch* per size, whether the body is *bold*."""

    body: float = 12.0
    pitch: float = 1.2
    bold: bool = False
    edges: dict[int, float] = field(default_factory=dict)
    """How far the lines around a line reach, by the line's ``id``."""

    def large(self, line: Line) -> bool:
        """Tell whether *line* is set in a larger size than the body."""
        return line.size > self.body * _LARGER

    def prominent(self, line: Line) -> bool:
        """Tell whether *line* is set larger or bolder than the body."""
        return self.large(line) or (line.bold and not self.bold and line.size > self.body * 0.8)

    def flush(self, line: Line) -> bool:
        """Tell whether *line* reaches as far as any line around it."""
        return line.right > self.edges.get(id(line), line.right) - 0.2 * line.size

    def full(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of *following* would not have fitted on *line*."""
        word = following.text.split(" ", 1)[0]
        letter = max(_LETTER * line.size, (line.right - line.left) / len(line.text))
        slack = _SLACK if _open(line) else 1.0
        needed = (len(word) + slack) * letter
        return line.right + needed > self.edges.get(id(line), line.right)


def layout_of(pages: Sequence[Sequence[Line]]) -> Layout:
    """Return what is usual on *pages*."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    bold = 0
    edges: dict[int, float] = {}
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
            bold += len(line.text) if line.bold else 0
        for group in _alike(page, pitches):
            right = max([line.right for line in group])
            edges.update(dict.fromkeys(map(id, group), right))
    total = sum(sizes.values())
    return Layout(
        body=max(sizes, key=lambda size: (sizes[size], size), default=12.0),
        pitch=_usual(pitches),
        bold=bold * 2 > total,
        edges=edges,
    )


def _usual(pitches: Counter[float]) -> float:
    """Return the smallest pitch that is seen often; a wide one needs many witnesses."""
    often = max(2, pitches.total() * _OFTEN)
    usual = min((pitch for pitch in pitches if pitches[pitch] >= often), default=_USUAL_PITCH)
    return usual if usual < _WIDE_PITCH or pitches[usual] >= _WITNESSES else _USUAL_PITCH


def _alike(page: Sequence[Line], pitches: Counter[float]) -> Iterator[Sequence[Line]]:
    """Yield the lines of *page* that adjoin each other together, and count the *pitches*."""
    start = 0
    for at, (above, below) in enumerate(pairwise(page), 1):
        pitch = (above.base - below.base) / (below.size or 1.0)
        if 0.9 < pitch < 2.6 and abs(above.size - below.size) < 1.0:  # noqa: PLR2004
            pitches[round(pitch * 20) / 20] += 1
        if not (_SAME_ROW < pitch < 2.2 and _set_alike(above, below)):  # noqa: PLR2004
            yield page[start:at]
            start = at
    if page:
        yield page[start:]


def _set_alike(last: Line, line: Line) -> bool:
    """Tell whether *line*, that stands below *last*, may share its right edge."""
    if abs(last.left - line.left) > _SIDE_BY_SIDE * line.size and not _centred(last, line):
        return False
    return _same_size(last, line)


def _centred(last: Line, line: Line) -> bool:
    return abs(last.left + last.right - line.left - line.right) < line.size


def _same_size(last: Line, line: Line) -> bool:
    one, other = last.size, line.size
    return one == other or abs(one - other) <= _SIZES_DIFFER * max(one, other)


def continues(layout: Layout, block: Sequence[Line], line: Line) -> bool:
    """Tell whether *line* goes on with the paragraph or heading of *block*."""
    last = block[-1]
    if last.hyphen:
        return True
    if line.page == last.page and abs(line.base - last.base) < _SAME_ROW * line.size:
        return -1.0 < line.left - last.right < 0.5 * line.size
    below = line.page == last.page and line.base <= last.base
    if below and (last.base - line.base) / line.size > max(layout.pitch, _TIGHTEST) * _ROOMY:
        return False
    if starts_item(line.text) or not _same_style(layout, last, line):
        return False
    if not below:
        return _runs_on(layout, last, line)
    if mark_of(line.text):
        return _cites(layout, block, line)
    return _same_paragraph(layout, block, line)


def _same_style(layout: Layout, last: Line, line: Line) -> bool:
    if not _same_size(last, line):
        return False
    if last.bold == line.bold or not (layout.prominent(last) or layout.prominent(line)):
        return True
    goes_on = _lower(line) or is_open_end(last.text) or (not last.bold and _open(last))
    return goes_on and layout.full(last, line)


def _lower(line: Line) -> bool:
    return line.text[:1].islower()


def _open(line: Line) -> bool:
    last = line.text[-1:]
    return last.isalnum() or last in ("_", ",")


def _unfinished(line: Line) -> bool:
    last = line.text[-1:]
    return last.isalnum() or last in _GOES_ON


def _runs_on(layout: Layout, last: Line, line: Line) -> bool:
    """Tell whether a sentence goes on across pages or columns."""
    if layout.prominent(line) or not _unfinished(last):
        return False
    if is_open_end(last.text) and line.page != last.page:
        return True
    if mark_of(line.text):
        return False
    if line.page == last.page:
        return _lower(line) and layout.full(last, line)
    level = abs(line.left - last.left) < line.size
    long = last.right - last.left > _LONG_LINE * last.size
    return _lower(line) or (long and level and layout.full(last, line))


def _cites(layout: Layout, block: Sequence[Line], line: Line) -> bool:
    """Tell whether a number that begins *line* stands inside the sentence above."""
    last = block[-1]
    if last.bold or abs(last.left - line.left) > _INDENT * line.size:
        return is_open_end(last.text) and not last.bold
    if not layout.full(last, line):
        return False
    mark = mark_of(line.text)
    if not mark.startswith("("):
        return _unfinished(last) and (not last.text.endswith(",") or mark[0].isalpha())
    listed = len(block) == 1 and mark_of(block[0].text).startswith("(")
    return not listed and (_unfinished(last) or last.text.endswith(";"))


def _same_paragraph(layout: Layout, block: Sequence[Line], line: Line) -> bool:
    last, first = block[-1], block[0]
    if _FIELD.match(line.text) and _FIELD.match(last.text):
        return False
    shift = line.left - last.left
    if abs(shift) > _SIDE_BY_SIDE * line.size and not _centred(last, line):
        return False
    if _unfinished(last) and (_lower(line) or is_open_end(last.text)):
        return True
    if layout.large(last):
        return True
    if not layout.full(last, line):
        return False
    if abs(shift) <= _INDENT * line.size or _centred(last, line):
        return True
    if len(block) > 1:
        return _unfinished(last)
    if shift < 0:
        return _unfinished(last) or layout.flush(last)
    return bool(mark_of(first.text) or starts_item(first.text))
