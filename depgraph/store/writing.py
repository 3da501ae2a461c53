"""Write readings, and forget those that nobody has needed for long. SQL on an open database."""

import sqlite3

from depgraph.store.rows import ReadingRow, unpacked, words_of

_SPARE = 1000
_TIMES = 4
"""Unused readings that are kept: so many, and so many times those in use. They are the texts of
other branches and of yesterday, and save reading them again."""
_AT_ONCE = 100


def insert_reading(db: sqlite3.Connection, row: ReadingRow) -> int:
    """Store a reading with its keys and words, and return its number."""
    known = reading_id(db, row.digest, row.reader)
    if known is not None:
        return known
    cursor = db.execute(
        "INSERT INTO reading (digest, reader, data, facts, problems) VALUES (?, ?, ?, ?, ?)",
        (row.digest, row.reader, row.data, row.facts, row.problems),
    )
    number = int(cursor.lastrowid or 0)
    db.executemany(
        "INSERT INTO provides VALUES (?, ?)", [(key, number) for key in sorted(row.provides)]
    )
    db.executemany(
        "INSERT INTO relies VALUES (?, ?)", [(key, number) for key in sorted(row.relies)]
    )
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, row.text))
    return number


def reading_id(db: sqlite3.Connection, digest: str, reader: str) -> int | None:
    """Return the number of the reading of given bytes by a given reader, if known."""
    row = db.execute(
        "SELECT id FROM reading WHERE digest = ? AND reader = ?", (digest, reader)
    ).fetchone()
    return row[0] if row else None


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
    rows = db.execute(_OLDEST, (min(excess, _AT_ONCE),)).fetchall()
    # A table without content is told what to forget.
    db.executemany(
        "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)",
        [(number, words_of(unpacked(data))) for number, data in rows],
    )
    db.executemany("DELETE FROM reading WHERE id = ?", [(number,) for number, _ in rows])
    db.execute("DELETE FROM blob WHERE digest NOT IN (SELECT digest FROM reading)")
    return len(rows)


def _one(db: sqlite3.Connection, asked: str) -> int:
    return int(db.execute(asked).fetchone()[0])


_USED = (
    "SELECT reading FROM document UNION SELECT accepted FROM document WHERE accepted IS NOT NULL"
)
# The newest stays, so that no number is ever given twice: another process may be holding it.
_OLDEST = (
    f"SELECT id, data FROM reading WHERE id NOT IN ({_USED})"  # noqa: S608  # our own words
    " AND id < (SELECT max(id) FROM reading) ORDER BY id LIMIT ?"
)
