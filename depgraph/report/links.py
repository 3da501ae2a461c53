"""Every reference with both its ends, one on a line."""

from collections.abc import Iterable

from depgraph.report.json import Json, dumped_line, place_as_json
from depgraph.report.matrix_csv import csv_text
from depgraph.report.places import clickable, spot_of
from depgraph.report.plain import excerpt, plain, quoted
from depgraph.report.shapes import LinkRow

_HEADS = (
    "Outcome",
    "Document",
    "File",
    "Section",
    "Line, page or cell",
    "Text",
    "Words that refer",
    "Kind",
    "Leads to document",
    "Leads to file",
    "Leads to section",
    "Certainty",
    "Remark",
)
_QUOTE = 300


def links_as_csv(rows: Iterable[LinkRow]) -> str:
    """Return *rows* for a spreadsheet, in which no cell becomes a formula."""
    return csv_text([_HEADS, *map(_cells, rows)])


def _cells(row: LinkRow) -> tuple[str, ...]:
    target = row.target
    return (
        row.outcome,
        plain(row.source.doc),
        plain(row.source.path),
        plain(row.source.label),
        spot_of(row.source.place),
        excerpt(row.source.quote, limit=_QUOTE),
        excerpt(row.evidence, limit=_QUOTE),
        row.kind,
        plain(target.doc) if target else "",
        plain(target.path) if target else "",
        plain(target.label) if target else "",
        row.confidence,
        plain(" or ".join(row.candidates)),
    )


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
    said = ", ".join(part for part in (row.kind, _outcome(row), row.confidence) if part)
    return f"{clickable(row.source)} -> {_end(row)}  ({said})  {quoted(row.evidence, limit=120)}\n"


def _end(row: LinkRow) -> str:
    if row.outcome == "ambiguous":
        return plain(" or ".join(row.candidates))
    if row.target is None:
        return "?"
    label = f" {plain(row.target.label)}" if row.target.place.line is not None else ""
    return (clickable(row.target) + label).rstrip()


def _outcome(row: LinkRow) -> str:
    """Return what the reference came to; that it leads somewhere needs no word."""
    if row.outcome == "link":
        return ""
    reasons = row.candidates if row.outcome != "ambiguous" else ()
    return plain(": ".join((row.outcome, *reasons)))
