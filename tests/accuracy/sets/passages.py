"""Passages that were read by hand: definitions, values, duties and citations of any document."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from operator import itemgetter
from typing import TypeVar

from depgraph.analysis.passages import Passages
from depgraph.extraction import duty_reader
from depgraph.model.duties import Duty, Modality
from depgraph.model.facts import Reading, Reference, ReferenceKind, Span, Strength, Value
from depgraph.model.keys import folded, singular, term_key
from tests.accuracy.by_hand import Label, Original, Passage, passages
from tests.accuracy.corpora import Corpora, Measure
from tests.accuracy.matching import Stretch, paired
from tests.accuracy.scores import Bar, Figure, Judged, Outcome, shape

Found = TypeVar("Found")
_CITING = (
    *(ReferenceKind.CITATION, ReferenceKind.LINK),
    *(ReferenceKind.FIELD, ReferenceKind.INCORPORATION),
)
_MODALITIES = {
    Modality.MUST: "must",
    Modality.BEST_EFFORTS: "must",
    Modality.MUST_NOT: "must_not",
    Modality.MAY_NOT: "must_not",
    Modality.SHOULD: "should",
    Modality.SHOULD_NOT: "should_not",
    Modality.MAY: "may",
    Modality.NEED_NOT: "need_not",
}


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
    for passage in passages():
        opened = corpora.set(passage.set)
        path = opened.root / passage.name
        reading = opened.readings([passage.name])[passage.name] if path.is_file() else None
        if reading is None:
            yield Judged(passage.name, Outcome.SKIPPED, "the file is not there, or is not read")
            continue
        original = Original(path, reading.document)
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
    # "after 1 May" limits something else than the date; only a deadline's bound is compared.
    if gold["bound"] == value.bound or (gold["value"] == "date" and not gold["bound"]):
        return ""
    return f"bound {value.bound or 'not said'!s}"


def _same_value(gold: Label, value: Value) -> bool:
    return not _wrong_value(gold, value)


def _decimal(amount: str) -> Decimal | str:
    try:
        return Decimal(amount)
    except InvalidOperation:
        return amount


def _duties(case: Case) -> Iterator[Judged]:
    """Judge who must, should, may or must not: the words that bind, how, and whom."""
    if duty_reader() is None:
        yield Judged(case.passage.name, Outcome.SKIPPED, "no reader of duties is installed")
        return
    for pair in paired(case.wanted("duty"), _found_duties(case), partial(_same_duty, case)):
        gold, duty = pair.wanted, pair.found
        if gold is None and duty is not None:
            told = f"{duty.modality} of {'an actor' if duty.actor else 'nobody'}"
            yield Judged(case.passage.name, Outcome.FALSE, f"{told}: {shape(duty.sentence)}")
        elif gold is not None and not gold.get("optional"):
            told = _wrong_duty(case, gold, duty)
            outcome = Outcome.MISS if told else Outcome.RIGHT
            yield Judged(case.passage.name, outcome, f"{gold['modality']}: {told}")


def _found_duties(case: Case) -> list[Stretch[Duty]]:
    numbered = [
        (number, passage)
        for number, passage in Passages(case.reading).all()
        if (place := case.original.place(Span(number, 0, len(passage.text))))
        and place[0] < case.passage.end
        and case.passage.start < place[1]
    ]
    reader = duty_reader()
    read = reader.read([passage for _, passage in numbered]) if reader else []
    bound = [
        (Span(number, *(duty.at if duty.at[0] < duty.at[1] else (duty.start, duty.end))), duty)
        for (number, _), duties in zip(numbered, read, strict=False)
        for duty in duties
    ]
    found = case.inside(bound, itemgetter(0))
    return [Stretch(each.start, each.end, each.what[1]) for each in found]


def _wrong_duty(case: Case, gold: Label, duty: Duty | None) -> str:
    if duty is None:
        return "not seen"
    if _MODALITIES.get(duty.modality, "") != gold["modality"]:
        return f"read as {duty.modality}"
    return "" if _same_actor(case, gold, duty.actor) else _told_actor(gold, duty.actor)


def _same_duty(case: Case, gold: Label, duty: Duty) -> bool:
    return not _wrong_duty(case, gold, duty)


def _same_actor(case: Case, gold: Label, actor: str) -> bool:
    if not actor:
        return gold["actor"] is None or gold.get("thing", False)
    return bool(gold["actor"]) and not _heads(case.original.words(*gold["actor"])).isdisjoint(
        _heads(actor)
    )


def _told_actor(gold: Label, actor: str) -> str:
    if not gold["actor"]:
        return "an actor where none is named"
    return "another actor" if actor else "no actor"


def _heads(actor: str) -> set[str]:
    """Return the words that may be the head of *actor*: its last one, and the last before "of"."""
    whole = folded(actor)
    parts = (whole, re.split(r" (?:of|for|in|at|on|who|that|requiring)\b|\(", whole)[0])
    return {singular(words[-1]) for part in parts if (words := re.findall(r"\w+", part))}


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

_TWICE = "12 passages labelled twice"
MEASURES = (
    Measure(
        Bar("passages: definitions", Figure.F1, 0.95, f"{_TWICE}: 14 of 14 agree; 1 of 61 mended"),
        partial(_judge, _definitions),
    ),
    Measure(
        Bar("passages: values", Figure.F1, 0.95, f"{_TWICE}: 10 of 10 agree; 1 of 119 mended"),
        partial(_judge, partial(_values, whole=True)),
    ),
    Measure(
        Bar("passages: values, place only", Figure.F1, 0.95, "as of the values"),
        partial(_judge, partial(_values, whole=False)),
    ),
    Measure(
        Bar("passages: duties", Figure.F1, 0.90, f"{_TWICE}: 7 of 7 agree; 3 of 113 mended"),
        partial(_judge, _duties),
    ),
    Measure(
        Bar("passages: citations", Figure.F1, 0.95, f"{_TWICE}: 6 of 6 agree; 2 of 74 mended"),
        partial(_judge, _citations),
    ),
)
