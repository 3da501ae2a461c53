"""How a set of documents hangs together: counts, what is relied on most, circles, reviews."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.graph import circles
from depgraph.model.documents import ProblemKind
from depgraph.model.facts import Kind, Reference, Strength
from depgraph.model.findings import DocumentClass, Step
from depgraph.model.links import Ambiguous, Confidence, Dangling, Gap, Link, Outcome
from depgraph.store import StoredCorpus
from depgraph.tracker.current import current
from depgraph.tracker.judging import class_of
from depgraph.tracker.linking import EDGES, shown, target_of
from depgraph.tracker.progress import Progress
from depgraph.tracker.reviewing import Review, review_of
from depgraph.workspace import Workspace

_SURE = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Something that stands out: a document or a part of one, *count* times, in *documents*."""

    path: str
    doc: str
    label: str
    count: int
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Ring:
    """*members* documents rely on each other; *steps* are a shortest way round, by *paths*."""

    members: int
    paths: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What readers could not do, and the documents it happened to."""

    kind: str
    message: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """All counts; every tuple is sorted by what counts most, then by name."""

    documents: int
    kinds: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, int], ...]
    facts: tuple[tuple[str, int], ...]
    references: tuple[tuple[str, int], ...]
    largest: tuple[Ranked, ...]
    relied_on: tuple[Ranked, ...]
    parts: tuple[Ranked, ...]
    alone: tuple[str, ...]
    rings: tuple[Ring, ...]
    reviews: tuple[Review, ...]
    unreviewed: tuple[str, ...]
    effective: tuple[Review, ...]
    troubles: tuple[Trouble, ...]
    index: int
    """Bytes that the index takes on the disk."""
    text: int
    """Bytes of the text that was read."""


def stats(workspace: Workspace, progress: Progress) -> Stats:
    """Return how the documents hang together."""
    current(workspace, progress)
    corpus = workspace.corpus()
    documents = [d for path in corpus.paths() if (d := corpus.document(path)) is not None]
    seen = _Seen(corpus)
    for document in documents:
        seen.look(document)
    classes = {d.path: class_of(workspace.configuration, d) for d in documents}
    reviews = {d.path: review for d in documents if (review := review_of(d))}
    return Stats(
        len(documents),
        _ranked(Counter(d.facts.kind.value for d in documents)),
        _ranked(Counter(found.value for found in classes.values())),
        _facts(documents),
        tuple((name, seen.outcomes[name]) for name in _OUTCOMES),
        _largest(documents),
        seen.relied_on(),
        seen.most_relied_parts(),
        tuple(d.path for d in documents if d.path not in seen.joined and _is_read(d)),
        seen.rings(),
        tuple(sorted(reviews.values())),
        tuple(
            d.path for d in documents if d.path not in reviews and _is_reviewed(d, classes[d.path])
        ),
        _effective(documents),
        _troubles(documents),
        workspace.store.size(),
        sum(len(block.text.encode()) for d in documents for block in d.blocks),
    )


_OUTCOMES = ("in the same document", "to another document", "nowhere", "several", "outside")


class _Seen:
    """What references came to, and who relies on whom."""

    def __init__(self, corpus: StoredCorpus) -> None:
        self.corpus = corpus
        self.outcomes: Counter[str] = Counter()
        self.joined: set[str] = set()
        self.places: Counter[str] = Counter()
        self.by: defaultdict[str, set[str]] = defaultdict(set)
        self.part_places: Counter[tuple[str, str]] = Counter()
        self.part_by: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.best: dict[tuple[str, str], tuple[Reference, Link]] = {}

    def look(self, here: Indexed) -> None:
        """Count the references of *here*."""
        for reference in here.facts.references:
            outcome = resolve(reference, here, self.corpus)
            self.outcomes[_came_to(reference, outcome, here)] += 1
            if isinstance(outcome, Link) and outcome.path != here.path:
                self._link(here, reference, outcome)
            if isinstance(outcome, Dangling) and outcome.path not in {"", here.path}:
                self.joined |= {here.path, outcome.path}

    def _link(self, here: Indexed, reference: Reference, link: Link) -> None:
        self.joined |= {here.path, link.path}
        self.places[link.path] += 1
        self.by[link.path].add(here.path)
        part = self._part(link)
        if part:
            self.part_places[link.path, part] += 1
            self.part_by[link.path, part].add(here.path)
        known = self.best.get((here.path, link.path))
        if known is None or _SURE.index(link.confidence) < _SURE.index(known[1].confidence):
            self.best[here.path, link.path] = (reference, link)

    def _part(self, link: Link) -> str:
        document = self.corpus.document(link.path)
        if document is None:
            return ""
        if link.definition is not None:
            return f'"{document.facts.definitions[link.definition].term}"'
        if link.symbol is not None:
            return document.facts.symbols[link.symbol].name
        return document.call(link.provision)

    def relied_on(self) -> tuple[Ranked, ...]:
        """Return the documents that most documents rely on."""
        found = [
            Ranked(path, self._name(path), "", self.places[path], len(by))
            for path, by in self.by.items()
        ]
        return tuple(sorted(found, key=_most))

    def most_relied_parts(self) -> tuple[Ranked, ...]:
        """Return the sections, definitions and names that most documents rely on."""
        found = [
            Ranked(path, self._name(path), part, self.part_places[path, part], len(by))
            for (path, part), by in self.part_by.items()
        ]
        return tuple(sorted(found, key=_most))

    def _name(self, path: str) -> str:
        document = self.corpus.document(path)
        return document.name if document is not None else path

    def rings(self) -> tuple[Ring, ...]:
        """Return the circles, each with the sentence that makes each step."""
        found = []
        for circle in circles(self.best):
            way = circle.shortest
            pairs = zip(way, (*way[1:], way[0]), strict=True)
            found.append(Ring(circle.members, way, tuple(self._step(*pair) for pair in pairs)))
        return tuple(found)

    def _step(self, source: str, target: str) -> Step:
        reference, link = self.best[source, target]
        here = self.corpus.document(source)
        if here is None:
            return Step(source, target, "", "", link.confidence)
        where = here.where(reference.span)
        return Step(
            shown(where),
            shown(target_of(link, self.corpus)),
            EDGES[reference.kind],
            where.quote,
            link.confidence,
        )


def _came_to(reference: Reference, outcome: Outcome, here: Indexed) -> str:
    """Return one of :data:`_OUTCOMES`, or nothing for what was no reference."""
    match outcome:
        case Link(path=path):
            return "in the same document" if path == here.path else "to another document"
        case Dangling(gap=Gap.NOTHING_ANSWERS):
            return ""
        case Dangling(gap=gap):
            return "outside" if gap is Gap.EXTERNAL else "nowhere"
        case Ambiguous():
            return "" if reference.strength is Strength.SHAPED else "several"


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _most(ranked: Ranked) -> tuple[int, int, str, str]:
    return (-ranked.documents, -ranked.count, ranked.path, ranked.label)


def _facts(documents: Iterable[Indexed]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for document in documents:
        facts = document.facts
        counts["sections"] += len(facts.provisions)
        counts["definitions"] += len(facts.definitions)
        counts["values"] += len(facts.values)
        counts["names in code and settings"] += len(facts.symbols)
    return tuple(counts.items())


def _largest(documents: Iterable[Indexed]) -> tuple[Ranked, ...]:
    found = [
        Ranked(d.path, d.name, "", sum(len(block.text.split()) for block in d.blocks))
        for d in documents
    ]
    return tuple(sorted(found, key=_most))


def _is_reviewed(document: Indexed, held: DocumentClass) -> bool:
    """Return whether a review is to be expected: of controlled policies and procedures."""
    kind = document.facts.kind
    expected = kind in {Kind.SOP, Kind.POLICY} or bool(document.facts.identity.number)
    within = expected and kind not in {Kind.CODE, Kind.CONTRACT}
    return within and held is DocumentClass.CONTROLLED


def _is_read(document: Indexed) -> bool:
    """Return whether all of *document* was read, so that what is not found is not there."""
    return all(problem.kind is ProblemKind.NOTE for problem in document.facts.problems)


def _effective(documents: Iterable[Indexed]) -> tuple[Review, ...]:
    found = [
        Review(d.facts.identity.effective, d.path, d.name, "effective")
        for d in documents
        if d.facts.identity.effective[:4].isdigit()
    ]
    return tuple(sorted(found))


def _troubles(documents: Iterable[Indexed]) -> tuple[Trouble, ...]:
    paths: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    order = tuple(ProblemKind)
    for document in documents:
        for problem in document.facts.problems:
            key = (order.index(problem.kind), problem.kind.value, problem.message)
            if document.path not in paths[key]:
                paths[key].append(document.path)
    found = [
        (at, -len(those), Trouble(kind, message, tuple(those)))
        for (at, kind, message), those in paths.items()
    ]
    return tuple(
        trouble for _, _, trouble in sorted(found, key=lambda row: (*row[:2], row[2].message))
    )
