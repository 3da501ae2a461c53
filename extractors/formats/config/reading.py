"""One configuration file as blocks and symbols, by its format. Faults become problems."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.extraction import Source
from depgraph.model.documents import Document, Place, Problem, ProblemKind
from depgraph.model.facts import Reference, Symbol
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.config.json_entries import json_entries, json_fault
from extractors.formats.config.line_entries import (
    ini_entries,
    toml_entries,
    yaml_line_entries,
)
from extractors.formats.config.settings import MOST, Settings
from extractors.formats.config.templates import without_templates
from extractors.formats.decoding import decoded
from extractors.formats.entries import Entry, FaultError

LARGEST = 20_000_000
"""Bytes from which on a file is not opened."""
_LOCKS = frozenset({"package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml"})
_TOO_LARGE = Problem(
    ProblemKind.PARTIAL,
    "This file is larger than 20 MB and was not read; exclude it if a program writes it.",
)
_TOO_MANY = Problem(
    ProblemKind.PARTIAL,
    f"Only the first {MOST:,} values of this file were read; exclude it if a program writes it.",
)
_AT_LINE = regex(r"at line (?P<line>\d+)")


@immutable
class Read:
    """The blocks of one file, the keys in it and what its lists name."""

    document: Document
    symbols: tuple[Symbol, ...] = ()
    listed: tuple[Reference, ...] = ()


def settings_of(source: Source) -> Read:
    """Return what is read from *source*."""
    name = source.path.rsplit("/", 1)[-1].casefold()
    if name in _LOCKS:
        return Read(Document("config"))
    if len(source.data) > LARGEST:
        return Read(Document("config", problems=(_TOO_LARGE,)))
    text = decoded(source.data)
    if text.text is None:
        return Read(Document("config", problems=text.problems))
    read = _read(text.text, name.rsplit(".", 1)[-1])
    problems = (*text.problems, *read.document.problems)
    return replace(read, document=replace(read.document, problems=problems))


def _read(text: str, ending: str) -> Read:
    lines = text.split("\n")
    match ending:
        case "json":
            return _taken(Settings(lines, ("//",)), json_entries(text), _fault(json_fault(text)))
        case "yaml" | "yml":
            return _yaml(text, lines)
        case "toml":
            return _taken(Settings(lines), toml_entries(lines), _fault(_toml_fault(text)))
        case _:
            return _taken(Settings(lines, ("#", ";", "!")), ini_entries(lines), ())


def _yaml(text: str, lines: list[str]) -> Read:
    """Read YAML; else without the lines of a template language; else line by line."""
    from extractors.formats.yaml_entries import yaml_entries

    fault = 0
    for attempt in (text, without_templates(text)):
        try:
            return _taken(Settings(lines), yaml_entries(attempt), ())
        except FaultError as error:
            fault = error.line
    return _taken(Settings(lines), yaml_line_entries(lines), _fault(fault))


def _taken(settings: Settings, entries: Iterator[Entry], problems: tuple[Problem, ...]) -> Read:
    whole = settings.take(entries)
    blocks, symbols, names = settings.finish()
    problems = problems if whole else (*problems, _TOO_MANY)
    return Read(Document("config", blocks, problems=problems), symbols, names)


def _toml_fault(text: str) -> int | None:
    import tomllib

    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        return int(found["line"]) - 1 if found else text.count("\n")
    except RecursionError:
        return 0
    return None


def _fault(line: int | None) -> tuple[Problem, ...]:
    if line is None:
        return ()
    message = (
        f"Line {line + 1} does not follow the file's format, so keys and values were read line"
        " by line and some may be missing; correct that line."
    )
    return (Problem(ProblemKind.PARTIAL, message, Place(line=line + 1)),)
