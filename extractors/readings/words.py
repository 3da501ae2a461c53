"""Word lists that several readings share. English only; nothing is looked up anywhere."""

from depgraph.model.patterns import regex
from extractors.readings.remembered import remembered

_WORD = regex(r"[^\W_]+")
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_SIGNS = "“”’‘–—•§\u00a0…"
"""Signs without which most texts are ASCII, whose words are found in half the time."""


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of *lines*, which blanks separate."""
    return frozenset(word for line in lines for word in line.split())


def lowered(text: str) -> str:
    """Return *text* in lower case with every character at its old offset."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(_lower(letter) for letter in text)


def _lower(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def plain(text: str) -> str:
    """Return *text* in lower case, each letter as a pattern that ignores case takes it."""
    lower = text.lower()
    if text.isascii():
        return lower
    return lower.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")


@remembered
def vocabulary(text: str) -> frozenset[str]:
    """Return the words of *text*, folded: runs of letters and digits.

    What needs one of a few words and finds none of them here need not look any further.
    """
    bare = text
    if not text.isascii():
        for sign in _SIGNS:
            bare = bare.replace(sign, " ")
        if not bare.isascii():
            return frozenset(_WORD.findall(text.casefold()))
    return frozenset(bare.lower().translate(_BLANKS).split())


def has_any(text: str, pieces: tuple[str, ...]) -> bool:
    """Return whether *text* holds one of *pieces*; much faster than to look for a pattern."""
    for piece in pieces:  # noqa: SIM110  # a generator would take twice the time
        if piece in text:
            return True
    return False


FUNCTION_WORDS = word_set(
    "a about above after again all also an and any are as at be because been before being",
    "below between both but by can cannot could did do does done down during each either",
    "every few for from further had has have having he her here hers herein hereof hereto",
    "hereunder him his how however i if in into is it its itself just may me might more most",
    "must my neither no nor not now of off on once only onto or other our ours out over own",
    "per same shall she should so some such than that the their theirs them then thereafter",
    "thereof there therefore these they this those through to too under until up upon us very",
    "was we were what when where whether which while who whom whose will with within without",
    "would yet you your yours",
)
"""Words that say nothing of what a sentence is about."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""Months, folded, in order."""
