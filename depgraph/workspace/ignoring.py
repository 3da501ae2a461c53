"""Which files are left out: what ``.gitignore`` files and the configuration say, as git reads it.

A deeper file wins over one above it, a later line over an earlier one, and the configuration over
all. What lies in a folder that is left out cannot be brought back.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from depgraph.errors import ConfigurationError
from depgraph.model.immutable import immutable, immutable_with_room

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_FILE = ".gitignore"
_INSIDE = "ps_d"
"""How pathspec calls the slash that stands behind what a pattern names."""


@immutable
class Reason:
    """The line of a file that leaves a path out; *line* is 0 where only the file is known."""

    file: str
    line: int
    pattern: str


@immutable_with_room
class _Rules:
    """The patterns of one file, for paths that begin with *folder*; *above* is put before them."""

    file: str
    lines: tuple[tuple[int, str], ...]
    folder: str = ""
    above: str = ""

    @cached_property
    def spec(self) -> "GitIgnoreSpec":
        return compiled(text for _, text in self.lines)

    def said(self, path: str) -> tuple[bool, Reason] | None:
        """Return whether *path* is left out, and by which line; ``None`` when nothing is said."""
        asked = self.above + path[len(self.folder) :]
        include, index = self._folder(asked) if asked.endswith("/") else self._file(asked)
        if include is None:
            return None
        line, pattern = self.lines[index]
        return include, Reason(self.file, line, pattern)

    def _file(self, path: str) -> tuple[bool | None, int]:
        result = self.spec.check_file(path)
        return result.include, result.index or 0

    @cached_property
    def _folders(self) -> "GitIgnoreSpec":
        """The same patterns for the name of a folder: what is said of folders alone, of names."""
        return compiled(text.rstrip().removesuffix("/") or "/" for _, text in self.lines)

    def _folder(self, path: str) -> tuple[bool | None, int]:
        """Return what the last pattern that means the folder itself says, not one above it."""
        patterns = list(self._folders.patterns)
        for index in range(len(patterns) - 1, -1, -1):
            found = patterns[index].match_file(path[:-1])
            if found and found.match.groupdict().get(_INSIDE) is None:
                return patterns[index].include, index
        return None, 0


class Ignoring:
    """What is left out below *root*."""

    def __init__(self, root: Path, include: Iterable[str], exclude: Iterable[str]) -> None:
        self._root = root
        self._include = _rules("include", include)
        self._exclude = _rules("exclude", exclude)
        self._chains: dict[str, tuple[_Rules, ...]] = {}
        self.used: set[str] = set()
        """The patterns of the configuration that left something out so far."""

    def inside(self, folder: str) -> Callable[[str], bool] | None:
        """Return the question whether a path right in *folder* is left out, if any can be.

        The folder itself must not be left out. Folders are asked for with a trailing ``/``.
        """
        rules = self._speaking(folder)
        if not rules and self._include is None:
            return None
        return lambda path: self._reason(path, rules) is not None

    def reason(self, path: str) -> Reason | None:
        """Return what leaves the file at *path*, or a folder that holds it, out."""
        at = path.find("/")
        while at != -1:
            folder = path[: at + 1]
            found = self._reason(folder, self._speaking(_parent(folder)))
            if found is not None:
                return found
            at = path.find("/", at + 1)
        return self._reason(path, self._speaking(_parent(path)))

    def _speaking(self, folder: str) -> tuple[_Rules, ...]:
        chain = self._chain(folder)
        return (self._exclude, *chain) if self._exclude else chain

    def _reason(self, path: str, rules: tuple[_Rules, ...]) -> Reason | None:
        for one in rules:
            said = one.said(path)
            if said is not None:
                if said[0]:
                    if one is self._exclude:
                        self.used.add(said[1].pattern)
                    return said[1]
                break
        if self._include is None or path.endswith("/"):
            return None
        kept = self._include.said(path)
        if kept is not None and kept[0]:
            return None
        return Reason("include", 0, "")

    def _chain(self, folder: str) -> tuple[_Rules, ...]:
        """Return the files that speak of what lies in *folder*, the nearest first."""
        if folder not in self._chains:
            above = self._chain(_parent(folder)) if folder else self._outside()
            own = _read(self._root / folder / _FILE, folder + _FILE, folder)
            self._chains[folder] = (own, *above) if own else above
        return self._chains[folder]

    def _outside(self) -> tuple[_Rules, ...]:
        """Return what the repository around the root says of it, the nearest first."""
        found: list[_Rules | None] = []
        above, folder = "", self._root
        while not (folder / ".git").exists():
            if folder == folder.parent:
                return ()
            above, folder = f"{folder.name}/{above}", folder.parent
            found.append(_read(folder / _FILE, f"{'../' * above.count('/')}{_FILE}", "", above))
        found.append(_read(folder / ".git" / "info" / "exclude", ".git/info/exclude", "", above))
        return tuple(filter(None, found))


def compiled(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """Return *patterns* in the syntax of ``.gitignore``, ready to be asked."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _parent(path: str) -> str:
    folder, _, _ = path.rstrip("/").rpartition("/")
    return f"{folder}/" if folder else ""


def _rules(name: str, patterns: Iterable[str]) -> _Rules | None:
    lines = tuple((0, pattern) for pattern in patterns)
    rules = _Rules(name, lines) if lines else None
    try:
        _ = rules and rules.spec
    except ValueError as error:
        raise ConfigurationError(name, f"cannot be read as patterns: {error}") from error
    return rules


def _read(path: Path, file: str, folder: str, above: str = "") -> _Rules | None:
    """Return what an ignore file says; a line that is no pattern says nothing, as in git."""
    try:
        said = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    lines = tuple((n, line) for n, line in enumerate(said, 1) if _is_pattern(line))
    return _Rules(file, lines, folder, above) if lines else None


def _is_pattern(line: str) -> bool:
    if not line.strip() or line.startswith("#"):
        return False
    try:
        compiled([line])
    except ValueError:
        return False
    return True
