"""Capitalised phrases of a text, and the words of each that may be a term. Knows no document."""

from collections.abc import Iterator
from typing import NamedTuple

from depgraph.model.keys import Key, term_key
from depgraph.model.labels import SPACES
from depgraph.model.patterns import regex
from extractors.readings.remembered import remembered
from extractors.readings.words import FUNCTION_WORDS, MONTHS, word_set

_WORD = r"[^\W\d_]*(?:[-/&’'][^\W\d_]{2,})*"
_APART = r"(?![\w@]|[-_/.]\w)"
_BLANK = r"[ \n\u00a0]{1,2}"
# What may not stand before a phrase is looked at behind its first letter, so that the search
# runs from one capital to the next.
_PHRASE = regex(
    rf"[A-Z](?<![\w.@/#-].){_WORD}{_APART}"
    rf"(?:{_BLANK}(?:(?:of|for|and|or|to|in){_BLANK}(?:the{_BLANK})?)?[A-Z]{_WORD}{_APART}){{0,7}}"
)
_JOINING = frozenset({"and", "or", "to", "in", "the"})
_BEFORE_THE = frozenset({"of", "for"})
"""Words that stand inside many a term, yet seldom do where "the" follows."""
_STARTS = regex(r"(?:^|[.!?:;•—–]|\n)[\s\"“‘'(\[*]*(?:\(?[0-9A-Za-z]{1,4}[.)]\s*)?$")
_REACH = 12
_SHORTEST = 2
_OTHER = word_set(
    "monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug",
    "sep sept oct nov dec usd eur gbp chf jpy mr mrs ms dr prof sir inc ltd llc gmbh plc",
    "corp co us uk eu iso i ii iii iv vi vii viii ix xi xii please also except subject",
    "unless upon note notwithstanding pursuant provided see yes ok na tbd he she first",
    "second third new good",
)
_NEVER = FUNCTION_WORDS | frozenset(MONTHS) | frozenset(SPACES) | _OTHER


class Term(NamedTuple):
    """Words that look like a term, *offset* characters behind the start of their phrase."""

    text: str
    offset: int
    key: Key


class Phrase(NamedTuple):
    """Capitalised words at *start*, *first* when they begin a sentence.

    *key* is that of the whole phrase; *terms* are what it may be or hold, longer ones first.
    """

    start: int
    first: bool
    key: Key
    terms: tuple[Term, ...]


@remembered
def phrases(text: str) -> tuple[Phrase, ...]:
    """Return the capitalised phrases of *text* that may hold a term, in order."""
    found = []
    for match in _PHRASE.finditer(text):
        key, terms = _read(match[0])
        if terms:
            start = match.start()
            found.append(Phrase(start, _begins(text, start), key, terms))
    return tuple(found)


# A document says its terms over and over.
@remembered
def _read(phrase: str) -> tuple[Key, tuple[Term, ...]]:
    """Return the key of *phrase*, and what may be a term: all of it, its parts, their ends."""
    key, words = term_key(phrase), phrase.split()
    never = [word.casefold() in _NEVER for word in words]
    if len(words) == 1:
        return key, () if never[0] or len(phrase) < _SHORTEST else (Term(phrase, 0, key),)
    starts = _starts(phrase, words)
    terms = []
    for low, high in _bounds(words, never):
        start, end = starts[low], starts[high - 1] + len(words[high - 1])
        if end - start >= _SHORTEST:
            text = phrase[start:end]
            terms.append(Term(text, start, term_key(text)))
    return key, tuple(terms)


def _starts(phrase: str, words: list[str]) -> list[int]:
    found, at = [], 0
    for word in words:
        at = phrase.index(word, at)
        found.append(at)
        at += len(word)
    return found


def _bounds(words: list[str], never: list[bool]) -> list[tuple[int, int]]:
    """Return the first word and the end of each term in *words*.

    Those that *never* are part of one neither begin nor end it.
    """
    low, high = _trimmed(never, 0, len(words))
    if low == high:
        return []
    pieces = [(low, high)]
    found = []
    if not _JOINING.isdisjoint(words[low:high]):
        found, pieces = pieces, list(_pieces(words, never, low, high))
    for low, high in pieces:
        found.append((low, high))
        # The shorter terms that end a long phrase: "Service Credit" of three words.
        tails = (at for at in range(low + 1, high - 1) if words[at][0].isupper())
        found += [_trimmed(never, at, high) for at in tails]
    return found


def _trimmed(never: list[bool], low: int, high: int) -> tuple[int, int]:
    while low < high and never[low]:
        low += 1
    while low < high and never[high - 1]:
        high -= 1
    return low, high


def _pieces(words: list[str], never: list[bool], low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield what stands on each side of words that seldom are inside a term."""
    first = low
    for at in range(low, high + 1):
        joins = at == high or words[at] in _JOINING
        if joins or (words[at] in _BEFORE_THE and words[at + 1] == "the"):
            piece = _trimmed(never, first, at)
            if piece[0] < piece[1]:
                yield piece
            first = at + 1


def _begins(text: str, at: int) -> bool:
    """Say whether nothing but marks and the number of an item stands between a sentence and *at*.

    Such marks are no letters, digits or commas, so that most places need no look for a pattern.
    """
    if at == 0:
        return True
    before = text[at - 2 : at] if at > 1 else text[:at]
    if before[-1] == " " and before[0] != " " and (before[0].isalnum() or before[0] == ","):
        return False
    return _STARTS.search(text, max(0, at - _REACH), at) is not None
