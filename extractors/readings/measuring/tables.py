"""The units that are known: each as written, folded, with its kind and its one name."""

from depgraph.model.facts import ValueKind
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
    "decade": "decade decades",
}
LONG_DURATIONS = word_set(
    "second seconds minute minutes hour hours day days night nights week weeks month months",
    "quarter quarters year years",
)
"""Durations written out, which any adjective may stand before: "two taxable years"."""
MONEY = {
    "usd": "usd us$ $ dollar dollars",
    "cent": "cent cents",
    "eur": "eur € euro euros",
    "gbp": "gbp £ sterling",
    "jpy": "jpy ¥ yen",
    "chf": "chf sfr francs franc",
    "aud": "aud a$ au$",
    "cad": "cad c$ ca$ cdn$",
    "inr": "inr ₹ rupee rupees rs rs.",
    "cny": "cny rmb yuan",
    "sgd": "sgd s$",
    "hkd": "hkd hk$",
    "nzd": "nzd nz$",
    "brl": "brl r$",
    "mxn": "mxn pesos",
    "ils": "ils nis ₪",
    "zar": "zar rand",
    **{code: code for code in word_set("sek nok dkk pln czk huf krw twd thb aed sar myr php")},
}
_PERCENTS = {"%": "% percent pct percents", "‰": "‰", "bp": "bp bps"}
COUNTED = word_set(
    "copy attempt retry time occasion user employee person people individual seat license",
    "licence unit item page character record request incident point vote member director",
    "batch lot replicate sample share signature approval reviewer approver witness",
    "participant device server site location node core customer supplier vendor party",
    "defect failure error test log file byte bit word digit letter token version",
    "generation backup installment instalment payment working-day round step level",
    "deviation cycle run injection rejection complaint audit question candidate household",
    "lawyer contractor cell colony vial tablet capsule specimen counterpart original",
)
"""What is counted even where no plural shows it: "at least one witness"."""
HYPHENED = word_set("character member digit letter person page word bit byte item user point seat")
"""What is counted where a hyphen leads to it: "six-digit code", not "two-step check"."""
_MEASURES = {
    "kg": "kg kilogram kilograms kilo kilos",
    "g": "g gram grams gramme grammes",
    "mg": "mg milligram milligrams",
    "µg": "µg ug mcg microgram micrograms",
    "ng": "ng nanogram nanograms",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
    "t": "tonne tonnes",
    "ton": "ton tons",
    "km": "km kilometer kilometers kilometre kilometres",
    "m": "m meter meters metre metres",
    "cm": "cm centimeter centimeters centimetre centimetres",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "µm": "µm um micron microns",
    "mile": "mile miles",
    "inch": "inch inches",
    "ft": "ft foot feet",
    "yard": "yard yards yd",
    "acre": "acre acres",
    "hectare": "hectare hectares ha",
    "l": "l liter liters litre litres",
    "ml": "ml milliliter milliliters millilitre millilitres",
    "µl": "µl ul microliter microliters microlitre microlitres",
    "gallon": "gallon gallons gal",
    "°c": "°c celsius",
    "°f": "°f fahrenheit",
    "degree": "degree degrees °",
    "v": "volt volts",
    "w": "watt watts",
    **{
        unit: unit
        for unit in word_set(
            "nm dl pg ppm ppb rpm hz khz mhz ghz kw kwh mwh mw kva mv kv ma kpa hpa mpa pa bar",
            " mbar psi torr lux db dba cfu iu eu ntu kb mb gb tb pb kib mib gib tib kbit mbit",
            " gbit mbps gbps kbps bpm cpm ph mol mmol µmol nmol mm² m² m³ cm² cm³ km² sqm sqft",
            " mmhg kda px dpi fps kcal kj mosm ns µs",
        )
    },
}
UPPER = {"V": "v", "W": "w", "mM": "mmol/l", "µM": "µmol/l", "nM": "nmol/l"}
"""Units that are such only as written."""
ALIASES = {
    "retries": "retry",
    "copies": "copy",
    "people": "person",
    "persons": "person",
    "licence": "license",
    "licences": "license",
    "batches": "batch",
    "parties": "party",
    "witnesses": "witness",
    "instalment": "installment",
    "instalments": "installment",
    "men": "man",
    "women": "woman",
    "children": "child",
    "criteria": "criterion",
    "colonies": "colony",
}
"""Plurals, and other spellings, that no rule makes singular."""
TWO_WORDS = {
    "per cent": (ValueKind.PERCENT, "%"),
    "per centum": (ValueKind.PERCENT, "%"),
    "percentage point": (ValueKind.PERCENT, "percentage point"),
    "percentage points": (ValueKind.PERCENT, "percentage point"),
    "basis point": (ValueKind.PERCENT, "bp"),
    "basis points": (ValueKind.PERCENT, "bp"),
    "degrees celsius": (ValueKind.QUANTITY, "°c"),
    "degrees centigrade": (ValueKind.QUANTITY, "°c"),
    "degrees c": (ValueKind.QUANTITY, "°c"),
    "degrees fahrenheit": (ValueKind.QUANTITY, "°f"),
    "degrees f": (ValueKind.QUANTITY, "°f"),
    "mm hg": (ValueKind.QUANTITY, "mmhg"),
    "x g": (ValueKind.QUANTITY, "×g"),
    "× g": (ValueKind.QUANTITY, "×g"),
    "square feet": (ValueKind.QUANTITY, "ft²"),
    "square foot": (ValueKind.QUANTITY, "ft²"),
    "square meters": (ValueKind.QUANTITY, "m²"),
    "square metres": (ValueKind.QUANTITY, "m²"),
    "square miles": (ValueKind.QUANTITY, "mile²"),
    "cubic meters": (ValueKind.QUANTITY, "m³"),
    "cubic metres": (ValueKind.QUANTITY, "m³"),
    "cubic feet": (ValueKind.QUANTITY, "ft³"),
    "cubic yards": (ValueKind.QUANTITY, "yard³"),
    "square yards": (ValueKind.QUANTITY, "yard²"),
    "pounds sterling": (ValueKind.MONEY, "gbp"),
    "us dollars": (ValueKind.MONEY, "usd"),
    "american dollars": (ValueKind.MONEY, "usd"),
    "canadian dollars": (ValueKind.MONEY, "cad"),
    "australian dollars": (ValueKind.MONEY, "aud"),
    "singapore dollars": (ValueKind.MONEY, "sgd"),
    "swiss francs": (ValueKind.MONEY, "chf"),
    "indian rupees": (ValueKind.MONEY, "inr"),
    "man hours": (ValueKind.DURATION, "hour"),
}


def _table() -> dict[str, tuple[ValueKind, str]]:
    table: dict[str, tuple[ValueKind, str]] = {}
    for word in COUNTED:
        table[word] = table[word + "s"] = (ValueKind.QUANTITY, word)
    for kind, group in (
        (ValueKind.QUANTITY, _MEASURES),
        (ValueKind.DURATION, _DURATIONS),
        (ValueKind.MONEY, MONEY),
        (ValueKind.PERCENT, _PERCENTS),
    ):
        table |= {word: (kind, unit) for unit, words in group.items() for word in words.split()}
    table |= {word: (ValueKind.QUANTITY, unit) for word, unit in ALIASES.items()}
    return table


UNITS = _table()
"""Unit as written, folded, to its kind and its one name."""
MEASURED = frozenset(word for words in _MEASURES.values() for word in words.split())
"""What measures, as written and folded."""
UNIT_WORDS = frozenset(word for word, (_, unit) in UNITS.items() if unit not in COUNTED)
"""Units that measure; what merely counts, such as records, says what a sentence is about."""
