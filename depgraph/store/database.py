"""Open, read and write the store. One transaction an update; killed at any moment it is right."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from depgraph.errors import StoreBrokenError, StoreVersionError
from depgraph.model.facts import Reading
from depgraph.model.keys import Key
from depgraph.store.blobs import KnownBlobs
from depgraph.store.duties import KeptDuties
from depgraph.store.lookups import Lookups, behind
from depgraph.store.rows import SCHEMA_VERSION, DocumentRow, ReadingRow, Stamp, unpacked, words_of

_WAIT_SECONDS = 30.0


class Store(Lookups, KeptDuties, KnownBlobs):
    """The database at *path*, or one in memory when *path* is ``None``."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._readings: dict[int, Reading] = {}
        try:
            self._db = self._opened(path)
        except sqlite3.DatabaseError as error:
            raise StoreBrokenError(str(path), str(error)) from error

    @staticmethod
    def _opened(path: Path | None) -> sqlite3.Connection:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path or ":memory:", timeout=_WAIT_SECONDS, isolation_level=None)
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            db.close()
            raise StoreVersionError(str(path))
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        if version < SCHEMA_VERSION:
            from depgraph.store.migrations import migrate

            migrate(db)
        db.execute("PRAGMA foreign_keys = ON")
        return db

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything written inside, or nothing of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # Documents

    def documents(self, folder: str) -> dict[str, DocumentRow]:
        """Return every document seen or accepted right in *folder* (``a/b/``), by path."""
        rows = self._db.execute(
            "SELECT path, size, mtime_ns, inode, checked_ns, reading, present, reader"
            " FROM document JOIN reading ON reading = reading.id"
            " WHERE path >= ? AND path < ? AND instr(substr(path, ?), '/') = 0 ORDER BY path",
            (folder, behind(folder), len(folder) + 1),
        )
        return {
            row[0]: DocumentRow(row[0], Stamp(*row[1:4]), row[4], row[5], bool(row[6]), row[7])
            for row in rows
        }

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
        """Insert or replace what is known of one file; what was accepted of it stays."""
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, 1, ?, NULL) ON CONFLICT (path) DO UPDATE"
            " SET size = excluded.size, mtime_ns = excluded.mtime_ns, inode = excluded.inode,"
            " checked_ns = excluded.checked_ns, present = 1, reading = excluded.reading",
            (
                row.path,
                row.stamp.size,
                row.stamp.mtime_ns,
                row.stamp.inode,
                row.checked_ns,
                row.reading,
            ),
        )
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

    def reading_id(self, digest: str, reader: str) -> int | None:
        """Return the number of the reading of given bytes by a given reader, if known."""
        row = self._db.execute(
            "SELECT id FROM reading WHERE digest = ? AND reader = ?", (digest, reader)
        ).fetchone()
        return row[0] if row else None

    def put_reading(self, row: ReadingRow) -> int:
        """Store a reading with its keys and words, and return its number."""
        known = self.reading_id(row.digest, row.reader)
        if known is not None:
            return known
        cursor = self._db.execute(
            "INSERT INTO reading (digest, reader, data, facts, problems) VALUES (?, ?, ?, ?, ?)",
            (row.digest, row.reader, row.data, row.facts, row.problems),
        )
        number = int(cursor.lastrowid or 0)
        self._db.executemany(
            "INSERT INTO provides VALUES (?, ?)", [(key, number) for key in sorted(row.provides)]
        )
        self._db.executemany(
            "INSERT INTO relies VALUES (?, ?)", [(key, number) for key in sorted(row.relies)]
        )
        self._db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, row.text))
        return number

    def drop_unused_readings(self) -> None:
        """Forget readings that no document has or had in force."""
        unused = [
            (number, words_of(unpacked(data)))
            for number, data in self._db.execute(
                "SELECT id, data FROM reading WHERE id NOT IN (SELECT reading FROM document)"
                " AND id NOT IN (SELECT accepted FROM document WHERE accepted IS NOT NULL)"
            )
        ]
        # A table without content is told what to forget.
        self._db.executemany(
            "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", unused
        )
        self._db.executemany(
            "DELETE FROM reading WHERE id = ?", [(number,) for number, _ in unused]
        )

    def reading(self, number: int) -> Reading:
        """Return the reading with the given number."""
        if number not in self._readings:
            row = self._db.execute("SELECT data FROM reading WHERE id = ?", (number,)).fetchone()
            self._readings[number] = unpacked(row[0])
        return self._readings[number]

    def reading_at(self, path: str) -> int | None:
        """Return the number of the reading of the file at *path*, if it is there."""
        row = self._db.execute(
            "SELECT reading FROM document WHERE path = ? AND present", (path,)
        ).fetchone()
        return row[0] if row else None
