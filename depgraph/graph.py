"""The only home of networkx: which document relies on which, asked as typed questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from depgraph.model.findings import Step
from depgraph.model.links import Confidence

_MAX_PATHS = 20
_MAX_STEPS = 6


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One document."""

    path: str
    doc: str
    kind: str


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
    """Return the ways on which *source* relies on *target*, shortest first; one unless *every*."""
    import networkx as nx

    graph = built(reliances)
    if source not in graph or target not in graph or not nx.has_path(graph, source, target):
        return ()
    if every:
        plain = nx.DiGraph(graph)
        found: Iterator[list[str]] = nx.all_simple_paths(plain, source, target, cutoff=_MAX_STEPS)
        ways = sorted(islice(found, 50 * _MAX_PATHS), key=lambda way: (len(way), way))[:_MAX_PATHS]
    else:
        ways = [nx.shortest_path(graph, source, target)]
    return tuple(tuple(_steps(graph, way)) for way in ways)


def _steps(graph: Any, way: list[str]) -> Iterator[Step]:  # noqa: ANN401  # networkx has no types
    order = tuple(Confidence)
    for source, target in pairwise(way):
        steps: list[Step] = [data["step"] for data in graph[source][target].values()]
        yield min(steps, key=lambda step: (order.index(step.confidence), step.source, step.target))


def around(graph: DocumentGraph, path: str, depth: int) -> DocumentGraph:
    """Return what lies within *depth* steps of *path*, in either direction."""
    import networkx as nx

    plain = nx.Graph()
    plain.add_nodes_from(node.path for node in graph.nodes)
    plain.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    near = set(nx.ego_graph(plain, path, depth).nodes) if path in plain else set()
    return DocumentGraph(
        tuple(node for node in graph.nodes if node.path in near),
        tuple(e for e in graph.edges if e.source in near and e.target in near),
    )


def graphml(graph: DocumentGraph) -> str:
    """Return *graph* as GraphML."""
    import networkx as nx

    made = nx.MultiDiGraph()
    for node in graph.nodes:
        made.add_node(node.path, doc=node.doc, kind=node.kind)
    for edge in graph.edges:
        made.add_edge(edge.source, edge.target, kind=edge.kind, count=edge.count)
    return "\n".join(nx.generate_graphml(made)) + "\n"
