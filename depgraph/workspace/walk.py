"""Walk the root for files that can be documents, without hidden, ignored and linked-away ones."""

import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from depgraph.model.immutable import immutable
from depgraph.workspace.ignoring import Ignoring

_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "__MACOSX"})
_LOCKS = ("~$", ".~lock.", "~WRL", "~WRD")
_SUSPECT = ".~d"
"""What the name of a hidden file, a lock or our own settings begins with."""
_HIDDEN_FILES = frozenset({".env", ".env.example", ".env.sample", ".env.template", ".env.dist"})


Entry = tuple[str, int, int, int, int]
"""Name, size, times of the last change of bytes and of anything in ns, and inode of one file:
equal entries, equal bytes."""


@immutable
class Walk:
    """The documents found by folder, and how many other files were left out.

    A folder is a path with a trailing ``/``, the root itself an empty one; entries are by name.
    """

    folders: dict[str, list[Entry]]
    ignored: int
    refused: tuple[tuple[str, str], ...] = ()
    """Folders and files that could not be looked at, with the reason."""

    @property
    def files(self) -> list[str]:
        """Return the paths of all documents, sorted."""
        return sorted(
            below + entry[0] for below, entries in self.folders.items() for entry in entries
        )


def walk(
    root: Path,
    claims: Callable[[str], bool],
    ignoring: Ignoring | None = None,
    endings: frozenset[str] = frozenset(),
) -> Walk:
    """Return the files below *root* that *claims* says are documents and *ignoring* leaves in.

    Symbolic links to folders are not followed; links to files are, when they stay below the
    root. *endings* are claimed whatever stands before them, which is quicker than asking.
    """
    walker = _Walker(root, claims, ignoring, endings)
    waiting = [""]
    while waiting:
        waiting += walker.look(waiting.pop())
    return Walk(dict(sorted(walker.folders.items())), walker.ignored, tuple(walker.refused))


def looked(
    root: Path,
    claims: Callable[[str], bool],
    ignoring: Ignoring | None,
    endings: frozenset[str],
    below: str,
) -> tuple[Walk, list[str]]:
    """Return what lies right in the folder *below*, and the folders in it that are walked."""
    walker = _Walker(root, claims, ignoring, endings)
    inner = walker.look(below)
    return Walk(walker.folders, walker.ignored, tuple(walker.refused)), inner


class _Walker:
    """Looks at one folder at a time. Kept flat: this loop sees every file of the corpus."""

    def __init__(
        self,
        root: Path,
        claims: Callable[[str], bool],
        ignoring: Ignoring | None,
        endings: frozenset[str],
    ) -> None:
        self.root, self.claims, self.ignoring = root, claims, ignoring
        self.endings = endings
        self.folders: dict[str, list[Entry]] = {}
        self.refused: list[tuple[str, str]] = []
        self.ignored = 0

    def look(self, below: str) -> list[str]:
        """Keep the documents right in the folder *below*; return the folders in it."""
        inner: list[str] = []
        found: list[Entry] = []
        claims, endings = self.claims, self.endings
        ignores = self.ignoring.inside(below) if self.ignoring else None
        try:
            scanned = os.scandir(f"{self.root}/{below}")
        except OSError as error:
            self.refused.append((below or ".", f"the folder cannot be opened ({error.strerror})"))
            return inner
        with scanned:
            for entry in scanned:
                name = entry.name
                if entry.is_dir(follow_symlinks=False):
                    if _is_folder(name) and not (ignores and ignores(f"{below}{name}/")):
                        inner.append(f"{below}{name}/")
                elif (
                    not (name[name.rfind(".") :] in endings or claims(name))
                    or (name[0] in _SUSPECT and not _is_file(name))
                    or (ignores and ignores(below + name))
                ):
                    self.ignored += 1
                elif not name.isascii() and not _is_text(name):
                    shown = (below + name).encode("utf-8", "backslashreplace").decode()
                    self.refused.append((shown, "has a name that is no valid text; rename it"))
                elif not entry.is_symlink() or _stays(entry, self.root):
                    self._add(found, entry, below)
        if found:
            found.sort()
            self.folders[below] = found
        return inner

    def _add(self, found: list[Entry], entry: "os.DirEntry[str]", below: str) -> None:
        try:
            said = entry.stat()
        except OSError:  # it went away at this moment, or is a link to nothing
            return
        if S_ISREG(said.st_mode):
            found.append(
                (entry.name, said.st_size, said.st_mtime_ns, said.st_ctime_ns, said.st_ino)
            )
        elif not S_ISDIR(said.st_mode):
            self.refused.append((below + entry.name, "is a pipe or a device and no file"))


def left_out(path: str, ignoring: Ignoring) -> str:
    """Return why no walk finds the file at *path*, in words; empty when one does."""
    *folders, name = path.split("/")
    for folder in folders:
        if not _is_folder(folder):
            return f"lies in {folder!r}, which is never looked into"
    if not _is_file(name):
        return "is hidden, a lock file or a setting"
    reason = ignoring.reason(path)
    if reason is None:
        return ""
    if not reason.pattern:
        return "matches nothing in include"
    line = f":{reason.line}" if reason.line else ""
    return f"is left out by {reason.pattern!r} in {reason.file}{line}"


def _is_text(name: str) -> bool:
    """Return whether a file name can be written down; old archives hold some that cannot."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _stays(entry: "os.DirEntry[str]", root: Path) -> bool:
    """Return whether a link leads to something below the root."""
    try:
        return Path(os.path.realpath(entry.path)).is_relative_to(os.path.realpath(root))
    except OSError:
        return False


def _is_folder(name: str) -> bool:
    return not name.startswith(".") and name not in _SKIPPED


def _is_file(name: str) -> bool:
    if name.startswith(_LOCKS) or name == "depgraph.toml":
        return False
    return not name.startswith(".") or name in _HIDDEN_FILES
