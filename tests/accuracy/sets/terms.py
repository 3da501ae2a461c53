"""Definitions in regulations, and uses of terms that another document or section defines."""

from collections.abc import Iterator

from depgraph.analysis.terms import uses
from depgraph.model.documents import line_at
from depgraph.model.facts import Definition, Reference, ReferenceKind, Span
from depgraph.model.keys import term_key
from depgraph.model.links import Link
from depgraph.model.links import Outcome as Resolved
from depgraph.store.corpus import StoredCorpus
from extractors.amending.aligning import SourceMap
from tests.accuracy.corpora import Corpora, GoldRow, GoldSet, Measure
from tests.accuracy.matching import Stretch, paired
from tests.accuracy.memory import whole_of
from tests.accuracy.scores import Bar, Figure, Judged, Outcome
from tests.accuracy.sets.echoes import located


def _definitions(corpora: Corpora) -> Iterator[Judged]:
    """Judge the defined words in the files that the gold marks."""
    opened = corpora.set("regulations")
    rows = opened.gold("definitions.jsonl")
    for file, reading in opened.readings(row["file"] for row in rows).items():
        gold = [Stretch(row["start"], row["end"], row) for row in rows if row["file"] == file]
        found: list[Stretch[Definition]] = []
        if reading:
            source = SourceMap(opened.text(file), reading.document)
            for definition in reading.facts.definitions:
                place = source.locate(definition.span)
                found += [Stretch(place[0], place[1], definition)] if place else []
        for pair in paired(gold, found, _same_term):
            if pair.wanted is None:
                yield Judged(
                    file, Outcome.FALSE, "pointer" if _pointer(pair.found) else "other words"
                )
            elif pair.found is None:
                yield Judged(file, Outcome.MISS, _words(pair.wanted["text"]))
            elif _same_term(pair.wanted, pair.found):
                yield Judged(file, Outcome.RIGHT)
            else:
                yield Judged(file, Outcome.MISS, "read with other words")


def _pointer(definition: Definition | None) -> bool:
    return definition is not None and definition.pointer


def _same_term(row: GoldRow, definition: Definition) -> bool:
    names = (definition.term, *definition.names)
    wanted = {term_key(row["term"]), term_key(row["text"])}
    return bool(wanted & {term_key(name) for name in names})


def _words(text: str) -> str:
    count = len(text.split())
    return f"{count} word{'s' * (count > 1)}, {'capital' if text[:1].isupper() else 'small'}"


def _uses(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each marked use of a term leads to the paragraph that defines it.

    It is found as ``depgraph impact`` finds it. A paragraph where nothing is marked was not gone
    through by those who marked, so what is found there is not judged.
    """
    opened = corpora.set("regulations")
    rows: dict[str, list[GoldRow]] = {}
    for row in opened.gold("terms.jsonl"):
        rows.setdefault(row["file"], []).append(row)
    whole = whole_of(opened.readings(opened.files(".md")))
    for file, gold in rows.items():
        here = whole.document(file)
        if here is None:
            yield from (Judged(file, Outcome.MISS, "not read") for _ in gold)
            continue
        outcomes = {use.reference: use.outcome for use in uses(here, whole)}
        found = located(opened.text(file), here.reading, list(outcomes))
        marked = {opened.line(file, row["start"]) for row in gold}
        wanted = [Stretch(row["start"], row["end"], row) for row in gold]
        judged = [each for each in found if opened.line(file, each.start) in marked]
        for pair in paired(wanted, judged, _same_key):
            outcome = outcomes[pair.found] if pair.found else None
            yield from _judged_use(file, pair.wanted, outcome, opened, whole)


def _judged_use(
    file: str,
    row: GoldRow | None,
    outcome: Resolved | None,
    opened: GoldSet,
    whole: StoredCorpus,
) -> Iterator[Judged]:
    if row is None:
        if isinstance(outcome, Link):
            yield Judged(file, Outcome.FALSE, "use that the gold does not mark")
    elif outcome is None:
        yield Judged(file, Outcome.MISS, f"not seen: {_words(row['text'])}")
    elif not isinstance(outcome, Link):
        yield Judged(file, Outcome.MISS, f"seen, but {type(outcome).__name__.casefold()}")
    elif _gold_line(row, opened) in _defining_lines(outcome, whole):
        yield Judged(file, Outcome.RIGHT)
    else:
        yield Judged(file, Outcome.MISS, "seen, but to another place")


def _defining_lines(link: Link, whole: StoredCorpus) -> set[tuple[str, int | None]]:
    """Return where the definition stands, and where the parts that hold it begin."""
    target = whole.document(link.path)
    if target is None or link.definition is None:
        return set()
    span = target.facts.definitions[link.definition].span
    parts = (target.provisions[number] for number in target.ancestors(target.holder(span.block)))
    places = [span, *(Span(part.first, 0, 0) for part in parts)]
    return {(link.path, line_at(target.blocks[at.block], at.start)) for at in places}


def _gold_line(row: GoldRow, opened: GoldSet) -> tuple[str, int]:
    return row["target_file"], opened.line(row["target_file"], row["definition_start"])


def _same_key(row: GoldRow, reference: Reference) -> bool:
    return reference.key in {term_key(row["term"]), term_key(row["text"])}


def _csa_uses(corpora: Corpora) -> Iterator[Judged]:
    """Judge whether each use of a term that another document defines is seen as a use."""
    opened: GoldSet = corpora.set("csa")
    rows = [row for row in opened.gold("terms.jsonl") if row["defined_on"] != "sample"]
    for file, reading in opened.readings(row["file"] for row in rows).items():
        gold = [Stretch(row["start"], row["end"], row) for row in rows if row["file"] == file]
        uses = (
            [each for each in reading.facts.references if each.kind is ReferenceKind.USE]
            if reading
            else []
        )
        found = located(opened.text(file), reading, uses)
        for pair in paired(gold, found, _same_text):
            if pair.wanted is None:
                yield Judged(file, Outcome.FALSE, _words(pair.found.text) if pair.found else "")
            elif pair.found is not None and _same_text(pair.wanted, pair.found):
                yield Judged(file, Outcome.RIGHT)
            else:
                told = "not seen" if pair.found is None else "read with other bounds"
                yield Judged(file, Outcome.MISS, f"{told}: {_words(pair.wanted['text'])}")


def _same_text(row: GoldRow, reference: Reference) -> bool:
    return reference.key == term_key(row["text"])


MEASURES = (
    Measure(
        Bar("regulations: definitions", Figure.F1, 0.95, "only files with marked definitions"),
        _definitions,
    ),
    Measure(
        Bar(
            "regulations: uses resolved to their definition",
            Figure.F1,
            0.95,
            "some are not marked, some stand for other words of the same letters",
        ),
        _uses,
    ),
    Measure(
        Bar(
            "csa: uses of terms defined elsewhere",
            Figure.RECALL,
            0.95,
            "unmarked uses are missing",
        ),
        _csa_uses,
    ),
)
