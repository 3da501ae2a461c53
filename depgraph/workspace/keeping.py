"""Where a folder keeps its store, and what happens where nothing can be kept there."""

import errno
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depgraph.store import Store

STORE = Path(".depgraph") / "index.sqlite"
_IGNORED = "index.sqlite*\naccepted.sqlite*\n.gitignore\n"
"""What git leaves out of our folder; waivers and the baseline are for everybody."""
_IGNORED_ONCE = frozenset({"*\n", "index.sqlite*\n.gitignore\n"})
"""What was written before."""
_SHUT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NothingKeptWarning(UserWarning):
    """Nothing can be kept, so everything is read anew by each command."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}, so nothing is kept, and each command reads anew")


def kept_in(root: Path) -> "Store":
    """Return the store of *root*; in memory, with a warning, where it cannot be written."""
    from depgraph.store import Store
    from depgraph.store.errors import StoreLinkedError

    folder, index = root / STORE.parent, root / STORE
    for place in (folder, index):
        if place.is_symlink() and not _is_below(place, root):
            raise StoreLinkedError(place.relative_to(root).as_posix())
    why = _unwritable(folder, index)
    if why:
        warnings.warn(NothingKeptWarning(why), stacklevel=2)
    return Store(index, why)


def _is_below(place: Path, root: Path) -> bool:
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root))


def _unwritable(folder: Path, index: Path) -> str:
    """Make *folder* where it is missing; return why nothing can be kept there, if so."""
    if folder.exists() and not folder.is_dir():
        return f"{folder.name!r} is a file where depgraph would make its folder"
    try:
        folder.mkdir(exist_ok=True)
        _keep_index_out(folder / ".gitignore")
    except OSError as error:
        if error.errno not in _SHUT:
            from depgraph.store.errors import StoreFullError

            raise StoreFullError(folder.name, error.strerror or str(error)) from error
        return _cannot(folder.name)
    if not os.access(folder, os.W_OK | os.X_OK):
        return _cannot(folder.name)
    if index.is_file() and not os.access(index, os.W_OK):
        return _cannot(f"{folder.name}/{index.name}")
    return ""


def _cannot(name: str) -> str:
    return f"{name!r} cannot be written ({os.strerror(errno.EACCES)})"


def _keep_index_out(ignore: Path) -> None:
    """Write what git leaves out, unless a person wrote something else."""
    if not ignore.exists() or ignore.read_text("utf-8", "replace") in _IGNORED_ONCE:
        ignore.write_text(_IGNORED, encoding="utf-8")
