"""The words of terms and of texts, made comparable: plural, possessive and case do not count."""

from functools import lru_cache

from depgraph.model.documents import Block, BlockKind
from depgraph.model.headings import is_heading
from depgraph.model.keys import folded, singular
from depgraph.model.patterns import regex

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING, BlockKind.COMMENT})
WORD = regex(r"[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
"""Words that have no capital in a title."""
_OPENING = regex(r"(?:\A|[.!?:;—–•\n]|\(\w{1,4}\)|\d[.)])[\s\"“‘(\[*]*$")


def is_read(block: Block) -> bool:
    """Return whether *block* may use terms. A heading only repeats the words of its text."""
    return block.kind not in _UNREAD and not is_heading(block)


def words_of(name: str) -> tuple[str, ...]:
    """Return the stems of the words of *name*."""
    return tuple(stem(word) for word in WORD.findall(name))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return *word* folded and in the singular."""
    return singular(folded(word))


def forms(name: str) -> tuple[str, ...]:
    """Return what to search for to find *name* in the singular and in the plural."""
    found = [""]
    for word in WORD.findall(name):
        one = stem(word)
        plural = one[:-1] + "ies" if one.endswith("y") else one + "s"
        ends = (word,) if word.casefold() in SMALL else (one, plural, one + "es")
        found = [f"{start} {end}".strip() for start in found[:_MOST_FORMS] for end in ends]
    return tuple(dict.fromkeys(found))


_MOST_FORMS = 9


def opens(text: str, at: int) -> bool:
    """Return whether a sentence begins at offset *at*."""
    return _OPENING.search(text, max(0, at - 8), at) is not None
