"""Numbers in digits and in words. Reads both decimal habits, whatever the machine's own is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractors.readings.words import lowered

_ONES = {
    word: value
    for value, word in enumerate(
        [
            *(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
            ),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen"),
        ]
    )
}
_TENS = {
    word: value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SMALL = {**_ONES, **{word: 10 * value for word, value in _TENS.items()}}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""Words that multiply what stands before them."""
_WORD = "(?:" + "|".join(sorted({*_SMALL, *SCALES}, key=len, reverse=True)) + ")"
_WORDS = re.compile(rf"\b{_WORD}(?:(?:-\s{{0,2}}|\s{{1,2}}(?:and\s{{1,2}})?){_WORD}){{0,9}}\b")
_DIGITS = re.compile(
    r"(?<![\w.,#§])(?:\d{1,3}(?:,\d{3}){1,5}(?![\d,])(?:\.\d{1,6})?"
    r"|\d{1,3}(?:[\u00a0\u202f’]\d{3}){1,5}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?!\d)|\d{1,15}(?:[.,]\d{1,6})?)(?![\d]|[.,]\d)"
)
_IN_NAME = re.compile(r"[^\W\d_]\w{0,11}[-‐‑](?:\d{1,8}[-‐‑]){0,3}$")
_LONGEST_NAME = 40
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at *start* to *end* of a text; *spelled* when it is written in words."""

    amount: Decimal
    start: int
    end: int
    spelled: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers of *text* in order, in digits and in words."""
    found = sorted((*_in_digits(text), *_in_words(text)), key=lambda number: number.start)
    return [
        number
        for before, number in pairwise([None, *found])
        if number is not None and not _scales(text, before, number)
    ]


def digits_value(written: str) -> Decimal:
    """Return the value of digits with their group and decimal marks."""
    bare = re.sub(r"[\u00a0\u202f’ ]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        return Decimal(bare.replace(",", ""))
    return Decimal(bare.replace(",", "."))


def words_value(written: str) -> Decimal:
    """Return the value of number words: "one hundred and twenty", "twenty-four", "two million"."""
    total, group = 0, 0
    for word in re.findall(r"[a-z]+", written.casefold()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in SCALES:
            total += max(group, 1) * SCALES[word]
            group = 0
    return Decimal(total + group)


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
    if _DIGIT.search(text):
        for match in _DIGITS.finditer(text):
            if _IN_NAME.search(text, max(0, match.start() - _LONGEST_NAME), match.start()):
                continue
            yield Number(digits_value(match[0]), match.start(), match.end())


def _in_words(text: str) -> Iterator[Number]:
    for match in _WORDS.finditer(lowered(text)):
        yield Number(words_value(match[0]), match.start(), match.end(), spelled=True)
