"""Amounts that belong together: ranges, tolerances, lists with one unit, compounds, said twice."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from depgraph.model.facts import Bound, ValueKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.measuring.amounts import Amount, amount_of, in_money
from extractors.readings.measuring.figures import CLOSE, IN_BRACKETS, Figure, apart, figures

_TO = regex(
    r"\s{0,2}(?:-|–|—|−|~|…|to|through|thru|up\s+to|(?<=\d)-\s?to)\s{0,2}(?:US\s?)?[$€£¥₹]?\s?",
    re.IGNORECASE,
)
_AND = regex(r"\s{1,2}and\s{1,2}", re.IGNORECASE)
_BETWEEN = regex(r"\bbetween\s{1,2}(?:[$€£]|[A-Z]{3}\s)?$", re.IGNORECASE)
_LIST = regex(
    r"\s?/\s?|-?,?\s{1,2}(?:or|and)\s{1,2}|-?,\s{1,2}"
    r"|,?\s{1,2}(?:nor|(?:and|but|or)\s{1,2}(?:not|no))\s{1,2}"
    r"(?:more|less|later|fewer|longer|greater|earlier)\s{1,2}than\s{1,2}"
    r"|,?\s{1,2}(?:and|but|or)\s{1,2}(?:more|less|fewer|greater)\s{1,2}than\s{1,2}"
    r"|,?\s{1,2}(?:and|but)\s{1,2}(?:at\s{1,2}(?:most|least)|up\s{1,2}to|a\s{1,2}maximum\s{1,2}of)\s{1,2}",
    re.IGNORECASE,
)
_TOLERANCE = regex(r"\s{0,2}(?:±|\+/-|\+/−|\+-|plus\s{1,2}or\s{1,2}minus)\s{0,2}")
_COMPOUND = regex(r"(?:,?\s{1,2}and|,|)\s{1,2}", re.IGNORECASE)
_PARTS = {"year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60)}
_PARTS |= {"minute": ("second", 60)}
_OUT_OF = regex(
    r"\s{1,2}(?:out\s{1,2})?of\s{1,2}(?:(?:the|any|every|its|their)\s{1,2})?"
    r"(?:(?:last|past|previous|preceding|prior|next|first)\s{1,2})?"
)
_COUNTING = regex(
    r"\b(?:in|for|any|least|most|than|to|on|during|by|within|exceed|only)\s{1,2}$", re.IGNORECASE
)
_ENUMERATED = 6
_FARTHEST = 12
_LONGEST_JOINT = 40
"""No words that join two numbers to one amount or one list are longer."""
_HUNDRED = Decimal(100)


@immutable
class Row:
    """The figures of *text*, each with the amount that it is *alone*, if it is one."""

    text: str
    figures: Sequence[Figure]
    alone: Sequence[Amount | None]

    def without(self, taken: Sequence[tuple[int, int]]) -> "Row":
        """Return the row without the figures that overlap anything in *taken*."""
        free = apart(self.figures, taken)
        return Row(self.text, [self.figures[at] for at in free], [self.alone[at] for at in free])


def row_of(text: str) -> Row:
    """Return the figures of *text*, each as it is read alone."""
    read = figures(text)
    return Row(text, read, [amount_of(text, figure) for figure in read])


class Place(Protocol):
    """Where something stands in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def amounts(row: Row, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """Return the amounts of *row* in order; numbers inside *taken*, such as dates, are none."""
    row = row.without(taken) if taken else row
    result: list[Amount] = []
    at = 0
    while at < len(row.figures):
        found, used = _read(row, at)
        result += found
        at += used
    return _ranged(row.text, _compounds(row.text, result)) if len(result) > 1 else result


def _read(row: Row, at: int) -> tuple[list[Amount], int]:
    """Return the amounts that begin with figure *at*, and how many figures they take."""
    text, first, alone = row.text, row.figures[at], row.alone[at]
    if alone is not None:
        return _extended(row, at, alone)
    if at + 1 == len(row.figures):
        return [], 1
    following, last = row.figures[at + 1], row.alone[at + 1]
    if following.start - first.end > _LONGEST_JOINT:
        return [], 1
    if _TOLERANCE.fullmatch(text, first.end, following.start):
        last = last or _behind_bracket(text, first, following)
        return (_tolerated(first.amount, last, first.start), 2) if last else ([], 2)
    if _is_range(text, first, following):
        if last and last.start == following.start:
            return [*_ends(first, last)], 2
        return [], 1
    if last and _is_out_of(text, first, following, last):
        share = replace(last, amount=first.amount, start=first.start, end=first.end)
        return [replace(share, bound=Bound.NOT_SAID), last], 2
    if first.in_words and (inside := _inside(text, first, following, last)):
        return [inside], 2
    return _enumerated(row, at)


def _is_out_of(text: str, first: Figure, following: Figure, last: Amount) -> bool:
    """Return whether *first* counts some of what *last* counts: "in 3 of the 5 years"."""
    if last.start != following.start or not 0 < first.amount <= last.amount:
        return False
    if last.kind not in {ValueKind.DURATION, ValueKind.QUANTITY}:
        return False
    if not _OUT_OF.fullmatch(text, first.end, following.start):
        return False
    return bool(_COUNTING.search(text, max(0, first.start - 12), first.start))


def _behind_bracket(text: str, first: Figure, last: Figure) -> Amount | None:
    """Return *last* with the unit behind the brackets of "(15 ± 2) min"."""
    close = CLOSE.match(text, last.end)
    if close is None or text[first.start - 1 : first.start] != "(":
        return None
    return amount_of(text, replace(last, end=close.end()))


def _extended(row: Row, at: int, centre: Amount) -> tuple[list[Amount], int]:
    """Return *centre*, or its two ends when "± 2 min" follows; "ten percent (10%)" is one."""
    text, read = row.text, row.figures
    if at + 1 == len(read) or read[at + 1].start - centre.end > _FARTHEST:
        return [centre], 1
    following, again = read[at + 1], row.alone[at + 1]
    if _TOLERANCE.fullmatch(text, centre.end, following.start):
        last = again or (replace(centre, amount=following.amount, end=following.end))
        if last.unit in {centre.unit, "%"} or again is None:
            return _around(centre, last), 2
    if again is None and centre.unit == "ph" and _is_range(text, read[at], following):
        high = replace(centre, amount=following.amount, start=following.start, end=following.end)
        return [*_ends(read[at], high)], 2
    money = centre.kind is ValueKind.MONEY and (again is None or again.kind is not centre.kind)
    if money and _TO.fullmatch(text, centre.end, following.start):
        return _money_range(text, centre, read[at], following), 2
    if again and (again.kind, again.unit) == (centre.kind, centre.unit):
        close = CLOSE.match(text, again.end)
        if close and IN_BRACKETS.fullmatch(text, centre.end, again.start):
            return [_twice(centre, again, read[at], close.end())], 2
    return _followed_by_digits(text, centre, read[at], following)


def _followed_by_digits(
    text: str, centre: Amount, first: Figure, following: Figure
) -> tuple[list[Amount], int]:
    """Return *centre* with the digits that repeat it: "thirty days (30)"."""
    close = CLOSE.match(text, following.end)
    repeats = first.in_words and not following.in_words and following.amount == centre.amount
    if repeats and close and IN_BRACKETS.fullmatch(text, centre.end, following.start):
        return [replace(centre, end=close.end())], 2
    return [centre], 1


def _twice(centre: Amount, again: Amount, first: Figure, end: int) -> Amount:
    """Return the one amount that two are, one of them in brackets; digits win over words."""
    digits, words = (again, centre) if first.in_words else (centre, again)
    spelled = words.amount if words.amount != digits.amount else None
    return replace(digits, start=centre.start, end=end, spelled=spelled)


def _inside(text: str, words: Figure, digits: Figure, unit: Amount | None) -> Amount | None:
    """Return the amount of "thirty (30 days)", whose unit stands inside the brackets."""
    if digits.amount != words.amount or not IN_BRACKETS.fullmatch(text, words.end, digits.start):
        return None
    close = CLOSE.match(text, unit.end) if unit else None
    return replace(unit, start=words.start, end=close.end()) if unit and close else None


def _money_range(text: str, low: Amount, first: Figure, second: Figure) -> list[Amount]:
    """Return both ends of "$5-10 million" and of "$500 to 900"."""
    high = in_money(text, second, low.unit)
    plain = low.amount == first.amount and high.amount != second.amount
    factor = high.amount / second.amount if plain and second.amount else Decimal(1)
    return [
        replace(low, amount=low.amount * factor, bound=Bound.AT_LEAST),
        replace(high, bound=Bound.AT_MOST),
    ]


def _around(centre: Amount, last: Amount) -> list[Amount]:
    """Return the two ends of *centre* plus or minus *last*, which may be a share of it."""
    share = last.unit == "%" and centre.unit != "%"
    spread = centre.amount * last.amount / _HUNDRED if share else last.amount
    whole = replace(last, kind=centre.kind, unit=centre.unit, amount=spread)
    return _tolerated(centre.amount, whole, centre.start)


def _tolerated(centre: Decimal, last: Amount, start: int) -> list[Amount]:
    low = replace(last, amount=centre - last.amount, start=start, bound=Bound.AT_LEAST)
    return [low, replace(low, amount=centre + last.amount, bound=Bound.AT_MOST)]


def _is_range(text: str, first: Figure, second: Figure) -> bool:
    if second.start - first.end > _ENUMERATED + 2:
        return False
    if _TO.fullmatch(text, first.end, second.start):
        return True
    between = _BETWEEN.search(text, max(0, first.start - 14), first.start)
    return bool(between and _AND.fullmatch(text, first.end, second.start))


def _ends(first: Figure, last: Amount) -> tuple[Amount, Amount]:
    low = replace(
        last, amount=first.amount, start=first.start, end=first.end, bound=Bound.AT_LEAST
    )
    return replace(low, spelled=first.spelled), replace(last, bound=Bound.AT_MOST)


def _enumerated(row: Row, at: int) -> tuple[list[Amount], int]:
    """Return the amounts of a list that names its unit once: "30/60/90 days", "10 or 15 days"."""
    read, last = row.figures, at
    while last + 1 < len(read) and last - at < _ENUMERATED:
        if not _LIST.fullmatch(row.text, read[last].end, read[last + 1].start):
            return [], 1
        last += 1
        unit = row.alone[last]
        if unit is not None:
            if unit.start != read[last].start or unit.kind is ValueKind.MONEY:
                return [], 1
            earlier = (
                replace(
                    unit,
                    amount=one.amount,
                    start=one.start,
                    end=one.end,
                    spelled=one.spelled,
                    bound=Bound.NOT_SAID,
                )
                for one in read[at:last]
            )
            return [*earlier, unit], last - at + 1
    return [], 1


def _compounds(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Return *found* with "one year and six months" as one amount, in the smaller unit."""
    joined: list[Amount] = []
    for amount in found:
        before = joined[-1] if joined else None
        if before and _is_part(text, before, amount):
            factor = _PARTS[before.unit][1]
            total = before.amount * factor + amount.amount
            joined[-1] = replace(amount, amount=total, start=before.start, bound=before.bound)
        else:
            joined.append(amount)
    return joined


def _is_part(text: str, whole: Amount, part: Amount) -> bool:
    if whole.kind is not ValueKind.DURATION or part.kind is not ValueKind.DURATION:
        return False
    unit, factor = _PARTS.get(whole.unit, ("", 0))
    if part.unit != unit or not 0 < part.amount < factor or part.bound or whole.qualifier:
        return False
    return bool(_COMPOUND.fullmatch(text, whole.end, part.start))


def _ranged(text: str, found: list[Amount]) -> list[Amount]:
    """Return *found* with the ends of ranges such as "2 °C to 8 °C" marked as ends."""
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        if (first.kind, first.unit) == (second.kind, second.unit) and _spans(text, first, second):
            found[at] = replace(first, bound=Bound.AT_LEAST)
            found[at + 1] = replace(second, bound=Bound.AT_MOST)
    return found


def _spans(text: str, first: Amount, second: Amount) -> bool:
    return not (first.bound or second.bound) and is_span(text, first, second)


def is_span(text: str, first: Place, second: Place) -> bool:
    """Return whether two values are the ends of one range: "5 to 8", "between 5 and 8"."""
    if not 0 <= second.start - first.end <= _ENUMERATED + 2:
        return False
    if _TO.fullmatch(text, first.end, second.start):
        return True
    between = _BETWEEN.search(text, max(0, first.start - 14), first.start)
    return bool(between and _AND.fullmatch(text, first.end, second.start))
