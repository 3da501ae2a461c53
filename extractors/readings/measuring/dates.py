"""Dates as ISO. A date whose day and month could change places is left as written."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as day

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.words import MONTHS, has_any, plain, vocabulary

_NAMES = {name: number for number, name in enumerate(MONTHS, start=1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH"
    r"|APRIL|MAY|JUNE"
    r"|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP"
    r"|OCT|NOV|DEC)\b\.?"
)
_WORDS = frozenset(_NAMES)
_TH = r"(?:st|nd|rd|th)?"
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
)
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_ORDINAL = {word: number for number, word in enumerate(_ORDINALS, start=1)}
ORDINALS = frozenset(word.rpartition("-")[2] for word in _ORDINALS)
"""Words one of which is in every date without digits."""
_SPELLED = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_GAP = r"[\s\u00a0]{1,2}"
_BY_DIGITS = regex(
    r"(?<![\w./,-])(?:(?P<iso>(?P<y>\d{4})(?P<dash>[-/])(?P<m>\d\d)(?P=dash)(?P<d>\d\d))(?!\d|-\w|_|/)"
    r"|(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|(?<=/)\d\d)"
    r"(?!\d|[./-]\d|\s?-?(?:days?|hours?|weeks?|months?|min|%))"
    rf"|(?P<day>\d{{1,2}}){_TH}(?:{_GAP}day)?(?:{_GAP}of)?[\s\u00a0-]{{1,2}}(?-i:{_MONTH})"
    r"(?:,?[\s\u00a0-]{1,2}(?P<named_year>\d{4})\b)?)",
)
_LATE_MONTH = _MONTH.replace("<month>", "<late_month>")
_BY_MONTH = regex(
    rf"\b{_MONTH}{_GAP}(?:(?P<day>\d{{1,2}}){_TH}\b(?:,?{_GAP}(?:in{_GAP})?(?P<year>\d{{4}})\b)?"
    rf"|(?P<only_year>\d{{4}})\b)(?![.,]?\d)|\b(?P<late>{_LATE_MONTH}"
    rf"(?:{_GAP}of|,){_GAP}(?P<late_year>(?:19|20)\d\d)\b)(?![.,]?\d)"
)
_BY_WORDS = regex(
    rf"\b(?P<day>(?i:{_SPELLED}))(?:{_GAP}\(\d{{1,2}}{_TH}\))?(?:{_GAP}day)?(?:{_GAP}of)?{_GAP}"
    rf"(?-i:{_MONTH})(?:,?{_GAP}(?P<named_year>\d{{4}})\b)?"
)
_BEFORE = regex(rf"\b{_WEEKDAY}(?:,|{_GAP}the)?{_GAP}$")
_ENACTED = regex(
    r"(?:\b(?:Acts?|Laws?|Ordinances?|Orders?|Resolutions?|Decrees?|Statutes?)\s{1,2}of"
    r"|\bFR\s\d{1,6},|\bStat\.\s\d{1,5},|\bFed\.\s?Reg\.\s\d{1,6},)\s{1,2}$"
)
_SOURCE = regex(
    r"[,;]?\s{0,2}\(?(?:\d{1,3}\s(?:Stat\.|U\.?S\.?C|FR\b|Fed\.\s?Reg|DCR\b)"
    r"|(?:[A-Z]\.?){1,3}\s(?:Law|Act)\s\d|Pub(?:lic)?\.?\s?L|P\.\s?L\.|ch(?:apter|\.)\s\d)"
)
_BLANK_DAY = regex(r"day\s{1,2}of\s{1,2}$")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE = regex(r"[12]\d{3}-\d\d-\d\d")
_CENTURY, _PIVOT = 100, 70
_DAY_BEGINS = regex(r"\d(?<![\w./,-].)")
_MONTH_BEGINS = regex(r"[JFMASOND](?<!\w.)")
_SET_APART = regex(r"\d[-/.]\d{1,2}[-/.]\d")
"""What every date in nothing but digits has."""
_MONTH_SIGNS = tuple(sign for name in MONTHS for sign in (name[:3].capitalize(), name[:3].upper()))
_MONTHS_IN_YEAR = 12


@immutable
class Date:
    """A date at *start* to *end* of a text; *iso* is the date, or its words when not certain."""

    iso: str
    start: int
    end: int


def dates(text: str) -> list[Date]:
    """Return the dates of *text* in order; month and day alone give ``--MM-DD``."""
    named = not vocabulary(text).isdisjoint(_WORDS) and has_any(text, _MONTH_SIGNS)
    if not named and not _SET_APART.search(text):
        return []
    found: list[Date] = []
    for date in sorted(
        (*_by_digits(text), *(_by_name(text) if named else ())),
        key=lambda one: (one.start, -one.end),
    ):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def is_enactment(text: str, date: Date) -> bool:
    """Return whether *date* only tells one law from another: "Act of June 10, 1996"."""
    if _ENACTED.search(text, max(0, date.start - 24), date.start):
        return True
    return bool(_SOURCE.match(text, date.end))


def with_weekday(text: str, date: Date) -> Date:
    """Return *date* with the weekday that leads to it."""
    before = _BEFORE.search(text, max(0, date.start - 16), date.start)
    return replace(date, start=before.start("weekday")) if before else date


def weekday_of(text: str, date: Date) -> tuple[str, str] | None:
    """Return the weekday written before *date* and the one that it is, where they differ."""
    before = _BEFORE.search(text, max(0, date.start - 16), date.start)
    if before is None or not _WHOLE.fullmatch(date.iso):
        return None
    real = _WEEKDAYS[day.fromisoformat(date.iso).weekday()]
    return None if real.startswith(before["weekday"][:3]) else (before["weekday"], real)


def iso_date(text: str) -> str:
    """Return the one date that *text* is, in ISO, or *text* itself when it is none."""
    bare = text.strip().rstrip(".")
    found = dates(bare)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(bare)):
        return found[0].iso
    return text.strip()


def _by_digits(text: str) -> Iterator[Date]:
    for match in _matches(_BY_DIGITS, _DAY_BEGINS, text):
        if match["iso"]:
            iso = _iso(match["y"], int(match["m"]), int(match["d"]), match[0])
        elif match["sep"]:
            iso = _from_numbers(match)
        else:
            month = _NAMES[plain(match["month"])]
            iso = _iso(match["named_year"] or "", month, int(match["day"]), match[0])
        yield Date(iso, match.start(), match.end() - match[0].endswith("."))


def _by_name(text: str) -> Iterator[Date]:
    yield from _by_month(text)
    if not has_any(text, (" of ", "day")):
        return
    if text.isascii() and vocabulary(text).isdisjoint(ORDINALS):
        return
    for match in _BY_WORDS.finditer(text):
        month = _NAMES[plain(match["month"])]
        day = _ORDINAL[plain(match["day"])]
        iso = _iso(match["named_year"] or "", month, day, match[0])
        yield Date(iso, match.start(), match.end() - match[0].endswith("."))


def _by_month(text: str) -> Iterator[Date]:
    for match in _matches(_BY_MONTH, _MONTH_BEGINS, text):
        if match["late"] or match["only_year"]:
            if not _BLANK_DAY.search(text, max(0, match.start() - 10), match.start()):
                yield _month(match)
            continue
        month = _NAMES[plain(match["month"])]
        iso = _iso(match["year"] or "", month, int(match["day"]), match[0])
        yield Date(iso, match.start(), match.end())


def _matches(
    pattern: re.Pattern[str], begins: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """Yield what *pattern* finds in *text*, looked for only where it *begins*."""
    behind = 0
    for first in begins.finditer(text):
        match = pattern.match(text, first.start()) if first.start() >= behind else None
        if match is not None:
            yield match
            behind = match.end()


def _month(match: re.Match[str]) -> Date:
    month = _NAMES[plain(match["late_month"] or match["month"])]
    year = match["late_year"] or match["only_year"]
    return Date(f"{year}-{month:02}", match.start(), match.end())


def _from_numbers(match: re.Match[str]) -> str:
    first, second = int(match["first"]), int(match["second"])
    year = match["year"]
    if len(year) == 2:  # noqa: PLR2004
        year = str(int(year) + (_CENTURY * (19 if int(year) >= _PIVOT else 20)))
    if match["sep"] == "." or first > _MONTHS_IN_YEAR or first == second:
        return _iso(year, second, first, match[0])
    if second > _MONTHS_IN_YEAR:
        return _iso(year, first, second, match[0])
    return match[0]


def _iso(year: str, month: int, day: int, written: str) -> str:
    """Return the ISO form, or *written* when there is no such day."""
    if (
        not 1 <= month <= _MONTHS_IN_YEAR
        or not 1 <= day <= monthrange(int(year or 2000), month)[1]
    ):
        return written
    return f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
