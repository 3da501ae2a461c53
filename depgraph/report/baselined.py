"""What became of the baseline, in words and as JSON."""

from depgraph.model.findings import UNREADABLE, Level
from depgraph.model.ledger import Baselined
from depgraph.report.json import Json, dumped
from depgraph.report.look import Look
from depgraph.report.plain import plural
from depgraph.report.verdict import unread, verdict_line


def baselined_text(done: Baselined, look: Look) -> str:
    """Return what was written, how the baseline stands, and what to type next."""
    held, fixed, silent = done.debt.held, done.debt.fixed, done.debt.silent
    left = f"{held - fixed - silent} of {held} remain"
    lines = [f"{_written(done)}{left}{_fixed(fixed)}{_silent(silent)}"]
    if done.is_first:
        lines = [f"written to {done.path}: {plural(held, 'finding')} found today may stand"]
    if done.outside:
        verb = "counts" if done.outside == 1 else "count"
        lines.append(f"{plural(done.outside, 'finding')} not in it {verb}")
    if number := unread(done.report):
        files = plural(number, "document")
        lines.append(
            f"{files} could not be read in full ({UNREADABLE}); what they hold is not in it"
        )
    lines += _next(done)
    if done.outside:
        lines.insert(0, verdict_line(done.report, look))
    return "".join(f"{line}\n" for line in lines)


def baselined_as_json(done: Baselined) -> str:
    """Return the same as JSON."""
    told: dict[str, Json] = {
        "path": done.path,
        "held": done.debt.held,
        "fixed": done.debt.fixed,
        "no_longer_judged": done.debt.silent,
        "added": done.added,
        "removed": done.removed,
        "outside": done.outside,
        "breaking": done.report.count(Level.BREAKING),
        "complete": done.report.complete,
    }
    return dumped(told)


def _written(done: Baselined) -> str:
    parts = []
    if done.added:
        parts.append(f"{done.added} added")
    if done.removed:
        parts.append(f"{done.removed} removed")
    return ", ".join(parts) + "; " if parts else ""


def _fixed(fixed: int) -> str:
    return f"; {fixed} fixed" if fixed else ""


def _silent(silent: int) -> str:
    return f"; {silent} no longer judged (settings changed)" if silent else ""


def _next(done: Baselined) -> list[str]:
    if done.is_first:
        return ["commit it; from now on check counts what is new"]
    lines = []
    if done.debt.fixed:
        lines.append("next  depgraph baseline --prune               take out what is fixed")
    if done.outside:
        lines.append("next  depgraph baseline --add --reason ...    let what is new stand as well")
    return lines
