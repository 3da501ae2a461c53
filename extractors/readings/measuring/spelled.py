"""Numbers in words: "one hundred and twenty", "two dozen", "one and one-half". English only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.words import lowered, vocabulary

_SMALL = {
    word: value
    for value, word in enumerate(
        [
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
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""Words that multiply what stands before them."""
_DOZEN = {"dozen": 12}
NUMBER_WORDS = frozenset({*_SMALL, *_TENS, *SCALES, *_DOZEN})
"""Every word that a number is made of."""
_WORD = "(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_WORDS = regex(rf"\b{_WORD}(?:(?:[-‐‑]\s{{0,2}}|\s{{1,2}}(?:and\s{{1,2}})?){_WORD}){{0,9}}\b")
_EACH = regex(r"[a-z]+")
_TEN, _HUNDRED = 10, 100
_MOST = 3


@immutable
class Spelled:
    """A number in words at *start* to *end* of a text."""

    amount: Decimal
    start: int
    end: int


def spelled_numbers(text: str) -> Iterator[Spelled]:
    """Yield the numbers in words of *text*; "five and ten" are two."""
    # A number in words begins and ends with a whole word.
    said = NUMBER_WORDS & vocabulary(text)
    if not said:
        return
    lower, behind = lowered(text), 0
    for start in _places(lower, said):
        match = _WORDS.match(lower, start) if start >= behind else None
        if match is None:
            continue
        behind = match.end()
        found = list(_parted(match[0], match.start()))
        if len(found) <= _MOST:  # more are digits that are read out, and no amounts
            yield from found


def _places(lower: str, words: Iterable[str]) -> list[int]:
    """Return where one of *words* stands in *lower*, in order."""
    found = []
    for word in words:
        at = lower.find(word)
        while at >= 0:
            found.append(at)
            at = lower.find(word, at + len(word))
    return sorted(found)


def words_value(written: str) -> Decimal:
    """Return the value of the first number in words that *written* begins with."""
    return next(_parted(written.casefold(), 0)).amount


def _parted(words: str, offset: int) -> Iterator[Spelled]:
    """Yield the numbers that *words* hold: a new one begins where the old cannot go on."""
    growing = _Growing()
    start = end = 0
    joined = False
    for match in _EACH.finditer(words):
        word = match[0]
        if word == "and":
            joined = True
            continue
        if not growing.takes(word, joined=joined):
            yield Spelled(growing.amount(), offset + start, offset + end)
            growing = _Growing()
            growing.takes(word, joined=False)
            start = match.start()
        end = match.end()
        joined = False
    yield Spelled(growing.amount(), offset + start, offset + end)


@dataclass(slots=True)
class _Growing:
    """A number as far as its words were read; *group* is what its next scale multiplies."""

    total: int = 0
    group: int = 0
    scale: int = 10**15
    empty: bool = True

    def takes(self, word: str, *, joined: bool) -> bool:
        """Add *word* if the number can go on with it; *joined* when "and" leads to it."""
        if joined and not (self.group == 0 or self.group % _HUNDRED == 0):
            return False
        taken = self._multiplied(word) if word in SCALES or word in _DOZEN else self._added(word)
        self.empty = self.empty and not taken
        return taken

    def amount(self) -> Decimal:
        return Decimal(self.total + self.group)

    def _added(self, word: str) -> bool:
        value = _SMALL.get(word, _TENS.get(word, 0))
        rest = self.group % _HUNDRED
        fits = rest == 0 or (rest >= 2 * _TEN and rest % _TEN == 0 and 0 < value < _TEN)
        if fits or self.empty:
            self.group += value
        return fits or self.empty

    def _multiplied(self, word: str) -> bool:
        if word == "hundred" or word in _DOZEN:
            factor = _DOZEN.get(word, _HUNDRED)
            fits = self.group < _HUNDRED and (self.group > 0 or self.empty)
            self.group = max(self.group, 1) * factor if fits else self.group
            return fits
        fits = SCALES[word] < self.scale and (self.group > 0 or self.empty)
        if fits:
            self.scale = SCALES[word]
            self.total += max(self.group, 1) * self.scale
            self.group = 0
        return fits
