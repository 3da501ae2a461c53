"""A number as its format shows it: amounts with their sign, percentages, ISO dates and times."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]\-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|(?P<half>AM/PM|A/P)|(?P<general>General)"
    r"|(?P<date>[ymdhs]+)|(?P<number>[0#?.,]+)|(?P<percent>%)|(?P<exponent>E[+-])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a cell knows no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_466
_LEAP_BUG = 60
_LONGEST = 255
_MOST_DECIMALS = 30
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    5: '"$"#,##0', 6: '"$"#,##0', 7: '"$"#,##0.00', 8: '"$"#,##0.00',
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: '"$"#,##0',
    43: "#,##0.00", 44: '"$"#,##0.00', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
"""Formats that a file may name by number only."""


@immutable
class Format:
    """One section of a number format: what stands before and after which kind of number."""

    before: str = ""
    after: str = ""
    decimals: int | None = None
    grouped: bool = False
    percent: bool = False
    thousands: int = 0
    day: bool = False
    clock: bool = False
    elapsed: bool = False
    silent: bool = False


def shown(number: str, code: str, *, since_1904: bool = False) -> str:
    """Return the number stored as *number* as the format *code* shows it."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return number
    sections = _sections(code)
    negative = value < 0 and len(sections) > 1
    section = _section(sections[1] if negative else sections[0])
    if value == 0 and len(sections) > 2 and sections[2].strip():  # noqa: PLR2004
        section = _section(sections[2])
    if section.day or section.clock or section.elapsed:
        return _moment(value, section, since_1904=since_1904) or _plain(value)
    return _number(abs(value) if negative else value, section)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """Return the sections of a format, which semicolons part outside of quotes."""
    sections = [""]
    quoted = False
    for letter in code[:_LONGEST]:
        quoted ^= letter == '"'
        if letter == ";" and not quoted:
            sections.append("")
        else:
            sections[-1] += letter
    return tuple(sections)


@lru_cache(maxsize=512)
def _section(code: str) -> Format:
    before: list[str] = []
    after: list[str] = []
    number = ""
    flags = dict.fromkeys(("percent", "day", "clock", "elapsed", "general"), False)
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "date":
            letters = match[0].lower()
            flags["day"] |= "y" in letters or "d" in letters or letters.startswith("mmm")
            flags["clock"] |= "h" in letters or "s" in letters
        elif kind == "number":
            number += match[0]
        elif kind == "exponent" or match[0] == "@":
            flags["general"] = True
            continue
        elif kind in ("percent", "elapsed", "general"):
            flags[kind] = True
        elif kind == "half":
            flags["clock"] = True
        if kind in ("quoted", "escaped", "money", "other", "percent"):
            (after if number or flags["general"] else before).append(match[kind])
    month = "m" in code.lower() and not number and not flags["clock"] and not flags["elapsed"]
    return Format(
        "".join(before),
        "".join(after),
        None if flags["general"] or not set(number) & set("0#?") else _decimals(number),
        "," in number.rstrip(",").partition(".")[0],
        flags["percent"],
        len(number) - len(number.rstrip(",")),
        flags["day"] or (month and _is_month(code)),
        flags["clock"],
        flags["elapsed"],
        bool(before) and not number and not flags["general"],
    )


def _is_month(code: str) -> bool:
    return any(match.lastgroup == "date" for match in _TOKEN.finditer(code))


def _decimals(number: str) -> int:
    return min(len(number.partition(".")[2].rstrip(",")), _MOST_DECIMALS)


def _number(value: Decimal, section: Format) -> str:
    if section.silent:
        return section.before.strip()
    if section.percent:
        value *= 100
    value = value.scaleb(-3 * section.thousands)
    if section.decimals is None:
        text = _plain(value)
    else:
        text = f"{_rounded(value, section.decimals):{',' if section.grouped else ''}f}"
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    return f"{sign}{section.before}{digits}{section.after}".strip()


def _rounded(value: Decimal, decimals: int) -> Decimal:
    try:
        rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation:
        return value
    return rounded or abs(rounded)


def _plain(value: Decimal) -> str:
    """Return *value* without the noise behind the fifteenth digit, which no program shows."""
    text = f"{Decimal(f'{value:.14e}').normalize():f}"
    return "0" if text == "-0" else text


def _moment(value: Decimal, section: Format, *, since_1904: bool) -> str:
    """Return a date, a time or both; nothing for a number that is none."""
    if not 0 <= value < _LAST_DAY:
        return ""
    seconds = int((value * 86_400).to_integral_value(ROUND_HALF_UP))
    if section.elapsed:
        hours, rest = divmod(seconds, 3_600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}".removesuffix(":00")
    if not since_1904 and value < _LEAP_BUG:
        # Excel counts a 29 February 1900 that never was.
        seconds += 86_400 if value >= 1 else 0
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=seconds)
    day = moment.date().isoformat()
    clock = moment.strftime("%H:%M:%S").removesuffix(":00")
    if section.day and section.clock:
        return f"{day} {clock}"
    return day if section.day else clock
