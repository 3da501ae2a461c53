"""Read the number at the start of a text ("4.2", "(b)", "ARTICLE IV"); sequence is not judged."""

import re
from enum import StrEnum
from functools import lru_cache

from depgraph.model.immutable import immutable
from depgraph.model.labels import ATTACHMENTS, SPACES, roman_value
from depgraph.model.patterns import regex
from extractors.readings.words import plain


class Form(StrEnum):
    """How a number is written."""

    UNIT = "unit"
    """A unit word and a number: "Section 4", "Exhibit C", "Step 3"."""
    DECIMAL = "decimal"
    """Several components: "4.2", "1003.2", "1-204.03"."""
    PLAIN = "plain"
    """Digits alone: "1.", "2)", "5"."""
    LETTER = "letter"
    """An enumerator: "(a)", "(iv)", "(1)", "A.", "b)"."""


@immutable
class Numbering:
    """A number as written. *style* tells enumerations apart; *end* is the offset behind it.

    *inserted* numbers stand between two others ("(d-1)", "(2A)"). *alpha* and *roman* are the
    values as a letter and as a roman numeral, 0 when it is none.
    """

    form: Form
    number: str
    style: str
    end: int
    space: str = "section"
    alpha: int = 0
    roman: int = 0
    inserted: bool = False


_NUMBER = r"[0-9]{1,5}[A-Za-z]{0,2}(?:[.\-–‑][0-9]{1,5}[A-Za-z]{0,2})*"
_SUBS = r"(?:\([A-Za-z0-9]{1,4}\))*"
_UNIT = regex(
    r"(?P<unit>section|sec|clause|article|art|chapter|part|exhibit|schedule|annex|annexure|appendix"
    r"|attachment|addendum|table|figure|fig|form|step|paragraph|subsection)\.?\s{1,4}(?:no\.?\s)?"
    rf"(?P<number>{_NUMBER}{_SUBS}|[A-Z]{{1,3}}-[0-9]{{1,4}}(?:-[0-9]{{1,4}})?"
    r"|[IVXLC]{1,7}(?![A-Za-z])|[A-Z](?:[.\-][0-9]{1,3})?(?![A-Za-z]))(?P<stop>[.:)]?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_UNIT_HEADS = frozenset(
    "sec cla art cha par exh sch ann app att add tab fig for ste sub".split()  # noqa: SIM905
)
"""How the unit words begin."""
_MARKS = frozenset("(§")
_BEHIND = frozenset(".)ivxIVX")
"""What may stand behind the first letter of a number in letters."""
_BASE = regex(r"[0-9]+|[A-Za-z]+")
_BETWEEN = regex(r"[.()]+")
_NUMBERS = 1024
"""Enough for all numbers of a long document, which are asked for over and over."""
_SIGN = regex(rf"§\s{{0,3}}(?P<number>{_NUMBER}{_SUBS})(?P<stop>[.:]?)(?![A-Za-z0-9])")
_DECIMAL = regex(
    r"(?P<number>(?:[0-9]{1,4}|[A-Z])(?:\.[0-9]{1,3}[A-Za-z]?){1,6}"
    rf"{_SUBS}|[0-9]{{1,4}}(?:\([A-Za-z0-9]{{1,4}}\))+)[.:)]?(?=\s|$)"
)
_ROUND = regex(r"^([0-9]{1,3})\.0$")
_PLAIN = regex(r"(?P<number>[0-9]{1,3})(?:(?P<stop>[.:)]?)(?=\s|$)|(?P<tight>\.)(?=[A-Z][a-z]))")
_BRACKETED = regex(
    r"\((?P<number>[a-z]{1,5}(?:-[0-9]{1,2})?|[A-Z]{1,5}(?:-(?:[0-9]{1,2}|[ivx]{1,4}))?"
    r"|[0-9]{1,3}[A-Z]?(?:-[0-9a-zA-Z]{1,2})?)\)"
)
_POINTED = regex(r"(?P<number>[a-z]|[A-Z]|[ivx]{1,5}|[IVX]{1,5})(?P<stop>[.)])(?=\s|$)")


def numbering_at(text: str, start: int = 0) -> Numbering | None:
    """Return the number that *text* shows at *start*, or ``None``."""
    first = text[start : start + 1]
    if first == "(":
        return _bracketed(text, start)
    if first == "§":
        match = _SIGN.match(text, start)
        return _sectional(match, "§") if match else None
    if first.isdigit():
        match = _DECIMAL.match(text, start)
        return _sectional(match, "") if match else _plain(text, start)
    if not may_begin(text, start):
        return None
    return _unit(text, start) or _pointed(text, start) or _lettered(text, start)


def may_begin(text: str, start: int = 0) -> bool:
    """Say whether the first letters at *start* are those of a number or of its unit word."""
    first, second = text[start : start + 1], text[start + 1 : start + 2]
    if not first.isalpha():
        return first.isdigit() or first in _MARKS
    head = text[start : start + 3]
    return second in _BEHIND or head.casefold() in _UNIT_HEADS or not head.isascii()


@lru_cache(maxsize=_NUMBERS)
def components(number: str) -> tuple[str, ...]:
    """Return the components of a section number: ``4.2(b)`` gives ``4``, ``2``, ``b``."""
    return tuple(part for part in _BETWEEN.split(number) if part)


def alpha_value(text: str) -> int:
    """Return 1 for a, 26 for z, 27 for aa, 28 for bb; 0 when *text* is no such letter."""
    letters = text.casefold()
    if not letters.isascii() or not letters.isalpha() or len(set(letters)) != 1:
        return 0
    return ord(letters[0]) - 96 + 26 * (len(letters) - 1)


def _unit(text: str, start: int) -> Numbering | None:
    match = _UNIT.match(text, start)
    if match is None:
        return None
    space = SPACES[plain(match["unit"])]
    if space == "section":
        return _sectional(match, "section")
    number = match["number"].upper() if space in ATTACHMENTS else match["number"]
    roman = roman_value(number.upper()) or 0
    value = int(number) if number.isdigit() else 0
    return Numbering(
        Form.UNIT, number, space, match.end(), space, value or alpha_value(number), roman
    )


def _sectional(match: re.Match[str], style: str) -> Numbering:
    written = match["number"].replace("–", "-").replace("‑", "-")
    number = _ROUND.sub(r"\1", written)
    if number != written:
        return Numbering(Form.PLAIN, number, style + ".0", match.end(), "section", int(number))
    parts = components(number)
    form = Form.DECIMAL if len(parts) > 1 or "-" in number else Form.PLAIN
    value = int(parts[-1]) if parts[-1].isdigit() else alpha_value(parts[-1])
    if form is Form.PLAIN and style:
        roman = roman_value(number.upper()) or 0
        return Numbering(Form.UNIT, number, "section", match.end(), "section", value, roman)
    return Numbering(form, number, f"{style}{len(parts)}", match.end(), "section", value)


def _plain(text: str, start: int) -> Numbering | None:
    match = _PLAIN.match(text, start)
    if match is None:
        return None
    return Numbering(
        Form.PLAIN,
        match["number"],
        "1" + (match["stop"] or match["tight"] or ""),
        match.end(),
        alpha=int(match["number"]),
    )


def _bracketed(text: str, start: int) -> Numbering | None:
    match = _BRACKETED.match(text, start)
    return _enumerator(match["number"], "()", match.end()) if match else None


def _pointed(text: str, start: int) -> Numbering | None:
    match = _POINTED.match(text, start)
    return _enumerator(match["number"], match["stop"], match.end()) if match else None


def _lettered(text: str, start: int) -> Numbering | None:
    match = _DECIMAL.match(text, start)
    return _sectional(match, "") if match else None


def _enumerator(number: str, stop: str, end: int) -> Numbering | None:
    main, alpha, roman = _counting(number)
    if not alpha and not roman and not main.isdigit():
        return None
    style = ("1" if main.isdigit() else "A" if main.isupper() else "a") + stop
    return Numbering(
        Form.LETTER, number, style, end, alpha=alpha, roman=roman, inserted=main != number
    )


@lru_cache(maxsize=_NUMBERS)
def _counting(number: str) -> tuple[str, int, int]:
    """Return the digits or letters that *number* begins with, and what they count as each."""
    base = _BASE.match(number)
    main = base[0] if base else ""
    if main.isdigit():
        return main, int(main), 0
    return main, alpha_value(main), roman_value(main.upper()) or 0
