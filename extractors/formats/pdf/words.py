"""Clean text out of what a PDF stores: ligatures, spaces, and words cut at a line's end."""

from collections import Counter
from collections.abc import Iterable

from depgraph.model.patterns import regex

LINE_HYPHEN = "\ufffe"
"""How pdfium writes a hyphen at the end of a line; older versions wrote U+0002."""

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
_UNCLEAN = regex(f"[\x00-\x1f\x7f{''.join(map(chr, _LIGATURES))}]")
_BLANKS = regex(r"[\x00-\x20\x7f]+")
_WORD = regex(r"\w+(?:-\w+)*")
_LAST = regex(r"[\w-]+\Z")
_FIRST = regex(r"\w+(?:-\w+)*")


def clean(text: str) -> str:
    """Return *text* without ligatures, control characters and doubled blanks."""
    plain = (text.isascii() and text.isprintable()) or not _UNCLEAN.search(text)
    if plain and "  " not in text:
        return text.strip()
    return _BLANKS.sub(" ", text.translate(_LIGATURES)).strip()


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word, hyphenated words as one, occurs in *texts*."""
    return Counter(_WORD.findall("\n".join(texts).casefold()))


def joined(left: str, right: str, words: Counter[str]) -> str:
    """Return *left*, that ended in a hyphen which is cut off, joined to *right*.

    The hyphen stays when the document writes the word with it elsewhere; else it goes, except
    before a digit or a capital, where hyphens are part of a name (``SOP-014``).
    """
    last, first = _LAST.search(left), _FIRST.match(right)
    if not last or not first:
        return f"{left}-{right}"
    whole, cut = f"{last[0]}-{first[0]}".casefold(), f"{last[0]}{first[0]}".casefold()
    if words[whole] != words[cut]:
        return f"{left}-{right}" if words[whole] > words[cut] else left + right
    named = not last[0][-1].islower() or not first[0][0].islower()
    return f"{left}-{right}" if named else left + right
