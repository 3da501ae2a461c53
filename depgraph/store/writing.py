"""Write readings, and forget those that nobody has needed for long. SQL on an open database."""

import sqlite3
from collections.abc import Sequence

from depgraph.analysis.keys import provided, relied
from depgraph.store.pieces import Pieces
from depgraph.store.rows import ReadingRow, digest_kept, hashed, unpacked, words_of

_SPARE = 1000
_TIMES = 4
"""Unused readings that are kept: so many, and so many times those in use. They are the texts of
other branches and of yesterday, and save reading them again."""
_AT_ONCE = 100


class Batch:
    """Readings that are written to *db* together, before its transaction ends."""

    def __init__(self, db: sqlite3.Connection, pieces: Pieces) -> None:
        self._db, self._pieces = db, pieces
        self._rows: list[tuple[int, ReadingRow]] = []
        self._readers: dict[str, int] = {}

    def add(self, row: ReadingRow) -> int:
        """Take a reading in, unless it is known, and return its number."""
        known = reading_id(self._db, row.digest, row.reader)
        if known is not None:
            return known
        if row.reader not in self._readers:
            self._readers[row.reader] = _reader(self._db, row.reader)
        number = _numbered(self._db, row, self._readers[row.reader])
        self._rows.append((number, row))
        if len(self._rows) >= _AT_ONCE:
            self.write()
        return number

    def write(self) -> None:
        """Write what was taken in: the readings themselves, their keys and words."""
        rows, self._rows = self._rows, []
        if rows:
            insert_readings(self._db, self._pieces, rows)

    def leave(self) -> None:
        """Take in nothing of what was not written."""
        self._rows.clear()
        self._readers.clear()


def insert_readings(
    db: sqlite3.Connection, pieces: Pieces, rows: Sequence[tuple[int, ReadingRow]]
) -> None:
    """Store readings that have their numbers, with their keys and words."""
    pieces.put([(number, row.data) for number, row in rows])
    db.executemany(
        "INSERT INTO provides VALUES (?, ?)",
        sorted((key, number) for number, row in rows for key in row.provides),
    )
    db.executemany(
        "INSERT OR IGNORE INTO relies VALUES (?, ?)",
        sorted((hashed(key), number) for number, row in rows for key in row.relies),
    )
    db.executemany(
        "INSERT INTO words (rowid, text) VALUES (?, ?)",
        [(number, row.text) for number, row in rows],
    )


def _numbered(db: sqlite3.Connection, row: ReadingRow, reader: int) -> int:
    """Give a reading its number, and return it."""
    cursor = db.execute(
        "INSERT INTO reading (digest, reader, facts, problems) VALUES (?, ?, ?, ?)",
        (digest_kept(row.digest), reader, row.facts, row.problems),
    )
    return int(cursor.lastrowid or 0)


def _reader(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT id FROM reader WHERE name = ?", (name,)).fetchone()
    if row:
        return int(row[0])
    return int(db.execute("INSERT INTO reader (name) VALUES (?)", (name,)).lastrowid or 0)


def reading_id(db: sqlite3.Connection, digest: str, reader: str) -> int | None:
    """Return the number of the reading of given bytes by a given reader, if known."""
    kept = digest_kept(digest)
    row = db.execute(
        "SELECT id FROM reading WHERE substr(digest, 1, 4) = ? AND digest = ?"
        " AND reader = (SELECT id FROM reader WHERE name = ?)",
        (kept[:4], kept, reader),
    ).fetchone()
    return row[0] if row else None


def newest(db: sqlite3.Connection) -> int:
    """Return the highest number that a reading has."""
    return _one(db, "SELECT coalesce(max(id), 0) FROM reading")


def prune(db: sqlite3.Connection, spare: int = _SPARE) -> int:
    """Forget the oldest readings that no document has or had in force, if there are too many.

    Return how many went. A few go at a time, so that no update becomes slow by it.
    """
    total = _one(db, "SELECT count(*) FROM reading")
    if total <= spare:
        return 0
    used = _one(db, f"SELECT count(*) FROM ({_USED})")  # noqa: S608  # our own words
    excess = total - used - (_TIMES * used + spare)
    if excess <= 0:
        return 0
    numbers = [number for (number,) in db.execute(_OLDEST, (min(excess, _AT_ONCE),))]
    _forget(db, numbers)
    db.execute("DELETE FROM blob WHERE digest NOT IN (SELECT digest FROM reading)")
    return len(numbers)


def _forget(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    pieces = Pieces(db)
    readings = [(number, unpacked(pieces.packed(number))) for number in numbers]
    # A table without content is told what to forget.
    db.executemany(
        "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
        [(number, words_of(reading)) for number, reading in readings],
    )
    # A key that another version of us gave and this one does not is left: it leads to nothing.
    db.executemany(
        "DELETE FROM provides WHERE key = ? AND reading = ?",
        [(key, number) for number, reading in readings for key in provided(reading)],
    )
    db.executemany(
        "DELETE FROM relies WHERE key = ? AND reading = ?",
        [(hashed(key), number) for number, reading in readings for key in relied(reading)],
    )
    pieces.drop(numbers)
    db.executemany("DELETE FROM reading WHERE id = ?", [(number,) for number in numbers])


def _one(db: sqlite3.Connection, asked: str) -> int:
    return int(db.execute(asked).fetchone()[0])


_USED = (
    "SELECT reading FROM document UNION SELECT accepted FROM document WHERE accepted IS NOT NULL"
)
# The newest stays, so that no number is ever given twice: another process may be holding it.
_OLDEST = (
    f"SELECT id FROM reading WHERE id NOT IN ({_USED})"  # noqa: S608  # our own words
    " AND id < (SELECT max(id) FROM reading) ORDER BY id LIMIT ?"
)
