"""Which document depends on which, in the languages of drawing programs. Refuses nothing."""

from collections.abc import Callable, Iterable

from depgraph.report.drawing_graph import graph_svg
from depgraph.report.drawing_text import xml
from depgraph.report.json import dumped
from depgraph.report.plain import plain
from depgraph.report.shapes import DocumentGraph, Edge, Node

_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)
_KEYS = (
    ("doc", "node", "string"),
    ("title", "node", "string"),
    ("kind", "node", "string"),
    ("how", "edge", "string"),
    ("count", "edge", "int"),
)

_MERMAID_DRAWS = 500
"""Arrows that Mermaid draws unless it is told otherwise."""


def render_graph(graph: DocumentGraph, name: str) -> str:
    """Return *graph* in the format called *name*."""
    return _FORMATS[name](graph)


def _text(graph: DocumentGraph) -> str:
    lines = [
        f"{plain(edge.source)} -> {plain(edge.target)}  ({edge.kind}, {edge.count})"
        for edge in _edges(graph)
    ]
    joined = {path for edge in graph.edges for path in (edge.source, edge.target)}
    lines += [plain(node.path) for node in _nodes(graph) if node.path not in joined]
    return _joined(lines)


def _dot(graph: DocumentGraph) -> str:
    lines = ["digraph depgraph {", "  rankdir=RL;", '  node [shape=box, fontname="sans-serif"];']
    lines += [
        f"  {_dot_string(node.path)} [label={_dot_string(_title(node))}];"
        for node in _nodes(graph)
    ]
    lines += [
        f"  {_dot_string(edge.source)} -> {_dot_string(edge.target)} "
        f"[label={_dot_string(_tag(edge))}];"
        for edge in _edges(graph)
    ]
    return _joined([*lines, "}"])


def _json(graph: DocumentGraph) -> str:
    return dumped(
        {
            "about": graph.about,
            "nodes": [
                {"path": node.path, "doc": node.doc, "kind": node.kind, "title": node.title}
                for node in _nodes(graph)
            ],
            "edges": [
                {
                    "source": edge.source,
                    "target": edge.target,
                    "kind": edge.kind,
                    "count": edge.count,
                }
                for edge in _edges(graph)
            ],
        }
    )


def _mermaid(graph: DocumentGraph) -> str:
    names = {node.path: f"d{at}" for at, node in enumerate(_nodes(graph), 1)}
    lines = ["flowchart RL"]
    if len(graph.edges) > _MERMAID_DRAWS:
        lines.append(
            f"%% {len(graph.edges)} arrows; most programs draw {_MERMAID_DRAWS}. "
            "Ask for less: depgraph graph DOCUMENT --depth 1"
        )
    lines += [f'  {names[node.path]}["{_entities(_title(node))}"]' for node in _nodes(graph)]
    lines += [
        f'  {names[edge.source]} -->|"{_entities(_tag(edge))}"| {names[edge.target]}'
        for edge in _edges(graph)
    ]
    return _joined(lines)


def _graphml(graph: DocumentGraph) -> str:
    lines = [
        f'  <key id="{name}" for="{end}" attr.name="{name}" attr.type="{kind}"/>'
        for name, end, kind in _KEYS
    ]
    lines.append('  <graph edgedefault="directed">')
    for node in _nodes(graph):
        data = "".join(
            _data(key, value)
            for key, value in (("doc", node.doc), ("title", node.title), ("kind", node.kind))
        )
        lines.append(f'    <node id="{xml(node.path)}">{data}</node>')
    for edge in _edges(graph):
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        data = _data("how", edge.kind) + _data("count", str(edge.count))
        lines.append(f"    <edge {ends}>{data}</edge>")
    return _XML + _joined([*lines, "  </graph>", "</graphml>"])


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{xml(value)}</data>'


def _nodes(graph: DocumentGraph) -> list[Node]:
    return sorted(graph.nodes, key=lambda node: node.path)


def _edges(graph: DocumentGraph) -> list[Edge]:
    return sorted(graph.edges, key=lambda edge: (edge.source, edge.target, edge.kind))


def _title(node: Node) -> str:
    return plain(node.doc or node.path)


def _tag(edge: Edge) -> str:
    return plain(f"{edge.kind} {edge.count}" if edge.count > 1 else edge.kind)


def _dot_string(text: str) -> str:
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entities(text: str) -> str:
    """Return *text* with the characters that end a Mermaid string as its numeric entities."""
    return "".join(f"#{ord(c)};" if c in '"#;<>&`|[]{}' else c for c in text)


def _joined(lines: Iterable[str]) -> str:
    return "".join(line + "\n" for line in lines)


_FORMATS: dict[str, Callable[[DocumentGraph], str]] = {
    "text": _text,
    "dot": _dot,
    "json": _json,
    "mermaid": _mermaid,
    "graphml": _graphml,
    "svg": graph_svg,
}
