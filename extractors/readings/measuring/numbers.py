"""Numbers in digits and in words. Reads both decimal habits, whatever the machine's own is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings import words
from extractors.readings.measuring.spelled import SCALES, spelled_numbers
from extractors.readings.words import has_any

_FIGURE = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?![\d,])(?:\.\d{1,6})?"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009’]\d{3}){1,5}(?!\d)|\d{1,3}(?: 000){1,3}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?!\d)|\d{1,15}(?:[.,]\d{1,6})?|(?<=[$€£])\.\d{1,4})"
    r"(?!\d|[.,]\d|(?<=\d\d\d0)s\b|(?:st|nd|rd|th)\b)"
)
_START = regex(r"[\d.](?<![\w.,#§].)(?<!\d:.)")
"""Where a number may begin; much faster to look for than all that may follow."""
_DIGITS = regex(_FIGURE)
_CODES = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR")
_BEHIND_CODE = regex(rf"(?<=USD|EUR|GBP|CHF|CAD|AUD|INR){_FIGURE}")
_HYPHENS = frozenset("-‐‑\n")
_MINUSES = frozenset("-−–\n")
"""What stands right before a number of such a kind, or the end of the line behind it."""
_GROWS = regex(r"[\s-]{0,2}[x×·*½¼¾⅓⅔^⁻⁰¹²³⁴⁵⁶⁷⁸⁹\daA]")
"""How a power, a fraction or "and a half" begins behind a number."""
_IN_NAME = regex(r"[^\W\d_]\w{0,11}[-‐‑](?:\d{1,8}[-‐‑]){0,3}$")
_LONGEST_NAME = 40
_MINUS = regex(r"(?:^|[\s(\[≤≥<>=~:±])(?P<sign>[-−–])$")
_RANGED = regex(r"[\d%°CF]\s{1,2}[-−–]$")
_POWER = regex(
    r"\s?[x×·*]\s?10(?:\s?\^\s?\(?(?P<digits>[-−]?\d{1,2})\)?\^?"
    r"|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
_POWER_ALONE = regex(r"\^\(?(?P<digits>[-−]?\d{1,2})\)?\^?|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67"}
_FRACTION = regex(
    r"\s?(?P<sign>[½¼¾⅓⅔])|(?:[\s-]|\s{1,2}and\s{1,2})(?P<over>\d)/(?P<under>2|3|4|8|16)(?![\d/])"
    r"|\s{1,2}and\s{1,2}(?P<cents>\d\d)/100\b"
    r"|(?:-|\s{1,2})and(?:-|\s{1,2})(?:a|one)(?:-|\s{1,2})(?P<word>half|third|quarter)\b",
    re.IGNORECASE,
)
_ALONE = regex(r"(?<![\w/.,])(?:(?P<over>\d)/(?P<under>2|3|4|8)(?![\w/])|(?P<sign>[½¼¾⅓⅔]))")
_PART_SIGNS = ("/", *_PARTS)
_NAMED_PARTS = {"half": Decimal("0.5"), "third": Decimal("0.33"), "quarter": Decimal("0.25")}
DIGIT = regex(r"[\d½¼¾⅓⅔]")
"""What a number in digits has."""
_CENT = Decimal("0.01")
_TEN = 10
_SEVERAL = 2


@immutable
class Number:
    """A number at *start* to *end* of a text; *spelled* when it is written in words."""

    amount: Decimal
    start: int
    end: int
    spelled: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers of *text* in order, in digits and in words."""
    found, spelled = [*_in_digits(text)], [*_in_words(text)]
    if len(found) + len(spelled) < _SEVERAL:
        return found or spelled
    found = sorted((*found, *spelled), key=lambda one: (one.start, -one.end))
    kept: list[Number] = []
    for number in found:
        if kept and number.start < kept[-1].end:
            continue
        kept.append(number)
    if not spelled:
        return kept
    return [
        number
        for before, number in pairwise([None, *kept])
        if number is not None and not _scales(text, before, number)
    ]


def digits_value(written: str) -> Decimal:
    """Return the value of digits with their group and decimal marks."""
    if written.isascii() and written.isdecimal():
        return Decimal(written)
    bare = re.sub(r"[\u00a0\u202f\u2009’ ]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        return Decimal(bare.replace(",", ""))
    return Decimal(bare.replace(",", "."))


def plain(amount: Decimal) -> str:
    """Return *amount* in digits with no exponent and no idle zeros."""
    shown = format(amount, "f")
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) or "0"


def _scales(text: str, before: Number | None, number: Number) -> bool:
    """Say whether *number* is only the "million" of the digits right before it."""
    if before is None or before.spelled or not number.spelled or number.start - before.end > 1:
        return False
    return text[number.start : number.end].casefold() in SCALES


def _in_digits(text: str) -> Iterator[Number]:
    if not DIGIT.search(text):
        return
    if has_any(text, _PART_SIGNS):
        for match in _ALONE.finditer(text):
            yield Number(_part(match), match.start(), match.end())
    written = _figures(text)
    for match in [*written, *_BEHIND_CODE.finditer(text)] if has_any(text, _CODES) else written:
        start, end = match.span()
        before = text[start - 1 : start]
        if before in _HYPHENS and _IN_NAME.search(text, max(0, start - _LONGEST_NAME), start):
            continue
        number = Number(digits_value(match[0]), start, end)
        if _GROWS.match(text, end):
            number = _raised(text, number)
        yield _signed(text, number) if before in _MINUSES else number


def _figures(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for start in _START.finditer(text):
        match = _DIGITS.match(text, start.start()) if start.start() >= end else None
        if match is not None:
            yield match
            end = match.end()


def _raised(text: str, number: Number) -> Number:
    """Return *number* with the power of ten or the fraction that follows it."""
    if match := _POWER.match(text, number.end):
        return replace(number, amount=number.amount * _power(match), end=match.end())
    if number.amount == _TEN and (match := _POWER_ALONE.match(text, number.end)):
        return replace(number, amount=_power(match), end=match.end())
    return _with_fraction(text, number)


def _power(match: re.Match[str]) -> Decimal:
    exponent = (match["digits"] or match["raised"]).translate(_LOWERED)
    return Decimal(1).scaleb(int(exponent))


def _with_fraction(text: str, number: Number) -> Number:
    match = _FRACTION.match(text, number.end)
    if match is None:
        return number
    if match["cents"]:
        return replace(number, amount=number.amount + int(match["cents"]) * _CENT, end=match.end())
    if match["word"]:
        part = _NAMED_PARTS[words.plain(match["word"])]
        return replace(number, amount=number.amount + part, end=match.end())
    return replace(number, amount=number.amount + _part(match), end=match.end())


def _part(match: re.Match[str]) -> Decimal:
    if match["sign"]:
        return Decimal(_PARTS[match["sign"]])
    return (
        (Decimal(match["over"]) / Decimal(match["under"])).quantize(Decimal("0.0001")).normalize()
    )


def _signed(text: str, number: Number) -> Number:
    low = max(0, number.start - 2)
    minus = _MINUS.search(text, low, number.start)
    if minus is None or _RANGED.search(text, max(0, number.start - 4), number.start):
        return number
    return replace(number, amount=-number.amount, start=minus.start("sign"))


def _in_words(text: str) -> Iterator[Number]:
    for one in spelled_numbers(text):
        yield _with_fraction(text, Number(one.amount, one.start, one.end, spelled=True))
