"""The header of a numbered standard ("Title: ..." lines above the text) as properties and blocks.

Gives what front matter gives; refuses a paragraph that merely begins with a word and a colon.
"""

import re
from collections.abc import Iterable, Iterator

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

PART = "front matter"
_FIELD = regex(r"(?P<name>[A-Za-z][\w-]*(?: [\w-]+){0,3}):(?:[ \t]+(?P<value>.*))?")
_FEWEST = 2
_MOST = 200


@immutable
class Field:
    """One named value: *lines* are its source lines, the first is source line *first*."""

    name: str
    value: str
    lines: tuple[str, ...]
    first: int


@immutable
class Header:
    """*body* is the text with the header blanked out, so that lines keep their numbers."""

    body: str
    properties: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()


def header(text: str) -> Header:
    """Split *text* into its header, when it begins with one, and the rest."""
    lines = text.split("\n", _MOST)
    begin = next((at for at, line in enumerate(lines) if line.strip()), 0)
    end = next((at for at in range(begin, len(lines)) if not lines[at].strip()), len(lines))
    group = lines[begin:end]
    fields = _fields(group, begin + 1) if group else ()
    if len(fields) < _FEWEST or end > _MOST:
        return Header(text)
    body = "\n" * end + "\n".join(lines[end:])
    return Header(body, properties(fields), tuple(map(block_of, fields)))


def properties(fields: Iterable[Field]) -> tuple[tuple[str, str], ...]:
    """Return *fields* as properties: keys in lower case, what stands there twice joined."""
    held: dict[str, list[str]] = {}
    for field in fields:
        name = " ".join(re.sub(r"[-_]+", " ", field.name).split()).lower()
        held.setdefault(name, []).append(field.value)
    return tuple((name, ", ".join(filter(None, values))) for name, values in held.items())


def block_of(field: Field) -> Block:
    """Return the lines of *field* as one block."""
    text = "\n".join(field.lines)
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    lines = tuple((start, field.first + at) for at, start in enumerate(starts))
    place = Place(line=field.first, part=PART)
    return Block(text, BlockKind.RUNNING, place, lines=lines if len(lines) > 1 else ())


def _fields(group: list[str], first: int) -> tuple[Field, ...]:
    """Return the fields of *group*; none at all when a line neither begins nor continues one."""
    starts: list[int] = []
    for at, line in enumerate(group):
        if _FIELD.fullmatch(line):
            starts.append(at)
        elif not line[:1].isspace() or not starts:
            return ()
    return tuple(_field(group, starts, first))


def _field(group: list[str], starts: list[int], first: int) -> Iterator[Field]:
    for at, end in zip(starts, [*starts[1:], len(group)], strict=True):
        match = _FIELD.fullmatch(group[at])
        if match:
            value = " ".join(" ".join([match["value"] or "", *group[at + 1 : end]]).split())
            lines = tuple(line.strip() for line in group[at:end])
            yield Field(match["name"], value, lines, first + at)
