"""Read ``depgraph.toml`` or ``[tool.depgraph]``. A misspelt setting is an error, never ignored."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from depgraph.analysis.catalogue import RULES
from depgraph.errors import ConfigurationError
from depgraph.model.engine import MOST_JOBS
from depgraph.model.facts import Kind
from depgraph.model.findings import INCOMPLETE, DocumentClass, Level
from depgraph.workspace.configuration.origins import Key, lines_of
from depgraph.workspace.configuration.values import (
    Configuration,
    Documents,
    Order,
    Patterns,
    Profile,
    RuleSetting,
)

_KEYS = (
    *("profile", "against", "fail_on", "incomplete", "include", "exclude"),
    *("documents", "precedence", "rules", "jobs"),
)
_DOCUMENT_KEYS = ("paths", "class", "kind", "owners", "set")
_OF_THE_RUN = "AUD"
_NOT_SET = (
    "speaks of the run itself, so its level cannot be set; leave files out with exclude = [...], "
    'or say with incomplete = "changed" or "tell" that what cannot be read stops nothing'
)
_MAX_BYTES = 1_000_000


def configured(root: Path) -> Configuration:
    """Return the configuration of the folder *root*."""
    for name, table in (("depgraph.toml", ()), ("pyproject.toml", ("tool", "depgraph"))):
        path = root / name
        if not path.is_file():
            continue
        text = _text(path, name)
        found: Any = _parsed(text, name)
        for key in table:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        if found:
            return _Reader(name, lines_of(text, table)).configuration(found)
    return Configuration()


def _text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
        if len(data) > _MAX_BYTES:
            raise ConfigurationError(name, "is too large for a configuration file")
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(name, f"cannot be read: {error}") from error


def _parsed(text: str, name: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(name, f"cannot be read: {error}") from error


def _near(said: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(said, list(known), 1)


class _Reader:
    """Checks each value; *lines* say where it stands."""

    def __init__(self, name: str, lines: dict[Key, int]) -> None:
        self._name, self._lines = name, lines

    def configuration(self, table: Any) -> Configuration:  # noqa: ANN401  # TOML is untyped
        """Return the settings that *table* holds."""
        self._table(table, (), _KEYS, "setting")
        return Configuration(
            tuple(self._each("documents", table, self._documents)),
            {rule: self._rule(rule, value) for rule, value in self._rules(table)},
            self._texts(table.get("include", ()), ("include",)),
            self._texts(table.get("exclude", ()), ("exclude",)),
            self._choice(table, ("fail_on",), ("breaking", "review", "never"), "breaking"),
            self._choice(table, ("incomplete",), INCOMPLETE, "fail"),
            self._text(table.get("against", ""), ("against",)),
            Profile(self._choice(table, ("profile",), tuple(Profile), Profile.CONTROLLED)),
            tuple(self._each("precedence", table, self._order)),
            self._name,
            {key: self._line((key,)) for key in table},
            {
                (key, number): self._line((key, number))
                for key in ("include", "exclude")
                for number in range(len(self._texts(table.get(key, ()), (key,))))
            },
            self._count(table.get("jobs", 1), ("jobs",)) if "jobs" in table else 0,
        )

    def _each(self, key: str, table: Any, made: Any) -> Iterable[Any]:  # noqa: ANN401
        entries = table.get(key, [])
        if not isinstance(entries, list):
            raise self._wrong((key,), f"is written as [[{key}]]")
        return [made(entry, (key, number)) for number, entry in enumerate(entries)]

    def _documents(self, entry: Any, at: Key) -> Documents:  # noqa: ANN401
        self._table(entry, at, _DOCUMENT_KEYS, "key in [[documents]]")
        if not entry.get("paths"):
            raise self._wrong(at, "each [[documents]] needs paths = [...]")
        given_class = self._choice(entry, (*at, "class"), tuple(DocumentClass), "")
        kind = self._choice(entry, (*at, "kind"), tuple(Kind), "")
        return Documents(
            self._patterns(entry["paths"], (*at, "paths")),
            DocumentClass(given_class) if given_class else None,
            Kind(kind) if kind else None,
            self._texts(entry.get("owners", ()), (*at, "owners")),
            self._text(entry.get("set", ""), (*at, "set")),
            self._line(at),
        )

    def _order(self, entry: Any, at: Key) -> Order:  # noqa: ANN401
        self._table(entry, at, ("set", "order"), "key in [[precedence]]")
        names = self._texts(entry.get("order", ()), (*at, "order"))
        if not entry.get("set") or len(names) < 2:  # noqa: PLR2004
            raise self._wrong(
                at, 'each [[precedence]] needs set = "..." and order = [two or more]'
            )
        return Order(self._text(entry["set"], (*at, "set")), names, self._line(at))

    def _rules(self, table: Any) -> Iterable[tuple[str, Any]]:  # noqa: ANN401
        rules = table.get("rules", {})
        families = {rule.family for rule in RULES.values()}
        self._table(rules, ("rules",), (*RULES, *families), "rule")
        for name in rules:
            if name.startswith(_OF_THE_RUN):
                raise self._wrong(("rules", name), f"{name} {_NOT_SET}")
        return tuple(rules.items())

    def _rule(self, rule: str, value: Any) -> RuleSetting:  # noqa: ANN401
        at = ("rules", rule)
        given = value if isinstance(value, dict) else {"level": value}
        self._table(given, at, ("level", "only"), f"key of {rule}")
        if "level" not in given:
            raise self._wrong(at, f"{rule} needs a level")
        level = self._choice(given, (*at, "level"), (*Level, "off"), "")
        only = self._patterns(given["only"], (*at, "only")) if given.get("only") else None
        return RuleSetting(None if level == "off" else Level(level), only, self._line(at))

    def _table(self, table: Any, at: Key, keys: Iterable[str], what: str) -> None:  # noqa: ANN401
        keys = tuple(keys)
        if not isinstance(table, dict):
            raise self._wrong(at, f"{at[-1] if at else 'it'} needs keys and values")
        for key in table:
            if key in keys:
                continue
            near = _near(key, keys)
            listed = "; `depgraph rules` lists them" if what == "rule" else ""
            hint = f"; did you mean {near[0]!r}?" if near else listed
            said = f"no rule is called {key!r}" if what == "rule" else f"unknown {what} {key!r}"
            raise self._wrong((*at, key), said + hint)

    def _choice(self, table: Any, at: Key, allowed: tuple[str, ...], default: str) -> str:  # noqa: ANN401
        value = table.get(at[-1], default) if at[-1] in table else default
        if at[-1] in table and value not in allowed:
            name = at[-2] if at[0] == "rules" else at[-1]
            near = _near(str(value), allowed)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            said = f"{name} = {value!r} is none of {', '.join(allowed)}{hint}"
            raise self._wrong(at, said)
        return str(value)

    def _patterns(self, value: Any, at: Key) -> Patterns:  # noqa: ANN401
        texts = self._texts(value, at)
        return Patterns(texts, tuple(self._line((*at, n)) for n in range(len(texts))))

    def _texts(self, value: Any, at: Key) -> tuple[str, ...]:  # noqa: ANN401
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
            raise self._wrong(at, f"{at[-1]} needs a list of texts")
        return tuple(value)

    def _text(self, value: Any, at: Key) -> str:  # noqa: ANN401
        if not isinstance(value, str):
            raise self._wrong(at, f"{at[-1]} needs a text in quotes")
        return value

    def _count(self, value: Any, at: Key) -> int:  # noqa: ANN401
        if type(value) is not int or not 1 <= value <= MOST_JOBS:
            raise self._wrong(at, f"{at[-1]} needs a number from 1 to {MOST_JOBS}")
        return value

    def _line(self, at: Key) -> int:
        """Return the line of the nearest key around *at* whose line is known."""
        for end in range(len(at), 0, -1):
            if line := self._lines.get(at[:end]):
                return line
        return 0

    def _wrong(self, at: Key, said: str) -> ConfigurationError:
        line = self._line(at)
        return ConfigurationError(f"{self._name}:{line}" if line else self._name, said)
