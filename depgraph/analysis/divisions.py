"""Read the divisions of a code (titles, chapters, parts) off its provisions. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable

from depgraph.model.facts import Provision
from depgraph.model.labels import DIVISIONS, Label, label_of
from depgraph.model.patterns import regex

_RANKS = {space: rank for rank, space in enumerate(DIVISIONS)}
_DIVISION = regex(
    r"(?P<unit>title|(?:sub)?chapter|(?:sub)?part)\s(?P<number>[0-9A-Z-]{1,8})(?=[.:\s–—]|$)",
    re.IGNORECASE,
)
_UNIT_TITLE = regex(
    r"(?P<unit>title|appendix|exhibit|schedule|annex(?:ure)?|attachment|addendum"
    r"|[0-9]{1,2}\s?C\.?F\.?R\.?\sPart)\s(?:no\.?\s)?"
    r"(?P<number>[0-9]{1,5}[A-Z]?|[A-Z](?:-?[0-9]{1,3})?|[IVXL]{1,7})(?=[\s.:,;–—-]|$)",
    re.IGNORECASE,
)


def space_of(label: Label) -> str:
    """Return the number space of *label*."""
    return label.split(":", 1)[0]


def division_of(provision: Provision) -> Label | None:
    """Return the label of a division of a code, also where only its title tells it."""
    if provision.label:
        return provision.label if space_of(provision.label) in _RANKS else None
    match = _DIVISION.match(provision.title)
    return label_of(match["unit"], match["number"]) if match else None


def paths_of(provisions: Iterable[Provision]) -> tuple[tuple[Label, ...], ...]:
    """Return the divisions that each provision is or lies in, outermost first.

    They follow from the order in which they stand: a chapter lies in the title before it.
    """
    path: tuple[Label, ...] = ()
    found: list[tuple[Label, ...]] = []
    for provision in provisions:
        label = division_of(provision)
        if label is not None:
            rank = _RANKS[space_of(label)]
            path = (*(each for each in path if _RANKS[space_of(each)] < rank), label)
        found.append(path)
    return tuple(found)


def numbers_of(provisions: Iterable[Provision]) -> dict[Label, tuple[int, ...]]:
    """Return the numbers of the divisions among *provisions* by label."""
    found: defaultdict[Label, list[int]] = defaultdict(list)
    for number, provision in enumerate(provisions):
        label = division_of(provision)
        if label is not None:
            found[label].append(number)
    return {label: tuple(numbers) for label, numbers in found.items()}


def unit_name(title: str) -> str:
    """Return the unit and number that *title* begins with: "Appendix A", "Title 2"."""
    match = _UNIT_TITLE.match(title)
    if match is None:
        return ""
    unit = match["unit"].casefold().replace(".", "").replace("annexure", "annex")
    return f"{unit} {match['number']}"
