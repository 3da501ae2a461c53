"""Passages that were read by hand: definitions, values and citations of any document."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TypeVar

from depgraph.model.facts import Reading, Reference, ReferenceKind, Span, Strength, Value
from depgraph.model.keys import term_key
from tests.accuracy.by_hand import Label, Original, Passage, passages
from tests.accuracy.corpora import Corpora, Measure
from tests.accuracy.matching import Stretch, paired
from tests.accuracy.scores import Bar, Figure, Judged, Outcome, shape

Found = TypeVar("Found")
_CITING = (
    *(ReferenceKind.CITATION, ReferenceKind.LINK),
    *(ReferenceKind.FIELD, ReferenceKind.INCORPORATION),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One passage, the file it stands in, and what was read of that file."""

    passage: Passage
    original: Original
    reading: Reading

    def inside(
        self, things: Iterable[Found], span: Callable[[Found], Span]
    ) -> list[Stretch[Found]]:
        """Return those of *things* that begin in the passage, each where it stands."""
        places = ((self.original.place(span(thing)), thing) for thing in things)
        return [
            Stretch(*place, thing)
            for place, thing in places
            if place and self.passage.holds(place)
        ]

    def wanted(self, kind: str) -> list[Stretch[Label]]:
        """Return the labels of *kind* where they stand."""
        return [
            Stretch(label["start"], label["end"], label) for label in self.passage.of_kind(kind)
        ]

    def words(self, label: Label) -> str:
        """Return the words of *label*."""
        return self.original.words(label["start"], label["end"])


Judge = Callable[[Case], Iterator[Judged]]


def _judge(judge: Judge, corpora: Corpora) -> Iterator[Judged]:
    """Judge every passage whose file is the one that was labelled."""
    opened = corpora.set("")
    known = tuple(passages())
    readings = opened.readings(passage.file for passage in known)
    for passage in known:
        reading = readings[passage.file]
        if reading is None:
            yield Judged(passage.name, Outcome.SKIPPED, "not read: no extractor claims the file")
            continue
        original = Original(opened.root / passage.file, reading.document)
        if original.is_that_of(passage):
            yield from judge(Case(passage, original, reading))
        else:
            yield Judged(passage.name, Outcome.SKIPPED, "the file is not the one labelled")


def _definitions(case: Case) -> Iterator[Judged]:
    """Judge the terms; further names of a definition may answer rows, but are never false."""
    file = case.passage.name
    gold = Counter[str]()
    optional = Counter[str]()
    for label in case.passage.of_kind("definition"):
        (optional if label.get("optional") else gold)[term_key(case.words(label))] += 1
    found = [each.what for each in case.inside(case.reading.facts.definitions, lambda d: d.span)]
    terms = Counter(str(term_key(each.term)) for each in found)
    names = Counter(str(term_key(name)) for each in found for name in each.names)
    right = gold & (terms + names)
    yield from (Judged(file, Outcome.RIGHT) for _ in right.elements())
    yield from (Judged(file, Outcome.MISS, _words(each)) for each in (gold - right).elements())
    false = terms - gold - optional
    yield from (Judged(file, Outcome.FALSE, _words(each)) for each in false.elements())


def _words(term: str) -> str:
    count = len(term.split())
    return f"a term of {count} word{'s' * (count > 1)}"


def _values(case: Case, *, whole: bool) -> Iterator[Judged]:
    """Judge the values: the place and, when *whole*, amount, unit and bound as well."""
    found = case.inside(case.reading.facts.values, lambda value: value.span)
    for pair in paired(case.wanted("value"), found, _same_value):
        gold, value = pair.wanted, pair.found
        if gold is None and value is not None:
            yield Judged(case.passage.name, Outcome.FALSE, f"{value.kind}: {shape(value.text)}")
        elif gold is not None and not gold.get("optional"):
            told = _wrong_value(gold, value) if whole or value is None else ""
            outcome = Outcome.MISS if told else Outcome.RIGHT
            yield Judged(case.passage.name, outcome, f"{shape(case.words(gold))}: {told}")


def _wrong_value(gold: Label, value: Value | None) -> str:
    if value is None:
        return "not seen"
    if _decimal(gold["amount"]) != _decimal(value.amount):
        return "another amount"
    if gold["unit"] != value.unit or gold["qualifier"] != value.qualifier:
        return "another unit"
    return "" if gold["bound"] == value.bound else f"bound {value.bound or 'not said'!s}"


def _same_value(gold: Label, value: Value) -> bool:
    return not _wrong_value(gold, value)


def _decimal(amount: str) -> Decimal | str:
    try:
        return Decimal(amount)
    except InvalidOperation:
        return amount


def _citations(case: Case) -> Iterator[Judged]:
    """Judge the citations: the place, and whether it leads outside."""
    references = [each for each in case.reading.facts.references if each.kind in _CITING]
    found = case.inside(references, lambda reference: reference.span)
    for pair in paired(case.wanted("citation"), found, _same_side):
        gold, reference = pair.wanted, pair.found
        if gold is None and reference is not None:
            if reference.strength is Strength.EXPLICIT and not pair.beside:
                yield Judged(case.passage.name, Outcome.FALSE, shape(reference.text))
        elif gold is not None and not gold.get("optional"):
            yield _cited(case, gold, reference)


def _cited(case: Case, gold: Label, reference: Reference | None) -> Judged:
    written = f"{gold['where']}: {shape(case.words(gold))}"
    if reference is None:
        return Judged(case.passage.name, Outcome.MISS, f"{written}: not seen")
    if not _same_side(gold, reference):
        return Judged(case.passage.name, Outcome.MISS, f"{written}: on the other side")
    return Judged(case.passage.name, Outcome.RIGHT)


def _same_side(gold: Label, reference: Reference) -> bool:
    side = "external" if reference.external or _WEB.match(reference.path) else "internal"
    return gold["where"] in {side, "either"}


_WEB = re.compile(r"(?:https?|mailto|ftp):", re.IGNORECASE)

MEASURES = (
    Measure(
        Bar("passages: definitions", Figure.F1, 0.95),
        partial(_judge, _definitions),
    ),
    Measure(
        Bar("passages: values", Figure.F1, 0.95),
        partial(_judge, partial(_values, whole=True)),
    ),
    Measure(
        Bar("passages: values, place only", Figure.F1, 0.95),
        partial(_judge, partial(_values, whole=False)),
    ),
    Measure(
        Bar("passages: citations", Figure.F1, 0.95),
        partial(_judge, _citations),
    ),
)
