"""How one document depends on another, step by step, with the text of each step."""

from depgraph.report.findings import arrow
from depgraph.report.json import dumped
from depgraph.report.look import Look, painted
from depgraph.report.plain import plain, plural, wrapped
from depgraph.report.shapes import Why


def why_text(why: Why, look: Look) -> str:
    """Return every way as numbered steps, or what comes nearest to one."""
    source, target = plain(why.source), plain(why.target)
    if not why.paths:
        nearest = f" Nearest: {plain(why.nearest)}" if why.nearest else ""
        return f"no path: {source} does not depend on {target}.{nearest}\n"
    shortest = plural(min(len(path) for path in why.paths), "step")
    found = plural(len(why.paths), "path")
    head = painted(f"{source} depends on {target}", "strong", look)
    lines = [f"{head}      {found}, shortest {shortest}", ""]
    for number, path in enumerate(why.paths, 1):
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
        {"source": why.source, "target": why.target, "paths": paths, "nearest": why.nearest}
    )
