"""The conditions of a duty: what opens them, and how far they reach."""

from collections.abc import Iterator, Sequence

from depgraph.model.duties import Condition, ConditionKind
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.words import Word

_ONE = {
    "if": ConditionKind.IF,
    "when": ConditionKind.IF,
    "where": ConditionKind.IF,
    "whenever": ConditionKind.IF,
    "wherever": ConditionKind.IF,
    "upon": ConditionKind.IF,
    "provided": ConditionKind.IF,
    "unless": ConditionKind.EXCEPT,
    "except": ConditionKind.EXCEPT,
    "excluding": ConditionKind.EXCEPT,
    "within": ConditionKind.TIME,
    "before": ConditionKind.TIME,
    "after": ConditionKind.TIME,
    "until": ConditionKind.TIME,
    "during": ConditionKind.TIME,
    "once": ConditionKind.TIME,
    "following": ConditionKind.TIME,
}
_TWO = {
    ("subject", "to"): ConditionKind.IF,
    ("prior", "to"): ConditionKind.TIME,
    ("other", "than"): ConditionKind.EXCEPT,
    ("as", "soon"): ConditionKind.TIME,
    ("as", "long"): ConditionKind.IF,
    ("so", "long"): ConditionKind.IF,
    ("only", "if"): ConditionKind.IF,
    ("in", "case"): ConditionKind.IF,
    ("no", "later"): ConditionKind.TIME,
    ("not", "later"): ConditionKind.TIME,
    ("at", "least"): ConditionKind.TIME,
}
_EVENT = ("in", "the", "event")
_LONGEST = 40
_UNITS = lx.words("second minute hour day week month quarter year h hr time period d")
_NOT_UPON = frozenset({"depending", "based", "rely", "relies", "reliance", "relied", "depend"})
_NOUNS_BEFORE = frozenset({"the", "a", "an", "case", "this"})


def conditions(words: Sequence[Word], low: int, high: int, text: str) -> tuple[Condition, ...]:
    """Return the conditions among words *low* up to *high*; *text* holds the whole passage."""
    found: list[Condition] = []
    at = low
    while at < high:
        kind = _kind(words, at, high)
        if kind is None:
            at += 1
            continue
        end = _end(words, at, high)
        said = " ".join(text[words[at].start : words[end - 1].end].split())
        found.append(Condition(kind, said))
        at = end
    return tuple(found)


def opens(words: Sequence[Word], at: int) -> bool:
    """Return whether a condition opens at word *at*."""
    return _kind(words, at, len(words)) is not None


def _kind(words: Sequence[Word], at: int, high: int) -> ConditionKind | None:
    first = words[at].low
    second = words[at + 1].low if at + 1 < high else ""
    if (first, second) in _TWO:
        return _at_least(words, at) if (first, second) == ("at", "least") else _TWO[first, second]
    third = words[at + 2].low if at + 2 < high else ""
    if (first, second, third) == _EVENT:
        return ConditionKind.IF
    if first == "if" and at and words[at - 1].low == "even":
        return None
    if first == "upon" and at and words[at - 1].low in _NOT_UPON:
        return None
    if first == "provided" and second not in {"that", ",", "however"}:
        return None
    if first == "once" and second in {"a", "per", "every", "each", "an", ",", "."}:
        return None
    if first == "following" and at and words[at - 1].low in _NOUNS_BEFORE:
        return None
    if first == "within":
        return ConditionKind.TIME if _is_span(words, at, high) else None
    return _ONE.get(first)


def _is_span(words: Sequence[Word], at: int, high: int) -> bool:
    """Return whether "within" opens a time ("within ten days"), not a place."""
    near = [word.low for word in words[at + 1 : min(at + 9, high)]]
    return any(word.rstrip("s") in _UNITS for word in near)


def _at_least(words: Sequence[Word], at: int) -> ConditionKind | None:
    """Return that "at least ten days before" is a time; "at least two people" is none."""
    near = [word.low for word in words[at + 2 : at + 9]]
    return ConditionKind.TIME if {"before", "prior"} & set(near) else None


def _end(words: Sequence[Word], at: int, high: int) -> int:
    for end in range(at + 1, min(high, at + _LONGEST)):
        if words[end].low in {";", ",", ":", ".", ")"} and end > at + 1:
            return end
        if end > at + 2 and words[end].low in {"unless", "except"}:
            return end
    return min(high, at + _LONGEST)


def indices(words: Sequence[Word], low: int, high: int) -> Iterator[int]:
    """Yield the first word of each condition among words *low* up to *high*."""
    return (at for at in range(low, high) if _kind(words, at, high) is not None)
