"""Citations in regulations and in a code of law: found with the right label, and resolved."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from depgraph.analysis.resolve import resolve
from depgraph.model.documents import line_at
from depgraph.model.facts import Reading, Reference, ReferenceKind, Relation
from depgraph.model.labels import label_of
from depgraph.model.links import Ambiguous, Dangling, Link
from depgraph.model.links import Outcome as Resolved
from depgraph.store.corpus import StoredCorpus
from tests.accuracy.corpora import Corpora, GoldRow, GoldSet, Measure
from tests.accuracy.matching import Pair, Stretch, paired
from tests.accuracy.memory import whole_of
from tests.accuracy.scores import Bar, Figure, Judged, Outcome, shape
from tests.accuracy.sets.echoes import located

SAMPLE = 600
"""Files of the law whose citations are judged, drawn by hash; all of the law can be the target."""

_FULL_NUMBER = re.compile(r"\d+[-.]\d")
_LIST = re.compile(r",|\b(?:through|to|and|or)\b|[-–]\s*\(")
_INNER = re.compile(
    r"(?:sub-?)?(?:section|paragraph|clause|item)s? ?\([^§]{1,120} of (?:§|sec)", re.IGNORECASE
)
_COMMENT = re.compile(r"comment (?P<number>\S+)")


@dataclass(frozen=True, slots=True)
class _Set:
    """How one set writes its targets, and how many of its citing files are judged."""

    name: str
    sample: int = 0


def _label(row: GoldRow) -> str:
    """Return the label that the row's target has, or an empty one when it is no provision here."""
    target, citation = row.get("target") or "", row.get("citation")
    if citation:
        comment = _COMMENT.fullmatch(citation)
        return label_of("comment", comment["number"]) if comment else label_of("§", citation)
    if row["kind"] == "section":
        return label_of("§", target.replace("|", ""))
    return ""


def _rows(opened: GoldSet, which: _Set) -> dict[str, list[GoldRow]]:
    files: dict[str, list[GoldRow]] = {}
    for row in opened.gold("references.jsonl"):
        files.setdefault(row["file"], []).append(row)
    if not which.sample:
        return files
    drawn = sorted(files, key=lambda file: hashlib.sha256(b"draw" + file.encode()).digest())
    return {file: files[file] for file in sorted(drawn[: which.sample])}


def _pairs(
    opened: GoldSet, which: _Set
) -> Iterator[tuple[str, Reading | None, list[Pair[GoldRow, Reference]]]]:
    rows = _rows(opened, which)
    readings = opened.readings(rows)
    for file, gold in rows.items():
        reading = readings[file]
        wanted = [Stretch(row["start"], row["end"], row) for row in gold]
        found = located(opened.text(file), reading, list(_citations(reading)))
        yield file, reading, list(paired(wanted, found, _same))


def _is_inside(row: GoldRow, reference: Reference) -> bool:
    """Return whether "part B of Chapter 2" was read whole where only the chapter is marked."""
    outer = row["text"].split(" of ")[0]
    return row["kind"] == "chapter" and f" of {outer}" in reference.text


def _citations(reading: Reading | None) -> Iterator[Reference]:
    kinds = (ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.INCORPORATION)
    for each in reading.facts.references if reading else ():
        # The gold marks what sentences cite, not what the heading of a commentary is about.
        if each.kind in kinds and each.relation is not Relation.RELATED:
            yield each


def _same(row: GoldRow, reference: Reference) -> bool:
    expected = _label(row)
    if not expected or row["kind"] == "external" or reference.label == expected:
        return True
    return _is_part_of(reference, expected)


def _is_part_of(reference: Reference, expected: str) -> bool:
    """Return whether "subsection (e) of § 2-532" was read where only the number is marked."""
    inner = reference.label is not None and reference.label.startswith(f"{expected}(")
    return inner and _INNER.match(reference.text) is not None


def _found(which: _Set, corpora: Corpora) -> Iterator[Judged]:
    for file, _, pairs in _pairs(corpora.set(which.name), which):
        for pair in pairs:
            yield from _judged(file, pair)


def _judged(file: str, pair: Pair[GoldRow, Reference]) -> Iterator[Judged]:
    row, reference = pair.wanted, pair.found
    if row is None:
        # "(c)(1) through (10)" cites what lies between as well; the gold marks the two ends.
        listed = pair.beside and reference and _LIST.search(reference.text)
        if reference and not listed and _counts_as_false(reference):
            yield Judged(file, Outcome.FALSE, shape(reference.text))
    elif reference is None:
        yield Judged(file, Outcome.MISS, shape(row["text"]))
    elif row.get("relative") or _same(row, reference):
        yield Judged(file, Outcome.RIGHT)
    else:
        yield Judged(
            file, Outcome.MISS, f"{shape(row['text'])} read as {shape(reference.label or '')}"
        )


def _counts_as_false(reference: Reference) -> bool:
    """Return whether the gold would have marked *reference*: it gives a whole section number."""
    return (
        not reference.external
        and reference.label is not None
        and bool(_FULL_NUMBER.search(reference.text))
    )


def _resolved(which: _Set, corpora: Corpora) -> Iterator[Judged]:
    """Judge where the citations that were seen lead, for targets inside the set."""
    opened = corpora.set(which.name)
    whole = whole_of(opened.readings(opened.files(".md")))
    for file, _, pairs in _pairs(opened, which):
        here = whole.document(file)
        for pair in pairs:
            row, reference = pair.wanted, pair.found
            if row and reference and here and row.get("target_start") is not None:
                outcome = resolve(reference, here, whole)
                inner = _is_part_of(reference, _label(row)) or _is_inside(row, reference)
                yield _led(file, row, outcome, opened, whole, inner=inner)


def _led(  # noqa: PLR0913
    file: str,
    row: GoldRow,
    outcome: Resolved,
    opened: GoldSet,
    whole: StoredCorpus,
    *,
    inner: bool,
) -> Judged:
    kind = shape(row["text"])
    match outcome:
        case Link():
            line = opened.line(row["target_file"], row["target_start"])
            same = outcome.path == row["target_file"]
            if same and (inner or _line_of(outcome, whole) == line):
                return Judged(file, Outcome.RIGHT)
            where = "another file" if outcome.path != row["target_file"] else "another part"
            return Judged(file, Outcome.FALSE, f"{kind} to {where}")
        case Dangling():
            return Judged(file, Outcome.MISS, f"{kind}: {outcome.gap.value}")
        case Ambiguous():
            return Judged(file, Outcome.MISS, f"{kind}: ambiguous")


def _line_of(link: Link, whole: StoredCorpus) -> int | None:
    target = whole.document(link.path)
    if target is None or link.provision is None:
        return 1
    provision = target.provisions[link.provision]
    offset = provision.inline[0] if provision.inline else 0
    return line_at(target.blocks[provision.first], offset)


def _relying(corpora: Corpora) -> Iterator[Judged]:
    """Judge, for the sections of a sample, which sections of the set rely on them."""
    opened = corpora.set("law")
    whole = whole_of(opened.readings(opened.files(".md")))
    found: dict[str, dict[str, bool]] = {}
    for path in opened.files(".md"):
        for target, spanned in _targets(path, whole):
            told = found.setdefault(target, {})
            told[path] = told.get(path, False) or spanned
    marked = {(row["file"], row["target_file"]) for row in opened.gold("references.jsonl")}
    for row in opened.gold("reverse.jsonl"):
        gold = {each["file"] for each in row["referenced_by"] if each["file"]}
        edges = found.get(row["file"], {})
        known = {path for path in edges if edges[path] or (path, row["file"]) in marked}
        yield from _edges(row["file"], gold, set(edges), known)


def _targets(path: str, whole: StoredCorpus) -> Iterator[tuple[str, bool]]:
    """Yield what the file at *path* cites, and whether by a range that it lies in ("1 to 9")."""
    here = whole.document(path)
    for reference in _citations(here.reading) if here else ():
        outcome = resolve(reference, here, whole) if here else None
        if isinstance(outcome, Link) and outcome.path != path:
            number = (reference.label or ":").split(":", 1)[1].split("(")[0]
            yield outcome.path, number not in reference.text and bool(_LIST.search(reference.text))


def _edges(file: str, gold: set[str], found: set[str], known: set[str]) -> Iterator[Judged]:
    """Judge edges. The notes leave some out: *known* ones stand in the citing text for certain.

    They are marked there by the publisher, or the text cites a range that the section lies in.
    """
    yield from (Judged(file, Outcome.RIGHT) for _ in gold & found)
    yield from (Judged(file, Outcome.MISS, "edge of the publisher's note") for _ in gold - found)
    contents = {path for path in found if path.endswith("contents.md")}
    alone = found - gold - contents - known
    yield from (Judged(file, Outcome.FALSE, "edge neither in note nor marked") for _ in alone)


def _measures() -> Iterable[Measure]:
    regulations, law = _Set("regulations"), _Set("law", SAMPLE)
    noise = "about 4 % of the references are not marked"
    yield Measure(
        Bar("regulations: citations with label", Figure.F1, 0.97, noise),
        partial(_found, regulations),
    )
    yield Measure(
        Bar("regulations: right provision of the right document", Figure.F1, 0.98),
        partial(_resolved, regulations),
    )
    yield Measure(
        Bar(f"law: citations with label ({SAMPLE} files)", Figure.F1, 0.97), partial(_found, law)
    )
    yield Measure(
        Bar("law: right provision of the right document", Figure.F1, 0.98), partial(_resolved, law)
    )
    yield Measure(
        Bar(
            "law: what relies on a section",
            Figure.RECALL,
            0.92,
            "7 % of the notes go through a chapter; edges that only the citing text marks are"
            " not counted",
        ),
        _relying,
    )


MEASURES = tuple(_measures())
