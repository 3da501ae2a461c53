"""SARIF 2.1.0: all rules in every run, findings worst first, the edited text as their place.

Files that have no lines are named by section, page and cell as well; line 1 stands for them.
"""

from collections import Counter
from collections.abc import Sequence

from depgraph.model.findings import Allowance, Finding, Report, Status
from depgraph.report.allowed import justified
from depgraph.report.groups import ordered
from depgraph.report.json import Json, dumped
from depgraph.report.line_edits import line_edits, mechanical
from depgraph.report.places import clickable
from depgraph.report.plain import plain, plural
from depgraph.report.printers.sarif_places import (
    ROOT,
    arguments,
    artifact,
    flow,
    location,
    related,
    replacements,
)
from depgraph.report.printers.sarif_rules import LEVELS, notices_as_sarif, rules_as_sarif
from depgraph.report.setting import Setting
from depgraph.report.spots import Spots, marked, places_by_name, spots_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS = 5_000
"""Results of one run that are certain to be taken."""
RELATED = 100
_SET_ASIDE = (Status.BASELINED, Status.WAIVED)


def render(report: Report, setting: Setting) -> str:
    """Return one run with every finding, at most as many as services take."""
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, setting)]})


def _run(report: Report, setting: Setting) -> dict[str, Json]:
    findings = (*ordered(report.findings), *ordered(report.allowed))
    return {
        "tool": {
            "driver": {
                "name": "depgraph",
                "version": setting.version,
                "semanticVersion": setting.version,
                "rules": rules_as_sarif(setting.rules.values()),
                "notifications": notices_as_sarif(setting.rules.values()),
                "properties": {"ruleset": setting.ruleset},
            }
        },
        "automationDetails": {"id": f"depgraph/{report.kind}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder of the documents"}}},
        "invocations": [_invocation(report, len(findings) - RESULTS)],
        "results": _results(findings[:RESULTS], report, setting),
        "properties": _totals(report),
    }


def _totals(report: Report) -> dict[str, Json]:
    counts: dict[str, Json] = {level.value: report.count(level) for level in LEVELS}
    counts |= {status.value: report.count_allowed(status) for status in _SET_ASIDE}
    kept: dict[str, Json] = {"impactId": report.impact_id} if report.impact_id else {}
    return {"kind": report.kind, "verdict": report.verdict.value, **counts, **kept}


def _invocation(report: Report, hidden: int) -> dict[str, Json]:
    told: list[Json] = []
    for notice in report.notices:
        entry: dict[str, Json] = {
            "descriptor": {"id": notice.code},
            "level": "warning",
            "message": {"text": arguments(plain(notice.message))},
        }
        if notice.path:
            entry["locations"] = [_file(notice.path)]
        told.append(entry)
    if hidden > 0:
        text = f"{plural(hidden, 'finding')} of lesser weight left out; see another format"
        told.append({"level": "warning", "message": {"text": text}})
    answer: dict[str, Json] = {"executionSuccessful": report.complete}
    return {**answer, "toolExecutionNotifications": told} if told else answer


def _file(path: str) -> dict[str, Json]:
    return {"physicalLocation": {"artifactLocation": artifact(path)}}


def _results(findings: Sequence[Finding], report: Report, setting: Setting) -> list[Json]:
    spots, names = spots_of(report), places_by_name(report)
    numbers = {name: at for at, name in enumerate(setting.rules)}
    seen: Counter[str] = Counter()
    results: list[Json] = []
    for finding in findings:
        result = _result(finding, spots, setting)
        if finding.rule in numbers:
            result["ruleIndex"] = numbers[finding.rule]
        if report.debt is not None:
            held = finding.status is Status.BASELINED
            result["baselineState"] = "unchanged" if held else "new"
        seen[finding.issue_key] += 1
        result["partialFingerprints"] = _fingerprints(finding, seen[finding.issue_key])
        if steps := flow(finding, names):
            result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
        results.append(result)
    return results


def _result(finding: Finding, spots: Spots, setting: Setting) -> dict[str, Json]:
    where = marked(finding, spots)
    effects = (finding.effect, *finding.also)[:RELATED]
    answer: dict[str, Json] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.level],
        "message": {"text": _message(finding)},
        "locations": [location(where)],
        "relatedLocations": [related(effect, at) for at, effect in enumerate(effects, 1)],
        "properties": _properties(finding),
    }
    if finding.allowance is not None:
        answer["suppressions"] = _suppressions(finding.allowance)
    fix, edits = mechanical(finding), line_edits(finding, setting.lines)
    if fix is not None and edits:
        answer["fixes"] = [
            {
                "description": {"text": arguments(plain(fix.title))},
                "artifactChanges": [replacements(finding.effect.path, edits)],
            }
        ]
    return answer


def _suppressions(allowance: Allowance) -> list[Json]:
    """Return what makes services show a finding as dismissed, with the reason."""
    inside = allowance.status is Status.WAIVED and not allowance.path.startswith(".depgraph/")
    kind = "inSource" if inside else "external"
    return [{"kind": kind, "status": "accepted", "justification": justified(allowance)}]


def _message(finding: Finding) -> str:
    """Return the message, led by a link to the first of the related places."""
    name = clickable(finding.effect).translate({ord(sign): f"\\{sign}" for sign in "\\[]"})
    return arguments(f"[{name}](1): {plain(finding.message)}")


def _properties(finding: Finding) -> dict[str, Json]:
    told: dict[str, Json] = {
        "confidence": finding.confidence.value,
        "distance": finding.distance,
        "levelReason": plain(finding.level_reason),
        "wasTrue": plain(finding.was_true),
        "nowFalse": plain(finding.now_false),
        "owners": list(finding.owners),
        "repairs": [plain(fix.title) for fix in finding.fixes],
    }
    return {key: value for key, value in told.items() if value not in ("", [])}


def _fingerprints(finding: Finding, ordinal: int) -> dict[str, Json]:
    told: dict[str, Json] = {
        "primaryLocationLineHash": f"{finding.issue_key}:{ordinal}" if finding.issue_key else "",
        "depgraph/issueKey/v1": finding.issue_key,
        "depgraph/finding/v1": finding.fingerprint,
    }
    return {key: value for key, value in told.items() if value}
