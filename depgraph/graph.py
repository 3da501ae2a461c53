"""The only home of networkx: which document relies on which, asked as typed questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise
from typing import Any

from depgraph.model.findings import Step
from depgraph.model.links import Confidence

MAX_PATHS = 50
"""Ways that are shown where there are more."""


KINDS = {
    "cites": "cites",
    "takes": "takes definitions from",
    "links": "links to",
    "refers": "refers to",
    "uses": "uses term",
    "names": "names",
}
"""How one document can rely on another, by the word that is typed for it."""


class Direction(StrEnum):
    """Which way to go from a document."""

    UPSTREAM = "upstream"
    """To what it relies on."""
    DOWNSTREAM = "downstream"
    """To what relies on it."""
    BOTH = "both"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One document, or a folder that is linked to."""

    path: str
    doc: str
    kind: str
    title: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """*source* relies on *target*, *count* times by references of *kind*."""

    source: str
    target: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """Documents and who relies on whom, sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    about: str = ""
    """The path of the document whose neighbourhood it is."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """One resolved reference between two documents."""

    source: str
    target: str
    step: Step


def built(reliances: Iterable[Reliance]) -> Any:  # noqa: ANN401  # networkx has no types
    """Return the ``MultiDiGraph`` of *reliances*, edges from documents to what they rely on."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for reliance in reliances:
        graph.add_edge(reliance.source, reliance.target, step=reliance.step)
    return graph


def paths_between(
    reliances: Iterable[Reliance], source: str, target: str, *, every: bool
) -> tuple[tuple[Step, ...], ...]:
    """Return the ways on which *source* relies on *target*, shortest first; one unless *every*.

    Of very many ways one more is returned than :data:`MAX_PATHS`.
    """
    import networkx as nx

    graph = built(reliances)
    if source not in graph or target not in graph or not nx.has_path(graph, source, target):
        return ()
    if source == target:
        return ()
    if every:
        found: Iterator[list[str]] = nx.shortest_simple_paths(nx.DiGraph(graph), source, target)
        ways = sorted(islice(found, MAX_PATHS + 1), key=lambda way: (len(way), way))
    else:
        ways = [nx.shortest_path(graph, source, target)]
    return tuple(tuple(_steps(graph, way)) for way in ways)


def _steps(graph: Any, way: list[str]) -> Iterator[Step]:  # noqa: ANN401  # networkx has no types
    order = tuple(Confidence)
    for source, target in pairwise(way):
        steps: list[Step] = [data["step"] for data in graph[source][target].values()]
        yield min(steps, key=lambda step: (order.index(step.confidence), step.source, step.target))


def around(
    graph: DocumentGraph, path: str, depth: int, direction: Direction = Direction.BOTH
) -> DocumentGraph:
    """Return what lies within *depth* steps of *path*: upstream, downstream, or either."""
    import networkx as nx

    plain = nx.DiGraph()
    plain.add_nodes_from(node.path for node in graph.nodes)
    plain.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    seen = {
        Direction.UPSTREAM: plain,
        Direction.DOWNSTREAM: plain.reverse(copy=False),
        Direction.BOTH: plain.to_undirected(as_view=True),
    }[direction]
    near = nx.single_source_shortest_path_length(seen, path, depth) if path in plain else {}
    return DocumentGraph(
        tuple(node for node in graph.nodes if node.path in near),
        tuple(e for e in graph.edges if e.source in near and e.target in near),
        path,
    )


@dataclass(frozen=True, slots=True, order=True)
class Circle:
    """*members* documents rely on each other all around; *shortest* is the shortest way round."""

    shortest: tuple[str, ...]
    members: int


def circles(pairs: Iterable[tuple[str, str]]) -> tuple[Circle, ...]:
    """Return the circles in which documents rely on each other, the largest first."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_edges_from(sorted(pair for pair in pairs if pair[0] != pair[1]))
    found = [
        Circle(_shortest_round(graph.subgraph(members)), len(members))
        for members in nx.strongly_connected_components(graph)
        if len(members) > 1
    ]
    return tuple(sorted(found, key=lambda circle: (-circle.members, circle.shortest)))


def _shortest_round(graph: Any) -> tuple[str, ...]:  # noqa: ANN401  # networkx has no types
    """Return the shortest way round, of several the first by name; it begins with its first."""
    pairs = sorted((one, other) for one, other in graph.edges if graph.has_edge(other, one))
    if pairs:
        return pairs[0]
    best: tuple[str, ...] = ()
    for start in sorted(graph):
        found = _round(graph, start, len(best))
        if found and (not best or len(found) < len(best)):
            best = found
    first = best.index(min(best))
    return best[first:] + best[:first]


def _round(graph: Any, start: str, most: int) -> tuple[str, ...]:  # noqa: ANN401
    """Return the shortest way from *start* back to it, if it has fewer than *most* steps."""
    came = {start: ""}
    waiting = [start]
    for _ in range(most - 1 if most else len(graph)):
        following = []
        for name in waiting:
            for other in sorted(graph.successors(name)):
                if other == start:
                    return _back(came, name)
                if other not in came:
                    came[other] = name
                    following.append(other)
        waiting = following
    return ()


def _back(came: dict[str, str], name: str) -> tuple[str, ...]:
    way = []
    while name:
        way.append(name)
        name = came[name]
    return tuple(reversed(way))
