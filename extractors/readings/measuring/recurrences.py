"""How often: annually, every 4 hours, once a quarter, twice a year, as one interval each."""

import re
from collections.abc import Iterator

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.measuring.numbers import digits_value, plain
from extractors.readings.measuring.spelled import words_value
from extractors.readings.words import FUNCTION_WORDS, lowered, vocabulary, word_set

_ADVERBS = {
    "annual": ("1", "year"),
    "yearly": ("1", "year"),
    "biennial": ("2", "year"),
    "triennial": ("3", "year"),
    "semiannual": ("6", "month"),
    "biannual": ("6", "month"),
    "halfyearly": ("6", "month"),
    "sixmonthly": ("6", "month"),
    "quarterly": ("1", "quarter"),
    "bimonthly": ("2", "month"),
    "semimonthly": ("2", "time/month"),
    "semiweekly": ("2", "time/week"),
    "monthly": ("1", "month"),
    "fortnightly": ("2", "week"),
    "biweekly": ("2", "week"),
    "weekly": ("1", "week"),
    "daily": ("1", "day"),
    "nightly": ("1", "day"),
    "hourly": ("1", "hour"),
}
_DAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_UNIT = (
    r"(?P<unit>second|minute|hour|day|weekday|week|fortnight|month|quarter|year|shift"
    rf"|{_DAYS})s?(?!\w)"
)
_KINDS = (
    r"business|working|calendar|fiscal|full|contract|plan|academic|consecutive|taxable|trading"
)
_SMALL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty"
    r"|twenty-four|thirty|thirty-six|forty-eight|forty-five|sixty|ninety|seventy-two"
    r"|one\s{1,2}hundred(?:\s{1,2}and)?\s{1,2}(?:eighty|twenty)|other|second|third"
)
_NUMBER = rf"(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?|{_SMALL})"
_OFTEN = regex(
    r"(?<![\w-])(?:(?P<adverb>(?:semi|bi)-?(?:annual|monthly|weekly)(?:ly)?|half-?\s?yearly"
    r"|six-monthly|(?:bi|tri)ennial(?:ly)?|annual(?:ly)?(?!\s{1,2}percentage)|yearly|quarterly"
    r"|monthly|fortnightly|weekly|daily|nightly|hourly)(?![\w-])"
    rf"|(?:once\s{{1,2}}(?:in\s{{1,2}})?)?(?<!for )(?:every|each)\s{{1,2}}"
    rf"(?:{_NUMBER}(?:\s{{1,2}}\(\d{{1,4}}\))?[-\s]{{1,2}})?"
    rf"(?:(?P<kind>{_KINDS})\s{{1,2}})?{_UNIT}"
    r"(?!\s{1,2}(?:of\s{1,2}(?:service|employment|delay|default|the)|in\s{1,2}which|that|for\s{1,2}which"
    r"|elapsed|thereof|until|during\s{1,2}which))"
    rf"|(?P<times>once|twice|(?:\d{{1,2}}|{_SMALL})(?:\s{{1,2}}\(\d{{1,2}}\))?\s{{1,2}}times)"
    r"(?:\s{1,2}(?:in|during|within))?\s{1,2}(?:a|an|per|each|every|any)\s{1,2}"
    rf"(?:(?P<times_kind>{_KINDS})\s{{1,2}})?"
    r"(?P<times_unit>hour|day|week|month|quarter|year)(?!\w)"
    rf"|(?P<apart>\d{{1,3}}|{_SMALL})[-\s](?P<apart_unit>minute|hour|day|week|month|year)(?:ly)?\s{{1,2}}intervals?\b"
    rf"|(?:at\s{{1,2}})?intervals\s{{1,2}}of\s{{1,2}}(?P<interval>\d{{1,3}}|{_SMALL})(?:\s{{1,2}}\(\d{{1,4}}\))?\s{{1,2}}"
    r"(?P<interval_unit>minute|hour|day|week|month|year)s?(?!\w))"
)
_NAMED = regex(r"\s{1,2}(?P<word>[A-Z][\w'’-]{2,30})")
_ALONE = word_set(
    "annual annually yearly quarterly monthly fortnightly weekly daily nightly hourly",
    "halfyearly biennial biennially triennial triennially",
) | {
    f"{before}{often}{behind}"
    for before in ("", "semi", "bi")
    for often in ("annual", "monthly", "weekly")
    for behind in ("", "ly")
}
_LEADS = word_set("every each once twice times interval intervals")
_UNITS = word_set(
    "second minute hour day weekday week fortnight month quarter year shift monday tuesday",
    "wednesday thursday friday saturday sunday",
)
_UNIT_WORDS = _UNITS | {unit + behind for unit in _UNITS for behind in ("s", "ly")}
LEADING = _ALONE | _LEADS
"""Words one of which is in all that says how often."""
_PARTS = {"year": (12, "month"), "quarter": (3, "month"), "week": (7, "day"), "day": (24, "hour")}
_PARTS |= {"hour": (60, "minute")}
_QUALIFIERS = frozenset({"business", "working", "calendar", "trading"})
_WEEKDAYS = frozenset(_DAYS.split("|"))


@immutable
class Often:
    """One interval at *start* to *end* of a text: every *amount* *unit*."""

    amount: str
    unit: str
    start: int
    end: int
    qualifier: str = ""


def recurrences(text: str) -> Iterator[Often]:
    """Yield how often *text* says that something happens, in order."""
    words = vocabulary(text)
    if words.isdisjoint(_ALONE) and (words.isdisjoint(_LEADS) or words.isdisjoint(_UNIT_WORDS)):
        return
    for match in _OFTEN.finditer(lowered(text)):
        if match["adverb"] and _is_name(text, match.start(), match.end()):
            continue
        kind = (match["kind"] or match["times_kind"] or "").casefold()
        qualifier = kind if kind in _QUALIFIERS else ""
        amount, unit = _interval(match)
        yield Often(amount, unit, match.start(), match.end(), qualifier)


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether the adjective is the first word of a name: "the Annual Meeting"."""
    named = _NAMED.match(text, end) if text[start].isupper() else None
    if named is None or text[start:end].isupper() != named["word"].isupper():
        return False
    return named["word"].casefold() not in FUNCTION_WORDS


def _interval(match: re.Match[str]) -> tuple[str, str]:
    if match["adverb"]:
        return _ADVERBS[_root(match["adverb"])]
    if match["unit"]:
        unit = "week" if match["unit"] in _WEEKDAYS else match["unit"]
        return _number(match["number"] or "1"), unit
    for apart in ("apart", "interval"):
        if match[apart]:
            return _number(match[apart]), match[f"{apart}_unit"]
    unit = match["times_unit"].casefold()
    times = _times(match["times"].casefold())
    if times == 1:
        return "1", unit
    whole, part = _PARTS.get(unit, (0, ""))
    if whole and whole % times == 0:
        return str(whole // times), part
    return str(times), f"time/{unit}"


def _root(adverb: str) -> str:
    """Return the adjective that *adverb* is made of, without hyphens."""
    bare = adverb.replace("-", "").replace(" ", "")
    return bare if bare in _ADVERBS else bare.removesuffix("ly")


def _number(written: str) -> str:
    folded = written.casefold()
    if folded in {"other", "second", "third"}:
        return "3" if folded == "third" else "2"
    return plain(digits_value(folded) if folded[0].isdigit() else words_value(folded))


def _times(written: str) -> int:
    first = written.split(maxsplit=1)[0]
    if first in {"once", "twice"}:
        return 1 if first == "once" else 2
    return max(1, int(_number(first)))
