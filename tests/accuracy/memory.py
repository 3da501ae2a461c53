"""A set of readings as the corpus that analysis asks. Holds all in memory; stores nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from depgraph.analysis.indexed import Indexed, path_keys
from depgraph.analysis.keys import provided, relied
from depgraph.model.facts import Reading
from depgraph.model.keys import Key


class MemoryCorpus:
    """Answers for *readings* by path; a file that no extractor claims is not there."""

    def __init__(self, readings: Mapping[str, Reading | None]) -> None:
        read = {path: reading for path, reading in readings.items() if reading}
        self._documents = {path: Indexed(path, reading) for path, reading in read.items()}
        self._homes = _by_key({path: provided(reading) for path, reading in read.items()})
        self._relied = _by_key({path: relied(reading) for path, reading in read.items()})
        self._files = _by_key({path: path_keys(path) for path in read})

    def paths(self) -> tuple[str, ...]:
        """Return every path."""
        return tuple(self._documents)

    def document(self, path: str) -> Indexed | None:
        """Return the document at *path*."""
        return self._documents.get(path)

    def homes(self, key: Key) -> tuple[str, ...]:
        """Return the documents that provide *key*."""
        return self._homes.get(key, ())

    def file_homes(self, key: Key) -> tuple[str, ...]:
        """Return the documents whose file name answers to *key*."""
        return self._files.get(key, ())

    def relying(self, keys: frozenset[Key]) -> tuple[str, ...]:
        """Return the documents with a reference that asks for any of *keys*."""
        return tuple(sorted({path for key in keys for path in self._relied.get(key, ())}))


def _by_key(keys: Mapping[str, Iterable[Key]]) -> dict[Key, tuple[str, ...]]:
    homes: defaultdict[Key, set[str]] = defaultdict(set)
    for path, keys_here in keys.items():
        for key in keys_here:
            homes[key].add(path)
    return {key: tuple(sorted(paths)) for key, paths in homes.items()}
