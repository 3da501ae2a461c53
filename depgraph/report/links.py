"""Every reference with both its ends, one on a line."""

from depgraph.report.json import Json, dumped_line, place_as_json
from depgraph.report.places import clickable
from depgraph.report.plain import plain, quoted
from depgraph.report.shapes import LinkRow


def link_as_json(row: LinkRow) -> str:
    """Return *row* as one line of JSON Lines."""
    answer: dict[str, Json] = {
        "source": place_as_json(row.source),
        "target": place_as_json(row.target) if row.target else None,
        "kind": row.kind,
        "outcome": row.outcome,
        "confidence": row.confidence,
        "evidence": row.evidence,
        "candidates": list(row.candidates),
    }
    return dumped_line(answer)


def link_line(row: LinkRow) -> str:
    """Return *row* as one line for people: from where, to where, by which words."""
    target = clickable(row.target) if row.target else plain(", ".join(row.candidates)) or "-"
    said = ", ".join(part for part in (row.kind, row.outcome, row.confidence) if part)
    return f"{clickable(row.source)} -> {target}  ({said})  {quoted(row.evidence, limit=120)}\n"
