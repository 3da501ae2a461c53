"""Text inside a drawing: made safe for XML, and cut to a width that no usual font goes beyond."""

from html import escape
from unicodedata import combining, east_asian_width

from depgraph.model.patterns import regex
from depgraph.report.plain import ELLIPSIS, plain

_NO_XML = regex("[\ufffe\uffff]")
_NARROW = frozenset("ijlI.,:;'|!()[]/ ")
_BROAD = frozenset("mwMW@%&…—")
_EM = {"narrow": 0.40, "small": 0.65, "capital": 0.80, "broad": 1.0, "full": 1.1}
"""Widths in sizes of the font, those of the broadest sans-serif fonts in use."""


def xml(raw: str) -> str:
    """Return *raw* on one line, safe as content and as an attribute of XML."""
    return escape(no_xml(plain(raw)), quote=True)


def no_xml(text: str) -> str:
    """Return the plain *text* without the two characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def width_of(text: str, size: float) -> float:
    """Return how wide *text* is at most in a font of *size*."""
    return sum(map(_em, text)) * size


def fitted(raw: str, size: float, room: float, *, end: bool = False) -> str:
    """Return *raw* cut to *room*; with *end* its end is kept, for there a file's name is."""
    whole = plain(raw)
    if width_of(whole, size) <= room:
        return whole
    left = room - width_of(ELLIPSIS, size)
    kept = 0
    for letter in reversed(whole) if end else whole:
        left -= _em(letter) * size
        if left < 0:
            break
        kept += 1
    return ELLIPSIS + whole[len(whole) - kept :] if end else whole[:kept].rstrip() + ELLIPSIS


def _em(letter: str) -> float:
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in "WF":
        return _EM["full"]
    if letter in _NARROW:
        return _EM["narrow"]
    if letter in _BROAD:
        return _EM["broad"]
    if letter.isascii():
        return _EM["capital"] if letter.isupper() else _EM["small"]
    return _EM["capital"] if letter.isalpha() and ord(letter) < 0x530 else _EM["full"]  # noqa: PLR2004  # Latin, Greek and Cyrillic
