"""Numbers with their units: "thirty (30) days", "$2.5 million", "2-8 °C", "15 ± 2 min".

A range is two values, at least its lower and at most its upper end; a tolerance is the same two
values, each over the whole phrase.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from depgraph.model.facts import Bound, ValueKind
from extractors.readings.measuring.numbers import SCALES, Number, numbers
from extractors.readings.measuring.units import Unit, currency_before, is_count, unit_after

_IN_BRACKETS = re.compile(r"\s{0,2}[(\[]\s?$")
_CLOSE = re.compile(r"\s?[)\]]")
_SCALE = re.compile(r"[ \u00a0-]?(?P<word>thousand|million|billion|trillion)\b", re.IGNORECASE)
_LETTER_SCALE = re.compile(r"[ \u00a0]?(?P<letter>k|m|mn|mm|bn|M|K|B)\b(?![/²³])")
_LETTERS = {"k": 1000, "m": 10**6, "mn": 10**6, "mm": 10**6, "bn": 10**9, "b": 10**9}
_TO = re.compile(r"\s{0,2}(?:-|–|—|−|to|through|up\s+to)\s{0,2}[$€£¥₹]?", re.IGNORECASE)
_AND = re.compile(r"\s{1,2}and\s{1,2}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,2}[$€£]?$", re.IGNORECASE)
_LIST = re.compile(r"\s?/\s?|,?\s{1,2}or\s{1,2}|,\s{1,2}", re.IGNORECASE)
_TOLERANCE = re.compile(r"\s{0,2}(?:±|\+/-|\+/−|\+-)\s{0,2}")
_UNIT_WORD = re.compile(
    r"(?:\b(?:sections?|clauses?|articles?|paragraphs?|chapters?|parts?|schedules?"
    r"|exhibits?|appendix|annex"
    r"|tables?|figures?|steps?|items?|version|rev(?:ision)?|no(?=\.)|cfr|usc)\.?|§§?)\s{0,2}$",
    re.IGNORECASE,
)
_HEADING_WORD = re.compile(r"[ \u00a0]{1,3}[A-Z]")
_PH = re.compile(r"\bpH(?:\s+(?:value\s+)?(?:of|between|from|is|range))?[\s:=]{0,3}$")
_ENUMERATED = 6


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its unit at *start* to *end* of a text.

    *spelled* is what its words say when that is not what its digits say.
    """

    kind: ValueKind
    amount: Decimal
    unit: str
    start: int
    end: int
    qualifier: str = ""
    bound: Bound = Bound.NOT_SAID
    spelled: Decimal | None = None


def amounts(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """Return the amounts of *text* in order; numbers inside *taken*, such as dates, are none."""
    found = _free(_paired(text, numbers(text)), taken)
    result: list[Amount] = []
    at = 0
    while at < len(found):
        read, used = _read(text, found, at)
        result += read
        at += used
    return _ranged(text, result)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number as written once, or twice as in "thirty (30)"."""

    amount: Decimal
    start: int
    end: int
    spelled: Decimal | None = None


def _paired(text: str, found: Sequence[Number]) -> list[_Figure]:
    figures: list[_Figure] = []
    skipped = -1
    for at, number in enumerate(found):
        if at == skipped:
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        if following and following.spelled != number.spelled:
            close = _CLOSE.match(text, following.end)
            if close and _IN_BRACKETS.fullmatch(text, number.end, following.start):
                figures.append(_both(number, following, close.end()))
                skipped = at + 1
                continue
        figures.append(_bracketed(text, number))
    return figures


def _both(first: Number, second: Number, end: int) -> _Figure:
    digits, words = (second, first) if first.spelled else (first, second)
    differs = digits.amount != words.amount
    return _Figure(digits.amount, first.start, end, words.amount if differs else None)


def _bracketed(text: str, number: Number) -> _Figure:
    """Return *number*, with the square brackets of a placeholder around it."""
    start, end = number.start, number.end
    if text[max(0, start - 1) : start] == "[" and text[end : end + 1] == "]":
        return _Figure(number.amount, start - 1, end + 1)
    return _Figure(number.amount, start, end)


def _free(figures: Sequence[_Figure], taken: Sequence[tuple[int, int]]) -> list[_Figure]:
    kept, at = [], 0
    for figure in figures:
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        if at == len(taken) or taken[at][0] >= figure.end:
            kept.append(figure)
    return kept


def _read(text: str, figures: Sequence[_Figure], at: int) -> tuple[list[Amount], int]:
    """Return the amounts that begin with figure *at*, and how many figures they take."""
    first = figures[at]
    if _UNIT_WORD.search(text, max(0, first.start - 14), first.start):
        return [], 1
    alone = _alone(text, first)
    if alone is not None:
        return _extended(text, figures, at, alone)
    following = figures[at + 1] if at + 1 < len(figures) else None
    if following is None:
        return [], 1
    if _TOLERANCE.fullmatch(text, first.end, following.start):
        last = _alone(text, following)
        return (_tolerated(first.amount, last, first.start), 2) if last else ([], 2)
    if _is_range(text, first, following):
        last = _alone(text, following)
        if last and last.start == following.start:
            return [*_ends(first, last)], 2
        return [], 1
    return _enumerated(text, figures, at)


def _alone(text: str, figure: _Figure) -> Amount | None:
    """Return the amount that *figure* is with its own unit or currency, if it has one."""
    currency = currency_before(text, figure.start)
    amount, end = _scaled(text, figure, money=currency is not None)
    if currency:
        return Amount(
            ValueKind.MONEY, amount, currency[0], currency[1], end, spelled=figure.spelled
        )
    if _PH.search(text, max(0, figure.start - 20), figure.start):
        return Amount(ValueKind.QUANTITY, amount, "ph", figure.start, end, spelled=figure.spelled)
    unit = unit_after(text, end)
    if unit is None or (is_count(unit) and not _counts(text, figure, amount, end)):
        return None
    return _of_unit(amount, figure, unit)


def _counts(text: str, figure: _Figure, amount: Decimal, end: int) -> bool:
    """Say whether *figure* can count: no fraction, no "one party", no number of a heading."""
    if amount != amount.to_integral_value():
        return False
    if amount == 1 and text[figure.start : figure.end].isalpha():
        return False
    return not (_HEADING_WORD.match(text, end) and _at_line_start(text, figure.start))


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _of_unit(amount: Decimal, figure: _Figure, unit: Unit) -> Amount:
    return Amount(
        unit.kind,
        amount,
        unit.name,
        figure.start,
        unit.end,
        unit.qualifier,
        spelled=figure.spelled,
    )


def _scaled(text: str, figure: _Figure, *, money: bool) -> tuple[Decimal, int]:
    if match := _SCALE.match(text, figure.end):
        return figure.amount * SCALES[match["word"].casefold()], match.end()
    if money and (match := _LETTER_SCALE.match(text, figure.end)):
        return figure.amount * _LETTERS[match["letter"].casefold()], match.end()
    return figure.amount, figure.end


def _extended(
    text: str, figures: Sequence[_Figure], at: int, centre: Amount
) -> tuple[list[Amount], int]:
    """Return *centre*, or its two ends when "± 2 min" follows; "ten percent (10%)" is one."""
    if at + 1 == len(figures):
        return [centre], 1
    following = figures[at + 1]
    if centre.unit == "ph" and _is_range(text, figures[at], following):
        high = replace(centre, amount=following.amount, start=following.start, end=following.end)
        return [*_ends(figures[at], high)], 2
    if _TOLERANCE.fullmatch(text, centre.end, following.start):
        last = _alone(text, following)
        if last and last.unit == centre.unit:
            return _tolerated(centre.amount, last, centre.start), 2
    again = _alone(text, following)
    if again and (again.kind, again.unit) == (centre.kind, centre.unit):
        close = _CLOSE.match(text, again.end)
        if close and _IN_BRACKETS.fullmatch(text, centre.end, again.start):
            differs = again.amount != centre.amount
            spelled = centre.amount if differs else None
            return [replace(again, start=centre.start, end=close.end(), spelled=spelled)], 2
    return [centre], 1


def _tolerated(centre: Decimal, last: Amount, start: int) -> list[Amount]:
    low = replace(last, amount=centre - last.amount, start=start, bound=Bound.AT_LEAST)
    return [low, replace(low, amount=centre + last.amount, bound=Bound.AT_MOST)]


def _is_range(text: str, first: _Figure, second: _Figure) -> bool:
    if second.start - first.end > _ENUMERATED + 2:
        return False
    if _TO.fullmatch(text, first.end, second.start):
        return True
    between = _BETWEEN.search(text, max(0, first.start - 14), first.start)
    return bool(between and _AND.fullmatch(text, first.end, second.start))


def _ends(first: _Figure, last: Amount) -> tuple[Amount, Amount]:
    low = replace(
        last, amount=first.amount, start=first.start, end=first.end, bound=Bound.AT_LEAST
    )
    return replace(low, spelled=first.spelled), replace(last, bound=Bound.AT_MOST)


def _enumerated(text: str, figures: Sequence[_Figure], at: int) -> tuple[list[Amount], int]:
    """Return the amounts of a list that names its unit once: "30/60/90 days", "10 or 15 days"."""
    last = at
    while last + 1 < len(figures) and last - at < _ENUMERATED:
        if not _LIST.fullmatch(text, figures[last].end, figures[last + 1].start):
            return [], 1
        last += 1
        unit = _alone(text, figures[last])
        if unit is not None:
            earlier = (
                replace(unit, amount=one.amount, start=one.start, end=one.end, spelled=one.spelled)
                for one in figures[at:last]
            )
            return [*earlier, unit], last - at + 1
    return [], 1


def _ranged(text: str, found: list[Amount]) -> list[Amount]:
    """Return *found* with the ends of ranges such as "2 °C to 8 °C" marked as ends."""
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        if (first.kind, first.unit) == (second.kind, second.unit) and _spans(text, first, second):
            found[at] = replace(first, bound=Bound.AT_LEAST)
            found[at + 1] = replace(second, bound=Bound.AT_MOST)
    return found


def _spans(text: str, first: Amount, second: Amount) -> bool:
    if first.bound or second.bound or not 0 <= second.start - first.end <= _ENUMERATED + 2:
        return False
    if _TO.fullmatch(text, first.end, second.start):
        return True
    between = _BETWEEN.search(text, max(0, first.start - 14), first.start)
    return bool(between and _AND.fullmatch(text, first.end, second.start))
