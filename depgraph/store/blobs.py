"""Which bytes git calls by which id, so that what was read once is not asked of git again."""

import sqlite3
from collections.abc import Iterable, Mapping

from depgraph.store.rows import digest_kept, digest_told

_BATCH = 500


class KnownBlobs:
    """The ids of git that a store knows; *_db* is its open database."""

    _db: sqlite3.Connection

    def blob_digests(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the digests of the bytes that git calls by *ids*, where they are known."""
        wanted = sorted(map(bytes.fromhex, set(ids)))
        found: dict[str, str] = {}
        for at in range(0, len(wanted), _BATCH):
            batch = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._db.execute(f"SELECT id, digest FROM blob WHERE id IN ({marks})", batch)  # noqa: S608
            found.update((id_.hex(), digest_told(digest)) for id_, digest in rows)
        return found

    def put_blobs(self, digests: Mapping[str, str]) -> None:
        """Keep the digest of the bytes of each id."""
        self._db.executemany(
            "INSERT OR REPLACE INTO blob VALUES (?, ?)",
            [(bytes.fromhex(id_), digest_kept(of)) for id_, of in sorted(digests.items())],
        )
