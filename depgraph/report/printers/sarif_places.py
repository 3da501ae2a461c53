"""Places, ways and edits as SARIF writes them. Paths stay below the root of the documents."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from depgraph.model.findings import Finding, Where
from depgraph.model.patterns import regex
from depgraph.report.findings import arrow
from depgraph.report.json import Json
from depgraph.report.line_edits import LineEdit
from depgraph.report.places import clickable, named
from depgraph.report.plain import plain

ROOT = "%SRCROOT%"
_ARGUMENT = regex(r"\{(?=\d+\})")


def arguments(text: str) -> str:
    """Return *text* without what a reader of SARIF would take for a place to fill in."""
    return _ARGUMENT.sub("{{", text)


def artifact(path: str) -> dict[str, Json]:
    """Return the address of the file at *path*."""
    return {"uri": quote(path, safe="/-._~", errors="replace"), "uriBaseId": ROOT}


def location(where: Where) -> dict[str, Json]:
    """Return *where* as a line of a file, and as a part of a document where it has a name."""
    region: dict[str, Json] = {"startLine": where.place.line or 1}
    answer: dict[str, Json] = {
        "physicalLocation": {"artifactLocation": artifact(where.path), "region": region}
    }
    if parts := _parts(where):
        answer["logicalLocations"] = parts
    return answer


def related(where: Where, number: int) -> dict[str, Json]:
    """Return place *number* of a result, with what stands there."""
    said = plain(where.quote) or clickable(where)
    return {"id": number, **location(where), "message": {"text": arguments(said)}}


def flow(finding: Finding, names: Mapping[str, Where]) -> list[Json]:
    """Return the way from the broken sentence to its cause, a location for each end of a step."""
    if not finding.path:
        return []
    steps: list[Json] = [_step(finding.effect, f'"{plain(finding.effect.quote)}"')]
    for at, step in enumerate(finding.path, 1):
        last = at == len(finding.path)
        where = finding.cause if last else names.get(plain(step.target))
        steps.append(_step(where, arrow(step)))
    return steps


def replacements(path: str, edits: Sequence[LineEdit]) -> dict[str, Json]:
    """Return what *edits* write into the file at *path*."""
    told: list[Json] = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.start + 1,
                "endColumn": edit.end + 1,
            },
            "insertedContent": {"text": edit.after},
        }
        for edit in edits
    ]
    return {"artifactLocation": artifact(path), "replacements": told}


def _step(where: Where | None, said: str) -> dict[str, Json]:
    place = location(where) if where is not None else {}
    return {"location": {**place, "message": {"text": arguments(said)}}}


def _parts(where: Where) -> list[Json]:
    """Return the section, the part, the cell and the page of *where*, as far as they are known."""
    place, doc = where.place, plain(where.doc or where.path)
    page = f"p. {place.page}" if place.page is not None else ""
    told = (("section", where.label), ("part", place.part), ("cell", place.cell), ("page", page))
    return [
        {
            "name": plain(name),
            "fullyQualifiedName": named(where) if kind == "section" else f"{doc} {plain(name)}",
            "kind": kind,
        }
        for kind, name in told
        if name
    ]
