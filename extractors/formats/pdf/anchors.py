"""Names for the places in a PDF that its own links lead to, and for its pages."""

import unicodedata
from collections.abc import Iterable, Sequence

from depgraph.model.patterns import regex
from extractors.formats.pdf.lines import Line
from extractors.formats.pdf.links import Spot

_NOT_WORD = regex(r"[\W_]+")
_LONGEST = 60
_ABOVE = 4.0
"""A link may lead to so many points above the text that it means."""


def named(spots: Iterable[Spot], groups: Sequence[Sequence[Line]]) -> dict[Spot, tuple[int, str]]:
    """Return for each spot the position of the group it means, and a name for it."""
    pages: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        pages.setdefault(group[0].page, []).append(at)
    names: dict[int, str] = {}
    taken: set[str] = set()
    found: dict[Spot, tuple[int, str]] = {}
    for spot in sorted(spots, key=lambda s: (s.page, -(s.height or 0.0))):
        meant = _meant(spot, pages.get(spot.page, []), groups)
        if meant is None:
            continue
        if meant not in names:
            names[meant] = _unique(_slug(groups[meant][0].text) or f"page={spot.page}", taken)
        found[spot] = (meant, names[meant])
    return found


def page_names(groups: Sequence[Sequence[Line]]) -> dict[int, list[str]]:
    """Return ``page=N`` for the first group that stands on page N, as links to PDF pages say."""
    found: dict[int, list[str]] = {}
    seen: set[int] = set()
    for at, group in enumerate(groups):
        for line in group:
            if line.page not in seen:
                seen.add(line.page)
                found.setdefault(at, []).append(f"page={line.page}")
    return found


def _meant(spot: Spot, page: Sequence[int], groups: Sequence[Sequence[Line]]) -> int | None:
    """Return the highest group at or below *spot*."""
    if spot.height is None:
        return page[0] if page else None
    below = [at for at in page if groups[at][0].base <= spot.height + _ABOVE]
    return max(below, key=lambda at: groups[at][0].base, default=page[-1] if page else None)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return _NOT_WORD.sub("-", plain).strip("-")


def _unique(name: str, taken: set[str]) -> str:
    unique, count = name, 0
    while unique in taken:
        count += 1
        unique = f"{name}-{count}"
    taken.add(unique)
    return unique
