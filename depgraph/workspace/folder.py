"""Find the root that depgraph keeps for a file, and turn given paths into paths below it."""

import errno
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from depgraph.errors import NoSuchFileError, OutsideRootError, TooWideError
from depgraph.model.engine import USUAL, Engine
from depgraph.model.immutable import immutable_with_room
from depgraph.workspace.configuration import Configuration, configured
from depgraph.workspace.git import Git
from depgraph.workspace.ignoring import Ignoring
from depgraph.workspace.keeping import STORE, kept_in
from depgraph.workspace.watched import Question, ask

if TYPE_CHECKING:
    from depgraph.analysis.indexed import Indexed
    from depgraph.store import Store, StoredCorpus

__all__ = ["STORE", "Workspace", "open_to_read", "open_workspace", "refuse_wide"]

_MARKS = ("depgraph.toml", ".depgraph", ".git")
_CHOSEN = ("depgraph.toml", ".depgraph")
"""Marks that somebody set for depgraph; git may keep a home folder for other reasons."""


@immutable_with_room
class Workspace:
    """The folder *root* with its settings, its store and its history.

    One that *keeps* nothing makes no store; it uses one that is there. *engine* reads its files.
    """

    root: Path
    start: Path
    keeps: bool = True
    engine: Engine = USUAL

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
        if not self.keeps and not os.path.exists(self.root / STORE):  # noqa: PTH110  # never raises
            from depgraph.store import Store

            return Store(None)
        return kept_in(self.root)

    @cached_property
    def watch(self) -> Question | None:
        """A question to the watch of this folder, asked now; ``None`` where none runs."""
        return ask(self.root)

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


def open_workspace(
    start: Path,
    root: Path | None = None,
    *,
    keeps: bool = True,
    engine: Engine = USUAL,
) -> Workspace:
    """Return the workspace at *root*, else at the nearest marked folder above *start*.

    A folder is marked by ``depgraph.toml``, ``.depgraph`` or ``.git``. Without a mark it is the
    folder the person stands in, which must hold *start*; with *keeps* off no store is made there.
    """
    here = Path.cwd()
    if root is not None:
        return Workspace(_given(root, here), here, engine=engine)
    first = _folder_of(start, here)
    marked = _marked(first)
    if marked is None and here not in {first, *first.parents}:
        raise OutsideRootError(str(start), (_marked(here) or here).name)
    found = marked or here
    refuse_wide(found)
    return Workspace(found, here, keeps or marked is not None, engine)


def open_to_read(start: Path, root: Path | None = None) -> Workspace:
    """Return the workspace to look at one file in, wherever it lies; no store is made for that."""
    here = Path.cwd()
    if root is not None:
        return Workspace(_given(root, here), here, keeps=False)
    first = _folder_of(start, here)
    unmarked = here if here in {first, *first.parents} else first
    return Workspace(_marked(first) or unmarked, here, keeps=False)


def refuse_wide(folder: Path) -> None:
    """Stop when *folder*, which nobody named, is a home folder or a whole disk."""
    if _is_wide(folder) and not any(_is_there(folder / mark) for mark in _CHOSEN):
        raise TooWideError(str(folder))


def _given(root: Path, here: Path) -> Path:
    whole = Path(os.path.normpath(here / root))
    if not whole.is_dir():
        raise NoSuchFileError(str(root))
    return whole


def _folder_of(start: Path, here: Path) -> Path:
    first = Path(os.path.normpath(here / start))
    return first if os.path.isdir(first) else first.parent  # noqa: PTH112  # it never raises


def _marked(first: Path) -> Path | None:
    """Return the nearest marked folder from *first* upwards."""
    folders = (first, *first.parents)
    return next((f for f in folders if any(_is_there(f / mark) for mark in _MARKS)), None)


def _is_there(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110  # it never raises


def _is_wide(folder: Path) -> bool:
    """Return whether *folder* is a whole disk, or all that a person has."""
    home = os.path.expanduser("~")  # noqa: PTH111  # it never raises
    return folder == folder.parent or os.path.realpath(folder) == os.path.realpath(home)
