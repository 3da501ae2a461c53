"""Find enumerations inside one paragraph: "... (a) foo; (b) bar; and (c) baz"."""

import re

from depgraph.model.patterns import regex
from extractors.readings.provisions.numbering import Numbering, numbering_at
from extractors.readings.provisions.sequences import Counted, counted

_MARK = regex(r"\((?<=[\s;:,—–(].)(?:[a-z]{1,4}|[A-Z]{1,3}|[0-9]{1,2})\)(?=\s)")
_CITED = regex(
    r"(?:sections?|clauses?|paragraphs?|subsections?|subparagraphs?|subclauses?|items?|points?"
    r"|articles?|§|[0-9a-z]\)|\bparts?|steps?|rules?|parties|party|[0-9])\s*$",
    re.IGNORECASE,
)
_SPELLED = regex(
    r"(?:ty|ty-\w+|\bone|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|hundred"
    r"|thousand|million|dollars?|euros?)\s*$",
    re.IGNORECASE,
)
_NOT_AN_ITEM = regex(r"\s*(?:(?:and|or|through|to|of|hereof|above|below|thereof)\b|[,;.)]|$)")
_LINKED = regex(r"\(\w{1,4}\)\s*(?:,|and|or|to|through|\s)+\s*$")
_DEFINES = regex(r"\s*[\"“‘]|.{0,80}?\b(?:means|shall mean)\b", re.DOTALL)


_FEWEST = 2


def enumerations(text: str, start: int, *, numbered: bool) -> list[tuple[Numbering, int, int]]:
    """Return the numbering and the bounds of each item of *text* behind *start*, in order.

    A definition without a number of its own has none, since many stand under one number.
    """
    found = [match for match in _MARK.finditer(text, start) if match.start() > start]
    # One alone makes no series.
    if len(found) < _FEWEST or (not numbered and _DEFINES.match(text, start)):
        return []
    marks = [
        (match.start(), numbering)
        for match in found
        if _is_item(text, match) and (numbering := numbering_at(text, match.start()))
    ]
    kept = _sequences([numbering for _, numbering in marks])
    order = sorted(kept)
    chosen = [marks[position] for position in order]
    depths = [kept[position] for position in order]
    return [
        (numbering, at, _end(text, chosen, depths, position))
        for position, (at, numbering) in enumerate(chosen)
    ]


def _is_item(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if _CITED.search(before) or _LINKED.search(before):
        return False
    if match.group()[1].isdigit() and _SPELLED.search(before):
        return False
    return _NOT_AN_ITEM.match(text, match.end()) is None


def _sequences(marks: list[Numbering]) -> dict[int, int]:
    """Return the positions of *marks* that belong to a series of two or more, with their depth."""
    stack: list[tuple[Counted, list[int]]] = []
    runs: list[tuple[int, list[int]]] = []
    for position, numbering in enumerate(marks):
        open_series = [series for series, _ in reversed(stack)]
        counts = counted(numbering, marks[position + 1 : position + 41], open_series)
        if counts is None:
            continue
        at = _open_at(stack, counts)
        if at is not None and counts.value - stack[at][0].value > 1 and not numbering.inserted:
            continue
        if at is None:
            run: list[int] = []
            runs.append((len(stack), run))
            stack.append((counts, run))
        else:
            del stack[at + 1 :]
            run = stack[at][1]
            stack[at] = (counts, run)
        run.append(position)
    return {position: depth for depth, run in runs if len(run) > 1 for position in run}


def _open_at(stack: list[tuple[Counted, list[int]]], counts: Counted) -> int | None:
    """Return the innermost open series that *counts* continues; a new "(a)" closes its own."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at][0].series == counts.series:
            if counts.value == 1:
                del stack[at:]
                return None
            return at
    return None


def _end(text: str, chosen: list[tuple[int, Numbering]], depths: list[int], position: int) -> int:
    for later in range(position + 1, len(chosen)):
        if depths[later] <= depths[position]:
            return chosen[later][0]
    return len(text)
