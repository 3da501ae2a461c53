"""What a provision is called. Number spaces are apart: Section 3 is not Schedule 3 or Table 3."""

import re
import unicodedata
from typing import NewType

Label = NewType("Label", str)
"""``section:4.2(b)``, ``exhibit:C``, ``table:3``. Only :func:`label_of` makes one."""

SPACES: dict[str, str] = {
    "section": "section",
    "sections": "section",
    "sec": "section",
    "secs": "section",
    "§": "section",
    "§§": "section",
    "clause": "section",
    "clauses": "section",
    "cl": "section",
    "paragraph": "section",
    "paragraphs": "section",
    "para": "section",
    "paras": "section",
    "subsection": "section",
    "subsections": "section",
    "subparagraph": "section",
    "subparagraphs": "section",
    "subclause": "section",
    "article": "article",
    "articles": "article",
    "art": "article",
    "arts": "article",
    "chapter": "chapter",
    "chapters": "chapter",
    "part": "part",
    "parts": "part",
    "step": "step",
    "steps": "step",
    "exhibit": "exhibit",
    "exhibits": "exhibit",
    "schedule": "schedule",
    "schedules": "schedule",
    "annex": "annex",
    "annexes": "annex",
    "annexure": "annex",
    "appendix": "appendix",
    "appendices": "appendix",
    "attachment": "attachment",
    "attachments": "attachment",
    "addendum": "addendum",
    "table": "table",
    "tables": "table",
    "figure": "figure",
    "figures": "figure",
    "fig": "figure",
    "form": "form",
    "forms": "form",
    "note": "note",
    "notes": "note",
    "comment": "comment",
    "comments": "comment",
}
"""Unit word as written, folded, without its full stop, to its number space."""

ATTACHMENTS = frozenset(
    {
        "exhibit",
        "schedule",
        "annex",
        "appendix",
        "attachment",
        "addendum",
        "table",
        "figure",
        "form",
    }
)
"""Spaces whose removal is an attachment's (REF106), not a section's (REF101)."""

_ROMAN_SPACES = frozenset({"article", "chapter", "part"})
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_value(text: str) -> int | None:
    """Return the value of an upper-case roman numeral, or ``None`` when *text* is none."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def label_of(unit: str, number: str) -> Label:
    """Return the label of *number* in the space of the *unit* word (``"§"``, ``"Exhibit"``).

    Spaces, a leading section sign and trailing full stops are no part of a number. An article,
    chapter or part in roman numerals is the same as in digits. Letters keep their case.
    """
    space = SPACES.get(unit.casefold().rstrip("."), "section")
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", number)).strip("§").rstrip(".:,;")
    if space in _ROMAN_SPACES:
        value = roman_value(bare.upper())
        bare = str(value) if value else bare
    if space in ATTACHMENTS:
        bare = bare.upper()
    return Label(f"{space}:{bare}")


def parent_label(label: Label) -> Label | None:
    """Return the label one level up (``section:4.2(b)`` to ``section:4.2``), or ``None``."""
    space, number = label.split(":", 1)
    cut = max(number.rfind("("), number.rfind("."), number.rfind("-") if "-" in number else -1)
    return Label(f"{space}:{number[:cut]}") if cut > 0 else None


def shown(label: Label) -> str:
    """Return *label* as people write it: ``§4.2(b)``, ``Article 4``, ``Exhibit C``."""
    space, number = label.split(":", 1)
    return f"§{number}" if space == "section" else f"{space.capitalize()} {number}"
