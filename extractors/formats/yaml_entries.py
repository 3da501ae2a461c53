"""YAML as flat entries with their lines. Never expands an alias, never builds an object."""

from collections.abc import Iterator

import yaml

from extractors.formats.entries import Entry, FaultError, Spot, Tree

DEEPEST = 100
"""Levels of nesting from which on a text is refused."""
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def yaml_entries(text: str) -> Iterator[Entry]:
    """Yield every entry of every document in *text*; raise :class:`FaultError` at a fault."""
    tree = Tree()
    at = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            at = _line(event.start_mark)
            yield from _entered(tree, event)
            if tree.depth > DEEPEST:
                raise FaultError(at)
    except yaml.MarkedYAMLError as error:
        raise FaultError(_line(error.problem_mark) if error.problem_mark else at) from error
    except yaml.YAMLError as error:
        raise FaultError(at) from error


def _entered(tree: Tree, event: yaml.Event) -> Iterator[Entry]:
    match event:
        case yaml.ScalarEvent():
            yield from tree.scalar(event.value, _spot(event))
        case yaml.AliasEvent():
            yield from tree.scalar(f"*{event.anchor}", _spot(event))
        case yaml.CollectionStartEvent():
            mapping = isinstance(event, yaml.MappingStartEvent)
            yield from tree.begin(_spot(event), mapping=mapping)
        case yaml.CollectionEndEvent():
            tree.end()
        case _:
            return


def _spot(event: yaml.Event) -> Spot:
    start, end = event.start_mark, event.end_mark
    first, last = _line(start), _line(end)
    if last > first and getattr(end, "column", 1) == 0:
        last -= 1
    prose = isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">")
    return Spot(first, int(getattr(start, "column", 0)), last, prose)


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0))
