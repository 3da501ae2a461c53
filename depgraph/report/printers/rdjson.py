"""The Diagnostic Format of reviewdog, which takes findings to most places of code review."""

from depgraph.model.findings import Finding, Level, Report, Where
from depgraph.report.groups import ordered
from depgraph.report.json import Json, dumped
from depgraph.report.line_edits import LineEdit, line_edits
from depgraph.report.plain import excerpt, quoted
from depgraph.report.setting import Setting
from depgraph.report.spots import Spots, marked, spots_of, told

_SEVERITY = {Level.BREAKING: "ERROR", Level.REVIEW: "WARNING", Level.INFO: "INFO"}


def render(report: Report, setting: Setting) -> str:
    """Return a diagnostic for each finding and each notice."""
    spots = spots_of(report)
    diagnostics: list[Json] = [_of(one, spots, setting) for one in ordered(report.findings)]
    diagnostics += [
        {
            "message": notice.message,
            "location": {"path": notice.path or "."},
            "severity": "WARNING",
            "code": {"value": notice.code},
        }
        for notice in report.notices
    ]
    return dumped({"source": {"name": "depgraph"}, "diagnostics": diagnostics})


def _of(finding: Finding, spots: Spots, setting: Setting) -> dict[str, Json]:
    where = marked(finding, spots)
    quote = f"\n{quoted(finding.effect.quote)}" if finding.effect.quote else ""
    answer: dict[str, Json] = {
        "message": told(finding) + quote,
        "location": _location(where),
        "severity": _SEVERITY[finding.level],
        "code": {"value": finding.rule},
    }
    if where != finding.effect:
        related: dict[str, Json] = {
            "message": excerpt(finding.effect.quote),
            "location": _location(finding.effect),
        }
        answer["related_locations"] = [related]
    elif edits := line_edits(finding, setting.lines):
        answer["suggestions"] = [_suggestion(edit) for edit in edits]
    return answer


def _location(where: Where) -> dict[str, Json]:
    if where.place.line is None:
        return {"path": where.path}
    return {"path": where.path, "range": {"start": {"line": where.place.line}}}


def _suggestion(edit: LineEdit) -> dict[str, Json]:
    """Return *edit* with columns counted in bytes, as the format wants."""
    start = len(edit.text[: edit.start].encode()) + 1
    end = len(edit.text[: edit.end].encode()) + 1
    return {
        "range": {
            "start": {"line": edit.line, "column": start},
            "end": {"line": edit.line, "column": end},
        },
        "text": edit.after,
    }
