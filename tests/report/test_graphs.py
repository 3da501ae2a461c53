"""The printers of who relies on whom: every language reads what is written, and the picture."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from jsonschema import Draft202012Validator

from depgraph.report.drawing_folds import folded
from depgraph.report.drawing_graph import LIMIT, picture_of
from depgraph.report.drawing_layout import Tie, laid_out
from depgraph.report.drawing_order import ordered, ranks, spread
from depgraph.report.drawing_text import fitted, width_of
from depgraph.report.graphs import render_graph
from depgraph.report.schemas import schema_text

Golden = Callable[[str, str], None]
FORMATS = ("text", "dot", "json", "mermaid", "graphml", "svg")


@dataclass(frozen=True)
class Node:
    path: str
    doc: str = ""
    kind: str = "policy"
    title: str = ""


@dataclass(frozen=True)
class Edge:
    source: str
    target: str
    kind: str = "cites"
    count: int = 1


@dataclass(frozen=True)
class Graph:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = field(default=())
    about: str = ""


GRAPH = Graph(
    (
        Node("b.md", 'B "quoted" <b>', title="Bees & flowers"),
        Node("a.md", "A"),
        Node("alone.md", "alone.md"),
    ),
    (Edge("b.md", "a.md", "uses term", 3), Edge("a.md", "b.md"), Edge("a.md", "b.md", "links to")),
)
HOSTILE = (
    'a"];\nx\x1b',
    "end",
    '"]</data><script>`|',
    "x --> y",
    "]]>&amp;#34;",
    "\ufffe\u202e\ud800",
    "subgraph\nend",
    "章節 文書 مرحبا",
    "%%{init: {}}%%",
    "W" * 400,
)
EVIL = Graph(
    tuple(Node(name, name, title=name) for name in HOSTILE),
    tuple(Edge(one, other) for one, other in pairwise(HOSTILE)),
)


def company(size: int, folders: int = 5, step: int = 7) -> Graph:
    """Documents in folders; each relies on a few that come before it, and some in a circle."""
    paths = [f"folder-{at % folders}/document-{at:03}.md" for at in range(size)]
    edges = [
        Edge(paths[at], paths[at // way], kind, way)
        for at in range(1, size)
        for way, kind in ((2, "cites"), (3, "links to"), (step, "uses term"))
    ]
    edges += [Edge(paths[at // 2], paths[at]) for at in range(4, size, 11)]
    return Graph(
        tuple(Node(path, path) for path in paths),
        tuple(edge for edge in edges if edge.source != edge.target),
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_graph_as_a_whole(name: str, golden: Golden) -> None:
    golden(f"answers/graph.{name}", render_graph(GRAPH, name))


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_documents_changes_no_drawing(name: str) -> None:
    for graph in (GRAPH, company(30)):
        turned = Graph(tuple(reversed(graph.nodes)), tuple(reversed(graph.edges)))
        assert render_graph(turned, name) == render_graph(graph, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_cannot_break_out_of_a_drawing(name: str) -> None:
    said = render_graph(EVIL, name)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800-\udfff]", said)
    assert "<script" not in said or name in {"text", "dot", "json"}


def test_graphml_is_read_by_others() -> None:
    read = nx.parse_graphml(render_graph(GRAPH, "graphml"), force_multigraph=True)
    assert dict(read.nodes(data="doc")) == {
        "a.md": "A",
        "b.md": 'B "quoted" <b>',
        "alone.md": "alone.md",
    }
    assert dict(read.nodes(data="title"))["b.md"] == "Bees & flowers"
    assert sorted(read.edges(data="how")) == [
        ("a.md", "b.md", "cites"),
        ("a.md", "b.md", "links to"),
        ("b.md", "a.md", "uses term"),
    ]
    assert len(nx.parse_graphml(render_graph(EVIL, "graphml")).nodes) == len(HOSTILE)


def test_json_follows_its_schema() -> None:
    schema = Draft202012Validator(json.loads(schema_text("graph")))
    for graph in (GRAPH, EVIL, company(9)):
        assert list(schema.iter_errors(json.loads(render_graph(graph, "json")))) == []


_MERMAID = re.compile(
    r'flowchart RL|%%.*|  d\d+\["(?:[^"#;<>&`|\[\]{}]|#\d+;)*"\]'
    r'|  d\d+ -->\|"(?:[^"#;<>&`|\[\]{}]|#\d+;)*"\| d\d+'
)
_DOT = re.compile(
    r'digraph depgraph \{|\}|  rankdir=RL;|  node \[shape=box, fontname="sans-serif"\];'
    r'|  "(?:[^"\\]|\\["\\])*" (?:-> "(?:[^"\\]|\\["\\])*" )?\[label="(?:[^"\\]|\\["\\])*"\];'
)


@pytest.mark.parametrize(("name", "line"), [("mermaid", _MERMAID), ("dot", _DOT)])
def test_every_line_is_of_the_language(name: str, line: re.Pattern[str]) -> None:
    for graph in (GRAPH, EVIL):
        wrong = [
            said for said in render_graph(graph, name).splitlines() if not line.fullmatch(said)
        ]
        assert wrong == []


def test_mermaid_says_when_it_will_not_draw_everything() -> None:
    said = render_graph(company(300), "mermaid").splitlines()[1]
    assert re.fullmatch(r"%% \d+ arrows; most programs draw 500\. .*", said)
    assert "%%" not in render_graph(company(20), "mermaid")


Rectangle = tuple[float, float, float, float]


def rectangles(svg: str) -> list[Rectangle]:
    """Return the boxes of a picture, without its ground and the shades of stacks."""
    found = []
    for group in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):  # noqa: S314  # ours
        moved = re.match(r"translate\(([\d.]+) ([\d.]+)\)", group.get("transform", ""))
        for child in group if moved else ():
            for box in child.findall("{http://www.w3.org/2000/svg}rect")[-1:]:
                x, y, width, height = (float(box.get(n, 0)) for n in ("x", "y", "width", "height"))
                left, top = float(moved[1]), float(moved[2])
                found.append((x + left, y + top, x + left + width, y + top + height))
    return found


def overlaps(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("size", [1, 5, 50, 500])
def test_no_box_stands_on_another(size: int) -> None:
    svg = render_graph(company(size), "svg")
    boxes = rectangles(svg)
    assert len(boxes) == min(size, len(boxes))
    assert 0 < len(boxes) <= LIMIT
    assert [pair for pair in combinations(boxes, 2) if overlaps(*pair)] == []
    wide, high = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)"', svg)[:2])
    assert all(box[0] >= 0 and box[1] >= 0 for box in boxes)
    assert all(box[2] <= wide and box[3] <= high for box in boxes)


@pytest.mark.parametrize("size", [5, 50, 500])
def test_no_line_passes_behind_a_box(size: int) -> None:
    picture = picture_of(company(size))
    joined = {end for line in picture.lines for end in (line.upstream, line.downstream)}
    layout = laid_out(
        dict.fromkeys(joined, 200.0),
        [Tie(line.upstream, line.downstream, line.kind) for line in picture.lines],
    )
    for line, way in zip(picture.lines, layout.ways, strict=True):
        for x, y in way[1:-1]:
            hit = [
                name
                for name, spot in layout.spots.items()
                if spot.x <= x <= spot.x + spot.width and spot.y < y < spot.y + spot.height
            ]
            assert hit == [], (line, x, y)


def test_what_is_relied_on_stands_left() -> None:
    graph = Graph(
        (Node("a"), Node("b"), Node("c")), (Edge("a", "b"), Edge("b", "c"), Edge("a", "c"))
    )
    layout = laid_out(
        dict.fromkeys("abc", 100.0), [Tie(edge.target, edge.source) for edge in graph.edges]
    )
    assert sorted("abc", key=lambda name: layout.spots[name].x) == ["c", "b", "a"]


def test_a_picture_says_what_it_leaves_out() -> None:
    remarks = picture_of(company(500)).remarks
    assert len(remarks) == 2
    assert re.match(
        r"Too many to draw each: \d+ documents share the box of a folder\.", remarks[1]
    )
    assert len(picture_of(company(LIMIT)).remarks) == 1
    many = Graph(tuple(Node(f"{at}.md") for at in range(99)), (Edge("1.md", "2.md"),))
    assert picture_of(many).remarks[-1] == (
        "97 documents rely on no other and no other on them; not drawn."
    )


def test_a_picture_is_told_in_words_and_holds_no_program() -> None:
    root = ET.fromstring(render_graph(GRAPH, "svg"))  # noqa: S314  # ours
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds == {"svg", "title", "desc", "g", "rect", "path", "text", "line"}
    title, desc = root[0], root[1]
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Who relies on whom: 3 documents"
    assert desc.text == "a.md cites b.md; a.md links to b.md; b.md uses term a.md."


def test_kinds_differ_by_their_strokes() -> None:
    strokes = re.findall(r'stroke-width="1"(?: stroke-dasharray="([^"]+)")?/>', _lines(GRAPH))
    assert sorted(strokes) == ["", "8 4"]
    assert 'stroke-width="1.7" stroke-dasharray="1 4"' in _lines(GRAPH)


def _lines(graph: Graph) -> str:
    return "\n".join(line for line in render_graph(graph, "svg").splitlines() if "<path" in line)


@pytest.mark.parametrize(
    ("paths", "weights", "limit", "boxes"),
    [
        pytest.param(["a/1", "b/2"], {}, 2, {"a/1": "a/1", "b/2": "b/2"}, id="few"),
        pytest.param(
            ["a/1", "b/1", "b/2", "b/3", "b/4"],
            {},
            3,
            {"a/1": "a/1", "b/1": "b/1", "b/2": "b/", "b/3": "b/", "b/4": "b/"},
            id="the first of a large folder stands out when there is room",
        ),
        pytest.param(
            ["a/1", "b/1", "b/2", "b/3", "b/4"],
            {"b/4": 9},
            3,
            {"a/1": "a/1", "b/1": "b/", "b/2": "b/", "b/3": "b/", "b/4": "b/4"},
            id="what has most lines stands out",
        ),
        pytest.param(
            ["1", "2", "3", "4"],
            {"3": 2},
            2,
            {"1": "/", "2": "/", "3": "3", "4": "/"},
            id="one flat folder",
        ),
    ],
)
def test_folders_share_a_box(
    paths: list[str], weights: dict[str, int], limit: int, boxes: dict[str, str]
) -> None:
    assert folded(paths, weights, limit) == boxes


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([("a", "b"), ("b", "c")], {"a": 0, "b": 1, "c": 2}, id="a chain"),
        pytest.param(
            [("a", "b"), ("b", "c"), ("a", "c")], {"a": 0, "b": 1, "c": 2}, id="the longest way"
        ),
        pytest.param(
            [("a", "b"), ("b", "a"), ("b", "c")], {"a": 0, "b": 1, "c": 2}, id="a circle"
        ),
        pytest.param(
            [("a", "b"), ("c", "c")], {"a": 0, "b": 1, "c": 0}, id="a document on itself"
        ),
    ],
)
def test_columns(pairs: list[tuple[str, str]], expected: dict[str, int]) -> None:
    assert ranks("abc", pairs) == expected


def test_fewer_lines_cross() -> None:
    pairs = [("a", "y"), ("b", "x")]
    assert ordered([["a", "b"], ["x", "y"]], pairs) == [["a", "b"], ["y", "x"]]


@pytest.mark.parametrize(
    ("wanted", "tops"),
    [
        pytest.param([5.0, 25.0], [0.0, 20.0], id="room enough"),
        pytest.param([5.0, 5.0], [-5.0, 5.0], id="both give way"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_boxes_in_a_column_keep_apart(wanted: list[float], tops: list[float]) -> None:
    assert spread(wanted, [10.0] * len(wanted)) == tops


@pytest.mark.parametrize("name", ["WWWWWWWWWWWWWWWWWWWWWW", "ill" * 40, "文書管理規程" * 9, "a"])
def test_text_is_cut_to_its_room(name: str) -> None:
    assert width_of(fitted(name, 13, 180), 13) <= 180
    assert width_of(fitted(name, 13, 180, end=True), 13) <= 180


def _numbers(svg: str) -> Iterator[str]:
    yield from re.findall(r"-?\d+\.\d{2,}|nan|inf|e-\d", svg)


def test_numbers_are_short() -> None:
    assert list(_numbers(_lines(company(50)))) == []
