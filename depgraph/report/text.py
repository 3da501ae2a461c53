"""The report for people: verdict first, one group for each cause, what to type last."""

from depgraph.model.findings import UNREADABLE, Level, Notice, Report, Verdict
from depgraph.report.allowed import allowed_lines, footer
from depgraph.report.findings import finding_lines
from depgraph.report.groups import Group, chosen, groups_of
from depgraph.report.leaving import leaving_out
from depgraph.report.look import Detail, Look, painted
from depgraph.report.next import next_steps
from depgraph.report.places import clickable
from depgraph.report.plain import columns, plain, plural, quoted, wrapped
from depgraph.report.verdict import editorial, verdict_line

_INDENT = "   "
_TRACKED = "AUD908"
"""The notice of tracked changes, which points to the header."""
_NOTICES = 10
"""Notices shown unless all are asked for."""


def render_text(report: Report, look: Look) -> str:
    """Return the whole report; of one that is clean the verdict alone unless all is asked for."""
    lines = [verdict_line(report, look)]
    if look.detail is Detail.VERDICT:
        return lines[0] + "\n"
    if report.verdict is not Verdict.CLEAN or look.everything:
        lines = [_header(report), "", *lines, *_body(report, look)]
    else:
        if any(notice.code == _TRACKED for notice in report.notices):
            lines = [_header(report), "", *lines]
        lines += _notices(report.notices, look)
        if report.ending or (report.debt and report.debt.fixed):
            lines += footer(report)
    return "".join(line.rstrip() + "\n" for line in lines)


def _header(report: Report) -> str:
    if report.kind == "check":
        return (
            f"{plural(report.documents, 'document')}, {plural(report.facts, 'fact')}, "
            f"{plural(report.links, 'link')}"
        )
    return "  ".join(filter(None, (plain(report.subject), plain(report.compared))))


def _body(report: Report, look: Look) -> list[str]:
    lines: list[str] = []
    for number, group in enumerate(groups_of(report, info=look.everything), 1):
        lines += ["", *_group(group, number, look)]
    lines += _notices(report.notices, look)
    lines += leaving_out(report)
    if look.everything:
        lines += _cleared(report, look)
        lines += allowed_lines(report, look)
    lines += _remainder(report, look)
    lines += footer(report)
    lines += _next(report, look)
    if report.impact_id:
        lines += [painted(f"impact {report.impact_id}", "faint", look)]
    return lines


def _group(group: Group, number: int, look: Look) -> list[str]:
    lines = _cause(group, number, look)
    shown = group.findings if look.everything else chosen(group.findings)
    said: set[str] = set()
    for finding in shown:
        lines += finding_lines(finding, look, said, caused=group.change is not None)
    hidden = len(group.findings) - len(shown)
    if hidden:
        lines.append(f"{_INDENT}and {hidden} more (-v)")
    return lines


def _cause(group: Group, number: int, look: Look) -> list[str]:
    change = group.change
    if change is None:
        return []
    where = change.before or change.after
    label = plain(where.label) if where else ""
    title = plain(change.title) or change.kind.replace("-", " ")
    head = title if not label or title.startswith(label) else f"{label}  {title}"
    lines = [painted(f"{number}  {head}", "strong", look)]
    if look.everything:
        for word, place in (("before", change.before), ("after", change.after)):
            if place and place.quote:
                lead = f"{_INDENT}{word:<6}  "
                lines += wrapped(quoted(place.quote, limit=2000), look.width, first=lead)
                lines.append(" " * len(lead) + clickable(place))
    return lines


def _notices(notices: tuple[Notice, ...], look: Look) -> list[str]:
    if not notices:
        return []
    ordered = sorted(notices, key=lambda n: (n.code != UNREADABLE, n.code, n.path, n.message))
    hidden = 0 if look.everything else max(len(ordered) - _NOTICES, 0)
    ordered = ordered[: len(ordered) - hidden]
    heads = columns([(_INDENT + n.code, plain(n.path)) for n in ordered])
    lead = min(max(map(len, heads)), look.width // 2) + 3
    lines = [""]
    for head, notice in zip(heads, ordered, strict=True):
        message = plain(notice.message)
        first = head.ljust(lead) if len(head) < lead else f"{head}   "
        lines += wrapped(message, look.width, first=first, rest=" " * lead) or [head]
    if hidden:
        lines.append(f"{_INDENT}and {hidden} more (-v)")
    return lines


def _cleared(report: Report, look: Look) -> list[str]:
    if not report.cleared:
        return []
    lines = ["", f"not affected  {plural(len(report.cleared), 'document')}"]
    for path, reason in sorted(report.cleared):
        lead = f"{_INDENT}{plain(path)}   "
        lines += wrapped(plain(reason), look.width, first=lead) or [lead]
    return lines


def _remainder(report: Report, look: Look) -> list[str]:
    said = []
    if editorial(report):
        more = "more " if report.changes else ""
        verb = "is" if editorial(report) == 1 else "are"
        said.append(f"{plural(editorial(report), more + 'edit')} {verb} editorial.")
    info = report.count(Level.INFO)
    if info and not look.everything:
        said.append(f"{info} info hidden (-v).")
    return ["", " ".join(said)] if said else []


def _next(report: Report, look: Look) -> list[str]:
    steps = next_steps(report)
    if not steps:
        return []
    rows = columns([(step.command, step.purpose) for step in steps], gap=4)
    if max(map(len, rows)) + 6 > look.width:
        rows = [step.command for step in steps]
    return ["", *(("next  " if at == 0 else "      ") + row for at, row in enumerate(rows))]
