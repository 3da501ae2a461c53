"""Find the documents that a text names: by number, title, abbreviation, alias or file name."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from extractors.readings.citations.controls import (
    FILE_WORDS,
    SHORT_WORDS,
    controls,
    files,
    shorts,
)
from extractors.readings.citations.gate import held
from extractors.readings.citations.mention import Mention, apart
from extractors.readings.citations.titles import TITLE_WORDS, titles

NAME_WORDS = FILE_WORDS | SHORT_WORDS | TITLE_WORDS
"""Without one of these a text names no document but by a number or an alias."""


def mentions(
    text: str, aliased: Sequence[Mention] = (), known: Collection[str] = ()
) -> list[Mention]:
    """Return the documents that *text* names, apart from each other, in order.

    Those that it names by an alias are *aliased*; *known* are such names, as :func:`aliased` gives
    both.
    """
    words = held(text, NAME_WORDS)
    found = [*controls(text), *aliased]
    if not words.isdisjoint(FILE_WORDS):
        found.extend(files(text))
    if not words.isdisjoint(TITLE_WORDS):
        found.extend(titles(text))
    if not words.isdisjoint(SHORT_WORDS):
        found.extend(shorts(text, known))
    return apart(found) if len(found) > 1 else found


def holders(texts: Iterable[str], aliases: Iterable[str]) -> Mapping[int, list[str]]:
    """Return which of *aliases* the text of each number holds, most of them none."""
    held: dict[int, list[str]] = defaultdict(list)
    lines = list(texts) if aliases else []
    # An alias never runs over a line end: one look at all the texts is enough for each.
    whole = "\n".join(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    for alias in aliases:
        at = whole.find(alias)
        while at >= 0:
            number = bisect_right(ends, at)
            held[number].append(alias)
            at = whole.find(alias, ends[number])
    return held


def aliased(text: str, held: Iterable[str], aliases: Mapping[str, Mention]) -> Iterator[Mention]:
    """Yield what *text* names by those of *aliases* that it has *held*, in their order."""
    for alias in held:
        at = text.find(alias)
        while at >= 0:
            end = at + len(alias)
            if _stands_alone(text, at, end) and _is_named(text, at, alias):
                yield replace(aliases[alias], start=at, end=end)
            at = text.find(alias, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or behind.isalnum() or before in ("-", "_", "/", "“", '"'):
        return False
    return behind not in ("-", "_", "”") or not text[end + 1 : end + 2].isalnum()


def _is_named(text: str, start: int, alias: str) -> bool:
    """Say whether the alias is used as a name; a common word needs "the" before it."""
    if alias.isupper() or " " in alias:
        return True
    return text[max(0, start - 4) : start].casefold() == "the "
