"""Links of Markdown: whether each is read, and whether it is right, broken or not known."""

from collections.abc import Iterator
from functools import partial
from posixpath import basename
from urllib.parse import unquote

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.paths import joined
from depgraph.analysis.resolve import resolve
from depgraph.model.documents import line_at
from depgraph.model.facts import Reference, ReferenceKind
from depgraph.model.findings import Level
from depgraph.model.links import Dangling, Gap, Link
from depgraph.model.links import Outcome as Resolved
from depgraph.store.corpus import StoredCorpus
from tests.accuracy.corpora import Corpora, GoldRow, Measure
from tests.accuracy.matching import multisets
from tests.accuracy.memory import standing, whole_of
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

At = tuple[int, str]
"""The line of a link and its address."""


def _statuses(name: str, corpora: Corpora) -> Iterator[Judged]:
    """Judge the status of each internal link; those the gold is unsure of are left out."""
    opened = corpora.set(name)
    rows: dict[str, list[GoldRow]] = {}
    for row in opened.gold("links.jsonl"):
        rows.setdefault(row["path"], []).append(row)
    whole = whole_of(opened.readings(opened.files(".md")))
    for path, gold in rows.items():
        here = whole.document(path)
        links = _links(here) if here else {}
        for row in gold:
            if row["status"] != "unsure":
                yield _status(row, links, here, whole)


def _status(
    row: GoldRow, links: dict[At, Reference], here: Indexed | None, whole: StoredCorpus
) -> Judged:
    reference = links.get((row["line"], _plain(row["link"])))
    if reference is None or here is None:
        return Judged(row["path"], Outcome.MISS, "link not read")
    outcome = resolve(reference, here, whole)
    if _right(row, outcome):
        return Judged(row["path"], Outcome.RIGHT)
    needs = ", ".join(row["needs"]) or "nothing special"
    told = outcome.path if isinstance(outcome, Link) else type(outcome).__name__.casefold()
    said = "another document" if isinstance(outcome, Link) else told
    kind = Outcome.FALSE if row["status"] == "resolves" else Outcome.MISS
    return Judged(row["path"], kind, f"{row['status']} ({needs}): {said}")


def _right(row: GoldRow, outcome: Resolved) -> bool:
    if row["status"] == "resolves":
        return isinstance(outcome, Link) and outcome.path == row["target"]
    return not isinstance(outcome, Link)


def _links(here: Indexed) -> dict[At, Reference]:
    """Return the links by line and address; one that goes on in the next line stands on both."""
    found: dict[At, Reference] = {}
    for each in here.facts.references:
        if each.kind is ReferenceKind.LINK:
            block = here.blocks[each.span.block]
            written = _plain(f"{each.path}#{each.anchor}")
            found.setdefault((line_at(block, each.span.end - 1) or 0, written), each)
            found[line_at(block, each.span.start) or 0, written] = each
    return found


def _plain(address: str) -> str:
    """Return *address* as one spelling: nothing escaped, no empty anchor."""
    return unquote(address).rstrip("#")


def _false_findings(corpora: Corpora) -> Iterator[Judged]:
    """Judge links that are all right: each that `check` complains of is a false finding."""
    opened = corpora.set("guidebook")
    said = {
        (finding.effect.path, finding.effect.place.line)
        for finding in standing(opened.readings(opened.files(".md")))
        if finding.level is Level.BREAKING
    }
    for row in opened.gold("links.jsonl"):
        wrong = (row["path"], row["line"]) in said
        shape = f"{'#' if row['anchor'] else 'document'} link"
        yield Judged(row["path"], Outcome.FALSE if wrong else Outcome.RIGHT, shape)


def _sections(corpora: Corpora) -> Iterator[Judged]:
    """Judge which links lead to a section with another number than their text names."""
    opened = corpora.set("digital-identity")
    rows = opened.gold("section_links.jsonl")
    readings = opened.readings(row["file"] for row in rows)
    for file, reading in readings.items():
        text = opened.text(file)
        gold = [
            (text.count("\n", 0, row["start"]) + 1, _plain(row["link"]))
            for row in rows
            if row["file"] == file
        ]
        links = _links(Indexed(file, reading)) if reading else {}
        found = [pair for pair in links if pair in gold]
        yield from multisets(file, gold, found, lambda at: at[1].split("#")[0] or "#anchor")


def _policies(corpora: Corpora) -> Iterator[Judged]:
    """Judge where the links of a security program lead; they are written as if in one folder."""
    opened = corpora.set("policies/program")
    whole = whole_of(opened.readings(opened.files(".md")))
    for row in opened.gold("links.jsonl"):
        if row["target_file"] is None:
            continue
        here = whole.document(row["file"])
        line = opened.text(row["file"]).count("\n", 0, row["start"]) + 1
        written = _plain(f"{row['text']}#{row['anchor'] or ''}")
        reference = _links(here).get((line, written)) if here else None
        if reference is None or here is None:
            yield Judged(row["file"], Outcome.MISS, "link not read")
            continue
        outcome = resolve(reference, here, whole)
        if isinstance(outcome, Link) and outcome.path == row["target_file"]:
            yield Judged(row["file"], Outcome.RIGHT)
        elif isinstance(outcome, Link):
            yield Judged(row["file"], Outcome.FALSE, "another document")
        else:
            same = basename(row["target_file"]) == row["text"]
            told = type(outcome).__name__.casefold()
            yield Judged(row["file"], Outcome.MISS, f"{told}{' (other folder)' if same else ''}")


def _unopened(corpora: Corpora) -> Iterator[Judged]:
    """Judge links by where the files lie: one that does not open leads nowhere."""
    opened = corpora.set("policies/program")
    whole = whole_of(opened.readings(opened.files(".md")))
    for row in opened.gold("links.jsonl"):
        wanted = joined(row["file"], row["text"])
        opens = wanted is not None and whole.document(wanted) is not None
        here = whole.document(row["file"])
        found = (
            [each for each in _links(here).values() if each.path == row["text"]] if here else []
        )
        if here is None or not found:
            yield Judged(row["file"], Outcome.MISS, "link not read")
            continue
        outcome = resolve(found[0], here, whole)
        lost = isinstance(outcome, Dangling) and outcome.gap is Gap.NO_DOCUMENT
        right = lost != opens
        yield Judged(row["file"], Outcome.RIGHT if right else Outcome.FALSE, "opens or not")


MEASURES = (
    Measure(
        Bar("handbook: link status", Figure.F1, 0.995, "53 of 380 lost headings may be built"),
        partial(_statuses, "handbook"),
    ),
    Measure(Bar("guidebook: link status", Figure.F1, 0.995), partial(_statuses, "guidebook")),
    Measure(Bar("guidebook: links said to be broken", Figure.PRECISION, 1.0), _false_findings),
    Measure(Bar("digital-identity: links with a section number", Figure.RECALL, 0.99), _sections),
    Measure(Bar("policies: links that open and that do not", Figure.F1, 0.995), _unopened),
    Measure(
        Bar(
            "policies: links written as if in one folder",
            Figure.F1,
            0.98,
            "most do not open where the files lie, and are told as broken; nothing says otherwise",
        ),
        _policies,
    ),
)
