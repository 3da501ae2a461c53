"""Read files through the extractors, in other processes when there are many."""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from depgraph.analysis.allowances.remarks import with_remarks
from depgraph.extraction import FAILED, Source, extractor_for, installed, read, unreadable
from depgraph.model.documents import View
from depgraph.model.facts import Kind, Reading
from depgraph.model.immutable import immutable
from depgraph.store import ReadingRow
from depgraph.store.rows import packed
from depgraph.tracker.claiming import reader_named
from depgraph.workspace import Workspace
from depgraph.workspace.git import pointed_at

NOT_FETCHED = "is kept in git LFS and not here; run `git lfs fetch --all` and `git lfs checkout`"
"""What is said of a file that git LFS has left a pointer for."""
_Job = TypeVar("_Job")
_ENOUGH_FOR_PROCESSES = 48
_MAX_BYTES = 256 * 1024 * 1024
_TOO_LARGE = "is larger than 256 MB and was not read; split it"


@immutable
class Job:
    """One file to be read by the reader that claims it."""

    root: str
    path: str
    kind: Kind | None


class TooLargeError(OSError):
    """A file is larger than what is read."""

    def __init__(self, size: int) -> None:
        super().__init__(errno.EFBIG, _TOO_LARGE)
        self.digest = f"large:{size}"
        """What stands for the bytes, which are not looked at."""


def bounded(path: Path) -> bytes:
    """Return the bytes of the file at *path*; never wait for a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        data = b"" if found.st_size > _MAX_BYTES else file.read(_MAX_BYTES + 1)
        if max(found.st_size, len(data)) > _MAX_BYTES:
            raise TooLargeError(found.st_size)
        return data


def digest_of(data: bytes) -> str:
    """Return the digest that facts are kept under."""
    return hashlib.sha256(data).hexdigest()


def reader_of(path: str, view: View, kind: Kind | None) -> str:
    """Return what, besides the bytes, decides the facts: extractor, version, view and set kind."""
    return ":".join(filter(None, (reader_named(path.rsplit("/", 1)[-1]), view, kind or "")))


def reading_of(path: str, data: bytes, view: View, kind: Kind | None) -> Reading:
    """Return what is read from *data*."""
    extractor = extractor_for(path, installed())
    if extractor is None:
        return unreadable("none", "is not a kind of file that is read")
    if len(data) > _MAX_BYTES:
        return unreadable(extractor.name, _TOO_LARGE)
    if pointed_at(data):
        return unreadable("git", NOT_FETCHED)
    return with_remarks(read(Source(path, data, view, kind), extractor), data)


def row_of(path: str, data: bytes, view: View, kind: Kind | None) -> ReadingRow:
    """Return what is read from *data*, ready to be stored."""
    reading = reading_of(path, data, view, kind)
    # What a reader failed on is kept under another name, so that it is tried again every time.
    failed = reading.document.format == FAILED
    return packed(digest_of(data), FAILED if failed else reader_of(path, view, kind), reading)


def _work(job: Job) -> tuple[str, ReadingRow]:
    try:
        data = bounded(Path(job.root) / job.path)
    except TooLargeError as error:
        reader = reader_of(job.path, View.ACCEPTED, job.kind)
        return job.path, packed(error.digest, reader, unreadable("file", _TOO_LARGE))
    except OSError as error:
        reason = error.strerror or "no reason given"
        reading = unreadable("file", f"cannot be opened ({reason}); check its permissions")
        return job.path, packed(f"unreadable:{reason}", FAILED, reading)
    return job.path, row_of(job.path, data, View.ACCEPTED, job.kind)


@immutable
class Text:
    """Bytes to be read as the document at *path*; *name* decides the format."""

    path: str
    name: str
    data: bytes
    view: View
    kind: Kind | None


def _read_text(text: Text) -> tuple[str, ReadingRow]:
    return text.path, row_of(text.name, text.data, text.view, text.kind)


def read_texts(texts: list[Text]) -> Iterator[tuple[str, ReadingRow]]:
    """Yield the path and the reading of each of *texts*, in the order given."""
    return _mapped(_read_text, texts, None)


def read_all(
    workspace: Workspace, paths: Iterable[str], processes: int | None = None
) -> Iterator[tuple[str, ReadingRow]]:
    """Yield each of *paths* with its reading, in the order given."""
    configuration = workspace.configuration
    jobs = [Job(str(workspace.root), path, configuration.kind(path)) for path in paths]
    return _mapped(_work, jobs, processes)


def _mapped(
    work: Callable[[_Job], tuple[str, ReadingRow]], jobs: list[_Job], processes: int | None
) -> Iterator[tuple[str, ReadingRow]]:
    count = processes or os.cpu_count() or 1
    if len(jobs) < _ENOUGH_FOR_PROCESSES or count == 1:
        yield from map(work, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    installed()
    with ProcessPoolExecutor(count, initializer=_follow_parent) as pool:
        yield from pool.map(work, jobs, chunksize=max(1, min(16, len(jobs) // (4 * count))))


def _follow_parent() -> None:
    """Make this worker end with the process that reads its answers, however that ends."""
    import signal
    import threading
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and tells us

    def follow() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
