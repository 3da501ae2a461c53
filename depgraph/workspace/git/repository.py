"""One repository and its history: revisions, differences, contents. It reads and never writes."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from depgraph.errors import (
    DepgraphError,
    GitError,
    NoWorkingCopyError,
    ShallowHistoryError,
    UnknownRevisionError,
    UnrelatedHistoriesError,
)
from depgraph.model.immutable import immutable_with_room
from depgraph.workspace.git.raw import Delta, Entry, Status, batched, delta_of, status_of
from depgraph.workspace.git.running import environment, index_asked_for, run

_AROUND = (
    *("rev-parse", "--is-inside-work-tree", "--is-shallow-repository"),
    *("--absolute-git-dir", "--git-common-dir", "--show-prefix"),
)
_RAW = ("diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff")
_STATUS = (
    *("status", "--porcelain=v2", "-z", "--branch", "--untracked-files=all"),
    *("--no-renames", "--ignore-submodules=none", "--", "."),
)


@immutable_with_room
class Git:
    """The repository around *root*; *prefix* is the root's path in it, with a trailing ``/``."""

    root: Path
    prefix: str
    folder: Path
    """Where git keeps what belongs to this working copy."""
    common: Path
    """Where git keeps what all its working copies share."""
    shallow: bool
    environment: dict[str, str]

    @classmethod
    def around(cls, root: Path) -> "Git | None":
        """Return the repository that holds *root*, or ``None``."""
        if not any((folder / ".git").exists() for folder in (root, *root.resolve().parents)):
            return None
        surroundings = environment()
        try:
            said = run(root, surroundings, _AROUND)
        except GitError as error:
            if "not a git repository" in str(error):
                return None
            raise
        text = said.decode("utf-8", "surrogateescape")
        inside, shallow, git_dir, common, *prefix = text.split("\n", 4)
        if inside != "true":
            raise NoWorkingCopyError(root.name)
        folder = Path(git_dir)
        index = index_asked_for(folder)
        if index is not None:
            surroundings["GIT_INDEX_FILE"] = index
        home = "\n".join(prefix).removesuffix("\n")
        return cls(root, home, folder, (root / common).resolve(), shallow == "true", surroundings)

    def ask(self, *words: str, given: bytes = b"", allowed: tuple[int, ...] = (0,)) -> bytes:
        """Return what ``git`` with *words* prints in the root; raise when it fails."""
        return run(self.root, self.environment, words, given, allowed)

    @cached_property
    def status(self) -> Status:
        """How HEAD, the index and the files differ, as first seen."""
        return status_of(self.ask(*_STATUS), self.prefix)

    def commit(self, ref: str) -> str:
        """Return the id of the commit that *ref* names."""
        return self.commits(ref)[0]

    def commits(self, *refs: str) -> list[str]:
        """Return the ids of the commits that *refs* name."""
        for ref in refs:
            if ref.startswith("-") or "\n" in ref or "\0" in ref:
                raise UnknownRevisionError(ref)
        try:
            said = self.ask("rev-parse", *(f"{ref}^{{commit}}" for ref in refs), "--")
        except GitError as error:
            raise self._missing(refs) from error
        return said.decode().split("\n")[: len(refs)]

    def _missing(self, refs: Iterable[str]) -> DepgraphError:
        """Return what to say of the first of *refs* that is not here: cut off, or never there."""
        absent = next(ref for ref in refs if not self._has(ref))
        return ShallowHistoryError(absent) if self.shallow else UnknownRevisionError(absent)

    def _has(self, ref: str) -> bool:
        try:
            self.ask("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        except GitError:
            return False
        return True

    def has_commits(self) -> bool:
        """Return whether there is a HEAD at all."""
        return self._has("HEAD")

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit where two histories part."""
        try:
            return self.ask("merge-base", one, other).decode().strip()
        except GitError as error:
            if self.shallow:
                raise ShallowHistoryError("...".join((one[:7], other[:7]))) from error
            raise UnrelatedHistoriesError(one[:7], other[:7]) from error

    def between(self, one: str, other: str) -> Delta:
        """Return how the trees of two revisions differ."""
        return delta_of(self.ask(*_RAW, one, other, "--", ".")) if one != other else {}

    def tracked(self, paths: Iterable[str]) -> set[str]:
        """Return those of *paths* that the index knows under just that name."""
        wanted = list(paths)
        said = self.ask("--literal-pathspecs", "ls-files", "-z", "--", *wanted)
        return set(said.decode("utf-8", "surrogateescape").split("\0")) & set(wanted)

    @cached_property
    def nothing(self) -> str:
        """The id of the tree that holds nothing."""
        return self.ask("hash-object", "-t", "tree", "--stdin").decode().strip()

    def contents(self, entries: Iterable[Entry]) -> dict[str, bytes | None]:
        """Return the bytes of each of *entries* by its id, in one question."""
        ids = list(dict.fromkeys(entry.id for entry in entries))
        if not ids:
            return {}
        said = self.ask("cat-file", "--batch", given="".join(f"{i}\n" for i in ids).encode())
        return dict(zip(ids, batched(said), strict=True))
