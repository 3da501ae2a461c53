"""What the comments of a text allow. One that is not plain allows nothing, and that is told."""

import re
from collections.abc import Iterable
from datetime import date

from depgraph.analysis.allowances.values import refusal
from depgraph.analysis.catalogue import RULES
from depgraph.model.documents import Place
from depgraph.model.findings import Allowance, Status
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from depgraph.model.remarks import Remark

_ALLOW, _ALLOW_FILE = _VERBS = ("allow", "allow-file")
_KEYS = ("reason", "until", "owner")
_KEY = regex(r"(?P<key>[A-Za-z_-]+)=(?P<value>.*)", re.DOTALL)
_QUOTES = str.maketrans("“”„", '"""')


@immutable
class Note:
    """One rule that a comment allows, on the lines *first* to *last*; 0 begins a whole file."""

    allowance: Allowance
    rule: str
    first: int
    last: int | None
    quote: str

    def covers(self, line: int | None) -> bool:
        """Return whether *line* is meant; what has no line is meant with its file only."""
        if line is None:
            return not self.first
        return self.first <= line and (self.last is None or line <= self.last)


@immutable
class Fault:
    """A comment that asks to allow something and is not understood, so it does not."""

    path: str
    line: int
    message: str
    quote: str


def notes_in(path: str, remarks: Iterable[Remark]) -> tuple[tuple[Note, ...], tuple[Fault, ...]]:
    """Return what *remarks* of the document at *path* allow, and those not understood."""
    notes: list[Note] = []
    faults: list[Fault] = []
    for remark in remarks:
        verb, _, rest = remark.said.partition(" ")
        near = _near(verb, _VERBS)
        if not near:
            continue
        quote = f"depgraph: {remark.said}"
        rules, values, wrong = _parsed(rest)
        if verb not in _VERBS:
            wrong = f"says {verb!r}; did you mean {near[0]!r}?"
        if remark.is_open:
            wrong = "is not closed"
        if wrong:
            faults.append(Fault(path, remark.line, wrong, quote))
            continue
        place = Place(line=remark.line)
        allowance = Allowance(Status.WAIVED, **values, place=place, path=path)
        first, last = (0, None) if verb == _ALLOW_FILE else (remark.first, remark.last)
        notes += [Note(allowance, rule, first, last, quote) for rule in rules]
    return tuple(notes), tuple(faults)


def _parsed(said: str) -> tuple[list[str], dict[str, str], str]:
    """Return the rules, the values by key, and what is wrong."""
    import shlex

    try:
        words = shlex.split(said.translate(_QUOTES))
    except ValueError:
        return [], {}, 'has a quotation mark without its pair; write reason="..."'
    rules: list[str] = []
    values: dict[str, str] = {}
    for word in words:
        match = _KEY.fullmatch(word)
        if match is None:
            rules += [name for name in word.split(",") if name]
        else:
            values[match["key"]] = match["value"].strip()
    return list(dict.fromkeys(rules)), values, _wrong_rules(rules) or _wrong_values(values)


def _wrong_values(values: dict[str, str]) -> str:
    for key in values:
        if key not in _KEYS:
            near = _near(key, _KEYS)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(_KEYS)}"
            return f"has an unknown word {key!r}{hint}"
    if not values.get("reason"):
        return 'gives no reason; add reason="..."'
    until = values.get("until", "")
    try:
        date.fromisoformat(until or "2000-01-01")
    except ValueError:
        return f"has until={until!r}, which is no day; write it as until=2026-12-31"
    return ""


def _near(said: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(said, list(known), 1)


def _wrong_rules(rules: Iterable[str]) -> str:
    told = "names no rule; write for example: allow VAL303"
    for rule in rules:
        told = refusal(rule)
        if rule not in RULES and not told:
            near = _near(rule.upper(), RULES)
            hint = f"; did you mean {near[0]!r}?" if near else "; `depgraph rules` lists them"
            told = f"names {rule!r}, and no rule is called so{hint}"
        if told:
            return told
    return told
