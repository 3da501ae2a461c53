"""What the store can be asked about its documents: by place, by key, by words. Reads only."""

import sqlite3
from collections.abc import Iterable, Iterator

from depgraph.analysis.keys import path_keys
from depgraph.model.keys import Key
from depgraph.model.patterns import regex
from depgraph.store.rows import hashed

_BATCH = 500
# From one path to the next; what lies in folders of the folder is stepped over.
INSIDE = """
WITH RECURSIVE step (path) AS (
    SELECT (SELECT path FROM document WHERE path >= :low AND path < :high ORDER BY path LIMIT 1)
    UNION ALL
    SELECT (
        SELECT path FROM document WHERE path < :high
        AND path >= CASE instr(substr(step.path, :at), '/') WHEN 0 THEN step.path || char(1)
        ELSE substr(step.path, 1, :at + instr(substr(step.path, :at), '/') - 2) || '0' END
        ORDER BY path LIMIT 1
    ) FROM step WHERE step.path IS NOT NULL
),
inside (path) AS (
    SELECT path FROM step WHERE path IS NOT NULL AND instr(substr(path, :at), '/') = 0
)
"""
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
        rows = self._db.execute(
            f"{INSIDE} SELECT path FROM document WHERE path IN inside AND present ORDER BY path",  # noqa: S608
            inside(f"{folder}/" if folder else ""),
        )
        return [path for (path,) in rows]

    def below(self, folder: str) -> Iterator[str]:
        """Yield the paths of the documents that lie anywhere below *folder*."""
        rows = self._db.execute(
            "SELECT path FROM document WHERE path >= ? AND path < ? AND present",
            (folder, _behind(folder)),
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
                "SELECT path, document.reading FROM reading CROSS JOIN document"
                " ON document.reading = reading.id WHERE problems > 0 AND present ORDER BY path"
            )
        )

    def known(self, paths: Iterable[str]) -> set[str]:
        """Return those of *paths* where a document is."""
        asked = "SELECT 1 FROM document WHERE path = ? AND present"
        # No document has a name that cannot be written down; what git names may have.
        named = (path for path in paths if path.encode("utf-8", "ignore").decode() == path)
        return {path for path in named if self._db.execute(asked, (path,)).fetchone()}

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
            "SELECT path FROM file_name JOIN document ON document = number"
            " WHERE key = ? AND present ORDER BY path",
            (hashed(key),),
        )
        return [path for (path,) in rows if key in path_keys(path)]

    def relying(self, keys: Iterable[Key]) -> set[str]:
        """Return the paths of the documents that ask for any of *keys*."""
        wanted = sorted(map(hashed, keys))
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


def inside(folder: str) -> dict[str, object]:
    """Return what :data:`INSIDE` asks for, to find what lies right in *folder* (``a/b/``)."""
    return {"low": folder, "high": _behind(folder), "at": len(folder) + 1}


def _behind(folder: str) -> str:
    """Return what sorts right behind everything in *folder*, which ends in ``/`` or is empty."""
    return f"{folder[:-1]}0" if folder else "\U0010ffff"
