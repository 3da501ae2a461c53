"""Bring the store up to date with the files: look at stamps, then at digests, then read."""

import hashlib
import marshal
import time
from dataclasses import dataclass

from depgraph.analysis.indexed import path_keys
from depgraph.extraction import FAILED
from depgraph.model.documents import Problem, ProblemKind, View
from depgraph.store import DocumentRow, Stamp
from depgraph.tracker.progress import Progress
from depgraph.tracker.reading import claims, digest_of, read_all, reader_of, readers
from depgraph.workspace import Walk, Workspace, walk
from depgraph.workspace.configuration import must_match
from depgraph.workspace.walk import Entry

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


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody who follows the folder saw, and the folders that were looked at just now."""

    walk: Walk
    folders: frozenset[str]


def walked(workspace: Workspace) -> Walk:
    """Return the files of the workspace that are documents.

    Stop where a path that the configuration names means none of them.
    """
    endings = frozenset(ending for ending in readers() if ending.startswith("."))
    found = walk(workspace.root, claims, workspace.ignoring, endings)
    must_match(workspace.configuration, found, workspace.ignoring.used)
    return found


def update(workspace: Workspace, progress: Progress, seen: Seen | None = None) -> Updated:
    """Read what is new or changed and forget what is gone; what is accepted does not move.

    With *seen*, only the folders named there are compared with what is kept.
    """
    found = seen.walk if seen else walked(workspace)
    store, salt = workspace.store, _salt(workspace)
    folders = found.folders.keys() & seen.folders if seen else found.folders.keys()
    prints = {below: _print(found.folders[below], salt) for below in sorted(folders)}
    known = store.folders()
    if seen:
        known = {below: print_ for below, print_ in known.items() if below in seen.folders}
    read = removed = 0
    if prints != known:
        changed = [below for below, print_ in prints.items() if known.get(below) != print_]
        gone = [below for below in known if below not in prints]
        with store.transaction():
            read, removed = _bring(workspace, found, changed, gone, progress)
            _keep(workspace, found, changed, gone, prints)
    problems = [
        (path, problem)
        for path, number in store.troubled()
        for problem in store.reading(number).facts.problems
    ]
    problems += [(path, Problem(ProblemKind.UNREADABLE, said)) for path, said in found.refused]
    count = sum(map(len, found.folders.values()))
    return Updated(count, read, count - read, removed, found.ignored, tuple(problems))


def _salt(workspace: Workspace) -> bytes:
    """Return what, besides the files, decides what is read: the readers and the kinds set."""
    entries = [
        (entry.paths.texts, entry.kind or "") for entry in workspace.configuration.documents
    ]
    return repr((sorted(readers().items()), entries)).encode()


def _print(entries: list[Entry], salt: bytes) -> bytes:
    return hashlib.sha256(marshal.dumps(entries, 2) + salt).digest()[:16]


def _bring(
    workspace: Workspace, found: Walk, changed: list[str], gone: list[str], progress: Progress
) -> tuple[int, int]:
    """Bring the documents of the folders that differ up to date; return how many read, removed."""
    store, kind = workspace.store, workspace.configuration.kind
    stamps: dict[str, Stamp] = {}
    known: dict[str, DocumentRow] = {}
    for below in (*changed, *gone):
        known |= store.documents(below)
        entries = found.folders.get(below, [])
        stamps |= {below + name: Stamp(*stamp) for name, *stamp in entries}
    suspects = [
        path
        for path, stamp in sorted(stamps.items())
        if _changed(known.get(path), stamp, reader_of(path, View.ACCEPTED, kind(path)))
    ]
    lost = [path for path, row in known.items() if row.present and path not in stamps]
    read = _store(workspace, suspects, stamps, known, progress)
    store.drop_documents(lost)
    return read, len(lost)


def _keep(
    workspace: Workspace,
    found: Walk,
    changed: list[str],
    gone: list[str],
    prints: dict[str, bytes],
) -> None:
    """Keep the fingerprints of folders in which nothing can have changed unseen."""
    store, young = workspace.store, time.time_ns() - _RACY_NS
    for below in gone:
        store.put_folder(below, None, 0)
    for below in changed:
        entries = found.folders[below]
        settled = all(entry[2] < young for entry in entries)
        readable = all(row.reader != FAILED for row in store.documents(below).values())
        store.put_folder(below, prints[below] if settled and readable else None, len(entries))


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
