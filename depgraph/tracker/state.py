"""Which reading each document has, by folder: two states are compared where they differ."""

from collections import defaultdict
from collections.abc import Mapping

from depgraph.workspace.dirt import parent

Readings = Mapping[str, int]
"""The reading of each document by path; the same number means the same text."""


class State:
    """The readings of all documents at one moment. Nothing in it changes."""

    def __init__(self, folders: Mapping[str, Readings] | None = None) -> None:
        self.folders = dict(folders or {})

    @classmethod
    def of(cls, readings: Readings) -> "State":
        """Return the state with these readings."""
        folders: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for path, number in readings.items():
            folders[parent(path)][path] = number
        return cls(folders)

    def __len__(self) -> int:
        return sum(map(len, self.folders.values()))

    def __contains__(self, path: str) -> bool:
        return path in self.folders.get(parent(path), {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and self.folders == other.folders

    __hash__ = None  # type: ignore[assignment]  # a state is a mapping

    def replaced(self, folders: Mapping[str, Readings]) -> "State":
        """Return this state with other readings in some folders; none where a folder is gone."""
        kept = {**self.folders, **folders}
        for folder, readings in folders.items():
            if not readings:
                del kept[folder]
        return State(kept)

    def since(self, before: "State") -> tuple[Readings, Readings]:
        """Return the readings then and now in the folders that differ."""
        old, new = before.folders, self.folders
        then: dict[str, int] = {}
        now: dict[str, int] = {}
        for folder in old.keys() | new.keys():
            one, other = old.get(folder, {}), new.get(folder, {})
            if one is not other and one != other:
                then |= one
                now |= other
        return then, now
