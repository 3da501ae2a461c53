"""Remember what lies in each folder, and look again only where something may have changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from depgraph.workspace.dirt import Dirt, parent
from depgraph.workspace.walk import Entry, Walk

Look = Callable[[str], tuple[Walk, list[str]]]
"""Returns what lies right in a folder, and the folders in it that are to be walked."""


@dataclass(frozen=True, slots=True)
class _Folder:
    entries: tuple[Entry, ...]
    inner: frozenset[str]
    ignored: int
    refused: tuple[tuple[str, str], ...]


class Tree:
    """The folders below a root as they were seen last.

    *follow* is told of each folder before it is looked at, so that nothing is missed between.
    """

    def __init__(self, look: Look, follow: Callable[[str], None]) -> None:
        self._look, self._follow = look, follow
        self._folders: dict[str, _Folder] = {}
        self._entries: dict[str, list[Entry]] = {}

    def everything(self) -> None:
        """Look at every folder anew."""
        self._folders.clear()
        self._entries.clear()
        self._into([""])

    def again(self, dirt: Dirt) -> frozenset[str]:
        """Look where *dirt* says; return the folders that were looked at or are gone."""
        gone = {below for tree in dirt.trees for below in self._drop(tree)}
        told = {parent(path) for path in (*dirt.files, *dirt.trees)}
        return frozenset(self._into(sorted(told & self._folders.keys()))) | gone

    def walk(self) -> Walk:
        """Return all that was seen; the folders are shared and go on changing."""
        folders = self._folders.values()
        refused = tuple(one for folder in folders for one in folder.refused)
        return Walk(self._entries, sum(folder.ignored for folder in folders), refused)

    def _into(self, waiting: Iterable[str]) -> set[str]:
        """Look at folders, and at all those in them that were not known."""
        left = list(waiting)
        looked: set[str] = set()
        while left:
            below = left.pop()
            before = self._folders.get(below)
            self._follow(below)
            inner = self._seen(below)
            looked.add(below)
            for lost in (before.inner if before else frozenset()) - inner:
                looked.update(self._drop(lost))
            left += [folder for folder in inner if folder not in self._folders]
        return looked

    def _seen(self, below: str) -> frozenset[str]:
        walk, inner = self._look(below)
        entries = walk.folders.get(below, [])
        folder = _Folder(tuple(entries), frozenset(inner), walk.ignored, walk.refused)
        self._folders[below] = folder
        self._entries.pop(below, None)
        if entries:
            self._entries[below] = entries
        return folder.inner

    def _drop(self, tree: str) -> list[str]:
        """Forget a folder with all in it; return what was forgotten."""
        lost = [below for below in self._folders if below.startswith(tree)]
        for below in lost:
            del self._folders[below]
            self._entries.pop(below, None)
        return lost
