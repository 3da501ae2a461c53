"""Dates as ISO. A date whose day and month could change places is left as written."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.readings.words import MONTHS

_NAMES = {name: number for number, name in enumerate(MONTHS, start=1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH"
    r"|APRIL|MAY|JUNE"
    r"|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP"
    r"|OCT|NOV|DEC)\b\.?"
)
_TH = r"(?:st|nd|rd|th)?"
_BY_DIGITS = re.compile(
    r"(?<![\w./,-])(?:(?P<iso>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d))(?!\d|-\w|_)"
    r"|(?P<first>\d{1,2})(?P<sep>[./])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d|[./]\d)"
    rf"|(?P<day>\d{{1,2}}){_TH}(?:\s{{1,2}}day)?(?:\s{{1,2}}of)?[\s\u00a0-]{{1,2}}(?-i:{_MONTH})"
    r"(?:,?[\s\u00a0-]{1,2}(?P<named_year>\d{4})\b)?)",
)
_BY_MONTH = re.compile(
    rf"\b{_MONTH}[\s\u00a0]{{1,2}}(?:(?P<day>\d{{1,2}}){_TH}\b(?:,?[\s\u00a0]{{1,2}}(?P<year>\d{{4}})\b)?"
    r"|(?P<only_year>\d{4})\b)(?![.,]?\d)"
)
_DIGIT = re.compile(r"\d")
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Date:
    """A date at *start* to *end* of a text; *iso* is the date, or its words when not certain."""

    iso: str
    start: int
    end: int


def dates(text: str) -> list[Date]:
    """Return the dates of *text* in order; month and day alone give ``--MM-DD``."""
    if not _DIGIT.search(text):
        return []
    found: list[Date] = []
    for date in sorted(
        (*_by_digits(text), *_by_month(text)), key=lambda one: (one.start, -one.end)
    ):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def iso_date(text: str) -> str:
    """Return the one date that *text* is, in ISO, or *text* itself when it is none."""
    bare = text.strip().rstrip(".")
    found = dates(bare)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(bare)):
        return found[0].iso
    return text.strip()


def _by_digits(text: str) -> Iterator[Date]:
    for match in _BY_DIGITS.finditer(text):
        if match["iso"]:
            iso = _iso(match["y"], int(match["m"]), int(match["d"]), match[0])
        elif match["sep"]:
            iso = _from_numbers(match)
        else:
            month = _NAMES[match["month"].casefold()]
            iso = _iso(match["named_year"] or "", month, int(match["day"]), match[0])
        yield Date(iso, match.start(), match.end() - match[0].endswith("."))


def _by_month(text: str) -> Iterator[Date]:
    for match in _BY_MONTH.finditer(text):
        month = _NAMES[match["month"].casefold()]
        if match["only_year"]:
            yield Date(f"{match['only_year']}-{month:02}", match.start(), match.end())
        else:
            iso = _iso(match["year"] or "", month, int(match["day"]), match[0])
            yield Date(iso, match.start(), match.end())


def _from_numbers(match: re.Match[str]) -> str:
    first, second = int(match["first"]), int(match["second"])
    if match["sep"] == "." or first > _MONTHS_IN_YEAR or first == second:
        return _iso(match["year"], second, first, match[0])
    if second > _MONTHS_IN_YEAR:
        return _iso(match["year"], first, second, match[0])
    return match[0]


def _iso(year: str, month: int, day: int, written: str) -> str:
    """Return the ISO form, or *written* when there is no such day."""
    if (
        not 1 <= month <= _MONTHS_IN_YEAR
        or not 1 <= day <= monthrange(int(year or 2000), month)[1]
    ):
        return written
    return f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
