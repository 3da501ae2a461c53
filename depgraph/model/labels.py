"""What a provision is called. Number spaces are apart: Section 3 is not Schedule 3 or Table 3."""

import unicodedata
from functools import lru_cache
from typing import NewType

from depgraph.model.patterns import regex

Label = NewType("Label", str)
"""``section:4.2(b)``, ``exhibit:C``, ``table:3``. Only :func:`label_of` makes one.

``comment:4(a)-2.i`` is part i of the second comment on paragraph (a) of section 4, as an official
commentary numbers them: what is commented, a hyphen, the comment, a full stop before each part of
it. The part of a code before the section (the 1026 of 1026.4) is left out; ``comment:4(a)`` is all
that is said of 4(a), ``comment:AppendixB-3`` the third comment on an appendix.

``title:2``, ``chapter:5``, ``subchapter:2`` and ``part:B`` are the divisions of a code, outermost
first (in a contract or in European law a part or a title holds chapters); roman numerals count as
digits, so "Subchapter IX-A" is ``subchapter:IX-A`` and "Subchapter IX" is ``subchapter:9``.
"""

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
    "point": "section",
    "points": "section",
    "article": "article",
    "articles": "article",
    "art": "article",
    "arts": "article",
    "chapter": "chapter",
    "chapters": "chapter",
    "subchapter": "subchapter",
    "subchapters": "subchapter",
    "part": "part",
    "parts": "part",
    "subpart": "subpart",
    "subparts": "subpart",
    "title": "title",
    "titles": "title",
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

DIVISIONS = ("title", "chapter", "subchapter", "part", "subpart")
"""Spaces of the parts of a code that hold its sections, outermost first."""

_ROMAN_SPACES = frozenset({"article", *DIVISIONS})
_LETTERS = frozenset("CDLM")
"""Alone, these letter the parts of a division; they seldom count hundreds."""
_ROMAN = regex(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
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


@lru_cache(maxsize=4096)
def label_of(unit: str, number: str) -> Label:
    """Return the label of *number* in the space of the *unit* word (``"§"``, ``"Exhibit"``).

    Spaces, a leading section sign and trailing full stops are no part of a number. An article or
    a division in roman numerals is the same as in digits. Letters keep their case.
    """
    space = SPACES.get(unit.casefold().rstrip("."), "section")
    bare = "".join(unicodedata.normalize("NFKC", number).split()).strip("§").rstrip(".:,;")
    if space in _ROMAN_SPACES:
        value = None if bare.upper() in _LETTERS else roman_value(bare.upper())
        bare = str(value) if value else bare
    if space in ATTACHMENTS:
        bare = bare.upper()
    return Label(f"{space}:{bare}")


_OF_A_CODE = regex(r"section:[0-9]{2,4}\.(?=[0-9])")


def commented(label: Label) -> Label:
    """Return the label of what a commentary says of the section *label*, else *label* itself."""
    if not label.startswith("section:"):
        return label
    return Label("comment:" + _OF_A_CODE.sub("section:", label).removeprefix("section:"))


def parent_label(label: Label) -> Label | None:
    """Return the label one level up (``section:4.2(b)`` to ``section:4.2``), or ``None``."""
    space, number = label.split(":", 1)
    cut = max(number.rfind("("), number.rfind("."), number.rfind("-") if "-" in number else -1)
    return Label(f"{space}:{number[:cut]}") if cut > 0 else None


def shown(label: Label) -> str:
    """Return *label* as people write it: ``§4.2(b)``, ``Article 4``, ``Exhibit C``."""
    space, number = label.split(":", 1)
    return f"§{number}" if space == "section" else f"{space.capitalize()} {number}"
