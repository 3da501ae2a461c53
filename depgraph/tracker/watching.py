"""Follow a folder: after each save, tell what it broke and what it mended."""

import time
from collections.abc import Callable, Generator, Iterator
from pathlib import PurePosixPath

from depgraph.model.documents import ProblemKind
from depgraph.model.events import Event, Saved, Started, Waiting
from depgraph.model.findings import Finding, Level, Report
from depgraph.tracker.judging import judged
from depgraph.tracker.progress import Progress, Silent
from depgraph.tracker.questions import ImpactQuestion
from depgraph.tracker.updating import initialise, update
from depgraph.workspace import Workspace
from depgraph.workspace.watching import Watching

_RESCAN = 60.0
"""Seconds after which everything is looked at again, should an event have been lost."""
_PATIENCE = 10.0
_RETRY = 0.4
_HEAD = "\0HEAD"
"""No path is called so."""


def watch(
    opened: Callable[[], Workspace], watching: Watching, progress: Progress, settle: float
) -> Iterator[Event]:
    """Yield what happens in the folder of *watching* until it is stopped.

    *opened* gives the workspace anew each time, so that nothing that was read piles up.
    """
    workspace = opened()
    count, accepted = _begin(workspace, progress)
    seen = _seen(workspace)
    last = _answer(workspace)
    yield Started(count, accepted)
    if last.findings or not last.complete:
        yield Saved((), frozenset(), _told(last), (), last)
    while not watching.stopped:
        watching.wait(settle, _RESCAN)
        if watching.stopped:
            return
        workspace = opened()
        update(workspace, Silent())
        waited = yield from _unfinished(workspace, seen)
        now = _seen(workspace)
        if now == seen and not waited:
            continue
        answer = _answer(workspace)
        yield _difference(
            waited | _changed(seen, now), frozenset(seen) - frozenset(now), last, answer
        )
        seen, last = now, answer


Seen = dict[str, int | str]
"""The reading of each document by path, and git's HEAD; what differs from last time is news.

Not what an update did: another process may have brought the store up to date before us.
"""


def _seen(workspace: Workspace) -> Seen:
    git = workspace.git
    head = git.commit("HEAD") if git is not None and git.has_commits() else ""
    return {**workspace.store.readings(), _HEAD: head}


def _begin(workspace: Workspace, progress: Progress) -> tuple[int, bool]:
    """Bring the store up to date; without any text in force, those found are taken for it."""
    git = workspace.git
    if (git is None or not git.has_commits()) and not workspace.store.anything_accepted():
        return initialise(workspace, progress).documents, True
    return update(workspace, progress).documents, False


def _answer(workspace: Workspace) -> Report:
    return judged(workspace, ImpactQuestion(), Silent())


def _told(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.level is not Level.INFO)


def _difference(paths: set[str], removed: frozenset[str], last: Report, answer: Report) -> Saved:
    old = {finding.fingerprint: finding for finding in _told(last)}
    new = {finding.fingerprint: finding for finding in _told(answer)}
    return Saved(
        tuple(sorted(paths)),
        removed,
        tuple(finding for key, finding in new.items() if key not in old),
        tuple(finding for key, finding in old.items() if key not in new),
        answer,
    )


def _changed(seen: Seen, now: Seen) -> set[str]:
    either = {*seen, *now} - {_HEAD}
    return {path for path in either if seen.get(path) != now.get(path)}


def _unfinished(workspace: Workspace, seen: Seen) -> Generator[Waiting, None, set[str]]:
    """Wait for files that are still being written; what stays unreadable counts as it is.

    Return the files that were waited for.
    """
    end = time.monotonic() + _PATIENCE
    told: set[str] = set()
    while time.monotonic() < end:
        changed = _changed(seen, _seen(workspace))
        broken = {path for path in changed if _is_unreadable(workspace, path)}
        if not broken:
            return told
        for path in sorted(broken - told):
            yield Waiting(path, _lock(workspace, path))
        told |= broken
        time.sleep(_RETRY)
        update(workspace, Silent())
    return told


def _is_unreadable(workspace: Workspace, path: str) -> bool:
    number = workspace.store.reading_at(path)
    if number is None:
        return False
    problems = workspace.store.reading(number).document.problems
    return any(problem.kind is ProblemKind.UNREADABLE for problem in problems)


def _lock(workspace: Workspace, path: str) -> str:
    """Return the name of the lock file that an office program keeps beside *path*, if any."""
    name = PurePosixPath(path).name
    for lock in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"):
        if (workspace.root / path).with_name(lock).exists():
            return lock
    return ""
