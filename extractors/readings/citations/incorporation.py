"""Find sentences that take over the definitions of another document. Never of a single term."""

import re
from collections.abc import Sequence

from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.remembered import remembered

_TERMS = r"\b(?:terms?|words?|expressions?)\b"
_GIVEN = r"\b(?:meanings?|defined|definitions?)\b"
_HAVE = r".{0,120}?(?P<where>\b(?:meanings?|definitions?|(?:are|as)\sdefined)\b.*)"
_SENTENCES = (
    # Any term not defined here has the meaning given in the contract.
    (
        rf"{_TERMS}.{{0,120}}?\b(?:not|without|undefined)\b.{{0,40}}?\bdefin\w+\b"
        rf".{{0,100}}?(?P<where>{_GIVEN}.*)"
    ),
    rf"\bundefined\s(?:capitali[sz]ed\s)?{_TERMS}.{{0,100}}?(?P<where>{_GIVEN}.*)",
    # Unless the context requires otherwise, terms used here have the meanings given in ...
    (
        r"\b(?:unless|except|save)\b.{0,120}?\b(?:terms|words|expressions)\b"
        r".{0,120}?(?P<where>\b(?:meanings?|definitions?)\b.*)"
    ),
    # Capitalised terms have the meaning given in ...
    rf"\b(?:capitali[sz]ed|defined|all\sother)\s(?:terms|words|expressions)\b{_HAVE}",
    # Terms defined in the contract have the same meaning here.
    (
        rf"{_TERMS}.{{0,60}}?\b(?P<where>defined\s(?:in|by|under)\b.{{0,140}}?)\b(?:same\s)?"
        r"meanings?\b"
    ),
    rf"\buses?\b.{{0,40}}?{_TERMS}.{{0,40}}?(?P<where>\bdefined\s(?:in|by|under)\b.*)",
    # The definitions in the contract apply.
    r"\bdefinitions?\b(?P<where>.{0,40}?\b(?:in|of|from)\b.{0,100}?)\bappl(?:y|ies)\b",
    # For definitions, see the glossary.
    r"\bdefinitions?\b.{0,60}?(?P<where>\b(?:see|refer\sto|consult)\b.*)",
    (
        r"\bdefinitions\b.{0,60}?\b(?:be|are)\s(?P<where>(?:found|given|listed|set\sout|contained"
        r"|provided)\sin\b.*)"
    ),
)
_RULES = tuple(regex(rule, re.IGNORECASE) for rule in _SENTENCES)
_ONE_TERM = regex(r"\b(?:terms?|words?|expressions?)\s(?:such\sas\s)?[\"“‘'«]|^\W*[\"“‘«]")
_LONGEST = 600


def incorporated(text: str) -> Sequence[tuple[int, int]]:
    """Return the stretches of *text* in which a document named lends its definitions."""
    lower = text.lower() if "efin" in text or "eaning" in text or "EFIN" in text else ""
    if not lower or not any(
        word in lower for word in ("term", "word", "expression", "definition")
    ):
        return ()
    return _stretches(text)


@remembered
def _stretches(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for start, end in sentences(text):
        stretch = _lent(text[start : min(end, start + _LONGEST)])
        if stretch is not None:
            found.append((start + stretch[0], start + stretch[1]))
    return tuple(found)


def _lent(sentence: str) -> tuple[int, int] | None:
    """Return the words of one sentence that name whose definitions are taken over."""
    if "efin" not in sentence and "eaning" not in sentence and "EFIN" not in sentence:
        return None
    if _ONE_TERM.search(sentence):
        return None
    for rule in _RULES:
        match = rule.search(sentence)
        if match is not None:
            return match.span("where")
    return None
