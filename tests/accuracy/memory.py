"""A set of readings as the corpus that resolving asks. Holds all in memory; stores nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from depgraph.analysis.indexed import Indexed, name_keys, path_keys
from depgraph.model.facts import Reading
from depgraph.model.keys import Key, label_key, symbol_key, term_key


class MemoryCorpus:
    """Answers for *readings* by path; a file that no extractor claims is not there."""

    def __init__(self, readings: Mapping[str, Reading | None]) -> None:
        self._documents = {
            path: Indexed(path, reading) for path, reading in readings.items() if reading
        }
        self._homes = _by_key({p: provided(d.reading) for p, d in self._documents.items()})
        self._files = _by_key({path: path_keys(path) for path in self._documents})

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
        """Return nothing: no measure asks who relies on what."""
        del keys
        return ()

    def has_series(self, key: Key) -> bool:
        """Return whether a document's name begins with the same letters as *key*."""
        series = key.split("-")[0]
        return any(home.split("-")[0] == series for home in self._homes if "-" in home)


def provided(reading: Reading) -> tuple[Key, ...]:
    """Return every key that the document answers to by its text."""
    return (*name_keys(reading), *_provided(reading))


def _provided(reading: Reading) -> Iterator[Key]:
    facts = reading.facts
    for definition in facts.definitions:
        yield from map(term_key, (definition.term, *definition.names))
    yield from (symbol_key(symbol.name) for symbol in facts.symbols)
    for provision in facts.provisions:
        key = label_key(provision.label) if provision.label else None
        if key:
            yield key


def _by_key(keys: Mapping[str, tuple[Key, ...]]) -> dict[Key, tuple[str, ...]]:
    homes: defaultdict[Key, set[str]] = defaultdict(set)
    for path, provided_here in keys.items():
        for key in provided_here:
            homes[key].add(path)
    return {key: tuple(sorted(paths)) for key, paths in homes.items()}
