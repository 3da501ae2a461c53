"""The changed documents and those that a report says rest on them, as nodes and arrows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from depgraph.model.findings import LEVELS, Level, Report
from depgraph.report.plain import plural


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One document, or the *docs* documents of a folder.

    *level* is the worst that happens to it, none where nothing does.
    """

    path: str
    doc: str
    level: Level | None = None
    counts: tuple[int, ...] = (0, 0, 0)
    """Findings of each level, worst first."""
    docs: int = 1

    @property
    def told(self) -> str:
        """Return the counts in words."""
        pairs = zip(LEVELS, self.counts, strict=True)
        said = ", ".join(f"{count} {level.value}" for level, count in pairs if count)
        return said or "not affected"


@dataclass(frozen=True, slots=True)
class Arrow:
    """*target* rests on *source*, and *level* is the worst of *count* findings that say so."""

    source: str
    target: str
    level: Level
    count: int

    @property
    def told(self) -> str:
        """Return the count in words."""
        return plural(self.count, "finding")


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """*causes* are changed, else cited by what is wrong; *affected* rest on them, worst first."""

    causes: tuple[Neighbour, ...]
    affected: tuple[Neighbour, ...]
    cleared: tuple[Neighbour, ...]
    arrows: tuple[Arrow, ...]


def neighbourhood_of(report: Report) -> Neighbourhood:
    """Return who is hit by what, every document once and in an order that never varies."""
    names = _names(report)
    hit = {f.effect.path for f in report.findings}
    causes = {where.path for c in report.changes if (where := c.after or c.before)}
    if report.kind == "check" or not causes:
        causes = {f.cause.path or f.effect.path for f in report.findings}
    causes |= {f.cause.path for f in report.findings if f.cause.path} - hit
    counts = Counter((f.effect.path, f.level) for f in report.findings)

    def neighbour(path: str) -> Neighbour:
        told = tuple(counts[path, level] for level in LEVELS)
        worst = next((level for level, n in zip(LEVELS, told, strict=True) if n), None)
        return Neighbour(path, names.get(path, path), worst, told)

    cleared = {path for path, _ in report.cleared} - causes - hit
    affected = sorted((neighbour(path) for path in hit - causes), key=_worst_first)
    return Neighbourhood(
        tuple(neighbour(path) for path in sorted(causes)),
        tuple(affected),
        tuple(neighbour(path) for path in sorted(cleared)),
        _arrows(report),
    )


def folded(around: Neighbourhood, causes: int, affected: int) -> Neighbourhood:
    """Return *around* with the documents of each folder as one where there are more than these."""
    into: dict[str, str] = {}
    left, right = around.causes, around.affected
    if len(left) > causes:
        left = _by_folder(left, "changed", into)
        busy = {into.get(arrow.source, arrow.source) for arrow in around.arrows}
        left = tuple(sorted(left, key=lambda node: node.path not in busy and not node.level))
    if len(right) > affected:
        right = _by_folder(right, "", into)
    return replace(around, causes=left, affected=right, arrows=_redrawn(around.arrows, into))


def _by_folder(
    nodes: Sequence[Neighbour], kind: str, into: dict[str, str]
) -> tuple[Neighbour, ...]:
    """Return *nodes* with those of one folder and level as one; *into* learns which went where."""
    folders: dict[tuple[str, Level | None], list[Neighbour]] = {}
    for node in nodes:
        folders.setdefault((_folder(node.path), node.level), []).append(node)
    made: list[Neighbour] = []
    for (folder, _), members in folders.items():
        node = _together(folder, members, kind)
        into |= {member.path: node.path for member in members}
        made.append(node)
    return tuple(sorted(made, key=lambda node: (*_worst_first(node)[:1], -node.docs, node.path)))


def _together(folder: str, members: Sequence[Neighbour], kind: str) -> Neighbour:
    first = members[0]
    if len(members) == 1:
        return first
    counts = tuple(map(sum, zip(*(member.counts for member in members), strict=True)))
    path = f"{folder} {first.level} {kind}"
    return Neighbour(path, folder, first.level, counts, len(members))


def _redrawn(arrows: Sequence[Arrow], into: dict[str, str]) -> tuple[Arrow, ...]:
    """Return *arrows* between the folders that *into* names; none from a folder to itself."""
    pairs: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        pair = into.get(arrow.source, arrow.source), into.get(arrow.target, arrow.target)
        pairs.setdefault(pair, []).append(arrow)
    return tuple(
        Arrow(*pair, min((a.level for a in old), key=LEVELS.index), sum(a.count for a in old))
        for pair, old in sorted(pairs.items())
        if pair[0] != pair[1]
    )


def _folder(path: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return folder + slash if slash else "./"


def _names(report: Report) -> dict[str, str]:
    names: dict[str, str] = {}
    for finding in report.findings:
        for where in (finding.effect, finding.cause):
            names.setdefault(where.path, where.doc or where.path)
    for change in report.changes:
        if place := change.after or change.before:
            names.setdefault(place.path, change.doc or place.path)
    return names


def _arrows(report: Report) -> tuple[Arrow, ...]:
    pairs: dict[tuple[str, str], list[Level]] = {}
    for finding in report.findings:
        pair = (finding.cause.path or finding.effect.path, finding.effect.path)
        pairs.setdefault(pair, []).append(finding.level)
    return tuple(
        Arrow(*pair, min(levels, key=LEVELS.index), len(levels))
        for pair, levels in sorted(pairs.items())
        if pair[0] != pair[1]
    )


def _worst_first(neighbour: Neighbour) -> tuple[int, str]:
    return (LEVELS.index(neighbour.level or Level.INFO), neighbour.path)
