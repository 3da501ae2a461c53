"""What may differ from what was seen last: files, folders, everything. Never what is certain."""

from dataclasses import dataclass
from pathlib import Path

_MOST = 20_000
"""Names above this many are not told apart; everything is looked at then."""


@dataclass(frozen=True, slots=True)
class Dirt:
    """What was heard of changes.

    *files* and *trees* (folders with all in them, with a trailing ``/``) are paths below the root.
    *history* is what git may say otherwise now, and *store* that somebody wrote to the store.
    *asked* are the questions of other commands that wait for an answer.
    """

    files: frozenset[str] = frozenset()
    trees: frozenset[str] = frozenset()
    everything: bool = False
    history: bool = False
    store: bool = False
    asked: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.extends or self.store or bool(self.asked)

    def __or__(self, other: "Dirt") -> "Dirt":
        files, trees = self.files | other.files, self.trees | other.trees
        many = len(files) + len(trees) > _MOST
        return Dirt(
            frozenset() if many else files,
            frozenset() if many else trees,
            many or self.everything or other.everything,
            self.history or other.history,
            self.store or other.store,
            self.asked | other.asked,
        )

    @property
    def extends(self) -> bool:
        """Return whether a save may still be going on."""
        return self.everything or self.history or bool(self.files or self.trees)


NOTHING = Dirt()
EVERYTHING = Dirt(everything=True)


def parent(path: str) -> str:
    """Return the folder of a file or folder, with its trailing ``/``; the root's is empty."""
    folder, _, _ = path.rstrip("/").rpartition("/")
    return f"{folder}/" if folder else ""


_LIMIT = Path("/proc/sys/fs/inotify/max_user_watches")


class NoRoomError(Exception):
    """The system does not let us follow one more folder; its text says what to do about it."""

    def __init__(self) -> None:
        try:
            most = f" {int(_LIMIT.read_text()):,}".replace(",", " ")
        except (OSError, ValueError):
            most = ""
        super().__init__(
            f"the system lets a person follow only{most} folders at once, so the folders are "
            "looked at every few seconds instead; to raise that, type "
            "`sudo sysctl fs.inotify.max_user_watches=1048576` and start the watch again"
        )
