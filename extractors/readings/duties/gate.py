"""Whether a text can hold a duty at all: a cheap test of words, no language library."""

import re

from depgraph.model.duties import Passage
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.lexicon import VERBS

_MODAL = regex(
    r"\b(?:shall|must|should|may|will|can|cannot|ought|need|needs|required|responsible"
    r"|responsibility|accountable|prohibited|forbidden|permitted|allowed"
    r"|entitled|authori[sz]ed|obliged|obligated|obligations?|duty|right|agrees?|undertakes?"
    r"|covenants?|commits?|endeavou?rs|efforts|aims?|intends?|strives?|expected"
    r"|recommended|encouraged|advised|ha(?:s|ve) to|(?:is|are) to)\b"
    r"|\b(?:ca|wo|sha|must|should)n['’]t\b|['’]ll\b",
    re.IGNORECASE,
)
_WORD = regex(r"[A-Za-z]{2,20}")
_STEP_OPENERS = lx.words(
    """
    do don never please then next finally first always also immediately if when where whenever
    """
    " once upon after before unless until to for in using within as"
)


def might_hold(passage: Passage) -> bool:
    """Return whether it is worth parsing *passage*: a word that binds, or an instruction."""
    return binds(passage.text, passage.lead, steps=False) or (
        passage.steps and any(_opens_step(word) for word in _WORD.findall(passage.text[:4000]))
    )


def binds(text: str, lead: str, *, steps: bool) -> bool:
    """Return whether *text*, led in by *lead*, has a word that binds or opens an instruction."""
    if _MODAL.search(text) or (lead and _MODAL.search(lead)):
        return True
    first = _WORD.search(text[:80]) if steps else None
    return bool(first and _opens_step(first.group()))


def _opens_step(word: str) -> bool:
    low = folded(word)
    return low in VERBS or low in _STEP_OPENERS
