"""What is to be done: the verb's basic form and the content words of its object."""

from collections.abc import Sequence

from depgraph.model.duties import Action
from depgraph.model.keys import singular
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import is_adverb
from extractors.readings.duties.conditions import opens
from extractors.readings.duties.verbs import base_of
from extractors.readings.duties.words import Word

_MOST = 8
_NEAR = 2
_STOPS = frozenset({";", ":", ".", "—", "which", "who", "that", "whose", "where", "so"})
_FILLERS = (
    lx.DETERMINERS
    | lx.PRONOUNS
    | lx.CONJUNCTIONS
    | lx.AUXILIARIES
    | {"of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "as", "out", "not"}
)


def action_of(words: Sequence[Word], verb: int, high: int, extra: tuple[str, ...] = ()) -> Action:
    """Return the action that starts with word *verb* and ends before *high*.

    *extra* are the content words that stand elsewhere: the subject of a passive.
    """
    if not 0 <= verb < len(words):
        return Action("", extra)
    head = base_of(words[verb].low)
    if words[verb].low in lx.DETERMINERS:
        head = "answer for"
    found, also = _content(words, verb + 1, high)
    if head in lx.LIGHT and "available" not in found[:1]:
        head = _lightened(head, extra or tuple(found[:_NEAR]))
    return Action(head, tuple(dict.fromkeys((*extra, *found)))[:_MOST], tuple(also))


def content(words: Sequence[Word], low: int, high: int) -> tuple[str, ...]:
    """Return the folded content words among words *low* up to *high*."""
    return tuple(
        singular(word.low)
        for word in words[low:high]
        if word.low[0].isalnum() and word.low not in _FILLERS and not is_adverb(word.low)
    )


def _content(words: Sequence[Word], low: int, high: int) -> tuple[list[str], list[str]]:
    found: list[str] = []
    also: list[str] = []
    for at in range(low, high):
        word = words[at].low
        if word in _STOPS or opens(words, at) or len(found) >= _MOST:
            break
        if _is_further(words, at, high):
            also.append(base_of(word))
        elif word[0].isalnum() and word not in _FILLERS and not is_adverb(word):
            found.append(singular(word))
    return found, also


def _is_further(words: Sequence[Word], at: int, high: int) -> bool:
    """Return whether the word is another verb of the same modal: "inspect and test the goods"."""
    low = words[at].low
    if low not in lx.VERBS or words[at - 1].low not in {"and", "or", ",", "then"}:
        return False
    after = words[at + 1].low if at + 1 < high else ""
    return after in lx.DETERMINERS or after in {"and", "or", ",", "to", "it", "them"}


def _lightened(head: str, nouns: tuple[str, ...]) -> str:
    """Return the verb that a light verb and its noun mean: "give notice" is ``notify``."""
    return next((lx.NOUN_VERBS[noun] for noun in nouns if noun in lx.NOUN_VERBS), head)
