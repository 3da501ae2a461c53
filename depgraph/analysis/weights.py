"""Which words of a sentence weigh: limits, negations, conditions and what is opposed. Pure."""

import re
from collections import Counter

from depgraph.model.keys import folded
from depgraph.model.patterns import regex

_LIMITS = (
    (
        (
            r"\b(?:no|not|never) (?:more|longer|later|greater|higher|larger|over) than\b"
            r"|\bat (?:the )?most\b|\bor (?:less|fewer|shorter|sooner|earlier|lower)\b"
            r"|\bup to\b(?! date)|\b(?:at )?(?:an? )?maximum(?: of)?\b"
            r"|\b(?:not|never) (?:to )?exceed(?:ing|s)?\b"
        ),
        "at-most",
    ),
    (
        (
            r"\b(?:no|not|never) (?:less|fewer|shorter|sooner|earlier|lower|smaller) than\b"
            r"|\bat least\b|\bor (?:more|longer|later|greater|higher)\b"
            r"|\b(?:at )?(?:an? )?minimum(?: of)?\b"
        ),
        "at-least",
    ),
    (r"\b(?:more|greater|longer|later|higher|larger) than\b|\bin excess of\b", "more-than"),
    (r"\b(?:less|fewer|shorter|sooner|earlier|lower|smaller) than\b", "less-than"),
    (r"\b(business|working|calendar|trading|banking) (?=days?\b|hours?\b|weeks?\b)", r"\1-"),
    (r"\band/or\b", "and-or"),
)
_NAMED = tuple((regex(phrase), word) for phrase, word in _LIMITS)
_WEIGHTY = regex(
    r"(?<![\w-])(?:at-(?:most|least)|(?:more|less)-than|and-or"
    r"|(?:business|working|calendar|trading|banking)(?=-)|shall|must|may|should|will|can|cannot"
    r"|not|no|never|none|nor|without|unless|except|only|solely|exactly|before|after|until|all|any"
    r"|each|every|either|neither|both|prior|if|provided|include|includes|including|exclude"
    r"|excludes|excluding|prohibited|required|optional|total|aggregate|jointly|severally|once"
    r"|twice|half|double|\d+(?:[.,]\d+)*)\b"
)
_SAME = {"prior": "before", "include": "including", "includes": "including"}
_OPPOSED = (
    "and or",
    "within after before until from since during",
    "to from",
    "per total aggregate",
    "more less fewer",
    "above below",
    "over under",
    "first last",
    "earlier later",
    "earliest latest",
    "greater lesser smaller",
    "higher lower",
    "highest lowest",
    "increase decrease reduce",
    "increases decreases reduces",
    "start end",
    "same different",
    "accept reject refuse",
    "granted refused revoked",
    "permitted forbidden prohibited",
    "one two three four five six seven eight nine ten eleven twelve",
    "second third fourth fifth sixth",
    "daily weekly monthly quarterly annually yearly",
    "hour day week month quarter year",
    "hours days weeks months quarters years",
)
_GROUPS = tuple(frozenset(words.split()) for words in _OPPOSED)
_PREFIXES = ("non-", "non", "un", "in", "im", "ir", "il", "dis")
_WORD = regex(r"[^\W_]+(?:[-'][^\W_]+)*")
_SHORTEST_STEM = 4
_NAME = regex(r"(?<=[a-z,;·] )[A-Z]\w+")


def with_limits(text: str) -> str:
    """Return the folded *text* with every way to say a limit in one way."""
    for phrase, word in _NAMED:
        text = phrase.sub(word, text)
    return text


def weights(text: str) -> Counter[str]:
    """Return how often each weighty word stands in the folded *text*."""
    return Counter(_SAME.get(word, word) for word in _WEIGHTY.findall(text))


def names(text: str) -> Counter[str]:
    """Return the capitalised words inside sentences: parties, places, terms."""
    return Counter(_NAME.findall(text))


def is_turned(before: str, after: str) -> bool:
    """Return whether a word gave way to its opposite: "and" to "or", "lawful" to "unlawful"."""
    old, new = (Counter(_WORD.findall(text)) for text in (before, after))
    lost, gained = frozenset(old - new), frozenset(new - old)
    if any(
        (lost & group) and (gained & group) and (lost & group) != (gained & group)
        for group in _GROUPS
    ):
        return True
    return _negates(lost, gained) or _negates(gained, lost)


def changed_places(before: str, after: str) -> bool:
    """Return whether names or weighty words changed places and all else stands where it stood."""
    return _swapped(_NAME, before, after) or _swapped(_WEIGHTY, folded(before), folded(after))


def _swapped(pattern: re.Pattern[str], before: str, after: str) -> bool:
    """Return whether what *pattern* finds is the same in another order, in the same frame."""
    old, new = pattern.findall(before), pattern.findall(after)
    if old == new or sorted(old) != sorted(new):
        return False
    return pattern.sub("·", before) == pattern.sub("·", after)


def _negates(lost: frozenset[str], gained: frozenset[str]) -> bool:
    return any(
        len(word) >= _SHORTEST_STEM and prefix + word in gained
        for word in lost
        for prefix in _PREFIXES
    )
