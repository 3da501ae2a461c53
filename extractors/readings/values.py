"""Quantities, amounts, dates and recurrences. Section numbers, ids and bare numbers are none."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from depgraph.model.documents import Block, BlockKind, Document, Problem, ProblemKind, line_at
from depgraph.model.facts import Bound, Provision, Reference, Span, Value, ValueKind
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.measuring.amounts import Amount
from extractors.readings.measuring.bounds import bound_of, is_shared
from extractors.readings.measuring.commented import words_of_code
from extractors.readings.measuring.dates import dates, is_enactment, weekday_of, with_weekday
from extractors.readings.measuring.numbers import plain
from extractors.readings.measuring.parts import parts
from extractors.readings.measuring.recurrences import recurrences
from extractors.readings.measuring.series import amounts, is_span
from extractors.readings.measuring.subjects import subject_of
from extractors.readings.measuring.surroundings import Surroundings
from extractors.readings.measuring.times import times

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING})
_TIMED = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.RECURRENCE})
_TWICE = regex(r"[A-Za-z]{3}\s{0,2}[(\[]\s?[^\w\s()]?\d|\d\s{0,2}[(\[]\s?[a-z]")
"""A number that may stand there twice, in words and in digits."""


_DAY = regex(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def values(document: Document, provisions: Sequence[Provision] = ()) -> tuple[Value, ...]:
    """Return every value of *document* in reading order; headings lend their words as subject."""
    found: list[Value] = []
    around = Surroundings(document.blocks, provisions)
    for number, block in enumerate(document.blocks):
        if block.kind not in _UNREAD and block.text:
            bare = _of_text(number, block.text)
            if bare:
                found += _with_subjects(block.text, bare, around.of(number))
    return tuple(found)


def values_of_code(document: Document, cited: Sequence[Reference]) -> tuple[Value, ...]:
    """Return the values in comments of code that cite a provision; code itself has none."""
    citing = {reference.span.block for reference in cited if reference.label or reference.anchor}
    found: list[Value] = []
    for number in sorted(citing):
        block = document.blocks[number]
        text = words_of_code(block.text) if block.kind is BlockKind.CODE else block.text
        found += _with_subjects(text, _of_text(number, text), ())
    return tuple(replace(value, text=_written(document, value.span)) for value in found)


def _written(document: Document, span: Span) -> str:
    return document.blocks[span.block].text[span.start : span.end]


def value_problems(document: Document) -> tuple[Problem, ...]:
    """Return a note for each value that contradicts itself.

    These are amounts such as "thirty (45) days", and dates that are no such day of the week.
    """
    twice = tuple(
        _disagreement(block, block.text[one.start : one.end])
        for block in document.blocks
        if block.kind not in _UNREAD and _TWICE.search(block.text)
        for one in amounts(block.text)
        if one.spelled is not None
    )
    return (*twice, *_weekdays(document))


def _weekdays(document: Document) -> Iterator[Problem]:
    for block in document.blocks:
        if block.kind in _UNREAD or "day" not in block.text or not _DAY.search(block.text):
            continue
        for bare in dates(block.text):
            differs = weekday_of(block.text, bare)
            if differs:
                date = with_weekday(block.text, bare)
                yield _no_such_day(block, block.text[date.start : date.end], date.start, differs)


def _no_such_day(block: Block, written: str, start: int, days: tuple[str, str]) -> Problem:
    message = (
        f"\u201c{written}\u201d is a {days[1]}, not a {days[0]}; "
        "correct the day of the week or the date."
    )
    return Problem(ProblemKind.NOTE, message, replace(block.place, line=line_at(block, start)))


def _of_text(number: int, text: str) -> list[Value]:
    """Return the values of *text*, block *number*, in order and without their subjects."""
    timed = [*_dated(number, text), *_timed(number, text)]
    found = [*_ranged(text, sorted(timed, key=_order)), *_repeated(number, text)]
    kept: list[Value] = []
    for value in sorted(found, key=_order):
        if not kept or value.span.start >= kept[-1].span.end:
            kept.append(value)
    whole = [_valued(number, text, part) for part in parts(text)]
    kept += [one for one in whole if all(_apart(one.span, other.span) for other in kept)]
    kept.sort(key=_order)
    taken = [(value.span.start, value.span.end) for value in kept]
    kept += [_valued(number, text, one) for one in amounts(text, taken)]
    kept.sort(key=_order)
    return _shared(text, kept) if "er of" in text else kept


def _shared(text: str, found: list[Value]) -> list[Value]:
    """Return *found* with the bound of a first value given to the others of its choice."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if first.bound and not second.bound and first.kind not in _TIMED:
            span = first.span.start, first.span.end
            if is_shared(text, span, second.span.start):
                found[at] = replace(second, bound=first.bound)
    return found


def _dated(number: int, text: str) -> Iterator[Value]:
    for bare in dates(text):
        if is_enactment(text, bare):
            continue
        date = with_weekday(text, bare)
        written = text[date.start : date.end]
        span = Span(number, date.start, date.end)
        bound = bound_of(text, date.start, date.end, ValueKind.DATE)
        yield Value(ValueKind.DATE, date.iso, "", span, written, bound=bound)


def _timed(number: int, text: str) -> Iterator[Value]:
    for time in times(text):
        written = text[time.start : time.end]
        span = Span(number, time.start, time.end)
        bound = bound_of(text, time.start, time.end, ValueKind.TIME)
        yield Value(ValueKind.TIME, time.clock, "", span, written, bound=bound)


def _repeated(number: int, text: str) -> Iterator[Value]:
    for often in recurrences(text):
        yield Value(
            ValueKind.RECURRENCE,
            often.amount,
            often.unit,
            Span(number, often.start, often.end),
            text[often.start : often.end],
            often.qualifier,
            bound_of(text, often.start, often.end, ValueKind.RECURRENCE),
        )


def _valued(number: int, text: str, one: Amount) -> Value:
    return Value(
        one.kind,
        plain(one.amount),
        one.unit,
        Span(number, one.start, one.end),
        text[one.start : one.end],
        one.qualifier,
        one.bound or bound_of(text, one.start, one.end, one.kind),
    )


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _ranged(text: str, timed: Sequence[Value]) -> list[Value]:
    """Return *timed* with both ends of "9:00 to 17:00" and "between 1 May and 5 May" marked."""
    found = list(timed)
    for at, (first, second) in enumerate(pairwise(timed)):
        if first.kind is second.kind and is_span(text, first.span, second.span):
            found[at] = replace(first, bound=Bound.AT_LEAST)
            found[at + 1] = replace(second, bound=Bound.AT_MOST)
    return found


def _order(value: Value) -> tuple[int, bool]:
    return value.span.start, value.bound is Bound.AT_MOST


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
