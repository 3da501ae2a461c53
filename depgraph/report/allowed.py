"""What was found and may stand: always counted, listed when all is asked for."""

from depgraph.model.findings import Allowance, Report, Status
from depgraph.report.groups import ordered
from depgraph.report.look import Look, painted
from depgraph.report.places import clickable
from depgraph.report.plain import columns, plain, plural, wrapped

_INDENT = "   "


def counted(report: Report) -> str:
    """Return ``12 baselined, 1 waived, 1 waiver ends soon``; nothing where all counts."""
    told = [
        f"{count} {status.value}"
        for status in (Status.BASELINED, Status.WAIVED)
        if (count := report.count_allowed(status))
    ]
    if report.ending:
        ends = plural(len(report.ending), "waiver ends soon", "waivers end soon")
        told.append(ends)
    return ", ".join(told)


def justified(said: Allowance) -> str:
    """Return why a finding may stand: ``waived until 2026-11-30, owner legal: reason``."""
    parts = [
        f"{said.status.value}{f' until {said.until}' if said.until else ''}",
        f"since {said.since}" if said.since else "",
        f"owner {plain(said.owner)}" if said.owner else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{told}: {plain(said.reason)}" if said.reason else told


def allowed_lines(report: Report, look: Look) -> list[str]:
    """Return the findings that may stand, each with the reason."""
    if not report.allowed:
        return []
    lines = ["", f"allowed  {plural(len(report.allowed), 'finding')}, which count for nothing"]
    for finding in ordered(report.allowed):
        head = f"{finding.level.value:<10}{finding.rule}  {clickable(finding.effect)}"
        lines.append(_INDENT + head)
        under = " " * (len(_INDENT) + 10)
        lines += wrapped(plain(finding.message), look.width, first=under)
        if finding.allowance is not None:
            lines += wrapped(justified(finding.allowance), look.width, first=under)
        lines.append(under + painted(f"id {finding.fingerprint}", "faint", look))
    return lines


def footer(report: Report) -> list[str]:
    """Return the waivers that end soon and what is left of the baseline."""
    rows = [
        (
            "" if at else "waivers",
            plain(one.what),
            f"until {one.until}" + (f", owner {plain(one.owner)}" if one.owner else ""),
        )
        for at, one in enumerate(report.ending)
    ]
    if report.debt is not None:
        held, fixed, silent = report.debt.held, report.debt.fixed, report.debt.silent
        said = f"{held - fixed - silent} of {held} remain" + (f"; {fixed} fixed" if fixed else "")
        said += f"; {silent} no longer judged (settings changed)" if silent else ""
        rows.append(("baseline", said, "depgraph baseline --prune" if fixed else ""))
    return ["", *columns(rows, gap=3)] if rows else []
