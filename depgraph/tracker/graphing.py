"""Answer which document relies on which: as a graph, and on which ways one relies on another."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys, provided
from depgraph.analysis.resolve import resolve
from depgraph.graph import (
    KINDS,
    Direction,
    DocumentGraph,
    Edge,
    Node,
    Reliance,
    around,
    paths_between,
)
from depgraph.model.findings import Step
from depgraph.model.links import Link
from depgraph.store import StoredCorpus
from depgraph.tracker.asking import found
from depgraph.tracker.current import current
from depgraph.tracker.linking import EDGES, reliances
from depgraph.tracker.progress import Progress
from depgraph.workspace import Workspace

_NEAR = 3
"""Neighbours that are named where there is no way."""

Pairs = Counter[tuple[str, str, str]]
"""How often one path relies on another in one way."""


@dataclass(frozen=True, slots=True)
class GraphQuestion:
    """Everything, or what lies within *depth* steps of the document called *around*.

    *kinds* are words of :data:`depgraph.graph.KINDS`; none stands for all.
    """

    around: str | None = None
    depth: int = 2
    direction: Direction = Direction.BOTH
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """The ways on which one document relies on another, with the evidence of each step."""

    source: str
    target: str
    paths: tuple[tuple[Step, ...], ...]
    nearest: str
    turned: bool = False
    """Whether there is a way in the other direction."""


def graph(workspace: Workspace, question: GraphQuestion, progress: Progress) -> DocumentGraph:
    """Return who relies on whom, of everything or of the neighbourhood of one document."""
    current(workspace, progress)
    corpus = workspace.corpus()
    ways = frozenset(KINDS[kind] for kind in question.kinds or KINDS)
    if question.around is None:
        return _graph(corpus, corpus.paths(), _all_pairs(corpus), ways)
    home = found(workspace, corpus, question.around)
    near = _Near(corpus, ways)
    near.walk(home, question.depth, question.direction)
    whole = _graph(corpus, near.by_path, near.pairs, ways)
    return around(whole, home, question.depth, question.direction)


def _graph(
    corpus: StoredCorpus, paths: Collection[str], pairs: Pairs, ways: frozenset[str]
) -> DocumentGraph:
    edges = tuple(sorted(Edge(*ends, n) for ends, n in pairs.items() if ends[2] in ways))
    folders = {edge.target for edge in edges if edge.target.endswith("/")}
    nodes = [Node(path, path, "folder") for path in folders]
    for path in paths:
        if (document := corpus.document(path)) is not None:
            facts = document.facts
            nodes.append(Node(path, document.name, facts.kind.value, facts.identity.title))
    return DocumentGraph(tuple(sorted(nodes)), edges)


def _all_pairs(corpus: StoredCorpus) -> Pairs:
    pairs: Pairs = Counter()
    for path in corpus.paths():
        pairs.update(_pairs_of(corpus.document(path), corpus))
    return pairs


def _pairs_of(here: Indexed | None, corpus: StoredCorpus) -> Iterator[tuple[str, str, str]]:
    """Yield the ends and the kind of each reference from *here* to another document."""
    for reference in here.facts.references if here else ():
        outcome = resolve(reference, here, corpus) if here else None
        if here and isinstance(outcome, Link) and outcome.path != here.path:
            yield here.path, outcome.path, EDGES[reference.kind]


class _Near:
    """The documents around one, found by their keys, so that the others are not resolved."""

    def __init__(self, corpus: StoredCorpus, ways: frozenset[str]) -> None:
        self.corpus = corpus
        self.ways = ways
        self.by_path: dict[str, Pairs] = {}

    @property
    def pairs(self) -> Pairs:
        """Return all pairs that were found."""
        return sum(self.by_path.values(), Counter())

    def walk(self, home: str, depth: int, direction: Direction) -> None:
        """Go *depth* steps from *home*, and look at what those found rely on."""
        reached = waiting = {home}
        for _ in range(depth):
            following: set[str] = set()
            for path in sorted(waiting):
                if direction is not Direction.DOWNSTREAM:
                    following |= self._upstream(path)
                if direction is not Direction.UPSTREAM:
                    following |= self._downstream(path)
            waiting = following - reached
            reached = reached | waiting
        for path in sorted(reached):
            self._upstream(path)

    def _upstream(self, path: str) -> set[str]:
        if path not in self.by_path:
            self.by_path[path] = Counter(_pairs_of(self.corpus.document(path), self.corpus))
        return {target for _, target, way in self.by_path[path] if way in self.ways}

    def _downstream(self, path: str) -> set[str]:
        document = self.corpus.document(path)
        if document is None:
            return set()
        keys = frozenset({*provided(document.reading), *path_keys(path)})
        return {other for other in self.corpus.relying(keys) if path in self._upstream(other)}


def why(workspace: Workspace, source: str, target: str, every: bool, progress: Progress) -> Why:  # noqa: FBT001
    """Return why the document *source* relies on *target*, shortest way first."""
    current(workspace, progress)
    corpus = workspace.corpus()
    start, end = found(workspace, corpus, source), found(workspace, corpus, target)
    everything = list(reliances(corpus))
    paths = paths_between(everything, start, end, every=every)
    if paths:
        return Why(start, end, paths, "")
    return Why(start, end, paths, _nearest(everything, start), _back(everything, end, start))


def _nearest(everything: list[Reliance], start: str) -> str:
    """Return what *start* relies on, and how: that comes nearest to a way that is not there."""
    near = {(r.target, r.step.edge) for r in everything if r.source == start}
    first = dict(sorted(near, reverse=True))
    return ", ".join(f"{start} -> {path} ({first[path]})" for path in sorted(first)[:_NEAR])


def _back(everything: list[Reliance], end: str, start: str) -> bool:
    """Return whether *end* relies on *start* instead."""
    return bool(paths_between(everything, end, start, every=False))
