"""Walk the root for files that can be documents, without hidden, ignored and linked-away ones."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from depgraph.store import Stamp

_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "__MACOSX"})
_LOCKS = ("~$", ".~lock.", "~WRL", "~WRD")
_HIDDEN_FILES = frozenset({".env", ".env.example", ".env.sample", ".env.template", ".env.dist"})


@dataclass(frozen=True)
class Walk:
    """The files found with their stamps, and how many were left out as no documents."""

    files: dict[str, Stamp]
    ignored: int
    refused: tuple[tuple[str, str], ...] = ()
    """Paths that could not be looked at, with the reason."""


def walk(root: Path, claims: Callable[[str], bool], ignores: Callable[[str], bool]) -> Walk:
    """Return the files below *root* that *claims* says are documents and *ignores* does not drop.

    *ignores* is asked for folders too, with a trailing ``/``. Symbolic links to folders are not
    followed; links to files are, when they stay below the root.
    """
    files: dict[str, Stamp] = {}
    refused: list[tuple[str, str]] = []
    ignored = 0
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = sorted(os.scandir(root / below), key=lambda entry: entry.name)
        except OSError as error:
            refused.append((below or ".", f"the folder cannot be opened ({error.strerror})"))
            continue
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                if _is_folder(entry.name) and not ignores(path + "/"):
                    waiting.append(path + "/")
            elif _is_file(entry.name) and claims(entry.name) and not ignores(path):
                stamp = _stamp(entry, root)
                if stamp:
                    files[path] = stamp
            else:
                ignored += 1
    return Walk(dict(sorted(files.items())), ignored, tuple(refused))


def _is_folder(name: str) -> bool:
    return not name.startswith(".") and name not in _SKIPPED


def _is_file(name: str) -> bool:
    if name.startswith(_LOCKS) or name == "depgraph.toml":
        return False
    return not name.startswith(".") or name in _HIDDEN_FILES


def _stamp(entry: "os.DirEntry[str]", root: Path) -> Stamp | None:
    try:
        if entry.is_symlink() and not _stays_below(Path(entry.path), root):
            return None
        found = entry.stat()
    except OSError:
        return None
    if not entry.is_file():
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def _stays_below(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def ignoring(root: Path, include: Iterable[str], exclude: Iterable[str]) -> Callable[[str], bool]:
    """Return the question whether a path is dropped by ``.gitignore`` or configuration."""
    include, exclude = list(include), list(exclude)
    lines = _lines(root / ".gitignore")
    if not include and not exclude and not lines:
        return lambda _path: False
    from pathspec import GitIgnoreSpec

    dropped = GitIgnoreSpec.from_lines([*lines, *exclude])
    kept = GitIgnoreSpec.from_lines(include) if include else None

    def ignores(path: str) -> bool:
        if dropped.match_file(path):
            return True
        return kept is not None and not path.endswith("/") and not kept.match_file(path)

    return ignores


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
