"""Who a binding binds: the noun phrase before it, and its name."""

from collections.abc import Sequence
from dataclasses import replace

from depgraph.model.immutable import immutable
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import is_adverb
from extractors.readings.duties.noun_phrases import (
    LONGEST,
    WITHIN,
    bracket,
    chunk,
    grown_by,
)
from extractors.readings.duties.words import Word

_ENDS_CORE = (lx.PREPOSITIONS - {"of"}) | lx.RELATIVES | lx.SUBORDINATORS | {"to"}
_VERBAL = lx.AUXILIARIES | lx.MODALS | lx.VERBS
_NOT_LAST = lx.CONJUNCTIONS | {",", "'", '"', "”", "“", ")"}


@immutable
class Subject:
    """Words *start* up to *end* are the noun phrase; *opener* is the folded word before it.

    *shared* says that there is none here: the subject before holds on ("and may reject").
    *relative* says that the binding stands in a relative clause about the noun phrase.
    """

    start: int
    end: int
    opener: str = ""
    shared: bool = False
    relative: bool = False


_SHARING = frozenset({"all", "each", "both"})
_SHARED = Subject(0, 0, shared=True)


def subject_before(words: Sequence[Word], at: int, floor: int) -> Subject | None:
    """Return the subject of the binding at word *at*; no word before *floor* belongs to it."""
    last = last_word(words, at - 1, floor)
    if last < floor:
        return _SHARED if floor else None
    low = words[last].low
    if low in lx.CONJUNCTIONS:
        return _SHARED
    if low in {"who", "which", "that"} and last > floor:
        before = last_word(words, last - 1, floor)
        return replace(_nearest(words, before, floor), relative=True) if before >= floor else None
    if low in lx.SUBORDINATORS or low in {";", ":"}:
        return _SHARED if low in {";", ":"} else Subject(last, last + 1, opener=low)
    return _phrase(words, last, floor)


def subject_after(at: int, verb: int) -> Subject | None:
    """Return the subject of an inverted clause: "in no event shall the Supplier be"."""
    return Subject(at, verb) if verb > at else None


def first_subject(words: Sequence[Word], high: int) -> Subject | None:
    """Return the subject of the nearest "is" or "has" before *high*: "has sent and will send"."""
    for at in range(high - 1, max(0, high - LONGEST), -1):
        if words[at].low in {";", ":"}:
            return None
        if words[at].low in lx.AUXILIARIES:
            return subject_before(words, at, 0)
    return None


def last_word(words: Sequence[Word], at: int, floor: int) -> int:
    """Return the last word of the subject, adverbs and insertions left aside."""
    while at >= floor:
        low = words[at].low
        if low in {",", "—", "–"}:
            opened = _opened(words, at, floor)
            at = opened - 1 if opened > floor else at - 1
        elif low == ")":
            at = bracket(words, at, floor) - 1
        elif (
            low in {"”", '"', "’", "'"}
            or low in lx.TRAILING
            or (is_adverb(low) and low not in _SHARING)
            or (low in _SHARING and at > floor and words[at - 1].low in lx.PRONOUNS)
        ):
            at -= 1
        else:
            return at
    return at


def _opened(words: Sequence[Word], comma: int, floor: int) -> int:
    """Return where the insertion that closes with the comma at *comma* opens, or -1."""
    depth = 0
    for at in range(comma - 1, max(floor, comma - LONGEST) - 1, -1):
        low = words[at].low
        depth += (low == ")") - (low == "(")
        if depth == 0 and low == words[comma].low:
            return at
    return -1


def _phrase(words: Sequence[Word], last: int, floor: int) -> Subject | None:
    """Return the noun phrase that ends with word *last*."""
    start = chunk(words, last, floor)
    for _ in range(LONGEST):
        grown = grown_by(words, start, floor)
        if grown == start:
            break
        start = grown
    opener = words[start - 1].low if start > floor else ""
    low = words[start].low
    if low in WITHIN or low in lx.SUBORDINATORS:
        if opener in {",", "who", "which", "that"} and start - 1 > floor:
            return subject_before(words, start - (opener == ","), floor)
        return None
    subject = Subject(start, last + 1, opener)
    antecedent = _antecedent(words, start, floor)
    return antecedent or subject


def _nearest(words: Sequence[Word], last: int, floor: int) -> Subject:
    """Return the noun phrase that ends with *last*, the antecedent of what follows."""
    start = chunk(words, last, floor)
    while start - 2 > floor and words[start - 1].low == "of":
        start = chunk(words, start - 2, floor)
    return Subject(start, last + 1, words[start - 1].low if start > floor else "")


def _antecedent(words: Sequence[Word], start: int, floor: int) -> Subject | None:
    """Return the noun phrase before a relative clause that the phrase found is part of."""
    for at in range(start - 1, max(floor, start - 20) - 1, -1):
        low = words[at].low
        if low in {";", ":", "and", "but"} or (low == "," and words[start - 1].low == ","):
            return None
        verb = at + 1 < start
        if low == "who" or (low in {"which", "that"} and verb and _is_verbal(words, at + 1)):
            if at - 1 < floor or words[at - 1].low in lx.AUXILIARIES:
                return None
            before = at - 1 if words[at - 1].low != "," else at - 2
            return _nearest(words, before, floor) if before >= floor else None
    return None


def _is_verbal(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.low in lx.DETERMINERS or word.low in lx.PRONOUNS or word.text[0].isupper():
        return False
    return word.low in _VERBAL or word.low.endswith(("s", "ed"))


def core(words: Sequence[Word], subject: Subject) -> tuple[int, int]:
    """Return the bounds of the noun phrase without what follows its head."""
    for at in range(subject.start, subject.end):
        low = words[at].low
        first = at == subject.start
        if low == "(" or (low == "such" and at + 1 < len(words) and words[at + 1].low == "as"):
            return subject.start, at
        if not first and (
            low in _ENDS_CORE or low in lx.TRAILING or _is_following(words, at, subject.end)
        ):
            return subject.start, at
    return subject.start, subject.end


def _is_following(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a participle or adjective at *at* follows its noun ("data stored in")."""
    low = words[at].low
    if low in {"responsible", "subject", "appointed", "other"}:
        return True
    if not low.endswith(("ed", "ing")) or words[at].text[0].isupper():
        return False
    if words[at - 1].low in lx.DETERMINERS or words[at - 1].low == "and":
        return False
    after = words[at + 1].low if at + 1 < end else ""
    return (
        after == ""
        or (after in WITHIN and after != "of")
        or after in lx.DETERMINERS
        or is_adverb(after)
    )


def named(words: Sequence[Word], low: int, high: int, text: str, offset: int = 0) -> str:
    """Return the words as an actor's name, its article and quotation marks left out."""
    while low < high and (words[low].low in lx.DROPPED or not words[low].low[0].isalnum()):
        if words[low].low == "neither":
            break
        low += 1
    while high > low and words[high - 1].low in _NOT_LAST:
        high -= 1
    if low >= high:
        return ""
    return " ".join(text[words[low].start - offset : words[high - 1].end - offset].split())
