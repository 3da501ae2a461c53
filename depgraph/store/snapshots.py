"""What a store holds, in a form that two stores can be compared by. Reads only, and everything."""

import hashlib
import sqlite3
from collections import defaultdict

from depgraph.store.packing import renewed
from depgraph.store.pieces import Pieces

Snapshot = dict[str, tuple[str, str, str]]
"""Reader, digest of the facts and digest of the keys of each document, by path."""


def snapshot(db: sqlite3.Connection) -> Snapshot:
    """Return what *db* says of each document that is there."""
    keys, pieces = _keys(db), Pieces(db)
    found: Snapshot = {}
    for path, number, reader in db.execute(
        "SELECT path, reading.id, name FROM document"
        " JOIN reading ON document.reading = reading.id"
        " JOIN reader ON reading.reader = reader.id WHERE present ORDER BY path"
    ):
        facts = hashlib.sha256(renewed(pieces.packed(number))).hexdigest()
        found[path] = (reader, facts, keys.get(number, ""))
    return found


def _keys(db: sqlite3.Connection) -> dict[int, str]:
    found: defaultdict[int, bytes] = defaultdict(bytes)
    for table in ("provides", "relies"):
        asked = f"SELECT key, reading FROM {table} ORDER BY key, reading"  # noqa: S608
        for key, number in db.execute(asked):
            found[number] = hashlib.sha256(found[number] + repr(key).encode()).digest()
    return {number: digest.hex() for number, digest in found.items()}
