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
        wanted = sorted(set(digests)) if reader == self._duty_reader() else []
        found: dict[bytes, tuple[Duty, ...]] = {}
        for at in range(0, len(wanted), _BATCH):
            batch = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._db.execute(
                f"SELECT digest, data FROM duty WHERE digest IN ({marks})",  # noqa: S608
                batch,
            )
            found.update((digest, _decoder().decode(data)) for digest, data in rows)
        return found

    def keep_duties(self, reader: str, found: Mapping[bytes, tuple[Duty, ...]]) -> None:
        """Keep what *reader* found, by digest, and forget what other readers found."""
        if reader != self._duty_reader():
            self._db.execute("DELETE FROM duty")
            self._db.execute(
                "INSERT OR REPLACE INTO setting VALUES ('reader of duties', ?)", (reader,)
            )
        self._db.executemany(
            "INSERT OR REPLACE INTO duty (digest, data) VALUES (?, ?)",
            [(digest, msgspec.msgpack.encode(duties)) for digest, duties in sorted(found.items())],
        )
        # Numbers are given in turn, so that nothing need be counted.
        first, last = self._db.execute(
            "SELECT (SELECT min(id) FROM duty), (SELECT max(id) FROM duty)"
        ).fetchone()
        if found and last - first >= _MOST:
            self._db.execute("DELETE FROM duty WHERE id <= ?", ((first + last) // 2,))

    def _duty_reader(self) -> str | None:
        row = self._db.execute("SELECT value FROM setting WHERE name = 'reader of duties'")
        kept: tuple[str] | None = row.fetchone()
        return kept[0] if kept else None
