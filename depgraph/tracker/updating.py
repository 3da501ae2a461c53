"""Bring the store up to date with the files: look at stamps, then at digests, then read."""

import time
from dataclasses import dataclass

from depgraph.analysis.indexed import path_keys
from depgraph.model.documents import Problem, View
from depgraph.store import DocumentRow, Stamp
from depgraph.tracker.progress import Progress
from depgraph.tracker.reading import claims, digest_of, read_all, reader_of
from depgraph.workspace import Walk, Workspace, walk
from depgraph.workspace.walk import ignoring

_RACY_NS = 20_000_000
"""A file written within this time of being hashed may have changed again under the same stamp."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update saw and did."""

    documents: int
    read: int
    cached: int
    removed: int
    ignored: int
    problems: tuple[tuple[str, Problem], ...] = ()


def walked(workspace: Workspace) -> Walk:
    """Return the files of the workspace that are documents."""
    configuration = workspace.configuration
    ignores = ignoring(workspace.root, configuration.include, configuration.exclude)
    return walk(workspace.root, claims, ignores)


def update(workspace: Workspace, progress: Progress) -> Updated:
    """Read what is new or changed and forget what is gone; what is accepted does not move."""
    found = walked(workspace)
    store = workspace.store
    known = store.documents()
    kind = workspace.configuration.kind
    suspects = [
        path
        for path, stamp in found.files.items()
        if _changed(known.get(path), stamp, reader_of(path, View.ACCEPTED, kind(path)))
    ]
    gone = [p for p, row in known.items() if row.present and p not in found.files]
    read = 0
    if suspects or gone:
        with store.transaction():
            read = _store(workspace, suspects, found.files, known, progress)
            store.drop_documents(gone)
    problems = tuple(
        (path, problem)
        for path, number in store.troubled()
        for problem in store.reading(number).facts.problems
    )
    count = len(found.files)
    return Updated(count, read, count - read, len(gone), found.ignored, problems)


def initialise(workspace: Workspace, progress: Progress) -> Updated:
    """Read everything and accept it as the text in force."""
    updated = update(workspace, progress)
    with workspace.store.transaction():
        workspace.store.accept_all()
        workspace.store.drop_unused_readings()
    return updated


def _changed(row: DocumentRow | None, stamp: Stamp, reader: str) -> bool:
    if row is None or not row.present or row.stamp != stamp or row.reader != reader:
        return True
    return stamp.mtime_ns > row.checked_ns - _RACY_NS


def _store(
    workspace: Workspace,
    suspects: list[str],
    files: dict[str, Stamp],
    known: dict[str, DocumentRow],
    progress: Progress,
) -> int:
    """Store the readings of *suspects*, read only those whose bytes are new; return how many."""
    store, now = workspace.store, time.time_ns()
    unread: list[str] = []
    for path in suspects:
        row = known.get(path)
        number = _known_reading(workspace, path) if row is not None else None
        if number is None:
            unread.append(path)
        else:
            _put(workspace, path, files[path], now, number)
    progress.start(len(unread), "reading documents")
    for path, reading in read_all(workspace, unread):
        _put(workspace, path, files[path], now, store.put_reading(reading))
        progress.step(path)
    progress.finish()
    return len(unread)


def _known_reading(workspace: Workspace, path: str) -> int | None:
    try:
        data = (workspace.root / path).read_bytes()
    except OSError:
        return None
    reader = reader_of(path, View.ACCEPTED, workspace.configuration.kind(path))
    return workspace.store.reading_id(digest_of(data), reader)


def _put(workspace: Workspace, path: str, stamp: Stamp, now: int, number: int) -> None:
    row = DocumentRow(path, stamp, now, number)
    workspace.store.put_document(row, path_keys(path))
