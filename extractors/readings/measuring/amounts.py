"""Numbers with their units: "thirty (30) days", "$2.5 million", "2-8 °C", "15 ± 2 min".

A range is two values, at least its lower and at most its upper end; a tolerance is the same two
values, each over the whole phrase.
"""

import re
from dataclasses import replace
from decimal import Decimal

from depgraph.model.facts import Bound, ValueKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.measuring.counted import counted_after
from extractors.readings.measuring.figures import Figure
from extractors.readings.measuring.spelled import SCALES
from extractors.readings.measuring.units import (
    Unit,
    currency_before,
    is_count,
    may_be_currency,
    unit_after,
)
from extractors.readings.words import plain

_SCALE = regex(r"[ \u00a0-]?(?P<word>thousand|million|billion|trillion)\b", re.IGNORECASE)
_LETTER_SCALE = regex(r"[ \u00a0]?(?P<letter>k|m|mn|mm|bn|M|MM|K|B)\b(?![/²³])")
_LETTERS = {"k": 1000, "m": 10**6, "mn": 10**6, "mm": 10**6, "bn": 10**9, "b": 10**9}
_UNIT_WORD = regex(
    r"(?:\b(?:sections?|sec|clauses?|articles?|art|paragraphs?|para|chapters?|parts?|schedules?"
    r"|exhibits?|appendix|annex|title|rule|item|amendment"
    r"|tables?|figures?|steps?|items?|version|rev(?:ision)?|no(?=\.)|cfr|usc|u\.s\.c)\.?|§§?)"
    r"\s{0,2}(?:[\w.]{1,9}[-–])?$",
    re.IGNORECASE,
)
_HEADING_WORD = regex(r"[ \u00a0]{1,3}[A-Z]")
_PH = regex(r"\bpH\b[^.;,\d]{0,24}$")
_MORE = regex(r"\s{0,2}(?:(?P<least>\+|or\s{1,2}more\b)|(?P<most>or\s{1,2}(?:fewer|less)\b))")
_CURRENCY_BEHIND = regex(r"[ \u00a0]?\(?(?P<code>USD|CAD|AUD|NZD|SGD|HKD|EUR|GBP)\b")
_CAN_FOLLOW = regex(r"[-‐‑\s\u00a0\u202f\u2009]{0,3}[^\W\d]|\s{0,3}[%‰°º˚℃℉€+×]|\s?[(\[]")
_CAN_LEAD = regex(r"[A-Za-z$€£¥₹₪.)]\s?$")
"""What a figure must stand by to be an amount at all: most numbers of tables do not."""
_NET = regex(r"(?<![\w$])[Nn](?:et|ET)[\s-]{1,2}$")
"""Terms of payment: "net 30" counts days."""
_BOUNDED = regex(
    r"\b(?:least|most|than|exactly|only|maximum(?:\s{1,2}of)?|minimum(?:\s{1,2}of)?|up\s{1,2}to"
    r"|within|exceed)\s{1,2}$",
    re.IGNORECASE,
)


_SET_OFF = regex(r",\s{1,2}(?:and|but|or|nor)\s{1,2}(?:not\s{1,2})?\w{4,8}\s{1,2}than\s{1,2}$")
"""What leads to the second number of "more than 30, but fewer than 60, days"."""


@immutable
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


def amount_of(text: str, figure: Figure) -> Amount | None:
    """Return the amount that *figure* is with its own unit or currency, if it has one."""
    if not (figure.currency or _CAN_FOLLOW.match(text, figure.end) or _is_led(text, figure.start)):
        return None
    found = _amount_of(text, figure)
    if found and _UNIT_WORD.search(text, max(0, figure.start - 24), figure.start):
        return None
    return found


def _is_led(text: str, start: int) -> bool:
    """Say whether words before a figure may make it an amount that has no unit behind it."""
    if not _CAN_LEAD.search(text, max(0, start - 2), start):
        return False
    before = text[max(0, start - 28) : start]
    if "pH" in before or "than" in before[-8:] or "net" in before[-6:].lower():
        return True
    return may_be_currency(text, start)


def _amount_of(text: str, figure: Figure) -> Amount | None:
    currency = currency_before(text, figure.start)
    amount, end = _scaled(text, figure, money=bool(currency or figure.currency))
    if currency:
        return _money(text, figure, amount, currency, end)
    if figure.currency:
        unit = unit_after(text, end)
        end = unit.end if unit and unit.kind is ValueKind.MONEY else end
        return _amount(figure, amount, Unit(ValueKind.MONEY, figure.currency, end))
    return _measured(text, figure, amount, end)


def in_money(text: str, figure: Figure, unit: str) -> Amount:
    """Return *figure* as an amount of the currency *unit*, which stands before another one."""
    amount, end = _scaled(text, figure, money=True)
    return _amount(figure, amount, Unit(ValueKind.MONEY, unit, end))


def _measured(text: str, figure: Figure, amount: Decimal, end: int) -> Amount | None:
    more = _MORE.match(text, end)
    at = more.end() if more else end
    unit = unit_after(text, at)
    if unit is None and _SET_OFF.search(text, max(0, figure.start - 24), figure.start):
        unit = unit_after(text, at + 1) if text[at : at + 1] == "," else None
    bound = Bound.NOT_SAID
    if unit and more:
        bound = Bound.AT_LEAST if more["least"] else Bound.AT_MOST
    if unit is None and _is_ph(text, figure.start):
        return _amount(figure, amount, Unit(ValueKind.QUANTITY, "ph", figure.end))
    if unit is None and _NET.search(text, max(0, figure.start - 6), figure.start):
        return _amount(figure, amount, Unit(ValueKind.DURATION, "day", figure.end))
    if unit is None or is_count(unit):
        unit = _count(text, figure, amount, unit, (end, at))
        if unit and more:
            bound = Bound.AT_LEAST if more["least"] else Bound.AT_MOST
    return replace(_amount(figure, amount, unit), bound=bound) if unit else None


def _count(
    text: str, figure: Figure, amount: Decimal, known: Unit | None, ends: tuple[int, int]
) -> Unit | None:
    """Return what *figure* counts: no fraction, no "one party", no number of a heading."""
    if amount != amount.to_integral_value() or amount < 0:
        return None
    if _is_heading(text, figure, ends[0]):
        return None
    if amount == 1:
        return known if ends[0] == ends[1] and _is_one(text, figure) else None
    found = counted_after(text, figure.start, figure.end, ends[1])
    hyphen = text[ends[1] : ends[1] + 1] in {"-", "‐", "‑"}
    return found or (known if hyphen else None)


def _is_one(text: str, figure: Figure) -> bool:
    """Say whether a one counts: written in digits, or with a bound before it."""
    if not text[figure.start : figure.end].isalpha():
        return True
    return bool(_BOUNDED.search(text, max(0, figure.start - 14), figure.start))


def _is_heading(text: str, figure: Figure, end: int) -> bool:
    """Say whether *figure* is the number of a heading: "3 Roles"."""
    at = figure.start
    first = at == 0 or text[at - 1] == "\n"
    return first and not figure.in_words and bool(_HEADING_WORD.match(text, end))


def _money(
    text: str, figure: Figure, amount: Decimal, currency: tuple[str, int], end: int
) -> Amount:
    unit = currency[0]
    behind = _CURRENCY_BEHIND.match(text, end)
    if behind and text[currency[1] : figure.start].strip().endswith("$"):
        unit, end = behind["code"].casefold(), behind.end()
    found = _amount(figure, amount, Unit(ValueKind.MONEY, unit, end))
    return replace(found, start=currency[1])


def _amount(figure: Figure, amount: Decimal, unit: Unit) -> Amount:
    return Amount(
        unit.kind,
        amount,
        unit.name,
        figure.start,
        unit.end,
        unit.qualifier,
        spelled=figure.spelled,
    )


def _scaled(text: str, figure: Figure, *, money: bool) -> tuple[Decimal, int]:
    if match := _SCALE.match(text, figure.end):
        return figure.amount * SCALES[plain(match["word"])], match.end()
    if money and (match := _LETTER_SCALE.match(text, figure.end)):
        return figure.amount * _LETTERS[plain(match["letter"])], match.end()
    return figure.amount, figure.end


def _is_ph(text: str, start: int) -> bool:
    before = text[max(0, start - 28) : start]
    return "pH" in before and bool(_PH.search(before))
