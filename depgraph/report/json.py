"""The report for programs; its shape is ``schema/report.json``. No clock, no absolute path."""

import json
from collections.abc import Mapping, Sequence

from depgraph.model.findings import (
    Change,
    Finding,
    Fix,
    Level,
    Report,
    Safety,
    Status,
    Where,
)
from depgraph.report.groups import ordered
from depgraph.report.next import next_steps
from depgraph.report.plain import escaped_json

FORMAT_VERSION = "1.0"

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None
"""What JSON can hold."""


def dumped(value: Json) -> str:
    """Return *value* as JSON with sorted keys, readable and safe to print."""
    return escaped_json(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def dumped_line(value: Json) -> str:
    """Return *value* as one line of JSON Lines."""
    return escaped_json(json.dumps(value, ensure_ascii=False, sort_keys=True)) + "\n"


def render_json(report: Report, *, version: str, ruleset: str) -> str:
    """Return *report* as JSON, made by depgraph *version* with the rules of *ruleset*."""
    return dumped(report_as_json(report, version=version, ruleset=ruleset))


def report_as_json(report: Report, *, version: str, ruleset: str) -> dict[str, Json]:
    """Return *report* as a mapping that follows the schema."""
    answer: dict[str, Json] = {
        "format_version": FORMAT_VERSION,
        "kind": report.kind,
        "tool": {"name": "depgraph", "version": version, "ruleset": ruleset},
        "subject": report.subject,
        "compared": report.compared,
        "against": dict(report.against),
        "verdict": report.verdict.value,
        "complete": report.complete,
        "notices": [
            {"code": notice.code, "message": notice.message, **_kept({"path": notice.path})}
            for notice in report.notices
        ],
        "summary": _summary(report),
        "changes": [_change(change) for change in report.changes],
        "findings": [
            finding_as_json(finding) for finding in ordered((*report.findings, *report.allowed))
        ],
        "cleared": [{"path": path, "reason": reason} for path, reason in sorted(report.cleared)],
        "next": [step.command for step in next_steps(report)],
    }
    if report.impact_id:
        answer["impact_id"] = report.impact_id
    if report.debt:
        answer["baseline"] = {"held": report.debt.held, "fixed": report.debt.fixed}
    if report.ending:
        answer["ending"] = [
            {"what": one.what, "until": one.until, "owner": one.owner} for one in report.ending
        ]
    return answer


def place_as_json(where: Where) -> dict[str, Json]:
    """Return *where* with all that its format knows of the place."""
    place = where.place
    return {
        "doc": where.doc or where.path,
        "path": where.path,
        "quote": where.quote,
        **_kept({"label": where.label, "anchor": where.anchor}),
        **_kept({"line": place.line, "page": place.page, "para": place.para}),
        **_kept({"cell": place.cell, "part": place.part}),
    }


def _summary(report: Report) -> dict[str, Json]:
    safe = [f for f in report.findings if any(fix.safety is Safety.SAFE for fix in f.fixes)]
    return {
        **{level.value: report.count(level) for level in Level},
        "accepted": 0,
        "baselined": report.count_allowed(Status.BASELINED),
        "waived": report.count_allowed(Status.WAIVED),
        "fixable": len(safe),
        "editorial": report.editorial,
        "docs_reachable": len(report.reachable),
        "docs_affected": len(report.affected),
        "docs_cleared": len(report.cleared),
        "documents": report.documents,
        "facts": report.facts,
        "links": report.links,
    }


def _change(change: Change) -> dict[str, Json]:
    answer: dict[str, Json] = {
        "id": change.id,
        "doc": change.doc,
        "class": change.change_class.value,
        "kind": change.kind,
        "title": change.title,
        "claims": list(change.claims),
    }
    if change.before:
        answer["before"] = place_as_json(change.before)
    if change.after:
        answer["after"] = place_as_json(change.after)
    return answer


def finding_as_json(finding: Finding) -> dict[str, Json]:
    """Return *finding* as the schema has it."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.value,
        "default_level": finding.default_level.value,
        **_kept({"level_reason": finding.level_reason}),
        "confidence": finding.confidence.value,
        "message": finding.message,
        "cause": {
            "change": finding.change,
            "path": finding.cause.path,
            "place": place_as_json(finding.cause),
        },
        "effect": place_as_json(finding.effect),
        "witness": {"was_true": finding.was_true, "now_false": finding.now_false},
        "path": _path(finding),
        "distance": finding.distance,
        "owners": list(finding.owners),
        "fixes": [_fix(fix) for fix in finding.fixes],
        "status": finding.status.value,
        **_disposition(finding),
        "fingerprint": finding.fingerprint,
        "issue_key": finding.issue_key,
    }


def _disposition(finding: Finding) -> dict[str, Json]:
    """Return what lets *finding* stand, with the place where that is said."""
    said = finding.allowance
    if said is None:
        return {}
    told = {"reason": said.reason, "owner": said.owner, "until": said.until, "since": said.since}
    return {"disposition": _kept({**told, "path": said.path, "line": said.place.line})}


def _path(finding: Finding) -> list[Json]:
    """Return the steps; a finding inside one place is a step of its own."""
    if not finding.path:
        ends = {"from": finding.effect.doc, "to": finding.cause.doc}
        confidence = finding.confidence.value
        return [
            {**ends, "edge": "states", "evidence": finding.effect.quote, "confidence": confidence}
        ]
    return [
        {
            "from": step.source,
            "to": step.target,
            "edge": step.edge,
            "evidence": step.evidence,
            "confidence": step.confidence.value,
        }
        for step in finding.path
    ]


def _fix(fix: Fix) -> dict[str, Json]:
    return {
        "title": fix.title,
        "safety": fix.safety.value,
        "edits": [{"before": edit.before, "after": edit.after} for edit in fix.edits],
    }


def _kept(values: dict[str, str | int | None]) -> dict[str, Json]:
    """Return *values* without what is empty or not known."""
    return {key: value for key, value in values.items() if value not in ("", None)}
