"""Section references with the title in brackets: contracts in Word, one contract in Markdown."""

from collections.abc import Iterator

from depgraph.model.facts import Reading, Reference
from depgraph.model.labels import Label, label_of
from extractors.amending.aligning import SourceMap
from tests.accuracy.corpora import Corpora, GoldRow, GoldSet, Measure
from tests.accuracy.matching import Pair, Stretch, multisets, paired
from tests.accuracy.memory import standing
from tests.accuracy.scores import Bar, Figure, Judged, Outcome, shape

Cited = tuple[str, str]
"""The label cited and the title that the citation repeats."""


def _contracts(corpora: Corpora) -> Iterator[Judged]:
    opened = corpora.set("contracts")
    rows = opened.gold("references.jsonl")
    for file, reading in opened.readings(row["file"] for row in rows).items():
        gold = [(row["paragraph"], _wanted(row)) for row in rows if row["file"] == file]
        found = [
            (block.place.para, _cited(reference))
            for reference in _citations(reading)
            if reading and (block := reading.document.blocks[reference.span.block])
        ]
        yield from multisets(file, gold, found, _shape_of_pair)


def _csa(corpora: Corpora) -> Iterator[Judged]:
    opened = corpora.set("csa")
    for file, pairs in _csa_pairs(opened).items():
        for pair in pairs:
            yield from _judged(file, pair)


def _csa_pairs(opened: GoldSet) -> dict[str, list[Pair[GoldRow, Reference]]]:
    rows = opened.gold("references.jsonl")
    files: dict[str, list[Pair[GoldRow, Reference]]] = {}
    for file, reading in opened.readings(row["file"] for row in rows).items():
        gold = [Stretch(row["start"], row["end"], row) for row in rows if row["file"] == file]
        found = located(opened.text(file), reading, _citations(reading))
        files[file] = list(
            paired(gold, found, lambda row, reference: _wanted(row) == _cited(reference))
        )
    return files


def _judged(file: str, pair: Pair[GoldRow, Reference]) -> Iterator[Judged]:
    wanted = _wanted(pair.wanted) if pair.wanted else None
    found = _cited(pair.found) if pair.found else None
    if wanted == found:
        yield Judged(file, Outcome.RIGHT)
        return
    if wanted:
        seen = "" if found is None else ", read with another number or title"
        yield Judged(file, Outcome.MISS, shape(pair.wanted["text"]) + seen)  # type: ignore[index]
    if found and not wanted:
        yield Judged(file, Outcome.FALSE, shape(pair.found.text))  # type: ignore[union-attr]


def _disagreements(corpora: Corpora) -> Iterator[Judged]:
    """Judge where it is said that the title in brackets is not that of the section cited."""
    for name in ("contracts", "csa"):
        opened = corpora.set(name)
        rows = opened.gold("references.jsonl")
        for file, reading in opened.readings(row["file"] for row in rows).items():
            gold = [
                row["paragraph"] if name == "contracts" else _line(opened, row)
                for row in rows
                if row["file"] == file and row["status"] == "disagrees"
            ]
            # Each is asked alone: the others of its folder are other versions of it.
            places = [
                finding.effect.place
                for finding in standing({file: reading})
                if finding.rule == "REF112"
            ]
            found = [place.line if place.para is None else place.para for place in places]
            yield from multisets(f"{name}/{file}", gold, found, lambda _: "title elsewhere")


def _line(opened: GoldSet, row: GoldRow) -> int:
    return opened.line(row["file"], row["start"])


def located(
    text: str, reading: Reading | None, references: list[Reference]
) -> list[Stretch[Reference]]:
    """Return each reference at the characters of the source it stands in."""
    if reading is None:
        return []
    source = SourceMap(text, reading.document)
    places = ((source.locate(reference.span), reference) for reference in references)
    return [
        Stretch(*place, reference, len(reference.text)) for place, reference in places if place
    ]


def _citations(reading: Reading | None) -> list[Reference]:
    """Return the citations of numbered sections of this document or of one that is not named."""
    if reading is None:
        return []
    return [
        reference
        for reference in reading.facts.references
        if reference.label is not None
        and reference.label.startswith("section:")
        and reference.text[:1].casefold() in "s§"
        and not reference.external
    ]


def _wanted(row: GoldRow) -> Cited:
    return label_of("Section", row["number"]), _title(row["cited_title"] or "")


def _cited(reference: Reference) -> Cited:
    return reference.label or Label(""), _title(reference.echo)


def _title(title: str) -> str:
    return " ".join(title.split()).casefold()


def _shape_of_pair(pair: tuple[int | None, Cited]) -> str:
    return shape(pair[1][0]) + (" with title" if pair[1][1] else "")


MEASURES = (
    Measure(
        Bar("contracts: section references", Figure.RECALL, 1.0, "46 of 391 may be of another"),
        _contracts,
    ),
    Measure(
        Bar("csa: section references with title", Figure.RECALL, 1.0),
        _csa,
    ),
    Measure(
        Bar("contracts, csa: titles that disagree", Figure.F1, 1.0),
        _disagreements,
    ),
)
