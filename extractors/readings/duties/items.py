"""The items of a list inside a sentence: "shall: (a) inspect the goods; (b) notify ..."."""

from collections.abc import Sequence

from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import is_adverb
from extractors.readings.duties.words import Word

_OPENING = frozenset({"(", ":", "—", "–", "-", ",", "and", "or", ";"})
_MARK = 4


def items_of(words: Sequence[Word], low: int, high: int) -> list[tuple[int, int]]:
    """Return the first word and the end of each item among words *low* up to *high*."""
    starts = [low, *(at for at in range(low, high) if _is_mark(words, at, high))]
    bounds = zip(starts, [*starts[1:], high], strict=True)
    found = [(_first(words, start, end), end) for start, end in bounds]
    return [(first, end) for first, end in found if first < end]


def _is_mark(words: Sequence[Word], at: int, high: int) -> bool:
    """Return whether "(a)" or "(iv)" stands at *at*, after a stop."""
    if words[at].low != "(" or at + 2 >= high or words[at + 2].low != ")":
        return False
    name = words[at + 1].low
    if at + 3 < high and words[at + 3].low in {",", ")", ".", "of", "above", "or", "and"}:
        return False
    before = words[at - 1].low if at else ":"
    return len(name) <= _MARK and name.isalnum() and before in _OPENING


def _first(words: Sequence[Word], low: int, high: int) -> int:
    """Return the first word of an item behind its mark, stops and adverbs."""
    at = low
    while at < high:
        if _is_mark(words, at, high) or (words[at].low == "(" and at + 2 < high):
            at += 3
        elif words[at].low in _OPENING or words[at].low == ")" or is_adverb(words[at].low):
            at += 1
        elif words[at].low in lx.SUBORDINATORS and (comma := _comma(words, at, high)):
            at = comma + 1
        else:
            break
    return at


def _comma(words: Sequence[Word], low: int, high: int) -> int:
    """Return the comma that ends the condition which leads an item, or 0."""
    return next((at for at in range(low, high) if words[at].low == ","), 0)
