"""What was read, squeezed and in pieces so small that pages are full. SQL on an open database."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence

from depgraph.store.packing import number_of, released, sample, squeezed

_PIECE = 500
_MOST = 4096
"""Pieces of one reading at most; those of a long one are larger."""
_ENOUGH = 16
"""Readings that say what others of the set are like."""


class Pieces:
    """The packed readings in *db*, by number."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._samples: dict[int, bytes] = {}

    def put(self, packs: Sequence[tuple[int, bytes]]) -> None:
        """Keep packed readings, each under its number."""
        common = self._common([data for _, data in packs])
        self._db.executemany(
            "INSERT INTO piece VALUES (?, ?)",
            (row for number, data in packs for row in cut(number, squeezed(data, common))),
        )

    def packed(self, number: int) -> bytes:
        """Return the reading with *number*, packed; empty when there is none.

        Raise ``zlib.error`` when it is not whole.
        """
        data = joined(self._db, number)
        return released(data, self._sample) if data else b""

    def drop(self, numbers: Sequence[int]) -> None:
        """Forget the readings with *numbers*."""
        self._db.executemany(
            "DELETE FROM piece WHERE id BETWEEN ? AND ?", [_range(number) for number in numbers]
        )

    def _sample(self, number: int) -> bytes:
        if number not in self._samples:
            row = self._db.execute("SELECT data FROM sample WHERE id = ?", (number,)).fetchone()
            if row is None:
                message = "what it was squeezed with is missing"
                raise zlib.error(message)
            self._samples[number] = zlib.decompress(row[0])
        return self._samples[number]

    def _common(self, packs: Sequence[bytes]) -> bytes:
        """Return the sample to squeeze by; many *packs* make one where there is none."""
        row = self._db.execute("SELECT id FROM sample ORDER BY rowid DESC LIMIT 1").fetchone()
        if row is not None:
            return self._sample(row[0])
        if len(packs) < _ENOUGH:
            return b""
        made = sample(packs)
        self._db.execute(
            "INSERT INTO sample VALUES (?, ?)", (number_of(made), zlib.compress(made, 9))
        )
        return made


def cut(number: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the pieces of the reading with *number*."""
    size = max(_PIECE, -(-len(data) // _MOST))
    first, _ = _range(number)
    for at, start in enumerate(range(0, len(data), size)):
        yield first + at, data[start : start + size]


def joined(db: sqlite3.Connection, number: int) -> bytes:
    """Return the pieces of the reading with *number* in one; empty when there are none."""
    rows = db.execute(
        "SELECT data FROM piece WHERE id BETWEEN ? AND ? ORDER BY id", _range(number)
    )
    return b"".join(data for (data,) in rows)


def _range(number: int) -> tuple[int, int]:
    return number * _MOST, number * _MOST + _MOST - 1
