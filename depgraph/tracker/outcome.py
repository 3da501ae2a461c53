"""What became of the documents between two looks, as one event. Pure."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from depgraph.model.events import Saved
from depgraph.model.findings import ChangeClass, Finding, Level, Report
from depgraph.tracker.state import Readings


@dataclass(frozen=True, slots=True)
class Moves:
    """The paths that differ between two states: renamed, removed, or saved."""

    renamed: tuple[tuple[str, str], ...]
    removed: frozenset[str]
    saved: frozenset[str]

    def inside(self, counts: Callable[[str], bool]) -> "Moves":
        """Return those that have to do with paths of which *counts* says that they count."""
        return Moves(
            tuple(pair for pair in self.renamed if any(map(counts, pair))),
            frozenset(filter(counts, self.removed)),
            frozenset(filter(counts, self.saved)),
        )

    def __bool__(self) -> bool:
        return bool(self.renamed or self.removed or self.saved)


def moves(before: Readings, now: Readings) -> Moves:
    """Return what was renamed, removed and saved."""
    removed = before.keys() - now.keys()
    added = now.keys() - before.keys()
    renamed = _renamed({p: before[p] for p in removed}, {p: now[p] for p in added})
    changed = {path for path, number in now.items() if before.get(path) != number}
    return Moves(
        renamed,
        frozenset(removed - {old for old, _ in renamed}),
        frozenset(changed - {new for _, new in renamed}),
    )


def _renamed(removed: Readings, added: Readings) -> tuple[tuple[str, str], ...]:
    """Return the pairs of paths with one text; where several have it, names must say which."""
    homes: defaultdict[int, list[str]] = defaultdict(list)
    for path, number in added.items():
        homes[number].append(path)
    left: defaultdict[int, list[str]] = defaultdict(list)
    for path, number in removed.items():
        left[number].append(path)
    found: list[tuple[str, str]] = []
    for number, olds in left.items():
        news = homes[number]
        if len(olds) == len(news) == 1:
            found.append((olds[0], news[0]))
            continue
        for old in olds:
            same = [new for new in news if _name(new) == _name(old)]
            if len(same) == 1 and sum(_name(other) == _name(old) for other in olds) == 1:
                found.append((old, same[0]))
    return tuple(sorted(found))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def told(report: Report) -> tuple[Finding, ...]:
    """Return the findings that a watcher tells of."""
    return tuple(finding for finding in report.findings if finding.level is not Level.INFO)


def outcome(  # noqa: PLR0913
    found: Moves,
    last: Report,
    answer: Report,
    *,
    since: bool = False,
    settings: bool = False,
    elsewhere: bool = False,
) -> Saved:
    """Return what happened: *found* moved, and the answer was *last* and is *answer*.

    *elsewhere* says that other documents moved as well. Where the texts in force or the
    *settings* changed, what is gone was not mended by that.
    """
    old = {finding.fingerprint: finding for finding in told(last)}
    new = {finding.fingerprint: finding for finding in told(answer)}
    paths = found.saved | found.removed | {new_path for _, new_path in found.renamed}
    gone = tuple(finding for key, finding in old.items() if key not in new)
    basis = _basis(bool(paths) or elsewhere, gone, last, answer, settings=settings)
    return Saved(
        tuple(sorted(paths)),
        found.removed,
        tuple(finding for key, finding in new.items() if key not in old),
        () if basis else gone,
        answer,
        found.renamed,
        bool(paths) and not _substantive(paths, answer),
        since,
        basis,
        tuple(f for f in gone if f.effect.path not in paths) if basis else (),
    )


def _basis(
    moved: bool,  # noqa: FBT001
    gone: tuple[Finding, ...],
    last: Report,
    answer: Report,
    *,
    settings: bool,
) -> str:
    """Return what changed beside the documents; empty where nothing did."""
    allowed = {finding.fingerprint for finding in answer.allowed}
    if settings or (gone and not moved and all(f.fingerprint in allowed for f in gone)):
        return "settings"
    if last.compared and (last.compared != answer.compared or not moved):
        return "texts"
    return ""


def _substantive(paths: frozenset[str], answer: Report) -> bool:
    return any(
        change.change_class is not ChangeClass.EDITORIAL
        for change in answer.changes
        for where in (change.before, change.after)
        if where is not None and where.path in paths
    )
