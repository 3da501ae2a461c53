"""Page headers and footers: lines at the edge that recur. Each is kept once, page numbers go."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.formats.pdf.lines import Line

_EDGE = 10
"""How many lines from the top and from the bottom may belong to a page's header and footer."""
_ALTERNATING = 6
"""From so many pages on, left and right pages may differ."""
_SHORT = 4
"""Up to so many pages, a line that merely recurs must also stand at the same height."""
_SAME_HEIGHT = 6.0
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"[-–|\s]{0,3}\b(?:page|p\.|pg\.?)\s{0,3}\d{1,5}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,5})?[-–|\s]{0,3}"
    r"|(?<![\w.])\d{1,5}\s{0,3}(?:of|/)\s{0,3}\d{1,5}\s{0,3}\Z|\|\s{0,3}page\b",
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(r"[-–—\s|]{0,5}(?:\d{1,5}|[ivxl]{1,8})[-–—\s|]{0,5}")
_ONLY_PAGE = re.compile(
    r"(?:page\s+)(?:\d{1,5}|[ivxl]{1,8})(?:\s*(?:of|/)\s*\d{1,5})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of the *body* page by page, and the *headers* and *footers*, each once."""

    body: tuple[tuple[Line, ...], ...]
    headers: tuple[Line, ...] = ()
    footers: tuple[Line, ...] = ()


def split(pages: Sequence[Sequence[Line]]) -> Split:
    """Return *pages* without what recurs at their edges."""
    stacked = [sorted(page, key=lambda line: -line.base) for page in pages]
    heads = [_taken(page, _recurring(stacked, top=True)) for page in stacked]
    tops = {id(line) for head in heads for line in head}
    rest = [[line for line in page if id(line) not in tops][::-1] for page in stacked]
    feet = [_taken(page, _recurring(stacked, top=False)) for page in rest]
    gone = tops | {id(line) for foot in feet for line in foot}
    body = tuple(tuple(line for line in page if id(line) not in gone) for page in pages)
    return Split(body, _once(heads), _once([foot[::-1] for foot in feet]))


def _mask(line: Line) -> str:
    if _ONLY_NUMBER.fullmatch(line.text):
        return "#"
    return _DIGITS.sub("#", line.text.casefold())


def _recurring(pages: Sequence[Sequence[Line]], *, top: bool) -> frozenset[str]:
    """Return the masks that stand near one edge of more than half of the pages."""
    seen: Counter[str] = Counter()
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    heights: dict[str, list[float]] = {}
    for number, page in enumerate(pages):
        edge = page[:_EDGE] if top else page[-_EDGE:]
        masks = {_mask(line): line.base for line in edge}
        seen.update(masks.keys())
        sides[number % 2].update(masks.keys())
        for mask, base in masks.items():
            heights.setdefault(mask, []).append(base)
    count = len(pages)
    found = {mask for mask, times in seen.items() if times > max(1, count / 2)}
    if count <= _SHORT:
        found = {mask for mask in found if _level(heights[mask])}
    if count >= _ALTERNATING:
        found |= {mask for side in sides for mask, times in side.items() if times > count / 4 + 1}
    return frozenset(found | _in_a_row(pages, top=top))


def _in_a_row(pages: Sequence[Sequence[Line]], *, top: bool) -> set[str]:
    """Return the masks that end three pages in a row at one height, as a part's own header."""
    found: set[str] = set()
    ends = [page[0 if top else -1] if page else None for page in pages]
    for three in zip(ends, ends[1:], ends[2:], strict=False):
        lines = [line for line in three if line]
        masks = {_mask(line) for line in lines}
        if len(lines) == len(three) and len(masks) == 1 and _level([ln.base for ln in lines]):
            found |= masks
    return found


def _level(heights: Sequence[float]) -> bool:
    return max(heights) - min(heights) <= _SAME_HEIGHT


def _taken(page: Sequence[Line], recurring: frozenset[str]) -> list[Line]:
    """Return the lines from the start of *page* on that recur; the first other line ends them."""
    taken: list[Line] = []
    for line in page[:_EDGE]:
        if _mask(line) not in recurring and not _ONLY_PAGE.fullmatch(line.text):
            break
        taken.append(line)
    return taken


def _once(edges: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """Return one line of each mask without its page number, in order of first sight."""
    first: dict[str, Line] = {}
    again: dict[str, Line] = {}
    for line in (line for edge in edges for line in edge):
        mask = _mask(line)
        if mask in first:
            again.setdefault(mask, line)
        else:
            first[mask] = line
    shown = (_without_page(line, again.get(mask)) for mask, line in first.items())
    return tuple(line for line in shown if line.text)


def _without_page(line: Line, other: Line | None) -> Line:
    if _ONLY_NUMBER.fullmatch(line.text):
        return replace(line, text="")
    text = _PAGE.sub(" ", line.text)
    counted = _PAGE.sub(" ", other.text) if other else text
    there = iter(_DIGITS.findall(counted))
    text = _DIGITS.sub(lambda digits: digits[0] if digits[0] == next(there, "") else "", text)
    return replace(line, text=" ".join(text.split()).strip("|-– "))
