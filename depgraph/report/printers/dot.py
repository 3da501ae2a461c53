"""The changed documents and what rests on them, in the language of Graphviz."""

from depgraph.model.findings import Level, Report
from depgraph.report.neighbourhood import Neighbour, neighbourhood_of
from depgraph.report.plain import plain
from depgraph.report.setting import Setting

COLOURS = {Level.BREAKING: "#b3261e", Level.REVIEW: "#8a5a00", Level.INFO: "#3b5b8c"}
"""Dark enough to be read on white."""
_QUIET = "#6b6b6b"


def render(report: Report, _setting: Setting) -> str:
    """Return a drawing from left to right; an arrow leads from a cause to what rests on it."""
    around = neighbourhood_of(report)
    lines = [
        "digraph depgraph {",
        "  rankdir=LR;",
        f"  label={_string(report.verdict.value.upper())};",
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
        "  { rank=same;",
        *(f"    {_node(node, bold=True)}" for node in around.causes),
        "  }",
        *(f"  {_node(node)}" for node in (*around.affected, *around.cleared)),
        *(
            f"  {_string(arrow.source)} -> {_string(arrow.target)} "
            f"[label={_string(arrow.told)}, color={_string(COLOURS[arrow.level])}];"
            for arrow in around.arrows
        ),
        "}",
    ]
    return "".join(line + "\n" for line in lines)


def _node(node: Neighbour, *, bold: bool = False) -> str:
    colour = COLOURS[node.level] if node.level else _QUIET
    style = ', style="bold"' if bold else ""
    told = "changed" if bold and node.level is None else node.told
    text = _string("\n".join(dict.fromkeys((plain(node.doc), plain(node.path), told))))
    return f"{_string(node.path)} [label={text}, color={_string(colour)}{style}];"


def _string(text: str) -> str:
    """Return *text* as a string of the language, its line breaks kept."""
    lines = [plain(line).replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n")]
    return '"' + "\\n".join(lines) + '"'
