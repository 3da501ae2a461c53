"""The duties that were read of passages, kept so that no passage is parsed twice."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from depgraph.model.duties import Duty, Passage

_BATCH = 500
_MOST = 200_000
"""Passages whose duties are kept; when there are more, the older half goes."""


def digest_of_passage(passage: Passage) -> bytes:
    """Return the digest that the duties of *passage* are kept under."""
    return hashlib.sha256(msgspec.msgpack.encode(passage)).digest()[:16]


@cache
def _decoder() -> msgspec.msgpack.Decoder[tuple[Duty, ...]]:
    return msgspec.msgpack.Decoder(tuple[Duty, ...])


class KeptDuties:
    """The duties in a store; *_db* is its open database."""

    _db: sqlite3.Connection

    def duties(self, reader: str, digests: Iterable[bytes]) -> dict[bytes, tuple[Duty, ...]]:
        """Return what *reader* found in the passages with *digests*, where it read them."""
        wanted = sorted(set(digests))
        found: dict[bytes, tuple[Duty, ...]] = {}
        for at in range(0, len(wanted), _BATCH):
            batch = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._db.execute(
                f"SELECT digest, data FROM duty WHERE reader = ? AND digest IN ({marks})",  # noqa: S608
                (reader, *batch),
            )
            found.update((digest, _decoder().decode(data)) for digest, data in rows)
        return found

    def keep_duties(self, reader: str, found: Mapping[bytes, tuple[Duty, ...]]) -> None:
        """Keep what *reader* found, by digest, and forget what other readers found."""
        self._db.execute("DELETE FROM duty WHERE reader <> ?", (reader,))
        (batch,) = self._db.execute("SELECT coalesce(max(batch), 0) + 1 FROM duty").fetchone()
        self._db.executemany(
            "INSERT OR REPLACE INTO duty (digest, reader, data, batch) VALUES (?, ?, ?, ?)",
            [
                (digest, reader, msgspec.msgpack.encode(duties), batch)
                for digest, duties in sorted(found.items())
            ],
        )
        (count,) = self._db.execute("SELECT count(*) FROM duty").fetchone()
        if count > _MOST:
            self._db.execute(
                "DELETE FROM duty WHERE batch <= (SELECT avg(batch) FROM duty) AND batch < ?",
                (batch,),
            )
