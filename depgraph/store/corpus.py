"""The stored documents as a corpus, with some of them replaced: a state for analysis to ask."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Protocol

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys, provided, relied
from depgraph.model.findings import DocumentClass
from depgraph.model.keys import Key
from depgraph.store.database import Store
from depgraph.store.rows import words_of

_MAX_BESIDE = 100


class About(Protocol):
    """What is set for documents by their paths."""

    def set_of(self, path: str) -> str:
        """Return the set of documents that *path* belongs to; empty when to none."""

    def document_class(self, path: str) -> DocumentClass | None:
        """Return the class that is set for *path*."""


class StoredCorpus:
    """What the store holds, with *overlay* laid over it; ``None`` in it means absent."""

    def __init__(
        self,
        store: Store,
        overlay: Mapping[str, Indexed | None] | None = None,
        base: "StoredCorpus | None" = None,
        about: About | None = None,
    ) -> None:
        self._store = store
        self._about = about
        self._overlay = dict(overlay or {})
        # States that share a base read each document once.
        self.known: dict[str, Indexed | None] = base.known if base else {}
        self._folders: dict[str, tuple[str, ...]] = {}
        self._homes: dict[Key, tuple[str, ...]] = {}

    def document(self, path: str) -> Indexed | None:
        """Return the document at *path*, or ``None`` when this state has none."""
        if path in self._overlay:
            return self._overlay[path]
        if path not in self.known:
            number = self._store.reading_at(path)
            self.known[path] = (
                None if number is None else Indexed(path, self._store.reading(number))
            )
        return self.known[path]

    def paths(self) -> tuple[str, ...]:
        """Return every path of this state, sorted."""
        stored = {path for path in self._store.paths() if path not in self._overlay}
        laid = {path for path, document in self._overlay.items() if document is not None}
        return tuple(sorted(stored | laid))

    def homes(self, key: Key) -> tuple[str, ...]:
        """Return the paths of the documents that provide *key*, sorted."""
        if key not in self._homes:
            stored = (path for path in self._store.homes(key) if path not in self._overlay)
            self._homes[key] = tuple(sorted({*stored, *self._provided.get(key, ())}))
        return self._homes[key]

    def file_homes(self, key: Key) -> tuple[str, ...]:
        """Return the paths whose file name answers to *key*, sorted."""
        stored = (path for path in self._store.file_homes(key) if path not in self._overlay)
        return tuple(sorted({*stored, *self._named.get(key, ())}))

    def relying(self, keys: frozenset[Key]) -> tuple[str, ...]:
        """Return the paths of the documents with a reference that asks for any of *keys*."""
        stored = {path for path in self._store.relying(keys) if path not in self._overlay}
        laid = {path for key in keys for path in self._relied.get(key, ())}
        return tuple(sorted(stored | laid))

    def mentioning(self, words: str) -> tuple[str, ...]:
        """Return the paths of the documents whose text holds all *words*, sorted."""
        stored = (p for p in self._store.mentioning(words) if p not in self._overlay)
        wanted = words.casefold().split()
        laid = (
            path
            for path, document in self._overlay.items()
            if document is not None
            and all(word in words_of(document.reading).casefold() for word in wanted)
        )
        return tuple(sorted({*stored, *laid}))

    def beside(self, path: str) -> tuple[str, ...]:
        """Return the other documents of the folder of *path*; none of a very full folder."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            stored = (p for p in self._store.inside(folder) if p not in self._overlay)
            laid = (
                p
                for p, document in self._overlay.items()
                if document is not None and p.rpartition("/")[0] == folder
            )
            self._folders[folder] = tuple(sorted({*stored, *laid}))
        found = self._folders[folder]
        return tuple(p for p in found if p != path) if len(found) <= _MAX_BESIDE else ()

    def set_of(self, path: str) -> str:
        """Return the set that the document at *path* is judged with, empty when none is set."""
        return self._about.set_of(path) if self._about else ""

    def class_set(self, path: str) -> DocumentClass | None:
        """Return the class that settings, or the folder, give the document at *path*, if any."""
        return self._about.document_class(path) if self._about else None

    def has_folder(self, folder: str) -> bool:
        """Return whether a document lies in *folder* (with its trailing ``/``) or below it."""
        if any(p.startswith(folder) and d is not None for p, d in self._overlay.items()):
            return True
        return any(path not in self._overlay for path in self._store.below(folder))

    @cached_property
    def _provided(self) -> dict[Key, list[str]]:
        return self._by_key(lambda document: provided(document.reading))

    @cached_property
    def _relied(self) -> dict[Key, list[str]]:
        return self._by_key(lambda document: relied(document.reading))

    @cached_property
    def _named(self) -> dict[Key, list[str]]:
        return self._by_key(lambda document: frozenset(path_keys(document.path)))

    def _by_key(self, keys_of: Callable[[Indexed], frozenset[Key]]) -> dict[Key, list[str]]:
        found: defaultdict[Key, list[str]] = defaultdict(list)
        for path, document in sorted(self._overlay.items()):
            if document is not None:
                for key in keys_of(document):
                    found[key].append(path)
        return dict(found)
