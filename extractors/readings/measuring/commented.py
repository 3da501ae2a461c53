"""The words in lines of code: comments stay where they stand, blanks take the place of code."""

import re

from depgraph.model.patterns import regex

_MARKER = regex(r"(?:^|(?<=[\s;{},)]))(?:#+!?|//+!?|/\*+!?|--|\*(?=\s)|;+|<!--|\"\"\"|''')")
_CITING = regex(r"[\"':]\s{0,4}.{0,200}?(?:§|\b(?:section|clause|article)\b)", re.IGNORECASE)


def words_of_code(text: str) -> str:
    """Return *text* with blanks for all that is no comment; offsets stay.

    A line without a comment whose text cites a provision is a setting that says why, and stays.
    """
    return "\n".join(_words(line) for line in text.split("\n"))


def _words(line: str) -> str:
    marker = _MARKER.search(line)
    if marker is not None:
        return " " * marker.end() + line[marker.end() :]
    return line if _CITING.search(line) else " " * len(line)
