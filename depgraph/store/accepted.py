"""What is in force, kept a second time beside the index, so that losing the index loses nothing.

The index can be made anew from the files at any time; what was accepted can not.
"""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import msgspec

from depgraph.store.errors import AcceptedBrokenError
from depgraph.store.rows import packed, unpacked

ACCEPTED = "accepted.sqlite"
_VERSION = 1
_TABLE = """
CREATE TABLE accepted (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    reader TEXT NOT NULL,
    data BLOB NOT NULL
) WITHOUT ROWID
"""


def is_due(db: sqlite3.Connection, path: Path) -> bool:
    """Return whether the copy beside the index *path* does not say what *db* says."""
    row = db.execute(
        "SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'copied')"
        " FROM setting WHERE name = 'accepted'"
    ).fetchone()
    return row is not None and not (row[0] and path.with_name(ACCEPTED).exists())


def copy(db: sqlite3.Connection, path: Path) -> None:
    """Write what is in force beside the index *path*; call it inside a transaction of *db*."""
    target = path.with_name(ACCEPTED)
    new = target.with_name(f"{ACCEPTED}.new")
    new.unlink(missing_ok=True)
    rows = db.execute(
        "SELECT path, digest, reader, data FROM document JOIN reading ON accepted = reading.id"
    )
    with closing(sqlite3.connect(new, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("BEGIN")
        made.execute(_TABLE)
        made.executemany("INSERT INTO accepted VALUES (?, ?, ?, ?)", rows)
        made.execute(f"PRAGMA user_version = {_VERSION:d}")
        made.execute("COMMIT")
    new.replace(target)
    db.execute("INSERT OR REPLACE INTO setting VALUES ('copied', 'yes')")


def is_whole(path: Path) -> bool:
    """Return whether the copy at *path* is there and can be read."""
    try:
        _rows(path)
    except (sqlite3.Error, OSError):
        return False
    return True


def restore(db: sqlite3.Connection, path: Path) -> None:
    """Put what the copy at *path* says is in force into *db*, which is empty."""
    from depgraph.store.writing import insert_reading

    if not path.exists():
        return
    try:
        found = [
            (document, packed(digest, reader, unpacked(data)))
            for document, digest, reader, data in _rows(path)
        ]
    except (sqlite3.Error, OSError, zlib.error, msgspec.MsgspecError) as error:
        raise AcceptedBrokenError(path.name, str(error)) from error
    for document, row in found:
        number = insert_reading(db, row)
        db.execute(
            "INSERT INTO document (path, size, mtime_ns, ctime_ns, inode, checked_ns, present,"
            " reading, accepted) VALUES (?, -1, 0, 0, 0, 0, 0, ?, ?)",
            (document, number, number),
        )
    db.execute("INSERT INTO setting VALUES ('accepted', 'all'), ('copied', 'yes')")


def _rows(path: Path) -> list[tuple[str, str, str, bytes]]:
    # Nothing but a whole file ever takes this name, so it needs no lock and no journal.
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            message = "it is not of this version"
            raise sqlite3.DatabaseError(message)
        said = db.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise sqlite3.DatabaseError(str(said).splitlines()[0])
        return list(db.execute("SELECT path, digest, reader, data FROM accepted ORDER BY path"))
