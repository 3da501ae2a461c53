"""Page headers and footers: lines at the edge that recur. Each is kept once, page numbers go."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.pdf.lines import Line

_EDGE = 10
"""How many lines from the top and from the bottom may belong to a page's header and footer."""
_ALTERNATING = 6
"""From so many pages on, left and right pages may differ."""
_SHORT = 4
"""Up to so many pages, a line that merely recurs must also stand at the same height."""
_SAME_HEIGHT = 6.0
_DIGITS = regex(r"\d+")
_PAGE = regex(
    r"[-–|\s]{0,3}\b(?:page|p\.|pg\.?)\s{0,3}\d{1,5}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,5})?[-–|\s]{0,3}"
    r"|(?<![\w.])\d{1,5}\s{0,3}(?:of|/)\s{0,3}\d{1,5}\s{0,3}\Z|\|\s{0,3}page\b",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 18
_ONLY_NUMBER = regex(r"[-–—\s|]{0,5}(?:\d{1,5}|[ivxl]{1,8})[-–—\s|]{0,5}")
_ONLY_PAGE = regex(r"(?:page\s+)(?:\d{1,5}|[ivxl]{1,8})(?:\s*(?:of|/)\s*\d{1,5})?", re.IGNORECASE)


@immutable
class Split:
    """The lines of the *body* page by page, and the *headers* and *footers*, each once."""

    body: tuple[tuple[Line, ...], ...]
    headers: tuple[Line, ...] = ()
    footers: tuple[Line, ...] = ()


Edge = list[tuple[Line, str]]
"""Lines of one page from its edge inwards, each with its text, digits masked."""


def split(pages: Sequence[Sequence[Line]]) -> Split:
    """Return *pages* without what recurs at their edges."""
    stacked = [sorted(page, key=attrgetter("base"), reverse=True) for page in pages]
    heads = _running([_masked(page[:_EDGE]) for page in stacked])
    tops = {id(line) for head in heads for line in head}
    ends = [page[: -_EDGE - 1 : -1] for page in stacked]
    feet = _running([_masked([line for line in end if id(line) not in tops]) for end in ends])
    gone = tops | {id(line) for foot in feet for line in foot}
    body = tuple(tuple([line for line in page if id(line) not in gone]) for page in pages)
    return Split(body, _once(heads), _once([foot[::-1] for foot in feet]))


def _masked(lines: Iterable[Line]) -> Edge:
    return [(line, _mask(line.text)) for line in lines]


def _mask(text: str) -> str:
    if len(text) <= _LONGEST_NUMBER and _ONLY_NUMBER.fullmatch(text):
        return "#"
    return _DIGITS.sub("#", text.casefold())


def _running(edges: Sequence[Edge]) -> list[list[Line]]:
    """Return the lines of each edge that recur; the first other line ends them."""
    recurring = _recurring(edges)
    found: list[list[Line]] = []
    for edge in edges:
        taken: list[Line] = []
        for line, mask in edge:
            if mask not in recurring and not _ONLY_PAGE.fullmatch(line.text):
                break
            taken.append(line)
        found.append(taken)
    return found


def _recurring(edges: Sequence[Edge]) -> set[str]:
    """Return the masks that stand at the edge of more than half of the pages."""
    count = len(edges)
    heights: dict[str, list[float]] = {}
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for number, edge in enumerate(edges):
        bases = {mask: line.base for line, mask in edge}
        for mask, base in bases.items():
            heights.setdefault(mask, []).append(base)
        if count >= _ALTERNATING:
            sides[number % 2].update([*bases])
    found = {mask for mask, bases in heights.items() if len(bases) > max(1, count / 2)}
    if count <= _SHORT:
        found = {mask for mask in found if _level(heights[mask])}
    if count >= _ALTERNATING:
        often = count / 4 + 1
        found |= {mask for side in sides for mask, times in side.items() if times > often}
    return found | _in_a_row(edges)


def _in_a_row(edges: Sequence[Edge]) -> set[str]:
    """Return the masks that end three pages in a row at one height, as a part's own header."""
    found: set[str] = set()
    for three in zip(edges, edges[1:], edges[2:], strict=False):
        ends = [edge[0] for edge in three if edge]
        masks = {mask for _, mask in ends}
        if len(ends) == len(three) and len(masks) == 1 and _level([line.base for line, _ in ends]):
            found |= masks
    return found


def _level(heights: Sequence[float]) -> bool:
    return max(heights) - min(heights) <= _SAME_HEIGHT


def _once(edges: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """Return one line of each mask without its page number, in order of first sight."""
    first: dict[str, Line] = {}
    again: dict[str, Line] = {}
    for line in (line for edge in edges for line in edge):
        mask = _mask(line.text)
        if mask in first:
            again.setdefault(mask, line)
        else:
            first[mask] = line
    shown = (_without_page(line, again.get(mask)) for mask, line in first.items())
    return tuple(line for line in shown if line.text)


def _without_page(line: Line, other: Line | None) -> Line:
    """Return *line* without its page number: what is called one, or differs from *other*."""
    if _ONLY_NUMBER.fullmatch(line.text):
        return line._replace(text="")
    text = _PAGE.sub(" ", line.text)
    there = iter(_DIGITS.findall(_PAGE.sub(" ", other.text) if other else text))
    text = _DIGITS.sub(lambda digits: digits[0] if digits[0] == next(there, "") else "", text)
    return line._replace(text=" ".join(text.split()).strip("|-– "))
