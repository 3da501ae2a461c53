"""Sentences and subjects without end, no two alike; none holds a number or a name."""

from math import prod

_WHO = (
    *("the shift lead", "the records clerk", "the line operator", "the site engineer"),
    *("the duty planner", "the store keeper", "the lab analyst", "the process owner"),
    *("the safety adviser", "the document editor", "the service desk", "the buyer"),
    *("the team trainer", "the warehouse crew", "the data steward", "the plant nurse"),
)
_DOES = (
    *("compares", "files", "marks", "sorts", "labels", "counts", "describes", "photographs"),
    *("weighs", "collects", "inspects", "lists", "signs off", "hands over", "cleans", "repairs"),
)
_WHICH = (
    *("incoming", "returned", "damaged", "spare", "sealed", "printed", "borrowed", "unlabelled"),
    *("coated", "chilled", "rented", "folded", "painted", "stacked", "polished", "grounded"),
)
_WHAT = (
    *("pallets", "drawings", "gauges", "filters", "samples", "badges", "hoses", "valves"),
    *("folders", "ladders", "sensors", "bottles", "cables", "trolleys", "crates", "lamps"),
)
_WHERE = (
    *("at the loading bay", "in the cold room", "beside the test bench", "in the archive"),
    *("near the main gate", "on the mezzanine", "in the workshop", "behind the boiler house"),
    *("at the reception desk", "in the paint shop", "under the canopy", "in the clean room"),
)
_WHEN = (
    *("before the shift ends", "after a change of tools", "while the line stands still"),
    *("once the delivery is complete", "whenever a visitor asks", "as soon as the alarm is off"),
    *("until a colleague takes over", "unless the weather forbids it", "when stock runs low"),
    *("after the morning briefing", "before a holiday", "while the lift is serviced"),
)
_LISTS = (_WHO, _DOES, _WHICH, _WHAT, _WHERE, _WHEN)
_OF = (
    *("supplier", "visitor", "customer", "machine", "contract", "laboratory", "workshop"),
    *("vehicle", "packaging", "software", "employee", "chemical", "warehouse", "transport"),
    *("calibration", "maintenance", "training", "insurance", "complaint", "delivery"),
)
_KIND = (
    *("annual", "local", "external", "internal", "detailed", "preliminary", "revised", "joint"),
    *("written", "electronic", "combined", "informal", "technical", "financial", "seasonal"),
    *("regional", "central", "temporary", "final", "random", "planned", "partial"),
)
_THING = (
    *("register", "survey", "forecast", "summary", "checklist", "plan", "agenda", "estimate"),
    *("permit", "inventory", "schedule", "certificate", "report", "statement", "ledger"),
    *("handbook", "questionnaire", "profile", "index", "dossier", "brochure", "calendar"),
)
_PURPOSE = (
    *("for managers", "for new staff", "for night work", "for branch offices", "for tenants"),
    *("for contractors", "for field teams", "for dispatch", "for export goods", "for returns"),
    *("for the canteen", "for pilot lines", "for spare parts", "for rented tools"),
)
_STRIDE = 1_000_003
"""A prime that divides no list's length, so that each number has a sentence of its own."""


def filler(number: int) -> str:
    """Return sentence *number*; two numbers below a million never have the same one."""
    who, does, which, what, where, when = _picked(number, _LISTS)
    return f"{who[0].upper()}{who[1:]} {does} the {which} {what} {where} {when}."


def subject(number: int) -> str:
    """Return what statement *number* is about; two numbers below 100,000 never share it."""
    return " ".join(_picked(number, (_KIND, _OF, _THING, _PURPOSE)))


def _picked(number: int, lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    at, picked = number * _STRIDE % prod(map(len, lists)), []
    for words in lists:
        at, here = divmod(at, len(words))
        picked.append(words[here])
    return tuple(picked)
