"""What the store can be asked about its documents: by place, by key, by words. Reads only."""

import sqlite3
from collections.abc import Iterable, Iterator

from depgraph.model.keys import Key
from depgraph.model.patterns import regex

_BATCH = 500


_WORD = regex(r"[^\W_]+")


class Lookups:
    """The questions of a store; *_db* is its open database."""

    _db: sqlite3.Connection

    def wait_at_most(self, seconds: float) -> None:
        """Wait no longer than *seconds* for another process that is writing."""
        self._db.execute(f"PRAGMA busy_timeout = {int(seconds * 1000):d}")

    def paths(self) -> list[str]:
        """Return the paths of the documents that are there, sorted."""
        rows = self._db.execute("SELECT path FROM document WHERE present ORDER BY path")
        return [path for (path,) in rows]

    def readings(self) -> dict[str, int]:
        """Return the number of the reading of each document that is there, by path."""
        return dict(self._db.execute("SELECT path, reading FROM document WHERE present"))

    def inside(self, folder: str) -> list[str]:
        """Return the paths of the documents that lie right in *folder*, sorted."""
        low = f"{folder}/" if folder else ""
        high = behind(low)
        rows = self._db.execute(
            "SELECT path FROM document WHERE path >= ? AND path < ? AND present"
            " AND instr(substr(path, ?), '/') = 0 ORDER BY path",
            (low, high, len(low) + 1),
        )
        return [path for (path,) in rows]

    def below(self, folder: str) -> Iterator[str]:
        """Yield the paths of the documents that lie anywhere below *folder*."""
        rows = self._db.execute(
            "SELECT path FROM document WHERE path >= ? AND path < ? AND present",
            (folder, behind(folder)),
        )
        for (path,) in rows:
            yield path

    def fact_count(self) -> int:
        """Return how many facts the documents provide together."""
        row = self._db.execute(
            "SELECT total(facts) FROM document JOIN reading ON reading = reading.id WHERE present"
        ).fetchone()
        return int(row[0])

    def troubled(self) -> list[tuple[str, int]]:
        """Return path and reading of every document with a problem, by path."""
        return list(
            self._db.execute(
                "SELECT path, reading FROM document WHERE present"
                " AND reading IN (SELECT id FROM reading WHERE problems > 0) ORDER BY path"
            )
        )

    def snapshot(self) -> dict[str, tuple[str, bytes, tuple[str, ...], tuple[str, ...]]]:
        """Return, by path, reader, facts and keys of each document, for comparing two stores."""
        found: dict[str, tuple[str, bytes, tuple[str, ...], tuple[str, ...]]] = {}
        for path, number, reader, data in self._db.execute(
            "SELECT path, reading.id, reader, data FROM document"
            " JOIN reading ON reading = reading.id WHERE present ORDER BY path"
        ):
            found[path] = (
                reader,
                data,
                self._keys("provides", number),
                self._keys("relies", number),
            )
        return found

    def _keys(self, table: str, number: int) -> tuple[str, ...]:
        rows = self._db.execute(
            f"SELECT key FROM {table} WHERE reading = ? ORDER BY key",  # noqa: S608  # our own names
            (number,),
        )
        return tuple(key for (key,) in rows)

    def homes(self, key: Key) -> list[str]:
        """Return the paths of the documents that provide *key*, sorted."""
        rows = self._db.execute(
            "SELECT path FROM provides JOIN document USING (reading)"
            " WHERE key = ? AND present ORDER BY path",
            (key,),
        )
        return [path for (path,) in rows]

    def file_homes(self, key: Key) -> list[str]:
        """Return the paths whose file name answers to *key*, sorted."""
        rows = self._db.execute(
            "SELECT path FROM file_name JOIN document USING (path)"
            " WHERE key = ? AND present ORDER BY path",
            (key,),
        )
        return [path for (path,) in rows]

    def relying(self, keys: Iterable[Key]) -> set[str]:
        """Return the paths of the documents that ask for any of *keys*."""
        wanted = sorted(keys)
        found: set[str] = set()
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            asked = (  # only question marks are put in
                "SELECT DISTINCT path FROM relies JOIN document USING (reading)"  # noqa: S608
                f" WHERE key IN ({marks}) AND present"
            )
            found.update(path for (path,) in self._db.execute(asked, batch))
        return found

    def mentioning(self, words: str) -> set[str]:
        """Return the paths of the documents that hold all *words*."""
        quoted = " ".join(f'"{word}"' for word in _WORD.findall(words))
        if not quoted:
            return set()
        rows = self._db.execute(
            "SELECT path FROM words JOIN document ON words.rowid = reading"
            " WHERE words MATCH ? AND present",
            (quoted,),
        )
        return {path for (path,) in rows}


def behind(folder: str) -> str:
    """Return what sorts right behind everything in *folder*, which ends in ``/`` or is empty."""
    return f"{folder[:-1]}0" if folder else "\U0010ffff"
