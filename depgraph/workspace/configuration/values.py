"""The settings, and what they say of one path. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from depgraph.analysis.catalogue import RULES
from depgraph.model.facts import Kind
from depgraph.model.findings import DocumentClass, Level
from depgraph.model.immutable import immutable, immutable_with_room

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_RECORD_FOLDERS = frozenset({"minutes", "adr", "records"})
_WILD = frozenset("*?[")
_DIR = "{dir}"


class Profile(StrEnum):
    """How much is judged: each profile holds the rules of those before it."""

    REFERENCES = "references"
    CONSISTENCY = "consistency"
    CONTROLLED = "controlled"


_RANK = {profile.value: rank for rank, profile in enumerate(Profile)}


@immutable_with_room
class Patterns:
    """Paths in the syntax of ``.gitignore``."""

    texts: tuple[str, ...]
    lines: tuple[int, ...] = field(default=(), compare=False)
    """Where each of them stands."""

    @cached_property
    def matches(self) -> Callable[[str], bool]:
        """Return the question whether a path is meant."""
        spec = self._spec
        return lambda path: bool(spec.match_file(path))

    def which(self, path: str) -> str:
        """Return the pattern that *path* is meant by, empty when by none."""
        result = self._spec.check_file(path)
        return self.texts[result.index or 0] if result.include else ""

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        from depgraph.workspace.ignoring import compiled

        return compiled(self.texts)


@immutable
class Documents:
    """What is said of the documents that one of *paths* matches; *line* is where."""

    paths: Patterns
    document_class: DocumentClass | None = None
    kind: Kind | None = None
    owners: tuple[str, ...] = ()
    set: str = ""
    line: int = 0

    def set_of(self, path: str) -> str:
        """Return the set of *path*: ``{dir}`` is the first folder behind the fixed beginning."""
        if _DIR not in self.set:
            return self.set
        fixed = fixed_beginning(self.paths.which(path))
        folder, slash, _ = path[len(fixed) :].partition("/")
        return self.set.replace(_DIR, folder) if slash else ""


@immutable
class RuleSetting:
    """The level of a rule (``None`` is off), everywhere or only at some paths."""

    level: Level | None
    only: Patterns | None = None
    line: int = 0

    def holds(self, path: str) -> bool:
        """Return whether the setting speaks of *path*."""
        return self.only is None or self.only.matches(path)


@immutable
class Order:
    """In the sets that *set* matches, documents called by an earlier name prevail."""

    set: str
    names: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class Configuration:
    """All settings, with the defaults of a folder without any; *file* is where they stand."""

    documents: tuple[Documents, ...] = ()
    rules: Mapping[str, RuleSetting] = field(default_factory=lambda: MappingProxyType({}))
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "breaking"
    incomplete: str = "fail"
    against: str = ""
    profile: Profile = Profile.CONTROLLED
    precedence: tuple[Order, ...] = ()
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The line of each setting at the top, where it is known."""
    listed: Mapping[tuple[str, int], int] = field(default_factory=lambda: MappingProxyType({}))
    """The line of each text in the lists ``include`` and ``exclude``."""
    jobs: int = 0
    """Processes that read; 0 is as many as there are cores."""

    def about(self, path: str) -> Documents | None:
        """Return the first entry that matches *path*."""
        return next((entry for entry in self.documents if entry.paths.matches(path)), None)

    def kind(self, path: str) -> Kind | None:
        """Return the kind that is set for *path*."""
        entry = self.about(path) if self.documents else None
        return entry.kind if entry else None

    def owners(self, path: str) -> tuple[str, ...]:
        """Return who owns the document at *path*."""
        entry = self.about(path) if self.documents else None
        return entry.owners if entry else ()

    def set_of(self, path: str) -> str:
        """Return the set of documents that *path* belongs to; empty when to none."""
        entry = self.about(path) if self.documents else None
        return entry.set_of(path) if entry else ""

    def document_class(self, path: str) -> DocumentClass | None:
        """Return the class that is set for *path*; records are known by where they lie."""
        entry = self.about(path) if self.documents else None
        if entry and entry.document_class:
            return entry.document_class
        return DocumentClass.RECORD if lies_among_records(path) else None

    def setting(self, rule: str, path: str) -> RuleSetting | None:
        """Return what is set for *rule* or its family at *path*; the rule itself comes first."""
        for name in (rule, RULES[rule].family):
            found = self.rules.get(name)
            if found is not None and found.holds(path):
                return found
        return None

    def is_judged(self, rule: str) -> bool:
        """Return whether the profile holds *rule*."""
        return _RANK[RULES[rule].profile] <= _RANK[self.profile.value]

    def order(self, set_name: str) -> Order | None:
        """Return the order of precedence in a set, if one is set."""
        if not set_name:
            return None
        return next((o for o in self.precedence if fnmatchcase(set_name, o.set)), None)

    def origin(self, line: int) -> str:
        """Return where a setting stands, in words."""
        return f"{self.file}:{line}" if line else self.file


def lies_among_records(path: str) -> bool:
    """Return whether the folder or the name says that what is at *path* is a record."""
    *folders, name = path.casefold().split("/")
    return name.startswith("changelog") or not _RECORD_FOLDERS.isdisjoint(folders)


def fixed_beginning(pattern: str) -> str:
    """Return the folders at the front of *pattern* that hold no wildcard, with their ``/``."""
    folders = pattern.lstrip("/").split("/")[:-1]
    fixed: list[str] = []
    for folder in folders:
        if not _WILD.isdisjoint(folder):
            break
        fixed.append(folder + "/")
    return "".join(fixed)
