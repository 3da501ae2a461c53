"""Ask git, by its command, in few calls. Nothing here writes."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from depgraph.errors import (
    DepgraphError,
    GitError,
    ShallowHistoryError,
    UnknownRevisionError,
)

_SECONDS = 120


@dataclass(frozen=True)
class Git:
    """The repository around *root*; *prefix* is the root's path in it, with a trailing ``/``."""

    root: Path
    prefix: str

    @classmethod
    def around(cls, root: Path) -> "Git | None":
        """Return the repository that holds *root*, or ``None``."""
        if not any((folder / ".git").exists() for folder in (root, *root.parents)):
            return None
        try:
            said = _run(root, "rev-parse", "--show-prefix")
        except (GitError, FileNotFoundError):
            return None
        return cls(root, said.decode("utf-8", "surrogateescape").rstrip("\n"))

    def commit(self, ref: str) -> str:
        """Return the short id of the commit that *ref* names."""
        if ref.startswith("-"):
            raise UnknownRevisionError(ref)
        try:
            said = _run(self.root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        except GitError as error:
            raise self._missing(ref) from error
        return said.decode().strip()

    def _missing(self, ref: str) -> DepgraphError:
        """Return what to say of a revision that is not here: cut off, or never there."""
        shallow = _run(self.root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        return ShallowHistoryError(ref) if shallow else UnknownRevisionError(ref)

    def has_commits(self) -> bool:
        """Return whether there is a HEAD at all."""
        try:
            self.commit("HEAD")
        except DepgraphError:
            return False
        return True

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit where two histories part."""
        try:
            return _run(self.root, "merge-base", one, other).decode().strip()
        except GitError as error:
            span = f"{one}...{other}"
            raise ShallowHistoryError(span) from error

    def changed_from(self, commit: str) -> list[str]:
        """Return the paths whose working copy differs from *commit*, unknown ones included."""
        tracked = _run(
            self.root, "diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", "."
        )
        fresh = _run(self.root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        return sorted({*_paths(tracked), *_paths(fresh)})

    def changed_from_index(self) -> list[str]:
        """Return the paths whose working copy differs from what is staged."""
        tracked = _run(
            self.root, "diff", "--name-only", "-z", "--no-renames", "--relative", "--", "."
        )
        fresh = _run(self.root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        return sorted({*_paths(tracked), *_paths(fresh)})

    def changed_between(self, one: str, other: str) -> list[str]:
        """Return the paths that differ between two commits."""
        said = _run(
            self.root,
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--relative",
            one,
            other,
            "--",
            ".",
        )
        return _paths(said)

    def changed_staged(self, commit: str) -> list[str]:
        """Return the paths that differ between *commit* and what is staged."""
        said = _run(
            self.root,
            "diff",
            "--cached",
            "--name-only",
            "-z",
            "--no-renames",
            "--relative",
            commit,
            "--",
            ".",
        )
        return _paths(said)

    def blobs(self, tree: str, paths: Iterable[str]) -> dict[str, bytes | None]:
        """Return the bytes of each of *paths* in *tree* (a commit, or empty for the index)."""
        wanted = list(paths)
        if not wanted:
            return {}
        asked = "".join(f"{tree}:{self.prefix}{path}\n" for path in wanted if "\n" not in path)
        said = _run(
            self.root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape")
        )
        return dict(zip((p for p in wanted if "\n" not in p), _batched(said), strict=False))


def _batched(said: bytes) -> list[bytes | None]:
    found: list[bytes | None] = []
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        words = said[at:end].split(b" ")
        at = end + 1
        if words[-1] == b"missing" or words[-2:-1] != [b"blob"]:
            size = int(words[-1]) + 1 if words[-1].isdigit() else 0
            found.append(None)
            at += size
            continue
        size = int(words[-1])
        found.append(said[at : at + size])
        at += size + 1
    return found


def _paths(said: bytes) -> list[str]:
    """Return the paths that can be written down; the walk over the files reports the others."""
    found = []
    for path in said.split(b"\0"):
        try:
            found.append(path.decode("utf-8"))
        except UnicodeDecodeError:
            continue
    return [path for path in found if path]


def _run(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    done = subprocess.run(  # noqa: S603  # fixed program, no shell
        ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments],  # noqa: S607
        input=given,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(arguments[0], said[-1] if said else "no reason given")
    return done.stdout
