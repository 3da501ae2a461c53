"""Quantities, amounts, dates and recurrences. Section numbers, ids and bare numbers are none."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind, Document, Problem, ProblemKind, line_at
from depgraph.model.facts import Bound, Provision, Span, Value, ValueKind
from depgraph.model.sentences import sentences
from extractors.readings.measuring.amounts import amounts
from extractors.readings.measuring.bounds import bound_of
from extractors.readings.measuring.dates import dates
from extractors.readings.measuring.numbers import plain
from extractors.readings.measuring.recurrences import recurrences
from extractors.readings.measuring.subjects import subject_of
from extractors.readings.measuring.surroundings import Surroundings

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING})
_TWICE = re.compile(r"[A-Za-z]{3}\s{0,2}[(\[]\s?[^\w\s()]?\d|\d\s{0,2}[(\[]\s?[a-z]")
"""A number that may stand there twice, in words and in digits."""


def values(document: Document, provisions: Sequence[Provision] = ()) -> tuple[Value, ...]:
    """Return every value of *document* in reading order; headings lend their words as subject."""
    found: list[Value] = []
    around = Surroundings(document.blocks, provisions)
    for number, block in enumerate(document.blocks):
        if block.kind not in _UNREAD and block.text:
            bare = sorted(_of_text(number, block.text), key=_order)
            if bare:
                found += _with_subjects(block.text, bare, around.of(number))
    return tuple(found)


def value_problems(document: Document) -> tuple[Problem, ...]:
    """Return a note for each amount whose words and digits disagree, as in "thirty (45) days"."""
    return tuple(
        _disagreement(block, block.text[one.start : one.end])
        for block in document.blocks
        if block.kind not in _UNREAD and _TWICE.search(block.text)
        for one in amounts(block.text)
        if one.spelled is not None
    )


def _of_text(number: int, text: str) -> Iterator[Value]:
    """Yield the values of *text*, block *number*, without their subjects."""
    taken: list[tuple[int, int]] = []
    for date in dates(text):
        taken.append((date.start, date.end))
        span = Span(number, date.start, date.end)
        yield Value(ValueKind.DATE, date.iso, "", span, text[date.start : date.end])
    for often in recurrences(text):
        taken.append((often.start, often.end))
        yield Value(
            ValueKind.RECURRENCE,
            often.amount,
            often.unit,
            Span(number, often.start, often.end),
            text[often.start : often.end],
            often.qualifier,
            bound_of(text, often.start, often.end),
        )
    for one in amounts(text, sorted(taken)):
        yield Value(
            one.kind,
            plain(one.amount),
            one.unit,
            Span(number, one.start, one.end),
            text[one.start : one.end],
            one.qualifier,
            one.bound or bound_of(text, one.start, one.end),
        )


def _order(value: Value) -> tuple[Span, bool]:
    return value.span, value.bound is Bound.AT_MOST


def _with_subjects(text: str, bare: Sequence[Value], around: Sequence[str]) -> Iterator[Value]:
    bounds = sentences(text)
    for value in bare:
        at = bisect_right(bounds, value.span.start, key=lambda bound: bound[0]) - 1
        sentence = bounds[max(at, 0)]
        subject = subject_of(text, value.span.start, value.span.end, sentence, around)
        yield replace(value, subject=subject)


def _disagreement(block: Block, written: str) -> Problem:
    message = (
        f"The words and the digits of \u201c{written}\u201d disagree; "
        "the digits are used, so correct whichever is wrong."
    )
    start = block.text.find(written)
    return Problem(ProblemKind.NOTE, message, replace(block.place, line=line_at(block, start)))
