"""Find the root that depgraph keeps for a file, and turn given paths into paths below it."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from depgraph.errors import NoSuchFileError, OutsideRootError
from depgraph.workspace.configuration import Configuration, configured
from depgraph.workspace.git import Git
from depgraph.workspace.ignoring import Ignoring
from depgraph.workspace.keeping import STORE, kept_in

if TYPE_CHECKING:
    from depgraph.analysis.indexed import Indexed
    from depgraph.store import Store, StoredCorpus

__all__ = ["STORE", "Workspace", "open_workspace"]

_MARKS = ("depgraph.toml", ".depgraph", ".git")


@dataclass(frozen=True)
class Workspace:
    """The folder *root* with its settings, its store and its history."""

    root: Path
    start: Path

    @cached_property
    def configuration(self) -> Configuration:
        """What ``depgraph.toml`` says."""
        return configured(self.root)

    @cached_property
    def ignoring(self) -> Ignoring:
        """What the configuration and ``.gitignore`` files leave out."""
        return Ignoring(self.root, self.configuration.include, self.configuration.exclude)

    @cached_property
    def git(self) -> Git | None:
        """The repository that holds the root, if one does."""
        return Git.around(self.root)

    @cached_property
    def store(self) -> "Store":
        """The store; in memory, with a warning, where the folder cannot be written."""
        return kept_in(self.root)

    def corpus(
        self,
        overlay: "Mapping[str, Indexed | None] | None" = None,
        base: "StoredCorpus | None" = None,
    ) -> "StoredCorpus":
        """Return the documents as they are kept, with *overlay* laid over them.

        Those that share a *base* read each document once.
        """
        from depgraph.store import StoredCorpus

        return StoredCorpus(self.store, overlay, base, self.configuration)

    def relative(self, path: Path) -> str:
        """Return *path*, given from where the person stands, relative to the root with ``/``."""
        whole = Path(os.path.normpath(self.start / path))
        if not _can_be(whole):
            raise NoSuchFileError(str(path))
        try:
            below = whole.relative_to(self.root)
        except ValueError:
            try:
                below = whole.resolve().relative_to(self.root.resolve())
            except ValueError as error:
                raise OutsideRootError(str(path), str(self.root.name)) from error
        return str(PurePosixPath(*below.parts))

    def bytes_of(self, path: str) -> bytes:
        """Return the bytes of the file at *path* below the root."""
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise NoSuchFileError(path) from error


def _can_be(path: Path) -> bool:
    """Return whether there can be a file at *path*: its name is text and not too long."""
    try:
        str(path).encode()
        path.lstat()
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    except ValueError:
        return False
    return True


def open_workspace(start: Path, root: Path | None = None) -> Workspace:
    """Return the workspace at *root*, else at the nearest marked folder above *start*.

    A folder is marked by ``depgraph.toml``, ``.depgraph`` or ``.git``. Without a mark it is the
    folder the person stands in when that holds *start*, else the folder of *start*.
    """
    here = Path.cwd()
    if root is not None:
        whole = Path(os.path.normpath(here / root))
        if not whole.is_dir():
            raise NoSuchFileError(str(root))
        return Workspace(whole, here)
    first = Path(os.path.normpath(here / start))
    first = first if os.path.isdir(first) else first.parent  # noqa: PTH112  # it never raises
    for folder in (first, *first.parents):
        if any(os.path.exists(folder / mark) for mark in _MARKS):  # noqa: PTH110  # nor this
            return Workspace(folder, here)
    return Workspace(here if here in (first, *first.parents) else first, here)
