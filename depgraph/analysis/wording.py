"""Whether a rewording can matter: modals, negations and numbers weigh, style does not."""

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.weights import changed_places, is_turned, names, weights, with_limits
from depgraph.model.facts import ReferenceKind
from depgraph.model.keys import folded
from depgraph.model.patterns import regex

_ENOUGH_LEFT = 70.0
_PLAINER = (
    ("prior to", "before"),
    ("subsequent to", "after"),
    ("in the event that", "if"),
    ("in case", "if"),
    ("in order to", "to"),
    ("so as to", "to"),
    ("with respect to", "about"),
    ("with regard to", "about"),
    ("in respect of", "about"),
    ("regarding", "about"),
    ("concerning", "about"),
    ("pursuant to", "under"),
    ("in accordance with", "under"),
    ("by means of", "by"),
    ("for the duration of", "during"),
    ("a number of", "several"),
    ("upon", "on"),
    ("forthwith", "immediately"),
    ("commences", "begins"),
    ("commence", "begin"),
)


def without_values(document: Indexed, block: int) -> str:
    """Return the text of *block* with its values and citation numbers blanked."""
    text = document.blocks[block].text
    spans = [value.span for value in document.values_by_block.get(block, ())]
    spans += [
        reference.span
        for reference in document.references_by_block.get(block, ())
        if reference.kind in {ReferenceKind.CITATION, ReferenceKind.FIELD, ReferenceKind.LINK}
    ]
    end = len(text) + 1
    for span in sorted(spans, reverse=True):
        if span.end <= end:
            text = f"{text[: span.start]}·{text[span.end :]}"
            end = span.start
    return text


def in_plain_words(text: str) -> str:
    """Return *text*, folded, with each phrase for which there is a plainer word in that word.

    Only phrases that a drafter exchanges for style: "prior to" always is "before".
    """
    plain = folded(text)
    for phrase, word in _PLAINER:
        if phrase in plain:
            plain = re.sub(rf"\b{phrase}\b", word, plain)
    return plain


def is_weighty(before: str, after: str) -> bool:
    """Return whether weighty words moved or too little of the wording is left."""
    old, new = with_limits(in_plain_words(before)), with_limits(in_plain_words(after))
    if weights(old) != weights(new) or names(before) != names(after):
        return True
    if is_turned(old, new) or changed_places(before, after):
        return True
    return fuzz.token_sort_ratio(old, new) < _ENOUGH_LEFT


def differs_at(before: str, after: str) -> int:
    """Return the offset from which two texts differ; inside both of them, where they have text."""
    shorter = min(len(before), len(after))
    return min(Prefix.similarity(before, after), max(shorter - 1, 0))


_DUTY = regex(r"\b(?:shall|must|will|may not|is required to|are required to)\b")


def states_duty(text: str) -> bool:
    """Return whether *text* binds someone."""
    return bool(_DUTY.search(folded(text)))
