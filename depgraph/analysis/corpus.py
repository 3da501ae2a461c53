"""The port through which pure analysis asks for documents: readings by path and by key."""

from typing import Protocol

from depgraph.analysis.indexed import Indexed
from depgraph.model.findings import DocumentClass
from depgraph.model.keys import Key


class Corpus(Protocol):
    """One state of all documents: what is in force, or that with a proposal laid over it."""

    def document(self, path: str) -> Indexed | None:
        """Return the document at *path*, or ``None`` when this state has none."""

    def homes(self, key: Key) -> tuple[str, ...]:
        """Return the paths of the documents that provide *key*, sorted."""

    def file_homes(self, key: Key) -> tuple[str, ...]:
        """Return the paths whose file name answers to *key*, sorted."""

    def relying(self, keys: frozenset[Key]) -> tuple[str, ...]:
        """Return the paths of the documents that ask for any of *keys*, sorted."""

    def mentioning(self, words: str) -> tuple[str, ...]:
        """Return the paths of the documents whose text holds all *words*, sorted."""

    def beside(self, path: str) -> tuple[str, ...]:
        """Return the other documents of *path*'s folder, sorted; none of a very full folder."""

    def set_of(self, path: str) -> str:
        """Return the set that the document at *path* is judged with, empty when none is set."""

    def class_set(self, path: str) -> DocumentClass | None:
        """Return the class that settings, or the folder, give the document at *path*, if any."""

    def has_folder(self, folder: str) -> bool:
        """Return whether a document lies in *folder* (with its trailing ``/``) or below it."""


def apart(one: str, other: str, corpus: Corpus) -> bool:
    """Return whether two paths are set to belong to different sets, which share no facts."""
    sets = corpus.set_of(one), corpus.set_of(other)
    return all(sets) and sets[0] != sets[1]
