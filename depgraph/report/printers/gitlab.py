"""A Code Quality report of GitLab: an entry for each finding, at the edited text."""

from collections import Counter

from depgraph.model.findings import Level, Report
from depgraph.report.groups import ordered
from depgraph.report.json import Json, dumped
from depgraph.report.plain import plain, quoted
from depgraph.report.setting import Setting
from depgraph.report.spots import marked, spots_of, told

_SEVERITY = {Level.BREAKING: "blocker", Level.REVIEW: "major", Level.INFO: "info"}


def render(report: Report, _setting: Setting) -> str:
    """Return the entries, then one for each notice; every fingerprint is there once."""
    spots, seen = spots_of(report), Counter[str]()
    entries: list[Json] = []
    for finding in ordered(report.findings):
        quote = f" {quoted(finding.effect.quote)}" if finding.effect.quote else ""
        key = _unique(finding.issue_key or finding.fingerprint, seen)
        where = marked(finding, spots)
        said = (finding.rule, told(finding) + quote, _SEVERITY[finding.level])
        entries.append(_entry(*said, key, where.path, where.place.line or 1))
    for notice in report.notices:
        key = _unique(f"{notice.code}:{notice.path}", seen)
        entries.append(_entry(notice.code, plain(notice.message), "minor", key, notice.path, 1))
    return dumped(entries)


def _entry(  # noqa: PLR0913, PLR0917  # the format's own six fields
    rule: str, said: str, severity: str, key: str, path: str, line: int
) -> dict[str, Json]:
    return {
        "description": said,
        "check_name": rule,
        "fingerprint": key,
        "severity": severity,
        "location": {"path": path or ".", "lines": {"begin": line}},
    }


def _unique(key: str, seen: Counter[str]) -> str:
    """Return *key* with how often it was there before."""
    seen[key] += 1
    return f"{key}:{seen[key]}"
