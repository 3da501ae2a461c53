"""Workflow commands of GitHub Actions: marks in the changed files, worst first.

GitHub shows ten marks of a level for each step, so ten at most are made; the last line is a notice
with all totals.
"""

import re
from collections.abc import Mapping

from depgraph.model.findings import Finding, Level, Notice, Report
from depgraph.model.patterns import regex
from depgraph.report.groups import ordered
from depgraph.report.look import Look
from depgraph.report.plain import plain, plural, quoted
from depgraph.report.setting import Setting
from depgraph.report.spots import Spots, marked, spots_of, told
from depgraph.report.verdict import verdict_line

_COMMANDS = {Level.BREAKING: "error", Level.REVIEW: "warning", Level.INFO: "notice"}
_SHOWN = {"error": 10, "warning": 10, "notice": 9}
"""One notice is kept for the totals."""
_IN_MESSAGE = regex(r"[%\r\n]")
_IN_PROPERTY = regex(r"[%\r\n:,]")


def render(report: Report, _setting: Setting) -> str:
    """Return one command a line, and the totals in the last."""
    spots = spots_of(report)
    commands = [_of_notice(notice) for notice in report.notices]
    commands += [_of_finding(finding, spots) for finding in ordered(report.findings)]
    lines: list[str] = []
    for name, limit in _SHOWN.items():
        lines += [line for command, line in commands if command == name][:limit]
    hidden = len(commands) - len(lines)
    return "".join(line + "\n" for line in [*lines, _totals(report, hidden)])


def _of_finding(finding: Finding, spots: Spots) -> tuple[str, str]:
    quote = f"\n{quoted(finding.effect.quote)}" if finding.effect.quote else ""
    where = marked(finding, spots)
    place = {"file": where.path}
    if where.place.line is not None:
        place["line"] = str(where.place.line)
    name = _COMMANDS[finding.level]
    title = f"{finding.rule} {finding.name}"
    return name, _command(name, {**place, "title": title}, told(finding) + quote)


def _of_notice(notice: Notice) -> tuple[str, str]:
    place = {"file": notice.path} if notice.path else {}
    said = f"{plain(notice.path)}: {plain(notice.message)}" if notice.path else notice.message
    return "warning", _command("warning", {**place, "title": notice.code}, said)


def _totals(report: Report, hidden: int) -> str:
    said = verdict_line(report, Look())
    if hidden:
        said += f"; {plural(hidden, 'more is', 'more are')} not marked"
    return _command("notice", {"title": f"depgraph {report.kind}"}, said)


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    told = ",".join(f"{key}={_escaped(plain(v), _IN_PROPERTY)}" for key, v in properties.items())
    lines = "\n".join(plain(line) for line in message.split("\n"))
    return f"::{name} {told}::{_escaped(lines, _IN_MESSAGE)}"


def _escaped(text: str, special: re.Pattern[str]) -> str:
    return special.sub(lambda found: f"%{ord(found[0]):02X}", text)
