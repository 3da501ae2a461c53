"""YAML as flat entries with their lines. Never expands an alias, never builds an object."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

DEEPEST = 100
"""Levels of nesting from which on a text is refused."""
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key or list element: *path* from the top, its *value* when it is a plain one.

    Lines count from 0. *line* is where the key stands; *value_line* and *end_line* bound the
    value.
    """

    path: tuple[str, ...]
    value: str | None
    line: int
    value_line: int
    end_line: int
    in_list: bool = False


class YamlFaultError(ValueError):
    """The text is no YAML from a certain line on."""

    def __init__(self, line: int) -> None:
        super().__init__(f"not valid YAML from line {line + 1} on")
        self.line = line


@dataclass(slots=True)
class _Level:
    mapping: bool
    path: tuple[str, ...]
    key: str | None = None
    line: int = 0


def yaml_entries(text: str) -> Iterator[Entry]:
    """Yield every entry of every document in *text*; raise :class:`YamlFaultError` at a fault."""
    levels: list[_Level] = []
    at = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            at = _line(event.start_mark)
            yield from _entered(levels, event)
            if len(levels) > DEEPEST:
                raise YamlFaultError(at)
    except yaml.MarkedYAMLError as error:
        raise YamlFaultError(error.problem_mark.line if error.problem_mark else at) from error
    except yaml.YAMLError as error:
        raise YamlFaultError(at) from error


def _entered(levels: list[_Level], event: yaml.Event) -> Iterator[Entry]:
    match event:
        case yaml.ScalarEvent() | yaml.AliasEvent():
            yield from _scalar(levels, event)
        case yaml.CollectionStartEvent():
            path = _path(levels)
            if levels and levels[-1].key is not None:
                yield _entry(levels[-1], path, None, event)
            levels.append(_Level(isinstance(event, yaml.MappingStartEvent), path))
        case yaml.CollectionEndEvent():
            levels.pop()
            _advance(levels)
        case _:
            return


def _scalar(levels: list[_Level], event: yaml.NodeEvent) -> Iterator[Entry]:
    value = event.value if isinstance(event, yaml.ScalarEvent) else ""
    top = levels[-1] if levels else None
    if top and top.mapping and top.key is None:
        top.key, top.line = value, _line(event.start_mark)
        return
    if top:
        yield _entry(top, _path(levels), value, event)
    _advance(levels)


def _entry(
    level: _Level, path: tuple[str, ...], value: str | None, event: yaml.NodeEvent
) -> Entry:
    first, last = _line(event.start_mark), _line(event.end_mark)
    line = level.line if level.mapping else first
    return Entry(path, value, line, first, last, in_list=not level.mapping)


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0))


def _path(levels: list[_Level]) -> tuple[str, ...]:
    if not levels:
        return ()
    top = levels[-1]
    return (*top.path, top.key or "") if top.mapping else top.path


def _advance(levels: list[_Level]) -> None:
    if levels:
        levels[-1].key = None
