"""The comment for a pull request: a section for each cause, the texts that become wrong in tables.

It never grows beyond what a comment can hold: quotes are shortened first, then places left out,
and the comment says how many.
"""

from dataclasses import dataclass

from depgraph.model.findings import Finding, Level, Report, Safety, Where
from depgraph.report.groups import Group, chosen, groups_of
from depgraph.report.look import Look
from depgraph.report.next import next_steps
from depgraph.report.places import clickable
from depgraph.report.plain import excerpt, plain, plural
from depgraph.report.printers.inert import inert, inert_marked
from depgraph.report.setting import Setting
from depgraph.report.spots import headline
from depgraph.report.verdict import verdict_line
from depgraph.report.wording import Mark, compared

LIMIT = 60_000
"""Characters of a comment; the services refuse more than 65,536, and a line may be added."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How much is shown: characters of a quote, places of a cause, causes, other rows."""

    quote: int
    places: int
    causes: int
    rows: int


_ROOMS = (
    _Room(320, 1_000_000, 1_000_000, 1_000_000),
    _Room(320, 50, 100, 100),
    _Room(160, 20, 60, 50),
    _Room(80, 5, 30, 20),
    _Room(40, 3, 10, 5),
)
_HEAD = ("| Level | Where | What it says | What is wrong |", "|---|---|---|---|")


def render(report: Report, _setting: Setting) -> str:
    """Return the comment, as generous as its size allows."""
    for room in _ROOMS:
        text = _comment(report, room)
        if len(text) <= LIMIT:
            return text
    return _opening(report) + "\nThe findings are too long for a comment; see another format.\n"


def _comment(report: Report, room: _Room) -> str:
    groups = groups_of(report, info=True)
    noted = [group for group in groups if group.findings[0].level is Level.INFO]
    grave = [group for group in groups if group.findings[0].level is not Level.INFO]
    parts = [_opening(report)]
    folded = _folded(report)
    for number, group in enumerate(grave[: room.causes], 1):
        parts.append(_section(group, number, folded, room))
    if rest := grave[room.causes :]:
        found = plural(sum(len(group.findings) for group in rest), "finding")
        parts.append(f"…and {plural(len(rest), 'more cause')} with {found}.\n")
    parts += [_noted(noted, room), _notices(report, room), _cleared(report, room), _next(report)]
    return "\n".join(part for part in parts if part)


def _opening(report: Report) -> str:
    verdict, _, said = verdict_line(report, Look()).partition(" ")
    kept = f" {report.impact_id}" if report.impact_id else ""
    lines = [
        f"<!-- depgraph:{report.kind}{kept} -->",
        f"### depgraph: {verdict}",
        "",
        f"**{inert(said)}**",
    ]
    if report.kind == "impact":
        lines += ["", f"{inert(excerpt(report.subject))}: {inert(excerpt(report.compared))}"]
    return "\n".join(lines) + "\n"


def _folded(report: Report) -> frozenset[Level]:
    """Return the levels that are folded away: all but the worst that there is."""
    open_one = Level.BREAKING if report.count(Level.BREAKING) else Level.REVIEW
    return frozenset(Level) - {open_one}


def _section(group: Group, number: int, folded: frozenset[Level], room: _Room) -> str:
    lines = _cause(group, number, room)
    shown = chosen(group.findings, room.places)
    plainly = [finding for finding in shown if finding.level not in folded]
    aside = [finding for finding in shown if finding.level in folded]
    if plainly:
        lines += ["", *_table(plainly, room)]
    if aside:
        counted = [(sum(f.level is level for f in aside), level.value) for level in Level]
        told = ", ".join(f"{count} {name}" for count, name in counted if count)
        lines += ["", *_aside(told, _table(aside, room))]
    if len(group.findings) > len(shown):
        lines += ["", f"…and {plural(len(group.findings) - len(shown), 'more place')}."]
    return "\n".join(lines) + "\n"


def _noted(groups: list[Group], room: _Room) -> str:
    """Return the findings that nobody has to act on, of all causes in one table."""
    findings = [finding for group in groups for finding in group.findings]
    if not findings:
        return ""
    shown = findings[: room.rows]
    lines = _table(shown, room)
    if len(findings) > len(shown):
        lines += ["", f"…and {plural(len(findings) - len(shown), 'more place')}."]
    return "\n".join(_aside(f"{len(findings)} for information", lines)) + "\n"


def _aside(summary: str, lines: list[str]) -> list[str]:
    return [f"<details><summary>{summary}</summary>", "", *lines, "", "</details>"]


def _cause(group: Group, number: int, room: _Room) -> list[str]:
    change = group.change
    if change is None:
        return [f"#### {number}. As the documents stand"]
    title = inert(excerpt(headline(change), limit=200))
    lines = [f"#### {number}. {title}"]
    old, new = _quote(change.before, room), _quote(change.after, room)
    if old and new and old != new:
        marks = {Mark.KEPT: "{}", Mark.OUT: "<del>{}</del>", Mark.IN: "<ins>{}</ins>"}
        pieces = [marks[p.mark].format(inert(p.text, strip=False)) for p in compared(old, new)]
        lines += ["", "> The text: " + "".join(pieces)]
    return lines


def _quote(where: Where | None, room: _Room) -> str:
    return excerpt(where.quote, limit=room.quote) if where else ""


def _table(findings: list[Finding], room: _Room) -> list[str]:
    return [*_HEAD, *(f"| {' | '.join(_row(finding, room))} |" for finding in findings)]


def _row(finding: Finding, room: _Room) -> tuple[str, ...]:
    evidence = finding.path[0].evidence if finding.path else ""
    quote = excerpt(finding.effect.quote, evidence, room.quote)
    who = [inert(excerpt(owner, limit=60)) for owner in finding.owners]
    if any(fix.safety is Safety.SAFE and fix.edits for fix in finding.fixes):
        who.append("safe fix")
    said = inert(excerpt(finding.message, limit=room.quote))
    return (
        f"{finding.level.value} `{finding.rule}`",
        inert(excerpt(clickable(finding.effect), limit=200)),
        inert_marked(quote, plain(evidence)),
        said + (f" ({', '.join(who)})" if who else ""),
    )


def _notices(report: Report, room: _Room) -> str:
    if not report.notices:
        return ""
    lines = ["#### What could not be judged, and why", ""]
    for notice in report.notices[: room.rows]:
        path = f" {inert(excerpt(notice.path, limit=200))}" if notice.path else ""
        lines.append(
            f"- `{notice.code}`{path}: {inert(excerpt(notice.message, limit=room.quote))}"
        )
    if len(report.notices) > room.rows:
        lines.append(f"- …and {len(report.notices) - room.rows} more")
    return "\n".join(lines) + "\n"


def _cleared(report: Report, room: _Room) -> str:
    if not report.cleared:
        return ""
    number = plural(len(report.cleared), "document")
    lines = []
    for path, reason in sorted(report.cleared)[: room.rows]:
        told = inert(excerpt(reason, limit=room.quote))
        lines.append(f"- {inert(excerpt(path, limit=200))}: {told}")
    if len(report.cleared) > room.rows:
        lines.append(f"- …and {len(report.cleared) - room.rows} more")
    return "\n".join(_aside(f"{number} not affected", lines)) + "\n"


def _next(report: Report) -> str:
    steps = next_steps(report)
    if not steps:
        return ""
    rows = [f"- <code>{inert(step.command)}</code> {step.purpose}" for step in steps]
    return "\n".join(["#### Next", "", *rows]) + "\n"
