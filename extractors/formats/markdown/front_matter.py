"""Front matter: what a Markdown file says of itself above its text, as properties and lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from depgraph.model.documents import FRONT_MATTER, Block, BlockKind, Place, Problem, ProblemKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.entries import FaultError
from extractors.formats.yaml_entries import yaml_entries

LARGEST = 200_000
"""Characters of front matter that are read."""
_FENCE = regex(r"(?P<fence>---|\+\+\+)[ \t]*\n")
_ENDS = {
    "---": regex(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": regex(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_UNOPENED = regex(r"[A-Za-z][\w-]{0,40}:(?=\s)")
_BELOW = regex(r"[ \t]+\S|-[ \t]")
_MOST_UNOPENED = 100
"""Lines within which front matter ends that has no line above it."""
_KEY = regex(r"(?P<key>[^\s:#=\-\[{\"'][^:=\n]{0,80}?)[ \t]*[:=](?:[ \t]|$)")


@immutable
class FrontMatter:
    """*body* is the text with the front matter blanked out, so that lines keep their numbers."""

    body: str
    properties: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Split *text* into its front matter, when it begins with one, and the rest."""
    begin = _FENCE.match(text)
    if not begin:
        return _unopened(text)
    end = _ENDS[begin["fence"]].search(text, begin.end(), begin.end() + LARGEST)
    if not end:
        return FrontMatter(text)
    inside = text[begin.end() : end.start()]
    if not any(_KEY.match(line) for line in inside.split("\n")):
        return FrontMatter(text)
    body = "\n" * text.count("\n", 0, end.end()) + text[end.end() :]
    read = _toml(inside) if begin["fence"] == "+++" else _yaml(inside)
    return FrontMatter(body, read.properties, tuple(_blocks(inside)), read.problems)


def _unopened(text: str) -> FrontMatter:
    """Split off front matter that only a line below it sets apart, as some site builders allow."""
    end = _unopened_end(text) if _UNOPENED.match(text) else 0
    lines = text.split("\n", end + 1)
    inside = "\n".join(lines[:end])
    read = _yaml(inside) if end else None
    if not read or read.problems:
        return FrontMatter(text)
    body = "\n" * (end + 1) + "".join(lines[end + 1 :])
    return FrontMatter(body, read.properties, tuple(_blocks(inside, 1)))


def _unopened_end(text: str) -> int:
    """Return the number of lines above the closing one: two keys or more and what they hold."""
    keys = 0
    for number, line in enumerate(text.split("\n", _MOST_UNOPENED)[:_MOST_UNOPENED]):
        if keys > 1 and line.rstrip() == "---":
            return number
        if _UNOPENED.match(line + " "):
            keys += 1
        elif not _BELOW.match(line):
            return 0
    return 0


@dataclass(slots=True)
class _Read:
    values: dict[str, list[str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def add(self, path: tuple[str, ...], value: str) -> None:
        name = ".".join(
            re.sub(r"[-_\s]+", " ", part).strip().lower() for part in path if part[:1] != "["
        )
        self.values.setdefault(name, []).append(" ".join(value.split()))

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, ", ".join(filter(None, held))) for name, held in self.values.items())


def _yaml(inside: str) -> _Read:
    read = _Read()
    try:
        for entry in yaml_entries(inside):
            if entry.value is not None and entry.path:
                read.add(entry.path, entry.value)
    except FaultError as fault:
        read.problems = (_problem("YAML", fault.line + 2),)
    return read


def _toml(inside: str) -> _Read:
    import tomllib

    read = _Read()
    try:
        for name, value in _flat((), tomllib.loads(inside)):
            read.add(name, value)
    except (tomllib.TOMLDecodeError, RecursionError):
        read.problems = (_problem("TOML", 1),)
    return read


def _flat(path: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat((*path, str(key)), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(path, inner)
    else:
        yield path, str(value)


def _problem(language: str, line: int) -> Problem:
    return Problem(
        ProblemKind.PARTIAL,
        f"The front matter is not valid {language} from line {line} on; correct it there.",
        Place(line=line, part=FRONT_MATTER),
    )


def _blocks(inside: str, start: int = 2) -> Iterator[Block]:
    """Yield one block for each top-level key, with the lines that belong to it."""
    group: list[str] = []
    first = 0
    for number, line in enumerate(inside.split("\n"), start):
        if _KEY.match(line):
            yield from _block(group, first)
            group, first = [line], number
        elif group and line.strip() and not line.lstrip().startswith("#"):
            group.append(line)
    yield from _block(group, first)


def _block(group: list[str], first: int) -> Iterator[Block]:
    if group:
        text = "\n".join(line.strip() for line in group)
        starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
        lines = tuple((start, first + at) for at, start in enumerate(starts))
        place = Place(line=first, part=FRONT_MATTER)
        yield Block(text, BlockKind.RUNNING, place, lines=lines if len(lines) > 1 else ())
