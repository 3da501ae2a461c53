"""What is in force, kept a second time beside the index, so that losing the index loses nothing.

The index can be made anew from the files at any time; what was accepted can not.
"""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from depgraph.store.errors import AcceptedBrokenError
from depgraph.store.packing import released
from depgraph.store.pieces import joined
from depgraph.store.rows import digest_told, packed, unpacked

ACCEPTED = "accepted.sqlite"
_VERSION = 2
_WITHOUT_SAMPLES = 1
"""The version in which each text was squeezed by itself."""
_TABLES = """
CREATE TABLE accepted (
    path TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    reader TEXT NOT NULL,
    data BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE sample (id INTEGER PRIMARY KEY, data BLOB NOT NULL)
"""


class _Copy(NamedTuple):
    """The rows of a copy, and the samples that their data was squeezed with."""

    rows: list[tuple[str, bytes | str, str, bytes]]
    samples: dict[int, bytes]


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
        "SELECT path, digest, name, reading.id FROM document"
        " JOIN reading ON accepted = reading.id JOIN reader ON reading.reader = reader.id"
        " ORDER BY path"
    )
    with closing(sqlite3.connect(new, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("BEGIN")
        for table in _TABLES.split(";"):
            made.execute(table)
        made.executemany(
            "INSERT INTO accepted VALUES (?, ?, ?, ?)",
            ((*told, joined(db, number)) for *told, number in rows),
        )
        made.executemany(
            "INSERT INTO sample VALUES (?, ?)", db.execute("SELECT id, data FROM sample")
        )
        made.execute(f"PRAGMA user_version = {_VERSION:d}")
        made.execute("COMMIT")
    new.replace(target)
    db.execute("INSERT OR REPLACE INTO setting VALUES ('copied', 'yes')")


def is_whole(path: Path) -> bool:
    """Return whether the copy at *path* is there and can be read."""
    try:
        _read(path)
    except (sqlite3.Error, OSError):
        return False
    return True


def restore(db: sqlite3.Connection, path: Path) -> None:
    """Put what the copy at *path* says is in force into *db*, which is empty."""
    from depgraph.store.pieces import Pieces
    from depgraph.store.writing import Batch

    if not path.exists():
        return
    try:
        rows, samples = _read(path)
        found = [
            (
                document,
                packed(
                    digest_told(digest),
                    reader,
                    unpacked(released(data, lambda number: zlib.decompress(samples[number]))),
                ),
            )
            for document, digest, reader, data in rows
        ]
    except (sqlite3.Error, OSError, KeyError, zlib.error, msgspec.MsgspecError) as error:
        raise AcceptedBrokenError(path.name, str(error)) from error
    batch = Batch(db, Pieces(db))
    for document, row in found:
        number = batch.add(row)
        db.execute(
            "INSERT INTO document (path, size, mtime_ns, ctime_ns, inode, checked_ns, present,"
            " reading, accepted) VALUES (?, -1, 0, 0, 0, 0, 0, ?, ?)",
            (document, number, number),
        )
    batch.write()
    db.execute("INSERT INTO setting VALUES ('accepted', 'all'), ('copied', 'yes')")


def _read(path: Path) -> _Copy:
    # Nothing but a whole file ever takes this name, so it needs no lock and no journal.
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in {_VERSION, _WITHOUT_SAMPLES}:
            message = "it is not of this version"
            raise sqlite3.DatabaseError(message)
        said = db.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise sqlite3.DatabaseError(str(said).splitlines()[0])
        rows = db.execute("SELECT path, digest, reader, data FROM accepted ORDER BY path")
        samples = "SELECT id, data FROM sample" if version == _VERSION else "SELECT 0, 0 WHERE 0"
        return _Copy(list(rows), dict(db.execute(samples)))
