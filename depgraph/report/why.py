"""How one document depends on another, step by step, with the text of each step."""

from collections.abc import Iterable
from itertools import pairwise

from depgraph.model.findings import Finding, Step
from depgraph.report.findings import arrow, finding_lines
from depgraph.report.json import dumped, finding_as_json
from depgraph.report.look import Detail, Look, painted
from depgraph.report.plain import plain, plural, wrapped
from depgraph.report.shapes import Why

SHOWN = 50
"""Ways that are printed where there are more."""


def why_text(why: Why, look: Look) -> str:
    """Return every way as numbered steps, or what comes nearest to one."""
    source, target = plain(why.source), plain(why.target)
    if not why.paths:
        nearest = f" Nearest: {plain(why.nearest)}" if why.nearest else ""
        back = f"the other way round there is one: depgraph why {target} {source}\n"
        said = f"no path: {source} does not depend on {target}.{nearest}\n"
        return said + back * why.turned
    shortest = plural(min(len(path) for path in why.paths), "step")
    found = plural(min(len(why.paths), SHOWN), "path")
    if len(why.paths) > SHOWN:
        found = f"more than {found}"
    head = painted(f"{source} depends on {target}", "strong", look)
    lines = [f"{head}      {found}, shortest {shortest}", ""]
    for number, path in enumerate(why.paths[:SHOWN], 1):
        for at, step in enumerate(path):
            lead = f"{number}  " if at == 0 else " " * (len(str(number)) + 2)
            lines += wrapped(arrow(step), look.width, first=lead, rest=" " * (len(lead) + 2))
    return "".join(line.rstrip() + "\n" for line in lines)


def why_as_json(why: Why) -> str:
    """Return the same as JSON."""
    paths = [
        [
            {
                "from": step.source,
                "to": step.target,
                "edge": step.edge,
                "evidence": step.evidence,
                "confidence": step.confidence.value,
            }
            for step in path
        ]
        for path in why.paths
    ]
    return dumped(
        {
            "source": why.source,
            "target": why.target,
            "paths": paths[:SHOWN],
            "more": len(paths) > SHOWN,
            "nearest": why.nearest,
            "turned": why.turned,
        }
    )


def why_as_dot(paths: Iterable[Iterable[Step]]) -> str:
    """Return the ways for Graphviz: places, what is relied on left, an arrow for each step."""
    lines: dict[str, None] = {}
    for path in paths:
        steps = tuple(path)
        for step in steps:
            told = f"{step.edge}, {step.confidence.value}"
            tip = f"tooltip={_string(step.evidence)}"
            ends = f"{_string(step.source)} -> {_string(step.target)}"
            lines[f"  {ends} [label={_string(told)}, {tip}];"] = None
        for one, other in pairwise(steps):
            if one.target != other.source:
                ends = f"{_string(one.target)} -> {_string(other.source)}"
                lines[f'  {ends} [style=dashed, label="in the same document"];'] = None
    head = ["digraph depgraph {", "  rankdir=RL;", '  node [shape=box, fontname="sans-serif"];']
    return "".join(line + "\n" for line in [*head, *lines, "}"])


def finding_text(finding: Finding, look: Look) -> str:
    """Return one finding with every step that leads from its cause to the text that is wrong."""
    everything = Look(look.width, look.colour, Detail.ALL)
    lines = finding_lines(finding, everything, set(), caused=False)
    return "".join(line.rstrip() + "\n" for line in lines)


def finding_json(finding: Finding) -> str:
    """Return the same as JSON, as reports have it."""
    return dumped(finding_as_json(finding))


def _string(text: str) -> str:
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
