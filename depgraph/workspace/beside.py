"""What lies beside the documents and decides what is in force: git's folder, and our own."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from depgraph.workspace.dirt import EVERYTHING, NOTHING, Dirt
from depgraph.workspace.git import Git
from depgraph.workspace.keeping import STORE
from depgraph.workspace.watched import ASKED, HELD, TOLD

_HISTORY = Dirt(history=True)
_STORE = Dirt(store=True)
_OF_HISTORY = frozenset({"HEAD", "index", "packed-refs", "exclude", "config"})
_INDEX = STORE.name
_OURS_FOR_OURSELVES = frozenset({".gitignore"})


def follow_beside(
    root: Path, git: Git | None, beside: Callable[[Path, Callable[[str], Dirt]], None]
) -> None:
    """Have *beside* hear of what git and other processes do."""
    beside(root / STORE.parent, means_of_ours)
    if git is not None:
        for folder in dict.fromkeys((git.folder, git.common)):
            for inner in (folder, folder / "logs", folder / "info", folder / "refs" / "heads"):
                beside(inner, means_of_git if inner.name != "heads" else _anything)


def means_of_ours(name: str) -> Dirt:
    """Return what a change of the file *name* in our own folder means."""
    if name.startswith(ASKED):
        return Dirt(asked=frozenset({name}))
    if name.startswith((HELD, TOLD)):
        return NOTHING
    if name.startswith(_INDEX):
        return _STORE
    if name in _OURS_FOR_OURSELVES or name.startswith("accepted.sqlite"):
        return NOTHING
    return EVERYTHING


def stamps_of_ours(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what the files in our folder look like, those left aside that only we write."""
    found: list[tuple[str, int, int]] = []
    with suppress(OSError):
        for file in sorted((root / STORE.parent).iterdir()):
            if means_of_ours(file.name).everything:
                stat = file.stat()
                found.append((file.name, stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def means_of_git(name: str) -> Dirt:
    """Return what a change of the file *name* in git's folder means."""
    return _HISTORY if name in _OF_HISTORY else NOTHING


def _anything(name: str) -> Dirt:
    return NOTHING if name.endswith(".lock") else _HISTORY
