"""Open, read and write the store. One transaction an update; killed at any moment it is right."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from depgraph.model.facts import Reading
from depgraph.model.keys import Key
from depgraph.store import accepted
from depgraph.store.blobs import KnownBlobs
from depgraph.store.duties import KeptDuties
from depgraph.store.errors import NotKeptError, StoreChangedError
from depgraph.store.failures import failure
from depgraph.store.lookups import Lookups, behind
from depgraph.store.opening import opened, opened_aside
from depgraph.store.rows import DocumentRow, ReadingRow, Stamp, unpacked
from depgraph.store.writing import insert_reading, prune, reading_id

_DOCUMENT = (
    "SELECT path, size, mtime_ns, ctime_ns, inode, checked_ns, reading, present, reader"
    " FROM document JOIN reading ON reading = reading.id"
)
_PUT_DOCUMENT = (
    "INSERT INTO document (path, size, mtime_ns, ctime_ns, inode, checked_ns, present, reading)"
    " VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (path) DO UPDATE"
    " SET size = excluded.size, mtime_ns = excluded.mtime_ns, ctime_ns = excluded.ctime_ns,"
    " inode = excluded.inode, checked_ns = excluded.checked_ns, present = 1,"
    " reading = excluded.reading,"
    " accepted = CASE WHEN (SELECT digest FROM reading WHERE id = accepted)"
    " = (SELECT digest FROM reading WHERE id = excluded.reading)"
    " THEN excluded.reading ELSE accepted END"
)


class Store(Lookups, KeptDuties, KnownBlobs):
    """The database at *path*, or one in memory when *path* is ``None``.

    *aside_why* says why nothing may be written at *path*; then it is read into memory.
    """

    def __init__(self, path: Path | None, aside_why: str = "") -> None:
        self.path = None if aside_why else path
        self.aside_why = aside_why
        self._readings: dict[int, Reading] = {}
        self._db = opened_aside(path) if path and aside_why else opened(path)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything written inside, or nothing of it."""
        with self._written():
            yield
        self.keep_accepted()

    def keep_accepted(self) -> None:
        """See that what is in force is kept a second time, beside the index."""
        if self.path is None or not accepted.is_due(self._db, self.path):
            return
        with self._written():
            accepted.copy(self._db, self.path)

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise failure(self.path, error) from error
        finally:
            # SQLite gives up a transaction by itself when the disk is full.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def version(self) -> int:
        """Return a number that is another one after another process wrote."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def must_last(self) -> None:
        """Stop unless what is written here is still there tomorrow."""
        if self.aside_why:
            raise NotKeptError(self.aside_why)

    # Documents

    def documents(self, folder: str) -> dict[str, DocumentRow]:
        """Return every document seen or accepted right in *folder* (``a/b/``), by path."""
        rows = self._db.execute(
            f"{_DOCUMENT} WHERE path >= ? AND path < ? AND instr(substr(path, ?), '/') = 0"
            " ORDER BY path",
            (folder, behind(folder), len(folder) + 1),
        )
        return {row[0]: _document(row) for row in rows}

    def document(self, path: str) -> DocumentRow | None:
        """Return what is known of the file at *path*."""
        row = self._db.execute(f"{_DOCUMENT} WHERE path = ?", (path,)).fetchone()
        return _document(row) if row else None

    def knows(self, path: str) -> bool:
        """Return whether the file at *path* was ever seen and not forgotten."""
        row = self._db.execute("SELECT 1 FROM document WHERE path = ?", (path,)).fetchone()
        return row is not None

    def folders(self) -> dict[str, bytes]:
        """Return the fingerprint of every folder whose documents were all up to date."""
        return dict(self._db.execute("SELECT path, print FROM folder"))

    def put_folder(self, folder: str, print_: bytes | None, files: int) -> None:
        """Keep the fingerprint of a folder; ``None`` to look at its files again next time."""
        if print_ is None:
            self._db.execute("DELETE FROM folder WHERE path = ?", (folder,))
        else:
            self._db.execute(
                "INSERT OR REPLACE INTO folder VALUES (?, ?, ?)", (folder, print_, files)
            )

    def put_document(self, row: DocumentRow, names: Iterable[Key]) -> None:
        """Insert or replace what is known of one file; what was accepted of it stays.

        Bytes that were accepted stay accepted when another version of a reader reads them.
        """
        self._db.execute(_PUT_DOCUMENT, (row.path, *row.stamp, row.checked_ns, row.reading))
        self._db.executemany(
            "INSERT OR IGNORE INTO file_name VALUES (?, ?)", [(key, row.path) for key in names]
        )

    def drop_documents(self, paths: Iterable[str]) -> None:
        """Forget files that are gone; one that was accepted stays known as absent."""
        rows = [(path,) for path in paths]
        self._db.executemany("DELETE FROM document WHERE path = ? AND accepted IS NULL", rows)
        self._db.executemany("UPDATE document SET present = 0 WHERE path = ?", rows)

    def accept_all(self) -> None:
        """Put every document in force as it is now."""
        self.must_last()
        self._db.execute("DELETE FROM document WHERE NOT present")
        self._db.execute("UPDATE document SET accepted = reading")
        self._db.execute("INSERT OR REPLACE INTO setting VALUES ('accepted', 'all')")

    def anything_accepted(self) -> bool:
        """Return whether some state was ever accepted."""
        row = self._db.execute("SELECT 1 FROM setting WHERE name = 'accepted'").fetchone()
        return row is not None

    def unaccepted(self) -> dict[str, int | None]:
        """Return the paths whose text is not the one in force, with the reading that is."""
        rows = self._db.execute(
            "SELECT path, accepted FROM document WHERE accepted IS NOT reading OR NOT present"
        )
        return dict(rows)

    def accepted_at(self, path: str) -> int | None:
        """Return the number of the reading of *path* that is in force, if one was accepted."""
        row = self._db.execute("SELECT accepted FROM document WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    # Readings

    def has_readings(self) -> bool:
        """Return whether anything was ever read."""
        return self._db.execute("SELECT 1 FROM reading LIMIT 1").fetchone() is not None

    def reading_id(self, digest: str, reader: str) -> int | None:
        """Return the number of the reading of given bytes by a given reader, if known."""
        return reading_id(self._db, digest, reader)

    def put_reading(self, row: ReadingRow) -> int:
        """Store a reading with its keys and words, and return its number."""
        return insert_reading(self._db, row)

    def prune(self) -> int:
        """Forget readings that nobody has needed for long; return how many."""
        return prune(self._db)

    def reading(self, number: int) -> Reading:
        """Return the reading with the given number."""
        if number not in self._readings:
            row = self._db.execute("SELECT data FROM reading WHERE id = ?", (number,)).fetchone()
            if row is None:
                raise StoreChangedError
            try:
                self._readings[number] = unpacked(row[0])
            except (zlib.error, msgspec.MsgspecError) as error:
                raise failure(self.path, error) from error
        return self._readings[number]

    def reading_at(self, path: str) -> int | None:
        """Return the number of the reading of the file at *path*, if it is there."""
        row = self._db.execute(
            "SELECT reading FROM document WHERE path = ? AND present", (path,)
        ).fetchone()
        return row[0] if row else None


def _document(row: tuple[Any, ...]) -> DocumentRow:
    return DocumentRow(row[0], Stamp(*row[1:5]), row[5], row[6], bool(row[7]), row[8])
