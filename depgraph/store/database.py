"""Open, read and write the store. One transaction an update; killed at any moment it is right."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from depgraph.analysis.keys import path_keys
from depgraph.model.facts import Reading
from depgraph.model.keys import Key
from depgraph.store import accepted
from depgraph.store.blobs import KnownBlobs
from depgraph.store.duties import KeptDuties
from depgraph.store.errors import NotKeptError, StoreChangedError
from depgraph.store.failures import failure
from depgraph.store.lookups import INSIDE, Lookups, inside
from depgraph.store.opening import opened, opened_aside
from depgraph.store.pieces import Pieces
from depgraph.store.rows import DocumentRow, ReadingRow, Stamp, hashed, unpacked
from depgraph.store.writing import Batch, newest, prune, reading_id

_DOCUMENT = (
    "SELECT path, size, mtime_ns, ctime_ns, inode, checked_ns, document.reading, present, name"
    " FROM document JOIN reading ON document.reading = reading.id"
    " JOIN reader ON reading.reader = reader.id"
)
_CHANGE_DOCUMENT = (
    "UPDATE document SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?, checked_ns = ?,"
    " present = 1, reading = ?,"
    " accepted = CASE WHEN (SELECT digest FROM reading WHERE id = accepted)"
    " = (SELECT digest FROM reading WHERE id = ?) THEN ? ELSE accepted END"
    " WHERE path = ?"
)
_NEW_DOCUMENT = (
    "INSERT INTO document (size, mtime_ns, ctime_ns, inode, checked_ns, present, reading, path)"
    " VALUES (?, ?, ?, ?, ?, 1, ?, ?)"
)
# Word for word the condition of its index.
_NOT_IN_FORCE = "accepted IS NOT reading OR NOT present"
_GONE = f"SELECT number, path FROM document WHERE ({_NOT_IN_FORCE}) AND NOT present"  # noqa: S608
_NEW = 100


class Store(Lookups, KeptDuties, KnownBlobs):
    """The database at *path*, or one in memory when *path* is ``None``.

    *aside_why* says why nothing may be written at *path*; then it is read into memory.
    """

    def __init__(self, path: Path | None, aside_why: str = "") -> None:
        self.path = None if aside_why else path
        self.aside_why = aside_why
        self._readings: dict[int, Reading] = {}
        self._db = opened_aside(path) if path and aside_why else opened(path)
        self._pieces = Pieces(self._db)
        self._batch = Batch(self._db, self._pieces)

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
            self._batch.write()
            self._db.execute("COMMIT")
        except (sqlite3.Error, OSError, zlib.error, msgspec.MsgspecError) as error:
            raise failure(self.path, error) from error
        finally:
            self._batch.leave()
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
            f"{INSIDE} {_DOCUMENT} WHERE path IN inside ORDER BY path", inside(folder)
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

    def prints(self, folders: Iterable[str]) -> dict[str, bytes]:
        """Return the fingerprints of those of *folders* that have one."""
        asked = "SELECT print FROM folder WHERE path = ?"
        rows = ((path, self._db.execute(asked, (path,)).fetchone()) for path in folders)
        return {path: row[0] for path, row in rows if row}

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
        seen, reading = (*row.stamp, row.checked_ns), row.reading
        known = self._db.execute(
            _CHANGE_DOCUMENT, (*seen, reading, reading, reading, row.path)
        ).rowcount
        if not known:
            number = self._db.execute(_NEW_DOCUMENT, (*seen, reading, row.path)).lastrowid
            self._db.executemany(
                "INSERT OR IGNORE INTO file_name VALUES (?, ?)",
                [(hashed(key), number) for key in names],
            )

    def drop_documents(self, paths: Iterable[str]) -> None:
        """Forget files that are gone; one that was accepted stays known as absent."""
        rows = [(path,) for path in paths]
        self._db.executemany("UPDATE document SET present = 0 WHERE path = ?", rows)
        self._forget(" AND path = ? AND accepted IS NULL", rows)

    def accept_all(self) -> None:
        """Put every document in force as it is now."""
        self.must_last()
        self._forget("", [()])
        self._db.execute("UPDATE document SET accepted = reading")
        self._db.execute("INSERT OR REPLACE INTO setting VALUES ('accepted', 'all')")

    def _forget(self, which: str, given: Iterable[tuple[str, ...]]) -> None:
        """Forget the documents that are not there and that *which* means."""
        for asked in given:
            rows = self._db.execute(f"{_GONE}{which}", asked)
            for number, path in rows.fetchall():
                self._db.executemany(
                    "DELETE FROM file_name WHERE key = ? AND document = ?",
                    [(hashed(key), number) for key in path_keys(path)],
                )
                self._db.execute("DELETE FROM document WHERE number = ?", (number,))

    def anything_accepted(self) -> bool:
        """Return whether some state was ever accepted."""
        row = self._db.execute("SELECT 1 FROM setting WHERE name = 'accepted'").fetchone()
        return row is not None

    def unaccepted(self) -> dict[str, int | None]:
        """Return the paths whose text is not the one in force, with the reading that is."""
        return dict(
            self._db.execute(f"SELECT path, accepted FROM document WHERE {_NOT_IN_FORCE}")  # noqa: S608
        )

    def accepted_at(self, path: str) -> int | None:
        """Return the number of the reading of *path* that is in force, if one was accepted."""
        row = self._db.execute("SELECT accepted FROM document WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def size(self) -> int:
        """Return how many bytes the store takes on the disk, apart from its journal."""
        (pages,) = self._db.execute("PRAGMA page_count").fetchone()
        (of_bytes,) = self._db.execute("PRAGMA page_size").fetchone()
        return int(pages * of_bytes)

    def snapshot(self) -> dict[str, tuple[str, str, str]]:
        """Return reader, digest of facts and of keys of each document, to compare two stores."""
        from depgraph.store.snapshots import snapshot

        return snapshot(self._db)

    # Readings

    def has_readings(self) -> bool:
        """Return whether anything was ever read."""
        return self._db.execute("SELECT 1 FROM reading LIMIT 1").fetchone() is not None

    def reading_id(self, digest: str, reader: str) -> int | None:
        """Return the number of the reading of given bytes by a given reader, if known."""
        return reading_id(self._db, digest, reader)

    def put_reading(self, row: ReadingRow) -> int:
        """Store a reading with its keys and words, and return its number."""
        return self._batch.add(row)

    def prune(self) -> int:
        """Forget readings that nobody has needed for long; return how many.

        Whether there are too many is counted when a hundred are new, else it would be the longest
        part of a small update.
        """
        last = newest(self._db)
        row = self._db.execute("SELECT value FROM setting WHERE name = 'counted'").fetchone()
        if row is not None and last < int(row[0]) + _NEW:
            return 0
        gone = prune(self._db)
        self._db.execute(
            "INSERT OR REPLACE INTO setting VALUES ('counted', ?)", (str(0 if gone else last),)
        )
        return gone

    def reading(self, number: int) -> Reading:
        """Return the reading with the given number."""
        if number not in self._readings:
            self._batch.write()
            try:
                data = self._pieces.packed(number)
                if not data:
                    raise StoreChangedError
                self._readings[number] = unpacked(data)
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
