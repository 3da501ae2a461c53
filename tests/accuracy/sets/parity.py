"""The same text as .docx and as .pdf gives the same facts; pictures are reported, not guessed."""

from collections.abc import Callable, Hashable, Iterator
from functools import partial

from depgraph.model.facts import Reading
from depgraph.model.keys import term_key
from tests.accuracy.corpora import Corpora, Measure
from tests.accuracy.matching import multisets
from tests.accuracy.scores import Bar, Figure, Judged, Outcome, shape

Facts = Callable[[Reading], list[Hashable]]


def _provisions(reading: Reading) -> list[Hashable]:
    return [
        part.label or " ".join(part.title.casefold().split()) for part in reading.facts.provisions
    ]


def _values(reading: Reading) -> list[Hashable]:
    return [(value.kind, value.amount, value.unit) for value in reading.facts.values]


def _definitions(reading: Reading) -> list[Hashable]:
    return [term_key(definition.term) for definition in reading.facts.definitions]


def _twins(facts: Facts, what: str, corpora: Corpora) -> Iterator[Judged]:
    opened = corpora.set("openchain")
    pairs = {
        row["file"]: row["same_text_as"]
        for row in opened.gold("index.jsonl")
        if row.get("same_text_as")
    }
    readings = opened.readings([*pairs, *pairs.values()])
    for pdf, docx in pairs.items():
        one, other = readings[docx], readings[pdf]
        if one and other:
            yield from multisets(pdf, facts(one), facts(other), partial(_shape, what))
        else:
            yield Judged(pdf, Outcome.MISS, "not read")


def _shape(what: str, fact: Hashable) -> str:
    if what != "provision":
        return what
    return f"provision {shape(str(fact)) if ':' in str(fact) else 'without number'}"


def _pictures(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether every file without text says so."""
    opened = corpora.set("openchain")
    files = [path for path in opened.files(".pdf") if path.startswith("pdf-without-text/")]
    for file, reading in opened.readings(files).items():
        told = reading is not None and bool(reading.facts.problems)
        yield Judged(file, Outcome.RIGHT if told else Outcome.MISS, "says nothing")


MEASURES = (
    Measure(
        Bar("openchain: provisions of .docx = .pdf", Figure.JACCARD, 0.95, "some .pdf are older"),
        partial(_twins, _provisions, "provision"),
    ),
    Measure(
        Bar("openchain: values of .docx = .pdf", Figure.JACCARD, 0.95, "some .pdf are older"),
        partial(_twins, _values, "value"),
    ),
    Measure(
        Bar("openchain: definitions of .docx = .pdf", Figure.JACCARD, 0.95, "some .pdf are older"),
        partial(_twins, _definitions, "definition"),
    ),
    Measure(Bar("openchain: files without text are reported", Figure.RECALL, 1.0), _pictures),
)
