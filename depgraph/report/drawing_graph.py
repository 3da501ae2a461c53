"""Which document depends on which, as a picture that can still be read when there are many."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from depgraph.report.drawing import Box, Line, Picture, svg
from depgraph.report.drawing_folds import folded
from depgraph.report.plain import plain, plural
from depgraph.report.shapes import DocumentGraph, Node

LIMIT = 60
"""Boxes of a picture; beyond, documents of one folder share one."""
_MOST_LINES = 120
"""Lines of a picture; beyond, those between the same two boxes are drawn as one."""
_MOST_ALONE = 24
_SEVERAL = "in several ways"
_KINDS = (
    "cites",
    "links to",
    "uses term",
    "takes definitions from",
    "names",
    "refers to",
    _SEVERAL,
)
_DESCRIBED = 200

Lines = Counter[tuple[str, str, str]]
"""How often one box relies on another in one way."""


def graph_svg(graph: DocumentGraph, limit: int = LIMIT) -> str:
    """Return *graph* as SVG of *limit* boxes at most; the picture says what it leaves out."""
    return svg(picture_of(graph, limit))


def picture_of(graph: DocumentGraph, limit: int = LIMIT) -> Picture:
    """Return what is drawn of *graph*."""
    weights = Counter(end for e in graph.edges for end in (e.source, e.target))
    joined = [node.path for node in graph.nodes if weights[node.path]]
    alone = [node.path for node in graph.nodes if not weights[node.path]]
    drawn_alone = alone if len(alone) <= _MOST_ALONE else []
    if graph.about:
        weights[graph.about] += 1 + sum(weights.values())
    boxes = folded(joined, weights, limit) | {path: path for path in drawn_alone}
    lines = _lines(graph, boxes)
    return Picture(
        _title(graph),
        _boxes(graph, boxes),
        _drawn(lines, graph),
        _remarks(boxes, len(alone) - len(drawn_alone)),
        _KINDS,
        _described(lines),
    )


def _title(graph: DocumentGraph) -> str:
    count = plural(sum(node.kind != "folder" for node in graph.nodes), "document")
    about = next((node for node in graph.nodes if node.path == graph.about), None)
    if about is None:
        return f"Who relies on whom: {count}"
    return f"Who relies on whom around {plain(about.doc)}: {count}"


def _remarks(boxes: Mapping[str, str], left_out: int) -> tuple[str, ...]:
    said = ["Left: what others rely on. Right: what relies on it. A change travels as the arrows."]
    together = sum(path != box for path, box in boxes.items())
    if together:
        said.append(
            f"Too many to draw each: {plural(together, 'document shares', 'documents share')} "
            "the box of a folder. Ask for less with: depgraph graph DOCUMENT --depth 1"
        )
    if left_out:
        alone = plural(left_out, "document relies", "documents rely")
        said.append(f"{alone} on no other and no other on them; not drawn.")
    return tuple(said)


def _lines(graph: DocumentGraph, boxes: Mapping[str, str]) -> Lines:
    lines: Lines = Counter()
    for edge in graph.edges:
        ends = boxes.get(edge.source, ""), boxes.get(edge.target, "")
        if ends[0] != ends[1] and all(ends):
            lines[*ends, edge.kind] += edge.count
    return lines


def _drawn(lines: Lines, graph: DocumentGraph) -> tuple[Line, ...]:
    """Return the lines, all of one pair as one where there would be too many."""
    names = {node.path: plain(node.doc) for node in graph.nodes}
    pairs: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for (source, target, kind), count in sorted(lines.items()):
        pairs[source, target].append((kind, count))
    made = []
    for (source, target), ways in pairs.items():
        how = ", ".join(f"{kind} {count}" for kind, count in ways)
        told = f"{names.get(source, source)} relies on {names.get(target, target)}: {how}"
        if len(lines) > _MOST_LINES and len(ways) > 1:
            total = sum(count for _, count in ways)
            made.append(Line(target, source, _SEVERAL, total, told))
        else:
            made += [Line(target, source, kind, count, told) for kind, count in ways]
    return tuple(made)


def _boxes(graph: DocumentGraph, boxes: Mapping[str, str]) -> tuple[Box, ...]:
    inside: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.path in boxes:
            inside[boxes[node.path]].append(node)
    return tuple(
        _single(nodes[0], strong=nodes[0].path == graph.about)
        if box == nodes[0].path
        else _shared(box, nodes)
        for box, nodes in sorted(inside.items())
    )


def _single(node: Node, *, strong: bool) -> Box:
    path, title = plain(node.path), plain(node.title)
    folder, _, name = path.rstrip("/").rpartition("/")
    told = ", ".join(filter(None, (path, title, node.kind)))
    if node.doc != node.path:
        return Box(node.path, f"{plain(node.doc)} {title}".strip(), path, told, strong)
    if node.kind == "folder":
        return Box(node.path, path, "folder that is linked to", told, strong)
    return Box(node.path, title or name, path if title else f"{folder}/", told, strong)


def _shared(box: str, nodes: Sequence[Node]) -> Box:
    names = ", ".join(plain(node.doc) for node in nodes[:_MOST_ALONE])
    rest = f" and {len(nodes) - _MOST_ALONE} more" if len(nodes) > _MOST_ALONE else ""
    return Box(box, plain(box), plural(len(nodes), "document"), names + rest, many=True)


def _described(lines: Lines) -> str:
    told = [f"{source} {kind} {target}" for source, target, kind in sorted(lines)]
    rest = f"; and {len(told) - _DESCRIBED} more" if len(told) > _DESCRIBED else ""
    return "; ".join(told[:_DESCRIBED]) + rest + "." if told else "Nothing relies on anything."
