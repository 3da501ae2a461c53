"""How a line begins when a person typed it: section numbers, list marks, bullets, contents lines.

Shared by the formats that only know lines (plain text, PDF). Says nothing of what a number means.
"""

import re

_UNIT = (
    r"(?:section|article|clause|chapter|part|step|exhibit|schedule|annex|appendix|attachment"
    r"|addendum|table|figure)"
)
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,6}|[IVXLC]{1,7}|[A-Z])"
_MARKS = (
    re.compile(rf"(?P<unit>{_UNIT})\s+(?P<number>{_NUMBER})(?=[.:)\s–—-]|$)", re.IGNORECASE),
    re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,6})\.?[)]?(?=\s|$)"),
    re.compile(r"(?P<number>\d{1,3})[.)](?=\s|$)"),
    re.compile(r"\((?P<number>[A-Za-z]|\d{1,3}|[ivxlc]{1,6}|[a-z]{2})\)(?=\s|$)"),
    re.compile(r"(?P<number>[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)](?=\s)"),
    re.compile(r"§{1,2}\s?(?P<number>\d[\w.\-]{0,12})"),
)
_BULLET = re.compile(
    r"(?P<bullet>[•‣▪◦●○■□▢❏❑➢➤✓✔◆◇►▶‧∙⁃\u00b7\uf0b7\uf0a7\uf0d8\uf0fc\uf076]|[-–—*o](?=\s))\s*"
)
_CONTENTS = re.compile(
    r"(?:\.{4,}|(?:\s\.){4,}|…{2,}|_{6,})\s{0,40}(?P<page>\d{1,4}|[ivxlc]{1,7})?$"
)
_NOT_A_MARK = frozenset({"A", "I"})
"""A line may begin with the words "A." and "I." never; without full stop these are words."""


def mark_of(text: str) -> str:
    """Return the section number or list mark that *text* begins with, or an empty string."""
    for pattern in _MARKS:
        if found := pattern.match(text):
            return found[0]
    return ""


def depth_of(mark: str) -> int:
    """Return how deep a mark stands: ``4`` is 1, ``4.2`` is 2; letters in brackets are deepest."""
    digits = re.findall(r"\d+", mark)
    return max(1, min(len(digits), 9))


def without_bullet(text: str) -> tuple[str, str]:
    """Return the bullet that *text* begins with, or an empty string, and the rest."""
    found = _BULLET.match(text)
    return (found["bullet"], text[found.end() :]) if found else ("", text)


def is_contents_line(text: str) -> bool:
    """Tell whether *text* is a line of a table of contents: dot leaders up to a page number."""
    return _CONTENTS.search(text[-200:]) is not None
