"""Units and the words between a number and its unit. Refuses a unit that it does not know."""

import re
from dataclasses import dataclass

from depgraph.model.facts import ValueKind
from depgraph.model.keys import folded
from extractors.readings.words import word_set

_DURATIONS = {
    "second": "second seconds sec secs s",
    "millisecond": "millisecond milliseconds ms msec",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h",
    "day": "day days",
    "night": "night nights",
    "week": "week weeks wk wks",
    "fortnight": "fortnight fortnights",
    "month": "month months mo mos",
    "quarter": "quarter quarters",
    "year": "year years yr yrs",
}
_MONEY = {
    "usd": "usd us$ $ dollar dollars",
    "eur": "eur € euro euros",
    "gbp": "gbp £ sterling",
    "jpy": "jpy ¥ yen",
    "chf": "chf sfr francs franc",
    "aud": "aud a$",
    "cad": "cad c$ ca$",
    "inr": "inr ₹ rupee rupees",
    "cny": "cny rmb yuan",
    "sek": "sek",
    "nok": "nok",
    "dkk": "dkk",
    "sgd": "sgd s$",
    "zar": "zar rand",
    "hkd": "hkd hk$",
    "nzd": "nzd nz$",
    "brl": "brl r$",
    "pln": "pln",
}
_PERCENTS = {"%": "% percent pct", "‰": "‰", "bp": "bp bps"}
_COUNTED = word_set(
    "copy attempt retry time occasion user employee person people individual seat license",
    "licence unit item page character record request incident point vote member director",
    "batch lot replicate sample share signature approval reviewer approver witness",
    "participant device server site location node core customer supplier vendor party",
    "defect failure error test log file byte bit word digit letter token version",
    "generation backup installment instalment payment working-day round step level",
    "deviation cycle run injection rejection complaint audit question candidate household",
    "lawyer contractor",
)
_MEASURES = word_set(
    "kg g mg µg ug lb lbs oz km m cm mm µm nm inch inches ft l ml µl dl liter liters",
    "litre litres gallon gallons ppm ppb mg/ml g/l mg/l µg/ml mg/kg g/ml rpm hz khz mhz",
    "ghz kw kwh mv ma kpa pa mpa bar mbar psi lux db dba nm cfu cfu/ml iu kb mb gb tb pb",
    "kib mib gib tib kbit mbit gbit mbps gbps kbps bpm °c °f celsius fahrenheit ph mol",
    "mmol mm/s m/s m² m³ cm² cm³ sqm mg/dl mmhg times/min",
)
_ALIASES = {
    "lbs": "lb",
    "liter": "l",
    "liters": "l",
    "litre": "l",
    "litres": "l",
    "inches": "inch",
    "gallons": "gallon",
    "ug": "µg",
    "celsius": "°c",
    "fahrenheit": "°f",
    "retries": "retry",
    "copies": "copy",
    "people": "person",
    "persons": "person",
    "individual": "individual",
    "licence": "license",
    "batches": "batch",
    "parties": "party",
    "witnesses": "witness",
    "instalment": "installment",
    "households": "household",
}
_CASED = frozenset({"m", "g", "h", "s", "l"})
"""One-letter units that are words or names in the other case, or when a hyphen leads to them."""
_TWO_WORDS = {
    "per cent": (ValueKind.PERCENT, "%"),
    "percentage point": (ValueKind.PERCENT, "percentage point"),
    "percentage points": (ValueKind.PERCENT, "percentage point"),
    "basis point": (ValueKind.PERCENT, "bp"),
    "basis points": (ValueKind.PERCENT, "bp"),
    "degrees celsius": (ValueKind.QUANTITY, "°c"),
    "degrees c": (ValueKind.QUANTITY, "°c"),
    "degrees fahrenheit": (ValueKind.QUANTITY, "°f"),
    "degrees f": (ValueKind.QUANTITY, "°f"),
    "pounds sterling": (ValueKind.MONEY, "gbp"),
    "us dollars": (ValueKind.MONEY, "usd"),
    "canadian dollars": (ValueKind.MONEY, "cad"),
    "australian dollars": (ValueKind.MONEY, "aud"),
}
_QUALIFIERS = {
    "business": "business",
    "banking": "business",
    "working": "working",
    "calendar": "calendar",
}
_PASSED = word_set(
    "consecutive full additional further successive clear complete whole more continuous",
    "elapsed standard other additional separate different independent concurrent named",
    "authorised authorized",
)
_NEXT = re.compile(
    r"(?:[ \t\n\u00a0\u202f]{0,3}|(?P<hyphen>[-‐‑]))"
    r"(?P<word>%|‰|[°º˚]\s?[CFcf]\b|℃|℉|€|[A-Za-zµμ]+[²³]?(?:/[A-Za-zµμ]+)?)(?P<own>['’]s?)?"
)
_MOST_ADJECTIVES = 2


def _table() -> dict[str, tuple[ValueKind, str]]:
    table: dict[str, tuple[ValueKind, str]] = {}
    for kind, group in (
        (ValueKind.DURATION, _DURATIONS),
        (ValueKind.MONEY, _MONEY),
        (ValueKind.PERCENT, _PERCENTS),
    ):
        table |= {word: (kind, unit) for unit, words in group.items() for word in words.split()}
    for word in _COUNTED:
        table[word] = table[word + "s"] = (ValueKind.QUANTITY, word)
    table |= {word: (ValueKind.QUANTITY, word) for word in _MEASURES}
    table |= {word: (ValueKind.QUANTITY, unit) for word, unit in _ALIASES.items()}
    return table


UNITS = _table()
"""Unit as written, folded, to its kind and its one name."""
UNIT_WORDS = frozenset(word for word, (_, unit) in UNITS.items() if unit not in _COUNTED)
"""Units that measure; what merely counts, such as records, says what a sentence is about."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends at *end* of a text, with the qualifier that stood before it."""

    kind: ValueKind
    name: str
    end: int
    qualifier: str = ""


def unit_after(text: str, at: int) -> Unit | None:
    """Return the unit that follows offset *at*, past words such as "business" and "full"."""
    qualifier, passed = "", 0
    while match := _NEXT.match(text, at):
        word = folded(match["word"]).replace("º", "°").replace("˚", "°").replace(" ", "")
        if word in _QUALIFIERS:
            qualifier = _QUALIFIERS[word]
        elif found := _unit(text, match, word, hyphen=bool(match["hyphen"])):
            if passed and not _counts(found):
                return None
            return Unit(found[0], found[1], found[2], qualifier)
        elif word not in _PASSED:
            passed += 1
            if passed > _MOST_ADJECTIVES or word in _BREAKS or not match["word"].islower():
                return None
        at = match.end()
    return None


def is_count(unit: Unit) -> bool:
    """Say whether *unit* counts things, which only whole numbers do."""
    return unit.kind is ValueKind.QUANTITY and unit.name in _COUNTED


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands right before *at*, and where it starts."""
    match = _CURRENCY.search(text, max(0, at - 6), at)
    if match is None:
        return None
    return UNITS[match["sign"].casefold()][1], match.start("sign")


_CURRENCY = re.compile(
    r"(?<![A-Za-z])(?P<sign>US\$|CA\$|HK\$|NZ\$|[ACSR]?\$|[€£¥₹]|"
    + "|".join(sorted(code.upper() for code in _MONEY))
    + r")[ \u00a0]?$"
)
_BREAKS = word_set(
    "of and or the to in on at by for from is are was a an with per as that which than if",
    "when but not after before until unless such any each every all no its this these",
    "those be been has have had",
)


def _unit(
    text: str, match: re.Match[str], word: str, *, hyphen: bool
) -> tuple[ValueKind, str, int] | None:
    following = _NEXT.match(text, match.end())
    if following and not match["own"]:
        pair = _TWO_WORDS.get(f"{word} {folded(following['word'])}")
        if pair:
            return (*pair, following.end("word"))
    if word in _CASED and (hyphen or (match["word"].isupper() and word != "l")):
        return None
    found = UNITS.get(word)
    return (*found, match.end("word")) if found else None


def _counts(found: tuple[ValueKind, str, int]) -> bool:
    return found[0] is ValueKind.QUANTITY and found[1] in _COUNTED
