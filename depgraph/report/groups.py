"""Findings put under the change that causes them, and the few that are shown of many."""

from collections.abc import Iterable

from depgraph.model.findings import LEVELS, Change, Finding, Level, Report
from depgraph.model.immutable import immutable

SHOWN = 5
"""Places shown of one group unless all are asked for."""


@immutable
class Group:
    """One cause and what follows from it; *change* is ``None`` where nothing changed."""

    change: Change | None
    findings: tuple[Finding, ...]


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return *findings* worst first, then by document and place."""
    return tuple(sorted(findings, key=_rank))


def groups_of(report: Report, *, info: bool) -> tuple[Group, ...]:
    """Return the causes in document order; those of level info only when *info* is true."""
    visible = [f for f in report.findings if info or f.level is not Level.INFO]
    by_change: dict[str, list[Finding]] = {}
    for finding in visible:
        by_change.setdefault(finding.change, []).append(finding)
    groups = [
        Group(change, ordered(by_change.pop(change.id)))
        for change in report.changes
        if change.id in by_change
    ]
    loose = [finding for rest in by_change.values() for finding in rest]
    return (*groups, Group(None, ordered(loose))) if loose else tuple(groups)


def chosen(findings: tuple[Finding, ...], limit: int = SHOWN) -> tuple[Finding, ...]:
    """Return at most *limit* of *findings* in their order, of as many documents as possible."""
    if len(findings) <= limit:
        return findings
    turns: dict[str, int] = {}
    ranked: list[tuple[int, int]] = []
    for at, finding in enumerate(findings):
        turn = turns.get(finding.effect.path, 0)
        turns[finding.effect.path] = turn + 1
        ranked.append((turn, at))
    return tuple(findings[at] for at in sorted(at for _, at in sorted(ranked)[:limit]))


def _rank(finding: Finding) -> tuple[int, str, tuple[int, int, int], str, str, str]:
    place = finding.effect.place
    numbers = (place.line or 0, place.page or 0, place.para or 0)
    effect = finding.effect
    level = LEVELS.index(finding.level)
    return (level, effect.path, numbers, effect.label, finding.rule, finding.fingerprint)
