"""What a document calls its parts: "Section" its own, while "Clause" are those of another text.

Gives the words that are most likely another's; a document that uses both for itself has none.
"""

import re
from collections import Counter
from collections.abc import Iterable

from depgraph.model.patterns import regex
from extractors.readings.citations.gate import held
from extractors.readings.remembered import remembered
from extractors.readings.words import has_any

_CALLED = regex(
    r"\b(?P<this>this\s)?(?P<word>section|clause|article)s?\s{1,3}\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}"
    r"(?:\([a-z0-9]{1,4}\)){0,4}\)?"
    r"(?P<own>,?\s(?:(?:of|to)\sthis\s|hereof\b|herein\b|above\b|below\b))?"
    r"(?P<other>,?\s(?:of|to|in|under)\s(?:the\s)?(?-i:(?!Agreement\b|Contract\b|Lease\b)[A-Z]))?",
    re.IGNORECASE,
)
_STEMS = ("ection", "lause", "rticle", "SECTION", "CLAUSE", "ARTICLE")
_WORDS = frozenset({"section", "sections", "clause", "clauses", "article", "articles"})
_ENOUGH = 3


def foreign_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the unit words ("clause") that these *texts* use for parts of another document.

    They are never said of "this" document, which calls its own parts otherwise: either a named
    document has parts of that word, or the other word is found many times as often.
    """
    own, bare, others = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        if held(text, _WORDS) and has_any(text, _STEMS):
            for word, is_own, is_other in _called(text):
                said = own if is_own else others if is_other else bare
                said[word] += 1
    return frozenset(word for word in others | bare if _is_foreign(word, own, bare, others))


@remembered
def _called(text: str) -> tuple[tuple[str, bool, bool], ...]:
    """Return each unit word before a number, and whether it is our own part or another's."""
    return tuple(
        (match["word"].casefold(), bool(match["this"] or match["own"]), bool(match["other"]))
        for match in _CALLED.finditer(text)
    )


def _is_foreign(word: str, own: Counter[str], bare: Counter[str], others: Counter[str]) -> bool:
    rest = [each for each in (*own, *bare) if each != word]
    if own[word] or not rest:
        return False
    if others[word]:
        return any(own[each] for each in rest) and not _is_mixed(word, bare, others)
    return any(bare[each] + own[each] >= _ENOUGH * max(bare[word], 1) for each in rest)


def _is_mixed(word: str, bare: Counter[str], others: Counter[str]) -> bool:
    """Say whether a word stands alone so often that it is one of the document's own too."""
    return bare[word] > _ENOUGH * others[word]
