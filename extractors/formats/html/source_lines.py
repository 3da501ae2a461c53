"""Which line of an HTML file a text stands on; the parser keeps no places. Unknown is ``None``."""

import re
from bisect import bisect_right
from html import unescape

from depgraph.model.patterns import regex

_TAG = regex(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|title|textarea)\b[^>]*>.*?(?:</(?P=raw)\s*>|\Z)"
    r"|</?[a-zA-Z!?][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_AHEAD = 200
"""How many pieces of text a search may skip."""
_WORD = regex(r"\S+")


class SourceLines:
    """Finds the lines of texts that are asked for in reading order."""

    def __init__(self, html: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", html)]
        self._pieces = _pieces(html)
        self._at = 0

    def line_of(self, text: str) -> int | None:
        """Return the line on which *text* begins, at or after the last one found."""
        word = _WORD.search(text)
        if not word:
            return None
        for at in range(self._at, min(self._at + _AHEAD, len(self._pieces))):
            start, piece = self._pieces[at]
            first = _WORD.search(unescape(piece) if "&" in piece else piece)
            if first and first[0] == word[0]:
                self._at = at + 1
                return bisect_right(self._ends, start) + 1
        return None


def _pieces(html: str) -> list[tuple[int, str]]:
    """Return the texts between tags and where their first letter stands."""
    found: list[tuple[int, str]] = []
    start = 0
    for tag in _TAG.finditer(html):
        _add(found, html, start, tag.start())
        start = tag.end()
    _add(found, html, start, len(html))
    return found


def _add(found: list[tuple[int, str]], html: str, start: int, end: int) -> None:
    if first := _WORD.search(html, start, end):
        found.append((first.start(), html[first.start() : end]))
