"""Read one file through the extractors: bytes in, a row of the store out."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from depgraph.analysis.allowances.remarks import with_remarks
from depgraph.extraction import FAILED, Source, extractor_for, installed, read, unreadable
from depgraph.model.documents import View
from depgraph.model.facts import Kind, Reading
from depgraph.model.immutable import immutable
from depgraph.store import ReadingRow
from depgraph.store.rows import packed
from depgraph.tracker.claiming import reader_named
from depgraph.workspace.git import pointed_at

NOT_FETCHED = "is kept in git LFS and not here; run `git lfs fetch --all` and `git lfs checkout`"
"""What is said of a file that git LFS has left a pointer for."""
_MAX_BYTES = 256 * 1024 * 1024
_TOO_LARGE = "is larger than 256 MB and was not read; split it"


@immutable
class Job:
    """One file to be read by the reader that claims it.

    With a *digest* it is read only where the file holds the very bytes that are meant.
    """

    root: str
    path: str
    kind: Kind | None
    size: int = 0
    digest: str = ""


@immutable
class Text:
    """Bytes to be read as the document at *path*; *name* decides the format."""

    path: str
    name: str
    data: bytes
    view: View
    kind: Kind | None

    @property
    def size(self) -> int:
        """Return how many bytes there are."""
        return len(self.data)


Task = Job | Text
Read = tuple[str, ReadingRow]
"""A path and what was read."""
Answer = tuple[str, ReadingRow | None]
"""The same; ``None`` where the file there is not the one that is meant."""


class TooLargeError(OSError):
    """A file is larger than what is read."""

    def __init__(self, size: int) -> None:
        super().__init__(errno.EFBIG, _TOO_LARGE)
        self.digest = f"large:{size}"
        """What stands for the bytes, which are not looked at."""


def bounded(path: Path) -> bytes:
    """Return the bytes of the file at *path*; never wait for a pipe or a device."""
    with _opened(path) as (file, size):
        data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise TooLargeError(max(size, len(data)))
        return data


def digest_at(path: Path) -> str:
    """Return the digest of the file at *path*, of which little is held in memory at once."""
    with _opened(path) as (file, _):
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BufferedReader, int]]:
    """Open the file at *path*, unless it is none, or too large; give its size as well."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        if found.st_size > _MAX_BYTES:
            raise TooLargeError(found.st_size)
        yield file, found.st_size


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


def answered(task: Task) -> Answer:
    """Return what is read for *task*."""
    if isinstance(task, Text):
        return task.path, row_of(task.name, task.data, task.view, task.kind)
    try:
        data = bounded(Path(task.root) / task.path)
    except OSError as error:
        return task.path, None if task.digest else _unopened(task, error)
    if task.digest and digest_of(data) != task.digest:
        return task.path, None
    return task.path, row_of(task.path, data, View.ACCEPTED, task.kind)


def _unopened(job: Job, error: OSError) -> ReadingRow:
    if isinstance(error, TooLargeError):
        reader = reader_of(job.path, View.ACCEPTED, job.kind)
        return packed(error.digest, reader, unreadable("file", _TOO_LARGE))
    reason = error.strerror or "no reason given"
    reading = unreadable("file", f"cannot be opened ({reason}); check its permissions")
    return packed(f"unreadable:{reason}", FAILED, reading)
