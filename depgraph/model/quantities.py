"""When two values are one amount, and which amounts a constant of code can mean.

Months are never days here: a contract that says a month does not say thirty days. Only for
constants of code, which must count in something, a whole number of years of days is also years.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from depgraph.model.facts import Value, ValueKind
from depgraph.model.patterns import regex

_FAMILIES: dict[str, tuple[str, Decimal]] = {
    "millisecond": ("second", Decimal("0.001")),
    "second": ("second", Decimal(1)),
    "minute": ("second", Decimal(60)),
    "hour": ("second", Decimal(3600)),
    "day": ("second", Decimal(86400)),
    "week": ("second", Decimal(7 * 86400)),
    "fortnight": ("second", Decimal(14 * 86400)),
    "month": ("month", Decimal(1)),
    "quarter": ("month", Decimal(3)),
    "year": ("month", Decimal(12)),
    "bp": ("%", Decimal("0.01")),
    "%": ("%", Decimal(1)),
    "µg": ("g", Decimal("0.000001")),
    "mg": ("g", Decimal("0.001")),
    "g": ("g", Decimal(1)),
    "kg": ("g", Decimal(1000)),
    "ng": ("g", Decimal("1e-9")),
    "mm": ("m", Decimal("0.001")),
    "cm": ("m", Decimal("0.01")),
    "m": ("m", Decimal(1)),
    "km": ("m", Decimal(1000)),
    "decade": ("month", Decimal(120)),
    "cent": ("usd", Decimal("0.01")),
    "usd": ("usd", Decimal(1)),
    "µl": ("l", Decimal("0.000001")),
    "ml": ("l", Decimal("0.001")),
    "l": ("l", Decimal(1)),
}
"""Unit to the unit of its family and how many of those it is."""

_WORDS = {
    "millisecond": "ms millis millisecond milliseconds msec",
    "second": "s sec secs second seconds",
    "minute": "min mins minute minutes",
    "hour": "h hr hrs hour hours",
    "day": "d day days",
    "week": "w wk week weeks",
    "month": "mo month months",
    "quarter": "quarter quarters",
    "year": "y yr yrs year years",
    "%": "% percent pct percentage",
    "bp": "bps bp",
    "usd": "usd dollars",
    "eur": "eur euros",
    "gbp": "gbp",
    "chf": "chf",
    "kb": "kb",
    "mb": "mb",
    "gb": "gb",
    "tb": "tb",
    "°c": "celsius degc",
    "°f": "fahrenheit degf",
    "retry": "retries",
    "attempt": "attempts",
    "time": "times",
    "user": "users",
    "character": "characters chars",
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_IN_STRINGS_ONLY = frozenset({"s", "h", "d", "w", "y", "mo", "%"})
"""Too short to be a unit as a word of a name."""
_IN_MINUTES = {"m": "minute"}
_NAME_WORD = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|%")
_NUMBER = regex(r"[+-]?\d[\d_]{0,40}(?:\.\d{1,20})?")
_PRODUCT = regex(r"\d[\d_]{0,15}(?:\s?\*\s?\d[\d_]{0,15}){1,6}")
_STRING = regex(r"(?P<number>\d[\d_,]{0,20}(?:\.\d{1,10})?)\s?(?P<unit>[A-Za-z%]{1,12})")
_DELTA = regex(
    r"\b(?:timedelta|relativedelta|Duration|Period)\("
    r"\s{0,4}(?P<unit>\w{1,12})\s{0,4}=\s{0,4}(?P<number>\d[\d_]{0,15})\s{0,4}\)"
)
_ISO = regex(
    r"P(?:(?P<year>\d{1,6})Y|(?P<month>\d{1,6})M|(?P<week>\d{1,6})W|(?P<day>\d{1,6})D"
    r"|T(?:(?P<hour>\d{1,6})H|(?P<minute>\d{1,6})M|(?P<second>\d{1,6})S))"
)
_DAY = regex(r"(\d{4})-(\d\d)-(\d\d)")
_DAYS_IN_YEAR = 365
_LEAP_EVERY = 4


def same_amount(a: Value, b: Value) -> bool:
    """Say whether *a* and *b* are one amount of one thing: seven years, 7 years, 84 months."""
    if a.kind is ValueKind.TIME or b.kind is ValueKind.TIME:
        return a.kind is b.kind and a.amount == b.amount
    if a.kind is not b.kind or _qualifier(a.qualifier) != _qualifier(b.qualifier):
        return False
    if a.unit == b.unit:
        return _equal(a.amount, b.amount)
    return not _qualifier(a.qualifier) and _same_in_family(a.amount, a.unit, b.amount, b.unit)


def measured(value: Value) -> tuple[str, Decimal] | None:
    """Return the unit that *value* can be compared in, and how much of it; ``None`` if in none.

    Dates and times are only in order. An interval counts downwards, so that "at least quarterly"
    is more than "at least annually". Business days compare with business days only.
    """
    match value.kind:
        case ValueKind.DATE:
            day = _DAY.fullmatch(value.amount)
            return ("date", Decimal("".join(day.groups()))) if day else None
        case ValueKind.TIME:
            hour, _, minute = value.amount.partition(":")
            return "time", Decimal(hour) * 60 + Decimal(minute)
    amount = _decimal(value.amount)
    if amount is None:
        return None
    unit, factor = _FAMILIES.get(value.unit, (value.unit, Decimal(1)))
    if _qualifier(value.qualifier):
        unit, factor = f"{value.qualifier} {value.unit}", Decimal(1)
    sign = -1 if value.kind is ValueKind.RECURRENCE else 1
    return unit, sign * amount * factor


def code_amounts(name: str, literal: str) -> tuple[tuple[str, str], ...]:
    """Return the amounts with units that constant *name* can mean by *literal*.

    A unit in the literal counts first (``"30s"``), then one in the name (``RETENTION_DAYS``);
    without either the unit is empty. Days that make whole years are years too.
    """
    bare = literal.strip().strip("\"'`").strip()
    return tuple(dict.fromkeys(_readings(name, bare)))


def code_states(name: str, literal: str, value: Value) -> bool:
    """Say whether constant *name* holds the amount of *value*; a silent unit agrees."""
    if value.kind is ValueKind.DATE:
        return literal.strip().strip("\"'`").strip() == value.amount
    return any(
        _equal(amount, value.amount)
        if unit in {"", value.unit}
        else _same_in_family(amount, unit, value.amount, value.unit)
        for amount, unit in code_amounts(name, literal)
    )


def _qualifier(written: str) -> str:
    """Return the qualifier; a calendar day is a day."""
    return "" if written == "calendar" else written


def _equal(first: str, second: str) -> bool:
    one, other = _decimal(first), _decimal(second)
    return first == second if one is None or other is None else one == other


def _same_in_family(first: str, unit: str, second: str, other_unit: str) -> bool:
    one, other = _decimal(first), _decimal(second)
    if one is None or other is None or unit not in _FAMILIES or other_unit not in _FAMILIES:
        return False
    family, factor = _FAMILIES[unit]
    other_family, other_factor = _FAMILIES[other_unit]
    return family == other_family and one * factor == other * other_factor


def _decimal(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def _readings(name: str, literal: str) -> Iterator[tuple[str, str]]:
    if (found := _with_own_unit(literal)) is not None:
        yield from _and_years(*found)
        return
    amount = _number(literal)
    if amount is None:
        return
    unit = _unit_in_name(name)
    yield from _and_years(amount, unit)
    if not unit and 0 < amount < 1:
        yield _plain(amount * 100), "%"


def _with_own_unit(literal: str) -> tuple[Decimal, str] | None:
    if match := _STRING.fullmatch(literal):
        word = match["unit"]
        unit = _IN_MINUTES.get(word) or _UNITS.get(word.casefold())
        return (Decimal(re.sub("[_,]", "", match["number"])), unit) if unit else None
    if match := _ISO.fullmatch(literal):
        unit = match.lastgroup or ""
        return Decimal(match[unit]), unit
    if match := _DELTA.search(literal):
        unit = _UNITS.get(match["unit"].casefold(), "")
        return (Decimal(match["number"].replace("_", "")), unit) if unit else None
    return None


def _number(literal: str) -> Decimal | None:
    if _NUMBER.fullmatch(literal):
        return Decimal(literal.replace("_", ""))
    if _PRODUCT.fullmatch(literal):
        product = Decimal(1)
        for factor in literal.replace("_", "").split("*"):
            product *= int(factor)
        return product
    return None


def _unit_in_name(name: str) -> str:
    """Return the unit that the last word of *name* that is one names."""
    for word in reversed(_NAME_WORD.findall(name)):
        folded = word.casefold()
        if folded in _UNITS and folded not in _IN_STRINGS_ONLY:
            return _UNITS[folded]
    return ""


def _and_years(amount: Decimal, unit: str) -> Iterator[tuple[str, str]]:
    yield _plain(amount), unit
    if unit == "day" and amount == amount.to_integral_value():
        years, rest = divmod(int(amount), _DAYS_IN_YEAR)
        leap = years // _LEAP_EVERY
        if years and (rest == 0 or (leap and rest in {leap, leap + 1})):
            yield str(years), "year"


def _plain(amount: Decimal) -> str:
    shown = format(amount, "f")
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) or "0"
