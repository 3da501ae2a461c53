"""Expand ranges of numbers ("7 to 9", "(c)–(e)", "IV to VI"); one too wide gives its ends only."""

from collections.abc import Iterator

from depgraph.model.immutable import immutable
from depgraph.model.labels import roman_value
from depgraph.model.patterns import regex

WIDEST = 50
"""A range that spans more than this gives its two ends only."""
MOST = 2000
"""When the ranges of one text have given so many numbers, further ones give their ends only."""


@immutable
class Item:
    """One number as cited: *root* ``4.2``, *subs* ``("b", "iii")``; one of both may be empty.

    A member of a range that is not written itself stands where "to" stands.
    """

    start: int
    end: int
    root: str
    subs: tuple[str, ...] = ()
    tail: str = ""
    """``-3`` of a numbered comment: "comment 4(a)-3"."""
    echo: str = ""
    implied: bool = False
    """A member of a range that is not written itself."""

    @property
    def number(self) -> str:
        """Return the number with its subs in brackets."""
        return self.root + "".join(f"({sub})" for sub in self.subs) + self.tail


_COMPONENT = regex(r"[^.\-]*$")


def split(text: str, item: Item, *, plural: bool, whole: bool) -> Iterator[Item]:
    """Yield the ends of a range written with a dash in one word, and its members if *whole*."""
    left, dash, right = item.root.partition("-")
    same = (
        left.count(".") == right.count(".")
        and "-" not in right
        and left.isalpha() == right.isalpha()
    )
    ranged = dash and right and not item.subs and same and ("." in left or plural)
    if not ranged or not _ascends(left, right):
        yield item
        return
    first = Item(item.start, item.start + len(left), left)
    last = Item(item.end - len(right), item.end, right, echo=item.echo)
    yield first
    if whole:
        yield from between(text, first, last)
    yield last


def between(text: str, first: Item, last: Item) -> Iterator[Item]:
    """Yield the numbers between *first* and *last*, which are not written themselves."""
    words = text[first.end : last.start]
    start = first.end + len(words) - len(words.lstrip())
    end = max(last.start - len(words) + len(words.rstrip()), start)
    for root, subs in _members(first, last):
        yield Item(start, end, root, subs, implied=True)
    if first.tail[1:].isdigit() and last.tail[1:].isdigit() and first.subs == last.subs:
        for at in _range(int(first.tail[1:]), int(last.tail[1:])):
            yield Item(start, end, first.root, first.subs, tail=f"-{at}", implied=True)


def _members(first: Item, last: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    if first.tail or last.tail:
        return
    if first.subs and last.subs and first.root == last.root and first.subs[:-1] == last.subs[:-1]:
        for member in _steps(first.subs[-1], last.subs[-1]):
            yield first.root, (*first.subs[:-1], member)
    elif not first.subs and not last.subs:
        for member in _steps(first.root, last.root):
            yield member, ()


def _steps(first: str, last: str) -> list[str]:
    """Return the numbers strictly between two that differ in their last component only."""
    prefix, low = _last(first)
    other, high = _last(last)
    if prefix != other:
        return []
    if low.isdigit() and high.isdigit() and len(low) < 6 and len(high) < 6:  # noqa: PLR2004
        width = len(low) if low.startswith("0") else 0
        return [prefix + str(at).zfill(width) for at in _range(int(low), int(high))]
    values = roman_value(low.upper()), roman_value(high.upper())
    if values[0] and values[1] and (len(low) > 1 or len(high) > 1 or low in "iI"):
        return [roman(at, upper=low.isupper()) for at in _range(values[0], values[1])]
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return [prefix + chr(at) for at in range(ord(low) + 1, ord(high))]
    return []


def _last(number: str) -> tuple[str, str]:
    """Return what stands before the last component of *number*, and that component."""
    match = _COMPONENT.search(number)
    at = match.start() if match else 0
    return number[:at], number[at:]


def _range(low: int, high: int) -> range:
    return range(low + 1, high) if high - low <= WIDEST else range(0)


def _ascends(first: str, last: str) -> bool:
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if low.isdigit() and high.isdigit():
        return head == other and 0 < int(high) - int(low) <= WIDEST
    return head == other and len(low) == len(high) == 1 and low < high


def roman(value: int, *, upper: bool) -> str:
    """Return *value*, below 90, as a roman numeral."""
    pairs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    shown = ""
    for size, letters in pairs:
        while value >= size:
            shown, value = shown + letters, value - size
    return shown if upper else shown.lower()
