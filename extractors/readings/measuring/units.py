"""The unit that a number stands before or behind. Refuses a unit that it does not know."""

import re
from functools import lru_cache
from string import ascii_uppercase

from depgraph.model.facts import ValueKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.measuring.spelled import NUMBER_WORDS
from extractors.readings.measuring.tables import (
    COUNTED,
    HYPHENED,
    LONG_DURATIONS,
    MEASURED,
    MONEY,
    TWO_WORDS,
    UNITS,
    UPPER,
)
from extractors.readings.words import plain, word_set

_CASED = frozenset({"m", "g", "h", "s", "l", "t", "ha", "a"})
"""Short units that are words or names in the other case, or when a hyphen leads to them."""
_QUALIFIERS = {
    "business": "business",
    "banking": "business",
    "working": "working",
    "work": "working",
    "calendar": "calendar",
    "trading": "trading",
}
_NEXT = regex(
    r"(?:[ \t\n\u00a0\u202f\u2009]{0,3}|(?P<hyphen>[-‐‑]))"
    r"(?P<word>%|‰|[°º˚]\s?[CFcf]\b|℃|℉|°|€|[x×](?=\s?g\b)|[A-Za-zµμ]+[²³]?(?:/[A-Za-zµμ]+[²³]?)?)"
    r"(?P<own>['’]s?)?"
)
_OF_STATES = regex(
    r"\s{0,2}(?:United\s{1,2}States|U\.\s?S\.)\s{1,2}(?:dollars?|currency)\b", re.IGNORECASE
)
_PER = regex(r"\s{1,2}per\s{1,2}(?P<word>[A-Za-zµμ]{1,11})\b")
_PER_UNITS = word_set("kg g mg l ml dl m cm mm liter litre kilogram gram gallon milliliter")
_MOST_ADJECTIVES = 2
_SIGNS = {"℃": "°c", "℉": "°f"}
_CURRENCY = regex(
    r"(?<![A-Za-z])(?P<sign>US\s?\$|U\.\s?S\.\s?\$|CA\$|CDN\$|HK\$|NZ\$|AU\$|[ACSR]?\$|[€£¥₹₪]|Rs\.?"
    r"|(?:U\.\s?S\.|US)\s[Dd]ollars|Euros?|EUROS?|"
    + "|".join(sorted(code.upper() for code in MONEY if code != "cent"))
    + r")[ \u00a0]?$"
)
_CURRENCY_ENDS = frozenset("$€£¥₹₪.so" + ascii_uppercase)
_BREAKS = NUMBER_WORDS | word_set(
    "of and or the to in on at by for from is are was a an with per as that which than if",
    "when but not after before until unless such any each every all no its this these",
    "those be been has have had may shall will must can should would whose who where",
)


@immutable
class Unit:
    """A unit that ends at *end* of a text, with the qualifier that stood before it."""

    kind: ValueKind
    name: str
    end: int
    qualifier: str = ""


def unit_after(text: str, at: int) -> Unit | None:
    """Return the unit that follows offset *at*, past words such as "business" and "full"."""
    if states := _OF_STATES.match(text, at):
        return Unit(ValueKind.MONEY, "usd", states.end())
    qualifier, passed = "", 0
    while match := _NEXT.match(text, at):
        word = _word(match["word"])
        if word in _QUALIFIERS:
            qualifier = _QUALIFIERS[word]
        elif found := _unit(text, match, word, hyphen=bool(match["hyphen"])):
            if passed and not (is_count(found) or word in LONG_DURATIONS):
                return None
            return Unit(found.kind, found.name, found.end, qualifier)
        else:
            passed += 1
            known = word not in _BREAKS and match["word"].islower() and not match["own"]
            if passed > _MOST_ADJECTIVES or not known:
                return None
        at = match.end()
    return None


def is_count(unit: Unit) -> bool:
    """Say whether *unit* counts things, which only whole numbers do."""
    return unit.kind is ValueKind.QUANTITY and unit.name in COUNTED


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands right before *at*, and where it starts."""
    match = _CURRENCY.search(text, max(0, at - 14), at) if may_be_currency(text, at) else None
    if match is None:
        return None
    sign = re.sub(r"[\s.]", "", match["sign"]).casefold().removesuffix("dollars")
    return UNITS["usd" if sign == "us" else sign][1], match.start("sign")


def may_be_currency(text: str, at: int) -> bool:
    """Say whether what stands right before *at* ends as the sign or code of a currency does."""
    return text[max(0, at - 3) : at].rstrip(" \u00a0\n")[-1:] in _CURRENCY_ENDS


@lru_cache(4096)
def _word(written: str) -> str:
    bare = written.lower().replace("º", "°").replace("˚", "°").replace("\u03bc", "\u00b5")
    bare = "".join(bare.split())
    return _SIGNS.get(bare, bare)


def _unit(text: str, match: re.Match[str], word: str, *, hyphen: bool) -> Unit | None:
    following = _NEXT.match(text, match.end())
    if following and not match["own"]:
        pair = TWO_WORDS.get(f"{word} {_word(following['word'])}")
        if pair:
            return Unit(*pair, following.end("word"))
    end = match.end("word")
    if match["word"] in UPPER and not hyphen and text[end : end + 1] != ".":
        return Unit(ValueKind.QUANTITY, UPPER[match["word"]], end)
    if word in _CASED and (hyphen or (match["word"].isupper() and word != "l")):
        return None
    if hyphen and word == "quarters":
        return None
    if hyphen and word in COUNTED and word not in HYPHENED:
        return None
    if "/" in word:
        return _quotient(word, end)
    found = UNITS.get(word)
    return _per(text, Unit(*found, end)) if found else None


def _quotient(word: str, end: int) -> Unit | None:
    """Return the unit that two known ones make: "mg/mL", "cells/mL", "m/s"."""
    upper, _, lower = word.partition("/")
    if upper not in UNITS:
        return None
    if UNITS[upper][0] is not ValueKind.QUANTITY or lower.rstrip("²³") not in UNITS:
        return Unit(*UNITS[upper], end - len(lower) - 1)
    return Unit(ValueKind.QUANTITY, f"{UNITS[upper][1]}/{_lower(lower)}", end)


def _lower(word: str) -> str:
    return UNITS[word][1] if word in MEASURED else word


def _per(text: str, unit: Unit) -> Unit:
    """Return *unit* with what it is measured for: "5 mg per kg"."""
    match = _PER.match(text, unit.end) if unit.name in MEASURED else None
    if match is None or match["word"].casefold() not in _PER_UNITS:
        return unit
    return Unit(unit.kind, f"{unit.name}/{UNITS[plain(match['word'])][1]}", match.end())
