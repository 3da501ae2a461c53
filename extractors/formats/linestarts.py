"""How a line begins when a person typed it: section numbers, list marks, bullets, contents lines.

Shared by the formats that only know lines (plain text, PDF). Says nothing of what a number means.
"""

import re
import string

from depgraph.model.patterns import regex

_UNIT = (
    r"(?:section|article|clause|chapter|part|step|exhibit|schedule|annex|appendix|attachment"
    r"|addendum|table|figure)"
)
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,6}|[IVXLC]{1,7}|[A-Z])"
_UNIT_MARK = regex(rf"(?P<unit>{_UNIT})\s+(?P<number>{_NUMBER})(?=[.:)\s–—-]|$)", re.IGNORECASE)
_LETTER_MARKS = (
    regex(r"(?P<number>[A-Z](?:\.\d{1,3}){1,6})\.?(?=\s|$)"),
    regex(r"(?P<number>[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)](?=\s|$)"),
)
_DIGIT_MARKS = (
    regex(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,6})\.?[)]?(?=\s|$)"),
    regex(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,5}\.?[a-z](?:\.[ivx]{1,5})?)[.)]?(?=\s|$)"),
    regex(r"(?P<number>\d{1,3})[.)](?=\s|$)"),
)
_MARKS = {
    "(": (regex(r"\((?P<number>[A-Za-z]|\d{1,3}|[ivxlc]{1,6}|[a-z]{2})\)(?=\s|$)"),),
    "§": (regex(r"§{1,2}\s?(?P<number>\d[\w.\-]{0,12})"),),
    **dict.fromkeys(string.ascii_letters, _LETTER_MARKS),
    **dict.fromkeys("sacpetfſSACPETF", (_UNIT_MARK, *_LETTER_MARKS)),
}
"""What a mark may be by its first character; digits have their own."""
_OUTER_UNIT = regex(r"(?!section|clause)[a-z]{4}", re.IGNORECASE)
_BULLET = regex(
    r"(?P<bullet>[•‣▪◦●○■□▢❏❑➢➤✓✔◆◇►▶‧∙⁃\u00b7\uf0b7\uf0a7\uf0d8\uf0fc\uf076]|[-–—*o](?=\s))\s*"
)
_CHOICE = regex(r"[\[(]\s{0,8}[xX✓✔]?\s{0,8}[\])](?=\s|$)")
_CONTENTS = regex(r"(?:\.{4,}|(?:\s\.){4,}|…{2,}|_{6,})\s{0,40}(?P<page>\d{1,4}|[ivxlc]{1,7})$")
_BREAK = regex(r"[\s(“\"]")
_OPEN_WORD = regex(
    r"(?:a|an|and|any|as|at|be|by|each|for|from|has|have|if|in|into|is|its|may|not|of|on|or|such"
    r"|shall|than|that|the|their|this|these|those|to|under|upon|which|will|with"
    r"|sections?|sec\.|articles?|art\.|clauses?|paragraphs?|para\.|§{1,2}|exhibits?|schedules?|annex"
    r"|appendix|attachments?|chapters?|parts?|steps?|tables?|figures?|rule|no\.|nos\."
    r"|(?:\w{3,7}-)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand))",
    re.IGNORECASE,
)
_PAGE_ENDS = frozenset("0123456789ivxlc")
_ENDS_IN_PAGE = regex(r"(?:\s{2,}|\t)(?P<page>\d{1,3}|[ivxlc]{1,7})$")


def mark_of(text: str) -> str:
    """Return the section number or list mark that *text* begins with, or an empty string."""
    first = text[:1]
    for pattern in _DIGIT_MARKS if first.isdecimal() else _MARKS.get(first, ()):
        if found := pattern.match(text):
            return found[0]
    return ""


def depth_of(mark: str) -> int:
    """Return how deep a mark stands: ``4`` is 1, ``4.2`` is 2; an article or exhibit is 1."""
    if _OUTER_UNIT.match(mark):
        return 1
    return max(1, min(len(re.findall(r"\d+", mark)), 9))


def is_open_end(text: str) -> bool:
    """Tell whether *text* ends in a word that needs another after it: "of the", "in Section"."""
    return _OPEN_WORD.fullmatch(_BREAK.split(text[-20:])[-1]) is not None


def without_bullet(text: str) -> tuple[str, str]:
    """Return the bullet that *text* begins with, or an empty string, and the rest."""
    found = _BULLET.match(text) if _maybe_bullet(text) else None
    return (found["bullet"], text[found.end() :]) if found else ("", text)


def starts_item(text: str) -> bool:
    """Tell whether *text* begins with a bullet or with a box to tick."""
    if not _maybe_bullet(text):
        return False
    return _BULLET.match(text) is not None or _CHOICE.match(text) is not None


def _maybe_bullet(text: str) -> bool:
    """Tell at a glance; most lines begin with a letter or a digit."""
    first = text[:1]
    return first == "o" or not first.isalnum()


def is_contents_line(text: str) -> bool:
    """Tell whether *text* is a line of a table of contents.

    Dot leaders up to a page number make one, and so does a numbered line with its page far right.
    """
    tail = text[-200:]
    if tail[-1:] not in _PAGE_ENDS:
        return False
    if _CONTENTS.search(tail):
        return True
    return len(text) == len(tail) and bool(mark_of(text)) and bool(_ENDS_IN_PAGE.search(tail))
