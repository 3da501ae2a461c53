"""What a number counts when no unit follows it: the plural noun, past its adjectives.

Refuses labels ("Level 3 systems"), years, "the two parties", and parts of the text itself.
"""

import re

from depgraph.model.facts import ValueKind
from depgraph.model.keys import singular
from depgraph.model.patterns import regex
from extractors.readings.measuring.spelled import NUMBER_WORDS
from extractors.readings.measuring.tables import ALIASES, COUNTED, UNITS
from extractors.readings.measuring.units import Unit
from extractors.readings.words import FUNCTION_WORDS, word_set

_TOKEN = regex(r"[ \u00a0\n](?P<word>[A-Za-z][A-Za-z’'-]{0,28})")
_FURTHEST = 4
_SHORTEST = 4
_NO_NOUN = (
    FUNCTION_WORDS
    | word_set(
        "always across perhaps sometimes towards besides afterwards always plus less unless",
        "whereas previous various series means needs applies contains includes requires",
        "provides expires begins ends says shows describes defines sets states follows occurs",
        "comes takes makes gives remains becomes refers covers lists allows does goes works",
        "exists appears prohibits specifies governs shall will may must can among amongst versus",
        "upon since according thereafter along around however including excluding",
    )
    | word_set("thousands millions hundreds dozens")
)
_OF_TEXT = word_set(
    "section subsection paragraph subparagraph clause sentence part chapter thing way reason",
    "kind sort aspect example other half third fourth fifth quarter tenth hundredth",
    "million thousand hundred anniversary scenario bullet heading column row",
)
"""What writers count while they write; no reader relies on it."""
_LABELLED = regex(
    r"(?:\b(?i:step|phase|stage|level|tier|type|class|grade|group|option|question|week|day|month"
    r"|year|round|sprint|wave|priority|severity|category|zone|line|row|column|note|form|rule"
    r"|title|page|act|law|fiscal|figure|box|unit|module|lesson)"
    r"|(?<![.!?:;]\s)(?<!^)\b(?P<name>[A-Z][\w.&-]{0,20})|\b(?P<caps>[A-Z]{2,8}))\s$",
)
_SAID_WITH_CAPITALS = word_set(
    "a all any at about above after before below between by each every exactly for from least",
    "less maximum minimum more most no not of only over plus than the to under up with within",
    "and or provide submit include least exceed exceeds three two four five first last next top",
)
_DEFINITE = regex(r"\b(?:the|these|those|such|other|all|both)\s{1,2}$", re.IGNORECASE)
_YEAR = regex(r"(?:19|20)\d\d$")
_BARE = regex(r"\d{1,4}")
_LOOK_BACK = 26


def counted_after(text: str, start: int, end: int, at: int) -> Unit | None:
    """Return what the number at *start* to *end* counts, if anything; its words begin *at*."""
    written = text[start:end]
    found = _counted(text, written, at)
    if found is None or (_BARE.fullmatch(written) and _is_label(text, start)):
        return None
    if written.isalpha() and _DEFINITE.search(text, max(0, start - _LOOK_BACK), start):
        return None
    return found


def _counted(text: str, written: str, at: int) -> Unit | None:
    """Return the plural noun that follows offset *at*, past adjectives, as a unit."""
    in_words = not written[:1].isdigit()
    year = bool(_YEAR.match(written))
    for _ in range(_FURTHEST):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        word = token["word"].casefold().removesuffix("'s").removesuffix("’s")
        if _is_plural(word, token["word"]):
            known = word in UNITS and word == token["word"]
            return None if year and not known else _unit(word, token.end("word"))
        lower = word == token["word"] or (in_words and token["word"][:1].isupper())
        if word in _NO_NOUN or word in NUMBER_WORDS or not lower:
            return None
        at = token.end()
    return None


def _unit(word: str, end: int) -> Unit | None:
    name = ALIASES.get(word) or (word[:-1] if word.endswith("us") else singular(word))
    if name in _OF_TEXT or (word in UNITS and UNITS[word][1] not in {name, *COUNTED}):
        return None
    return Unit(ValueKind.QUANTITY, name, end)


def _is_plural(word: str, written: str) -> bool:
    if word in ALIASES and ALIASES[word] != word and word not in {"licence", "instalment"}:
        return True
    regular = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    short = written[-1:] == "s" and len(written) > 2 and written[:-1].isupper()  # noqa: PLR2004
    if short:  # "four CPUs"
        return True
    return regular and len(word) >= _SHORTEST and word not in _NO_NOUN and not written.isupper()


def _is_label(text: str, start: int) -> bool:
    match = _LABELLED.search(text, max(0, start - _LOOK_BACK), start)
    if match is None:
        return False
    name = match["name"] or match["caps"]
    return name is None or name.casefold() not in _SAID_WITH_CAPITALS
