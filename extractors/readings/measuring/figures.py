"""Figures: a number as it stands, once or twice ("thirty (30)"), with its placeholder marks."""

from collections.abc import Sequence
from decimal import Decimal

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.measuring.numbers import Number, numbers
from extractors.readings.measuring.units import currency_before
from extractors.readings.words import has_any

IN_BRACKETS = regex(r"\s{0,2}[(\[]\s?$")
CLOSE = regex(r"\s?[)\]]")
_OPEN = regex(r"\s{0,2}(?:-\s?)?[(\[]\s?(?P<money>(?:US|U\.S\.)?\s?[$€£¥]\s?)?$")
_LED = regex(r"\b(?:within|least|most|than|exceed|every|of|for)\s{1,2}\($")
_UNDER = regex(r"\)(?=\s{1,2}[a-z])")
_MORE_BLANK = regex(r"\s?(?:_|\[\s?[_●•]|●)")


_BLANKS = ("_", "●", "•")


@immutable
class Figure:
    """A number as written; *spelled* is what its words say when its digits say another.

    *currency* is its unit and where it stands, when the sign is inside its brackets.
    """

    amount: Decimal
    start: int
    end: int
    spelled: Decimal | None = None
    in_words: bool = False
    currency: str = ""


def figures(text: str) -> list[Figure]:
    """Return the figures of *text* in order; half-filled blanks such as "20__" are none."""
    found = numbers(text)
    read: list[Figure] = []
    skipped = -1
    blank = has_any(text, _BLANKS)
    for at, number in enumerate(found):
        if at == skipped or (blank and _MORE_BLANK.match(text, number.end)):
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        if following and following.spelled != number.spelled:
            both = _both(text, number, following)
            if both is not None:
                read.append(both)
                skipped = at + 1
                continue
        read.append(_bracketed(text, number))
    return read


def apart(read: Sequence[Figure], taken: Sequence[tuple[int, int]]) -> list[int]:
    """Return which figures of *read* overlap nothing in *taken*; both are in order."""
    kept, at = [], 0
    for number, figure in enumerate(read):
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        if at == len(taken) or taken[at][0] >= figure.end:
            kept.append(number)
    return kept


def _both(text: str, first: Number, second: Number) -> Figure | None:
    """Return the one figure that two numbers are when brackets join them."""
    close = CLOSE.match(text, second.end)
    opened = _OPEN.fullmatch(text, first.end, second.start) if close else None
    if close is None or opened is None:
        return None
    currency = currency_before(text, second.start) if opened["money"] else None
    digits, words = (second, first) if first.spelled else (first, second)
    differs = digits.amount != words.amount
    start, end = first.start, close.end()
    if text[max(0, start - 1) : start] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    return Figure(
        digits.amount,
        start,
        end,
        words.amount if differs else None,
        currency=currency[0] if currency else "",
    )


def _bracketed(text: str, number: Number) -> Figure:
    """Return *number*, with the square brackets of a placeholder around it.

    Round ones are passed where words lead to them: "within (10) days" is no list.
    """
    start, end = number.start, number.end
    before = text[start - 1 : start]
    if before not in {"(", "["}:
        return Figure(number.amount, start, end, in_words=number.spelled)
    if before == "(" and _LED.search(text, max(0, start - 12), start):
        behind = _UNDER.match(text, end)
        start, end = (start - 1, behind.end()) if behind else (start, end)
    if text[max(0, start - 1) : start] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    return Figure(number.amount, start, end, in_words=number.spelled)
