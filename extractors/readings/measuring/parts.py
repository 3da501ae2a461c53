"""Amounts without a number: "two-thirds of the votes", "half a day", "within a week"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from depgraph.model.facts import ValueKind
from depgraph.model.patterns import regex
from extractors.readings.measuring.amounts import Amount
from extractors.readings.words import has_any, plain, vocabulary

_UNDER = {"half": 2, "halve": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5, "tenth": 10}
_OVER = {"one": 1, "two": 2, "three": 3, "four": 4}
_PART = regex(
    r"(?<![\w-])(?<!and )(?P<over>one|two|three|four)"
    r"[-\s](?P<under>half|halve|third|fourth|quarter|fifth"
    r"|tenth)s?(?![\w-])(?:\s{0,2}\((?:(?P<digits>\d{1,2}(?:\.\d{1,4})?)\s?%|[\d./½⅔¾]{2,8}(?:rds?|ths?)?)\))?\s{1,2}"
    r"(?:(?P<percent>(?:of\s{1,2}(?:one|1)\s{1,2})?(?:percent\b|per\s{1,2}cent\b|%)"
    r"(?:\s{0,2}\([\d./½¼¾\s]{1,6}%\))?)"
    r"|(?P<of>of|in\s{1,2}interest|majority|vote)\b)",
    re.IGNORECASE,
)
_HALF = regex(
    r"(?<![\w-])(?:one[-\s])?half[-\s](?:(?:of\s{1,2})?an?\s{1,2})?"
    r"(?P<unit>hour|day|month|year)\b(?!-)",
    re.IGNORECASE,
)
_A = regex(
    r"(?:within|at\s{1,2}least|than|up\s{1,2}to|exceed|exceeding|maximum\s{1,2}of|minimum\s{1,2}of)"
    r"\s{1,2}(?P<one>an?\s{1,2}(?:full\s{1,2}|calendar\s{1,2})?"
    r"(?P<unit>hour|day|week|month|year))\b(?![-'’])",
    re.IGNORECASE,
)
_A_SIGNS = ("an hour", " a day", " a week", " a month", " a year", "a full ", "a cal")
_SIGNS = ("half", "halve", "third", "fourth", "quarter", "fifth", "tenth")
_UNITS = frozenset({"hour", "day", "week", "month", "year"})
WORDS = _UNITS | {word for sign in _SIGNS for word in (sign, sign + "s")}
"""Words one of which is in every part and every single unit."""
_CENT = Decimal("0.01")


def parts(text: str) -> Iterator[Amount]:
    """Yield the parts and single units that *text* names; two thirds are 66.67 %."""
    if vocabulary(text).isdisjoint(WORDS):
        return
    lower = text.lower()
    if has_any(lower, _A_SIGNS):
        yield from _single(text)
    if has_any(lower, _SIGNS):
        yield from _parts(text)


def _single(text: str) -> Iterator[Amount]:
    for match in _A.finditer(text):
        unit = match["unit"].casefold()
        yield Amount(ValueKind.DURATION, Decimal(1), unit, *match.span("one"))


def _parts(text: str) -> Iterator[Amount]:
    for match in _PART.finditer(text):
        share = Decimal(_OVER[plain(match["over"])]) / _UNDER[plain(match["under"])]
        amount = share if match["percent"] else (share * 100).quantize(_CENT)
        if match["digits"]:
            amount = Decimal(match["digits"])
        end = match.end() if match["percent"] else match.start("of")
        while text[end - 1].isspace():
            end -= 1
        yield Amount(ValueKind.PERCENT, amount.normalize(), "%", match.start(), end)
    for match in _HALF.finditer(text):
        unit = match["unit"].casefold()
        yield Amount(ValueKind.DURATION, Decimal("0.5"), unit, match.start(), match.end())
