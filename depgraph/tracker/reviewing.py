"""When a document says it was or is to be reviewed. Read from what is stored; asks no clock."""

import re
from dataclasses import dataclass

from depgraph.analysis.indexed import Indexed
from depgraph.model.documents import Block, BlockKind
from depgraph.model.facts import Kind, ValueKind
from depgraph.model.patterns import regex

_NEXT = regex(
    r"\b(?:next\s+(?:periodic\s+|annual\s+)?review|(?:periodic\s+|annual\s+)?review\s+(?:date|due|by)"
    r"|due\s+for\s+review|re-?review)(?:\s+(?:date|due|by|on|is)){0,2}[^\w]{0,6}$",
    re.IGNORECASE,
)
_LAST = regex(
    r"\b(?:(?:last|latest|previous)\s+review(?:ed)?|date\s+reviewed|reviewed)"
    r"(?:\s+(?:date|by|on)){0,2}[^\w]{0,6}$",
    re.IGNORECASE,
)
_DATE = regex(r"(?P<date>[12]\d{3}-[01]\d-[0-3]\d)")
_ALONE = frozenset({"review", "review on", "reviews", "to review"})
"""Names of properties that need no further word."""
_BEFORE = 80
"""Characters before a date that may say what it is of."""

NEXT, LAST = "next review", "last reviewed"


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """*what* is :data:`NEXT` or :data:`LAST`; *date* is an ISO date."""

    date: str
    path: str
    doc: str
    what: str


def review_of(document: Indexed) -> Review | None:
    """Return the day of the next review that *document* gives, else that of the last one."""
    if document.facts.kind is Kind.CODE:
        return None
    found = dict(_in_text(document))
    found |= dict(_in_properties(document))
    for what in (NEXT, LAST):
        if what in found:
            return Review(found[what], document.path, document.name, what)
    return None


def _in_properties(document: Indexed) -> list[tuple[str, str]]:
    return [
        (what, date["date"])
        for key, value in document.reading.document.properties
        if (what := _meant(key.replace("_", " ").replace("-", " ")))
        and (date := _DATE.match(value.strip()))
    ]


def _meant(key: str) -> str:
    """Return what the day under *key* is of; without more words a review is one to come."""
    return NEXT if key.strip().casefold() in _ALONE else _said(key)


def _in_text(document: Indexed) -> list[tuple[str, str]]:
    """Return what dates are of, the last one first, so that the first one counts."""
    return [
        (what, value.amount)
        for value in reversed(document.facts.values)
        if value.kind is ValueKind.DATE
        and _DATE.fullmatch(value.amount)
        and (what := _said(_label(document, value.span.block, value.span.start)))
    ]


def _label(document: Indexed, number: int, start: int) -> str:
    """Return the words before a date: in its block, or in the cell before it."""
    block: Block = document.blocks[number]
    before = block.text[max(0, start - _BEFORE) : start]
    if before.strip() or block.kind is not BlockKind.CELL or not number:
        return before
    beside = document.blocks[number - 1]
    same = (beside.table, beside.row) == (block.table, block.row)
    return beside.text[-_BEFORE:] if same else ""


def _said(label: str) -> str:
    if _NEXT.search(label):
        return NEXT
    return LAST if _LAST.search(label) else ""
