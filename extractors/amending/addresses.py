"""Where the address of a link stands in a text file, by how its format writes links."""

import re

from depgraph.model.patterns import regex

_CLOSED = r"[*_`~\"'”’]{0,6}"
_INLINE = regex(_CLOSED + r"\]\(\s{0,5}<?")
_LABELLED = regex(_CLOSED + r"\](?:\[(?P<label>[^\[\]]{0,200})\])?")
_RST = regex(r"\s{0,5}<")
_TOKEN = regex(r"[^\s)>\"']+")
_REACH = 600
"""How far before its words an HTML element may begin."""


def address_at(text: str, bounds: tuple[int, int], address: str) -> tuple[int, int] | None:
    """Return where *address* stands for the link whose words stand at *bounds* of *text*."""
    start, end = bounds
    inline = _INLINE.match(text, end)
    if inline:
        return _inside(text, inline.end(), address)
    element = _element(text, start, address)
    if element:
        return element
    angle = _RST.match(text, end)
    if angle:
        return _inside(text, angle.end(), address)
    return _defined(text, bounds, address) or _bare(text, bounds, address)


def _inside(text: str, at: int, address: str) -> tuple[int, int] | None:
    """Return where in the word at *at* the *address*, or the part of it meant, stands."""
    token = _TOKEN.match(text, at)
    found = text.find(address, at, token.end()) if token else -1
    return (found, found + len(address)) if found >= 0 else None


def _element(text: str, start: int, address: str) -> tuple[int, int] | None:
    """Return where the address stands in the HTML element that holds the words, if one does."""
    opened = text.rfind("<a", max(0, start - _REACH), start)
    if opened < 0 or "</a" in text[opened:start]:
        return None
    end = text.find(">", opened, start)
    found = text.find(address, opened, end) if end >= 0 else -1
    return (found, found + len(address)) if found >= 0 else None


def _defined(text: str, bounds: tuple[int, int], address: str) -> tuple[int, int] | None:
    """Return where the address stands in the definition that the link names by its label."""
    start, end = bounds
    words = text[start:end]
    named = _LABELLED.match(text, end)
    label = (named["label"] or words) if named else words
    folded = r"\s+".join(re.escape(word) for word in label.split())
    for shape in (rf"^[ ]{{0,3}}\[{folded}\]:\s*<?", rf"^\.\. _`?{folded}`?:\s*"):
        found = re.search(shape, text, re.IGNORECASE | re.MULTILINE)
        if found:
            return _inside(text, found.end(), address)
    return None


def _bare(text: str, bounds: tuple[int, int], address: str) -> tuple[int, int] | None:
    """Return where the address stands when it is the words themselves."""
    start, end = bounds
    at = text.find(address, start, end)
    return (at, at + len(address)) if at >= 0 else None
