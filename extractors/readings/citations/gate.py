"""Which of some words a text has: the cheapest test of whether a pattern can match in it."""

from extractors.readings.words import has_any, vocabulary

_ODD = ("\u0345", "\u0130", "\u0131")
"""A sign that is no letter and folds to one; and what a pattern takes for an "i" that is none."""


def held(text: str, words: frozenset[str]) -> frozenset[str]:
    """Return those of the folded *words* that *text* may have between others than letters.

    A pattern that begins and ends at such a word, in any case, finds none that is not returned.
    """
    if not text.isascii() and has_any(text, _ODD):
        return words
    return words & vocabulary(text)
