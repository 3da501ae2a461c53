"""One finding on one line, for grep and for editors."""

from depgraph.model.findings import Finding, Report
from depgraph.report.allowed import counted
from depgraph.report.groups import ordered
from depgraph.report.places import compact
from depgraph.report.plain import plain


def line_of(finding: Finding) -> str:
    """Return ``path:place: level RULE fingerprint message``."""
    parts = (finding.level.value, finding.rule, finding.fingerprint, plain(finding.message))
    return f"{compact(finding.effect)}: " + " ".join(part for part in parts if part)


def render_line(report: Report) -> str:
    """Return all findings and notices of *report*, one per line, and how many may stand."""
    lines = [line_of(finding) for finding in ordered(report.findings)]
    lines += [
        f"{plain(notice.path) or '-'}: {notice.code} {plain(notice.message)}"
        for notice in report.notices
    ]
    if allowed := counted(report):
        lines.append(f"-: {allowed}")
    return "".join(line + "\n" for line in lines)
