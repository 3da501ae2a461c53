"""Bring the store up to date with the files: look at stamps, then at digests, then read."""

import hashlib
import marshal
import os
import time
from collections.abc import Iterator, Sequence

from depgraph.analysis.keys import path_keys
from depgraph.extraction import FAILED
from depgraph.model.documents import Problem, ProblemKind, View
from depgraph.model.immutable import immutable
from depgraph.store import DocumentRow, Stamp, Store
from depgraph.tracker.claiming import claims, readers
from depgraph.tracker.portions import AT_ONCE, portions
from depgraph.tracker.progress import Progress
from depgraph.tracker.reading import Read, TooLargeError, digest_at, reader_of
from depgraph.workspace import Walk, Workspace, walk
from depgraph.workspace.configuration import must_match
from depgraph.workspace.walk import Entry

_RACY_NS = 20_000_000
"""A file written within this time of being hashed may have changed again under the same stamp."""
_COARSE_NS = 2_000_000_000
"""The same where a drive counts in whole seconds, or in two of them."""
_TRIES = 3
"""How often files are looked at again because another process wrote meanwhile."""


@immutable
class Updated:
    """What an update saw and did."""

    documents: int
    read: int
    cached: int
    removed: int
    ignored: int
    problems: tuple[tuple[str, Problem], ...] = ()


@immutable
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


@immutable
class _Plan:
    """What was found, and what of it must be looked at again.

    *version* says what others had written when it was made.
    """

    found: Walk
    prints: dict[str, bytes]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    stamps: dict[str, Stamp]
    known: dict[str, DocumentRow]
    version: int


def update(workspace: Workspace, progress: Progress, seen: Seen | None = None) -> Updated:
    """Read what is new or changed and forget what is gone; what is accepted does not move.

    With *seen*, only the folders named there are compared with what is kept.
    """
    store, plan = workspace.store, _planned(workspace, seen)
    for _ in range(_TRIES):
        if seen or store.version() == plan.version:
            break
        plan = _planned(workspace)
    read = removed = 0
    if plan.changed or plan.gone:
        read, removed = _carried_out(workspace, plan, progress)
    store.keep_accepted()
    found = plan.found
    refused = [(path, Problem(ProblemKind.UNREADABLE, said)) for path, said in found.refused]
    count = sum(map(len, found.folders.values()))
    return Updated(count, read, count - read, removed, found.ignored, (*troubled(store), *refused))


def troubled(store: Store) -> list[tuple[str, Problem]]:
    """Return the problems of all documents that could not be read as a whole."""
    return [
        (path, problem)
        for path, number in store.troubled()
        for problem in store.reading(number).facts.problems
    ]


def salt_of(workspace: Workspace) -> bytes:
    """Return what, besides the files, decides what is read: the readers and the kinds set."""
    entries = [
        (entry.paths.texts, entry.kind or "") for entry in workspace.configuration.documents
    ]
    return repr((sorted(readers().items()), entries)).encode()


def _print(entries: list[Entry], salt: bytes) -> bytes:
    return hashlib.sha256(marshal.dumps(entries, 2) + salt).digest()[:16]


def _planned(workspace: Workspace, seen: Seen | None = None) -> _Plan:
    """Return what differs between the files and the store."""
    store = workspace.store
    version = store.version()
    found, salt = seen.walk if seen else walked(workspace), salt_of(workspace)
    folders = found.folders.keys() & seen.folders if seen else found.folders.keys()
    prints = {below: _print(found.folders[below], salt) for below in sorted(folders)}
    kept = store.prints(seen.folders) if seen else store.folders()
    changed = tuple(below for below, print_ in prints.items() if kept.get(below) != print_)
    gone = tuple(below for below in kept if below not in prints)
    stamps: dict[str, Stamp] = {}
    known: dict[str, DocumentRow] = {}
    for below in (*changed, *gone):
        known |= store.documents(below)
        entries = found.folders.get(below, [])
        stamps |= {below + name: Stamp(*stamp) for name, *stamp in entries}
    return _Plan(found, prints, changed, gone, stamps, known, version)


def _carried_out(workspace: Workspace, plan: _Plan, progress: Progress) -> tuple[int, int]:
    """Bring what differs up to date; return how many documents were read, and how many removed."""
    kind = workspace.configuration.kind
    suspects = [
        path
        for path, stamp in sorted(plan.stamps.items())
        if _changed(plan.known.get(path), stamp, reader_of(path, View.ACCEPTED, kind(path)))
    ]
    lost = [path for path, row in plan.known.items() if row.present and path not in plan.stamps]
    store, writer = workspace.store, _Writer(workspace, plan)
    read = _read(workspace, suspects, writer, progress)
    with store.transaction():
        lost = [path for path in lost if writer.is_ours(path)]
        store.drop_documents(lost)
        _keep(store, plan, writer.unsettled)
        store.prune()
    return read, len(lost)


class _Writer:
    """Writes what was found of documents, unless another process was there first."""

    def __init__(self, workspace: Workspace, plan: _Plan) -> None:
        self._root, self._store, self._plan = workspace.root, workspace.store, plan
        self._now = time.time_ns()
        self.unsettled: set[str] = set()
        """Paths that the next update must look at again."""

    def size(self, path: str) -> int:
        """Return how large the file at *path* is."""
        return self._plan.stamps[path].size

    def must_be_careful(self, paths: Sequence[str]) -> bool:
        """Return whether one of *paths* has cost a process its life before."""
        from depgraph.tracker.engines.lost import is_deadly

        failed = (
            row.reading
            for path in paths
            if (row := self._plan.known.get(path)) is not None and row.reader == FAILED
        )
        return any(
            is_deadly(problem.message)
            for number in failed
            for problem in self._store.reading(number).facts.problems
        )

    def is_ours(self, path: str) -> bool:
        """Return whether the document at *path* is still as we knew it."""
        if self._store.version() == self._plan.version:
            return True
        ours = self._store.document(path) == self._plan.known.get(path)
        if not ours:
            self.unsettled.add(path)
        return ours

    def write(self, read: Sequence[Read]) -> None:
        """Keep readings, each as that of the document at a path."""
        with self._store.transaction():
            for path, row in read:
                if row.reader == FAILED and not os.path.lexists(self._root / path):
                    self._store.drop_documents([path])
                    self.unsettled.add(path)
                elif self.is_ours(path):
                    self._put(path, self._store.put_reading(row))

    def recall(self, known: Sequence[tuple[str, str, str]]) -> None:
        """Keep that documents hold bytes that were read before: path, digest and reader."""
        with self._store.transaction():
            for path, digest, reader in known:
                number = self._store.reading_id(digest, reader)
                if number is None:  # it was forgotten at this very moment
                    self.unsettled.add(path)
                elif self.is_ours(path):
                    self._put(path, number)

    def _put(self, path: str, number: int) -> None:
        row = DocumentRow(path, self._plan.stamps[path], self._now, number)
        self._store.put_document(row, path_keys(path))


def _keep(store: Store, plan: _Plan, unsettled: set[str]) -> None:
    """Keep the fingerprints of folders in which nothing can have changed unseen."""
    now, doubtful = time.time_ns(), {path.rpartition("/")[0] for path in unsettled}
    for below in plan.gone:
        store.put_folder(below, None, 0)
    for below in plan.changed:
        entries = plan.found.folders[below]
        settled = below[:-1] not in doubtful and not any(
            _is_young(mtime, ctime, now) for _, _, mtime, ctime, _ in entries
        )
        readable = all(row.reader != FAILED for row in store.documents(below).values())
        # A folder without a fingerprint is still known, else nobody would miss it once it is gone.
        print_ = plan.prints[below] if settled and readable else b""
        store.put_folder(below, print_, len(entries))


def initialise(workspace: Workspace, progress: Progress) -> Updated:
    """Read everything and accept it as the text in force."""
    workspace.store.must_last()
    updated = update(workspace, progress)
    with workspace.store.transaction():
        workspace.store.accept_all()
    return updated


def _changed(row: DocumentRow | None, stamp: Stamp, reader: str) -> bool:
    if row is None or not row.present or row.stamp != stamp or row.reader != reader:
        return True
    return _is_young(stamp.mtime_ns, stamp.ctime_ns, row.checked_ns)


def _is_young(mtime_ns: int, ctime_ns: int, now_ns: int) -> bool:
    """Return whether a file may still change under the same stamp. True of files of the future."""
    coarse = mtime_ns % 1_000_000_000 == 0 and ctime_ns % 1_000_000_000 == 0
    return max(mtime_ns, ctime_ns) > now_ns - (_COARSE_NS if coarse else _RACY_NS)


def _read(workspace: Workspace, suspects: list[str], writer: _Writer, progress: Progress) -> int:
    """Store the readings of *suspects*, read only those whose bytes are new; return how many."""
    unread, known = suspects, []
    if workspace.store.has_readings():
        known = [(path, *named) for path in suspects if (named := _known(workspace, path))]
        recalled = {path for path, _, _ in known}
        unread = [path for path in suspects if path not in recalled]
    for at in range(0, len(known), AT_ONCE):
        writer.recall(known[at : at + AT_ONCE])
    progress.start(len(unread), "reading documents")
    for batch in portions(_readings(workspace, unread, writer)) if unread else ():
        writer.write(batch)
        for path, _ in batch:
            progress.step(path)
    progress.finish()
    return len(unread)


def _readings(workspace: Workspace, paths: list[str], writer: _Writer) -> Iterator[Read]:
    from depgraph.tracker.engines import read_files

    files = [(path, writer.size(path)) for path in paths]
    return read_files(workspace, files, careful=writer.must_be_careful(paths))


def _known(workspace: Workspace, path: str) -> tuple[str, str] | None:
    """Return digest and reader of the file at *path* if that was read before."""
    try:
        digest = digest_at(workspace.root / path)
    except TooLargeError as error:
        digest = error.digest
    except OSError:
        return None
    reader = reader_of(path, View.ACCEPTED, workspace.configuration.kind(path))
    number = workspace.store.reading_id(digest, reader)
    return None if number is None else (digest, reader)
