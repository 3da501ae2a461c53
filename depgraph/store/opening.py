"""Open the database of a store: made, upgraded or mended where due, by one process at a time.

What is in force is never lost with the index: a new one begins with what was accepted.
"""

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from depgraph.store.accepted import ACCEPTED, restore
from depgraph.store.errors import StoreVersionError
from depgraph.store.failures import failure, is_foreign
from depgraph.store.rows import SCHEMA_VERSION

_WAIT_SECONDS = 30.0
_TRIES, _PAUSE_SECONDS = 50, 0.02
_WAL_BYTES = 16 * 1024 * 1024
"""What is left of the journal on the disk after a large update."""
_NO_WAL = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMLOCK,
        sqlite3.SQLITE_IOERR_SHMMAP,
    }
)
"""What SQLite says where files cannot be shared in memory, as on network drives."""


def opened(path: Path | None) -> sqlite3.Connection:
    """Return the database at *path*, or an empty one in memory when *path* is ``None``."""
    if path is None:
        return _in_memory()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _ready(_connected(path), path)
        except sqlite3.OperationalError as error:
            code = error.sqlite_errorcode
            if _NO_WAL.isdisjoint({code, code & 0xFF}) or not path.is_file():
                raise
        return _ready(_connected(path, shared=False), path)
    except sqlite3.Error as error:
        raise failure(path, error) from error


def opened_aside(path: Path) -> sqlite3.Connection:
    """Return a copy in memory of the database at *path*, which is only read."""
    for extra in ("mode=ro", "mode=ro&immutable=1"):
        left_over = path.with_name(f"{path.name}-wal").exists()
        if "immutable" in extra and left_over:
            continue  # what stands in the journal only would be missed
        with suppress(sqlite3.Error):
            return _copied(path, extra)
    db = _in_memory()
    restore(db, path.with_name(ACCEPTED))
    return db


def _copied(path: Path, extra: str) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    uri = f"{path.absolute().as_uri()}?{extra}"
    with closing(sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS)) as kept:
        kept.backup(db)
    return _ready(db, path)


def _in_memory() -> sqlite3.Connection:
    return _ready(sqlite3.connect(":memory:", isolation_level=None), None)


def _connected(path: Path, *, shared: bool = True) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        if shared and _version(db) == 0:
            _share(db)
        elif not shared:
            # Alone, SQLite needs no shared memory to leave the journal that does.
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("PRAGMA locking_mode = NORMAL")
    except BaseException:
        db.close()  # else its own locks would stand in the way of the next attempt
        raise
    return db


def _share(db: sqlite3.Connection) -> None:
    """Let others read while one writes. For this SQLite does not wait until it is alone."""
    for _ in range(_TRIES):
        with suppress(sqlite3.OperationalError):
            db.execute("PRAGMA journal_mode = WAL")
            return
        time.sleep(_PAUSE_SECONDS)


def _ready(db: sqlite3.Connection, path: Path | None) -> sqlite3.Connection:
    """Return *db* with the newest schema."""
    try:
        if _version(db) != SCHEMA_VERSION:
            _upgrade(db, path)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES:d}")
        db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _upgrade(db: sqlite3.Connection, path: Path | None) -> None:
    """Bring the schema to the newest version, unless another process just did."""
    from depgraph.store.migrations import migrate

    db.execute("BEGIN IMMEDIATE")
    try:
        version = _version(db)
        if version > SCHEMA_VERSION:
            raise StoreVersionError(_shown(path))
        if version < SCHEMA_VERSION:
            if version == 0 and is_foreign(db):
                message = "another program made it"
                raise sqlite3.DatabaseError(message)
            migrate(db)
            if version == 0 and path is not None:
                restore(db, path.with_name(ACCEPTED))
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    if 0 < version < SCHEMA_VERSION:
        # What the older tables took is given back, if nobody is in the way.
        with suppress(sqlite3.OperationalError):
            db.execute("VACUUM")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _shown(path: Path | None) -> str:
    return os.path.join(path.parent.name, path.name) if path else ""  # noqa: PTH118
