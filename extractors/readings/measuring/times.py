"""Times of day as HH:MM of twenty-four hours: "5:00 p.m.", "17:00", "noon", "9 am"."""

import re
from collections.abc import Iterator

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.words import has_any

_HALF = r"(?P<half>[ap]\.?\s?m\b\.?|o[’']clock\s{0,2}(?P<clock_half>[ap]\.?m\b\.?)?)"
_TIME = regex(
    r"(?<![\w:.,/$§])(?:"
    rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s{{0,2}}{_HALF}"
    r"|(?P<full_hour>[01]?\d|2[0-4]):(?P<full_minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?P<named>\s?(?:noon|midnight|hrs|hours|h)\b)?(?![:\d]|\s?(?:dilut|ratio))"
    r"|(?P<zero>0\d[0-5]\d)\s?(?:hrs|hours|h)\b"
    r"|(?:12\s)?\b(?P<word>noon|midnight)\b)",
    re.IGNORECASE,
)
_FIRST = regex(
    r"(?<![\w:.,/$§-])(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?"
    r"(?=\s{0,2}(?:-|–|to|and)\s{0,2}(?P<until>\d{1,2})(?::\d\d)?\s?(?P<half>[ap]\.?m))",
    re.IGNORECASE,
)
_HINT = regex(r"\d(?::\d\d|\s{0,2}(?:[aApP]\.?\s?[mM]\b|[oO]['’])|\d\d\d\s?h)")
WORDS = ("noon", "midnight")
"""Words one of which says a time of day that has no digits."""
_RATIO = regex(r"(?:ratio|dilut\w{1,5})\s{1,2}(?:of\s{1,2})?$", re.IGNORECASE)
_NOON, _DAY = 12, 24


@immutable
class Time:
    """A time of day at *start* to *end* of a text."""

    clock: str
    start: int
    end: int


def times(text: str) -> Iterator[Time]:
    """Yield the times of day of *text*, in order."""
    if not has_any(text.lower(), WORDS) and not _HINT.search(text):
        return
    found = {match.start(): match for match in _FIRST.finditer(text)}
    for match in _TIME.finditer(text):
        found[match.start()] = match
    for start, match in sorted(found.items()):
        clock = _clock(match.groupdict())
        if clock and not _RATIO.search(text, max(0, start - 16), start):
            end = match.end() - (match[0].endswith(".") and match[0][-2] not in "mM")
            yield Time(clock, start, end)


def _clock(said: dict[str, str | None]) -> str:
    """Return the time in twenty-four hours; empty when there is no such time."""
    if word := said.get("word"):
        return "12:00" if word.casefold() == "noon" else "00:00"
    if zero := said.get("zero"):
        return f"{zero[:2]}:{zero[2:]}"
    if full := said.get("full_hour"):
        midnight = (said.get("named") or "").strip().casefold() == "midnight"
        return f"{0 if midnight else int(full) % _DAY:02}:{said['full_minute']}"
    hour = int(said["hour"] or 0)
    half = (said.get("clock_half") or said["half"] or "").casefold()
    if not 1 <= hour <= _NOON:
        return ""
    if said.get("until") and hour > int(said["until"] or 0) and hour != _NOON:
        half = "a" if half.startswith("p") else "p"
    if half.startswith("p"):
        hour = hour % _NOON + _NOON
    elif half.startswith("a"):
        hour %= _NOON
    return f"{hour:02}:{said['minute'] or '00'}"
