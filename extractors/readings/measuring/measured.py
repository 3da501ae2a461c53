"""What one text says of quantities, dates and times, whatever block it stands in. Read once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from depgraph.model.facts import Bound, ValueKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.measuring import parts, recurrences, spelled, times
from extractors.readings.measuring.amounts import Amount
from extractors.readings.measuring.bounds import bound_of, is_shared
from extractors.readings.measuring.dates import (
    ORDINALS,
    Date,
    dates,
    is_enactment,
    weekday_of,
    with_weekday,
)
from extractors.readings.measuring.numbers import DIGIT, plain
from extractors.readings.measuring.series import Row, amounts, is_span, row_of
from extractors.readings.measuring.subjects import near
from extractors.readings.remembered import remembered
from extractors.readings.words import vocabulary

_TIMED = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.RECURRENCE})
_TELLING = frozenset(
    {*spelled.NUMBER_WORDS, *times.WORDS, *recurrences.LEADING, *parts.WORDS, *ORDINALS}
)
"""What says a value without a digit has one of these words, between blanks or signs."""
_TWICE = regex(
    r"[(\[](?:(?<=[A-Za-z]{3}.)|(?<=[A-Za-z]{3}\s.)|(?<=[A-Za-z]{3}\s\s.))\s?[^\w\s()]?\d"
    r"|[(\[](?:(?<=\d.)|(?<=\d\s.)|(?<=\d\s\s.))\s?[a-z]"
)
"""The bracket behind a number that may stand there twice, in words and in digits."""
_DAY = regex(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


@immutable
class Measure:
    """A value at *start* to *end* of a text; *near* are the words beside it that say on what."""

    kind: ValueKind
    amount: str
    unit: str
    start: int
    end: int
    bound: Bound = Bound.NOT_SAID
    qualifier: str = ""
    near: tuple[str, ...] = ()

    def beside(self, near: tuple[str, ...]) -> "Measure":
        """Return the same value, which the words *near* it say more of."""
        return Measure(
            self.kind,
            self.amount,
            self.unit,
            self.start,
            self.end,
            self.bound,
            self.qualifier,
            near,
        )


@immutable
class Misdated:
    """The date from *start* on, as *written*, names one of two *days* and falls on the other."""

    written: str
    start: int
    days: tuple[str, str]


@immutable
class Measured:
    """All that a text measures; *disagreeing* amounts say one thing in words, one in digits."""

    measures: tuple[Measure, ...] = ()
    disagreeing: tuple[str, ...] = ()
    misdated: tuple[Misdated, ...] = ()


_NOTHING = Measured()


@remembered
def measured(text: str) -> Measured:
    """Return what *text* measures, each tuple in order."""
    said = _TELLING & vocabulary(text)
    if not said and not DIGIT.search(text):
        return _NOTHING
    dated, row = dates(text), row_of(text)
    found = _with_words(text, _measures(text, dated, row, said))
    return Measured(tuple(found), _disagreeing(text, row), _misdated(text, dated))


def _measures(text: str, dated: Sequence[Date], row: Row, said: frozenset[str]) -> list[Measure]:
    """Return the values of *text* in order, without the words near them."""
    kept = _without_figures(text, dated, said)
    if not kept and not row.figures:
        return kept
    taken = [(one.start, one.end) for one in kept]
    kept += [_valued(text, one) for one in amounts(row, taken)]
    kept.sort(key=_order)
    return _shared(text, kept) if "er of" in text else kept


def _without_figures(text: str, dated: Sequence[Date], said: frozenset[str]) -> list[Measure]:
    """Return the dates, times, intervals and parts of *text* in order; none overlaps another.

    *said* are its words that may say one of them.
    """
    found = [*_of_dates(text, dated), *_of_times(text)]
    if len(found) > 1:
        found = _ranged(text, sorted(found, key=_order))
    if not said.isdisjoint(recurrences.LEADING):
        found += _of_recurrences(text)
    kept: list[Measure] = []
    for one in sorted(found, key=_order) if len(found) > 1 else found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    if not said.isdisjoint(parts.WORDS):
        whole = [_valued(text, part) for part in parts.parts(text)]
        kept += [one for one in whole if all(_apart(one, other) for other in kept)]
        kept.sort(key=_order)
    return kept


def _with_words(text: str, found: Sequence[Measure]) -> Iterator[Measure]:
    bounds = sentences(text) if found else []
    for one in found:
        at = bisect_right(bounds, one.start, key=lambda bound: bound[0]) - 1
        yield one.beside(near(text, one.start, one.end, bounds[max(at, 0)]))


def _disagreeing(text: str, row: Row) -> tuple[str, ...]:
    if not row.figures or not _TWICE.search(text):
        return ()
    return tuple(text[one.start : one.end] for one in amounts(row) if one.spelled is not None)


def _misdated(text: str, dated: Sequence[Date]) -> tuple[Misdated, ...]:
    if not dated or "day" not in text or not _DAY.search(text):
        return ()
    found = []
    for bare in dated:
        days = weekday_of(text, bare)
        if days:
            date = with_weekday(text, bare)
            found.append(Misdated(text[date.start : date.end], date.start, days))
    return tuple(found)


def _of_dates(text: str, dated: Sequence[Date]) -> Iterator[Measure]:
    for bare in dated:
        if is_enactment(text, bare):
            continue
        date = with_weekday(text, bare)
        bound = bound_of(text, date.start, date.end, ValueKind.DATE)
        yield Measure(ValueKind.DATE, date.iso, "", date.start, date.end, bound)


def _of_times(text: str) -> Iterator[Measure]:
    for time in times.times(text):
        bound = bound_of(text, time.start, time.end, ValueKind.TIME)
        yield Measure(ValueKind.TIME, time.clock, "", time.start, time.end, bound)


def _of_recurrences(text: str) -> Iterator[Measure]:
    for often in recurrences.recurrences(text):
        yield Measure(
            ValueKind.RECURRENCE,
            often.amount,
            often.unit,
            often.start,
            often.end,
            bound_of(text, often.start, often.end, ValueKind.RECURRENCE),
            often.qualifier,
        )


def _valued(text: str, one: Amount) -> Measure:
    return Measure(
        one.kind,
        plain(one.amount),
        one.unit,
        one.start,
        one.end,
        one.bound or bound_of(text, one.start, one.end, one.kind),
        one.qualifier,
    )


def _apart(one: Measure, other: Measure) -> bool:
    return one.end <= other.start or other.end <= one.start


def _ranged(text: str, timed: Sequence[Measure]) -> list[Measure]:
    """Return *timed* with both ends of "9:00 to 17:00" and "between 1 May and 5 May" marked."""
    found = list(timed)
    for at, (first, second) in enumerate(pairwise(timed)):
        if first.kind is second.kind and is_span(text, first, second):
            found[at] = replace(first, bound=Bound.AT_LEAST)
            found[at + 1] = replace(second, bound=Bound.AT_MOST)
    return found


def _shared(text: str, found: list[Measure]) -> list[Measure]:
    """Return *found* with the bound of a first value given to the others of its choice."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if first.bound and not second.bound and first.kind not in _TIMED:
            span = first.start, first.end
            if is_shared(text, span, second.start):
                found[at] = replace(second, bound=first.bound)
    return found


def _order(one: Measure) -> tuple[int, bool]:
    return one.start, one.bound is Bound.AT_MOST
