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
_PART = regex(
    rf"{_BLANK}(?:(?:and|or|to|in){_BLANK}(?:the{_BLANK})?|(?:of|for){_BLANK}the{_BLANK})"
)
_STARTS = regex(r"(?:^|[.!?:;•—–]|\n)[\s\"“‘'(\[*]*(?:\(?[0-9A-Za-z]{1,4}[.)]\s*)?$")
_TOKEN = regex(r"[^\s]+")
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
        terms = _terms(match[0])
        if terms:
            start = match.start()
            found.append(Phrase(start, _begins(text, start), term_key(match[0]), terms))
    return tuple(found)


# A document says its terms over and over.
@remembered
def _terms(phrase: str) -> tuple[Term, ...]:
    """Return what may be a term in *phrase*: all of it, its parts, and how they end."""
    whole = _trimmed(phrase, 0)
    if whole is None:
        return ()
    pieces = (whole,)
    if _PART.search(whole[0]):
        pieces = (whole, *_pieces(*whole))
    return tuple(
        Term(text, offset, term_key(text))
        for piece in pieces
        for text, offset in (piece, *(() if _PART.search(piece[0]) else _endings(*piece)))
    )


def _trimmed(text: str, offset: int) -> tuple[str, int] | None:
    """Return *text* without the words before and behind that are part of no term."""
    words = list(_TOKEN.finditer(text))
    first, last = 0, len(words)
    while first < last and words[first][0].casefold() in _NEVER:
        first += 1
    while first < last and words[last - 1][0].casefold() in _NEVER:
        last -= 1
    if first == last:
        return None
    low, high = words[first].start(), words[last - 1].end()
    return (text[low:high], offset + low) if high - low >= _SHORTEST else None


def _pieces(text: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield what stands on each side of words that seldom are inside a term."""
    at = 0
    for joint in [*_PART.finditer(text), None]:
        end = joint.start() if joint else len(text)
        piece = _trimmed(text[at:end], offset + at)
        if piece is not None:
            yield piece
        at = joint.end() if joint else end


def _endings(text: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield the shorter terms that end a long phrase: "Service Credit" of three words."""
    words = list(_TOKEN.finditer(text))
    for word in words[1:-1]:
        if word[0][0].isupper():
            ending = _trimmed(text[word.start() :], offset + word.start())
            if ending is not None:
                yield ending


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
