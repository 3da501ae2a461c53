"""Read ``depgraph.toml`` or ``[tool.depgraph]``. A misspelt setting is an error, never ignored."""

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from depgraph.analysis.catalogue import RULES
from depgraph.errors import ConfigurationError
from depgraph.model.facts import Kind
from depgraph.model.findings import DocumentClass, Level

_KEYS = frozenset({"fail_on", "against", "include", "exclude", "documents", "rules"})
_DOCUMENT_KEYS = frozenset({"paths", "class", "kind", "owners"})
_RECORD_FOLDERS = frozenset({"minutes", "adr", "records"})
_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Documents:
    """What is said of the documents that one of *paths* matches."""

    paths: tuple[str, ...]
    document_class: DocumentClass | None = None
    kind: Kind | None = None
    owners: tuple[str, ...] = ()

    @cached_property
    def matches(self) -> Callable[[str], bool]:
        """Return the question whether a path is meant."""
        from pathspec import GitIgnoreSpec

        spec = GitIgnoreSpec.from_lines(self.paths)
        return lambda path: bool(spec.match_file(path))


@dataclass(frozen=True)
class RuleSetting:
    """The level of a rule (``None`` is off), everywhere or only at some paths."""

    level: Level | None
    only: Documents | None = None


@dataclass(frozen=True)
class Configuration:
    """All settings, with the defaults of a folder without any."""

    documents: tuple[Documents, ...] = ()
    rules: Mapping[str, RuleSetting] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "breaking"
    against: str = ""

    def about(self, path: str) -> Documents | None:
        """Return the first entry that matches *path*."""
        return next((entry for entry in self.documents if entry.matches(path)), None)

    def kind(self, path: str) -> Kind | None:
        """Return the kind that is set for *path*."""
        entry = self.about(path) if self.documents else None
        return entry.kind if entry else None

    def owners(self, path: str) -> tuple[str, ...]:
        """Return who owns the document at *path*."""
        entry = self.about(path) if self.documents else None
        return entry.owners if entry else ()

    def document_class(self, path: str) -> DocumentClass | None:
        """Return the class that is set for *path*; records are known by where they lie."""
        entry = self.about(path) if self.documents else None
        if entry and entry.document_class:
            return entry.document_class
        return DocumentClass.RECORD if _is_record(path) else None

    def setting(self, rule: str, path: str) -> RuleSetting | None:
        """Return what is set for *rule* at *path*."""
        found = (self.rules or {}).get(rule)
        if found is None or (found.only and not found.only.matches(path)):
            return None
        return found


def _is_record(path: str) -> bool:
    *folders, name = path.casefold().split("/")
    return name.startswith("changelog") or not _RECORD_FOLDERS.isdisjoint(folders)


def configured(root: Path) -> Configuration:
    """Return the configuration of the folder *root*."""
    for name, table in (("depgraph.toml", ()), ("pyproject.toml", ("tool", "depgraph"))):
        path = root / name
        if not path.is_file():
            continue
        found: Any = _parsed(path, name)
        for key in table:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        if found:
            return _configuration(name, found)
    return Configuration()


def _parsed(path: Path, name: str) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        if len(data) > _MAX_BYTES:
            raise ConfigurationError(name, "is too large for a configuration file")
        return tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(name, f"cannot be read: {error}") from error


def _configuration(name: str, table: dict[str, Any]) -> Configuration:
    _known(name, table, _KEYS, "setting")
    fail_on = table.get("fail_on", "breaking")
    _one_of(name, "fail_on", fail_on, ("breaking", "review", "never"))
    return Configuration(
        tuple(_documents(name, entry) for entry in table.get("documents", ())),
        {rule: _rule(name, rule, value) for rule, value in table.get("rules", {}).items()},
        _texts(name, "include", table.get("include", ())),
        _texts(name, "exclude", table.get("exclude", ())),
        fail_on,
        str(table.get("against", "")),
    )


def _documents(name: str, entry: Any) -> Documents:  # noqa: ANN401  # TOML is untyped
    if not isinstance(entry, dict) or "paths" not in entry:
        raise ConfigurationError(name, "each [[documents]] needs paths = [...]")
    _known(name, entry, _DOCUMENT_KEYS, "key in [[documents]]")
    given_class, kind = entry.get("class"), entry.get("kind")
    if given_class is not None:
        _one_of(name, "class", given_class, tuple(DocumentClass))
    if kind is not None:
        _one_of(name, "kind", kind, tuple(Kind))
    return Documents(
        _texts(name, "paths", entry["paths"]),
        DocumentClass(given_class) if given_class else None,
        Kind(kind) if kind else None,
        _texts(name, "owners", entry.get("owners", ())),
    )


def _rule(name: str, rule: str, value: Any) -> RuleSetting:  # noqa: ANN401  # TOML is untyped
    if rule not in RULES:
        near = difflib.get_close_matches(rule, RULES, 1)
        hint = f"; did you mean {near[0]!r}?" if near else "; `depgraph rules` lists them"
        raise ConfigurationError(name, f"no rule is called {rule!r}{hint}")
    level = value.get("level") if isinstance(value, dict) else value
    _one_of(name, rule, level, (*Level, "off"))
    only = value.get("only") if isinstance(value, dict) else None
    return RuleSetting(
        None if level == "off" else Level(str(level)),
        Documents(_texts(name, "only", only)) if only else None,
    )


def _known(name: str, table: dict[str, Any], keys: frozenset[str], what: str) -> None:
    for key in table:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ConfigurationError(name, f"unknown {what} {key!r}{hint}")


def _one_of(name: str, key: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ConfigurationError(name, f"{key} = {value!r} is none of {', '.join(allowed)}")


def _texts(name: str, key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
        raise ConfigurationError(name, f"{key} needs a list of texts")
    return tuple(value)
