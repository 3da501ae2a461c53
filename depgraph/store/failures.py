"""What SQLite could not do, as a sentence for the person who asked."""

import errno
import os
import sqlite3
from pathlib import Path

from depgraph.errors import DepgraphError
from depgraph.store.accepted import ACCEPTED, is_whole
from depgraph.store.errors import (
    StoreBrokenError,
    StoreBusyError,
    StoreFullError,
    StoreUnwritableError,
)

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_SHUT = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
)
_UNWRITTEN = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})


def failure(path: Path | None, error: Exception) -> DepgraphError:
    """Return what *error*, met at the store at *path*, means to a person."""
    name = f"{path.parent.name}/{path.name}" if path else "the index"
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return StoreBusyError(name)
    if path is not None and path.is_dir():
        return StoreUnwritableError(name, "a folder of that name is in its place")
    if code in _UNWRITTEN:
        return StoreFullError(name, _plain(error))
    if code in _SHUT:
        return StoreUnwritableError(name, _reason(path, error))
    kept = path is not None and is_whole(path.with_name(ACCEPTED))
    return StoreBrokenError(name, _plain(error), kept=kept)


def is_foreign(db: sqlite3.Connection) -> bool:
    """Return whether *db* holds tables though depgraph never wrote to it."""
    return db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _plain(error: Exception) -> str:
    return str(error) or type(error).__name__


def _reason(path: Path | None, error: Exception) -> str:
    if path is None:
        return _plain(error)
    way = os.R_OK | os.W_OK
    for checked in (path.parent, path):
        if checked.exists() and not os.access(checked, way):
            return os.strerror(errno.EACCES)
    return _plain(error)
