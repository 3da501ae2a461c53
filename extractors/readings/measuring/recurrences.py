"""How often: annually, every 4 hours, once a quarter, twice a year, as one interval each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.readings.measuring.numbers import digits_value, plain, words_value
from extractors.readings.words import lowered

_ADVERBS = {
    "annually": ("1", "year"),
    "annual": ("1", "year"),
    "yearly": ("1", "year"),
    "biennially": ("2", "year"),
    "biennial": ("2", "year"),
    "semiannually": ("6", "month"),
    "semiannual": ("6", "month"),
    "half-yearly": ("6", "month"),
    "quarterly": ("1", "quarter"),
    "monthly": ("1", "month"),
    "fortnightly": ("2", "week"),
    "weekly": ("1", "week"),
    "daily": ("1", "day"),
    "nightly": ("1", "day"),
    "hourly": ("1", "hour"),
}
_UNIT = r"(?P<unit>second|minute|hour|day|weekday|week|fortnight|month|quarter|year|shift)s?(?!\w)"
_NUMBER = (
    r"(?P<number>\d{1,4}(?:\.\d{1,2})?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen"
    r"|twenty|twenty-four|thirty|forty-eight|sixty|ninety|other|second)"
)
_OFTEN = re.compile(
    r"(?<![\w-])(?:(?P<adverb>semi-?annual(?:ly)?|half-yearly|bienniall?y?|annual(?:ly)?"
    r"|yearly|quarterly"
    r"|monthly|fortnightly|weekly|daily|nightly|hourly)(?![\w-])"
    rf"|(?:every|each)\s{{1,2}}(?:{_NUMBER}\s{{1,2}}(?:\(\d{{1,4}}\)\s{{1,2}})?)?"
    rf"(?:(?P<kind>business|working|calendar|fiscal|full)\s{{1,2}})?{_UNIT}"
    r"|(?P<times>once|twice|(?:\d{1,2}|two|three|four|five|six|ten"
    r"|twelve)(?:\s{1,2}\(\d{1,2}\))?\s{1,2}times)"
    r"(?:\s{1,2}(?:in|during))?\s{1,2}(?:a|an|per|each|every)\s{1,2}"
    r"(?:(?P<times_kind>business|working|calendar|fiscal)\s{1,2})?"
    r"(?P<times_unit>hour|day|week|month|quarter|year)(?!\w))"
)
_PARTS = {"year": (12, "month"), "quarter": (3, "month"), "week": (7, "day"), "day": (24, "hour")}
_PARTS |= {"hour": (60, "minute")}
_QUALIFIERS = frozenset({"business", "working", "calendar"})


@dataclass(frozen=True, slots=True)
class Often:
    """One interval at *start* to *end* of a text: every *amount* *unit*."""

    amount: str
    unit: str
    start: int
    end: int
    qualifier: str = ""


def recurrences(text: str) -> Iterator[Often]:
    """Yield how often *text* says that something happens, in order."""
    for match in _OFTEN.finditer(lowered(text)):
        kind = (match["kind"] or match["times_kind"] or "").casefold()
        qualifier = kind if kind in _QUALIFIERS else ""
        amount, unit = _interval(match)
        yield Often(amount, unit, match.start(), match.end(), qualifier)


def _interval(match: re.Match[str]) -> tuple[str, str]:
    if match["adverb"]:
        return _ADVERBS[match["adverb"].casefold().replace("semi-", "semi")]
    if match["unit"]:
        return _number(match["number"] or "1"), match["unit"].casefold()
    unit = match["times_unit"].casefold()
    times = _times(match["times"].casefold())
    if times == 1:
        return "1", unit
    whole, part = _PARTS.get(unit, (0, ""))
    if whole and whole % times == 0:
        return str(whole // times), part
    return str(times), f"time/{unit}"


def _number(written: str) -> str:
    folded = written.casefold()
    if folded in {"other", "second"}:
        return "2"
    return plain(digits_value(folded) if folded[0].isdigit() else words_value(folded))


def _times(written: str) -> int:
    first = written.split(maxsplit=1)[0]
    if first in {"once", "twice"}:
        return 1 if first == "once" else 2
    return max(1, int(_number(first)))
