"""Read the markup that the fixture documents are written in. Refuses markup it does not know.

A blank line ends a block. A block begins with ``#`` to ``####`` (clause level 1 to 4), ``A#`` to
``A###`` (attachment levels), ``S#`` (a step), ``-`` (bullet), ``|`` (table rows), ``=`` (title),
``~`` (centred line), ``---`` (new page) or ``!toc``; anything else is body text. ``##@name``
names the block. In a block, ``<name>`` is a live cross-reference, ``<name:w>`` one in full
context, ``{name}`` its number typed by hand, ``**strong**`` is bold, a name in grave accents is
code and ``\\_`` a no-break space. ``[-out-]`` and ``[+in+]`` are tracked changes, ``+|`` and
``-|`` in front of a block a tracked paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_HEAD = re.compile(r"(?P<series>[AS]?)(?P<marks>#{1,4})(?:@(?P<name>[a-z0-9_]+))? +(?P<text>.*)")
_INLINE = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`]+)`"
    r"|<(?P<field>[a-z0-9_]+)(?::(?P<switch>[rnw]))?>|\{(?P<typed>[a-z0-9_]+)\}"
)
_OPENING = re.compile(r"(?P<before>^|[\s(\[/\u00a0—*])(?P<quote>[\"'])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: text, a live ``field`` or a ``typed`` number of a named block."""

    kind: str
    text: str
    switch: str = "r"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: *kind* is ``clause``, ``attachment``, ``step``, ``bullet``, ``table``, ...

    *level* counts from 0. *rows* is filled for tables only, *name* for blocks referred to.
    """

    kind: str
    text: str = ""
    level: int = 0
    name: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    tracked: str = ""
    """``ins`` or ``del`` when the whole paragraph is a tracked change."""


def curly(text: str) -> str:
    """Return *text* with typographic quotes and no-break spaces."""
    text = text.replace("\\_", "\u00a0")
    text = _OPENING.sub(
        lambda m: m["before"] + ("\u201c" if m["quote"] == '"' else "\u2018"), text
    )
    return text.replace('"', "\u201d").replace("'", "\u2019")


def pieces(text: str) -> Iterator[Piece]:
    """Yield the stretches of a block's *text* in order."""
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            yield Piece("text", text[at : match.start()])
        if match["strong"]:
            yield Piece("strong", match["strong"])
        elif match["code"]:
            yield Piece("code", match["code"])
        elif match["field"]:
            yield Piece("field", match["field"], match["switch"] or "r")
        else:
            yield Piece("typed", match["typed"])
        at = match.end()
    if at < len(text):
        yield Piece("text", text[at:])


def blocks(markup: str) -> tuple[Block, ...]:
    """Return the blocks of *markup*."""
    chunks = re.split(r"\n[ \t]*\n", markup.strip("\n"))
    return tuple(_block(chunk.strip("\n")) for chunk in chunks if chunk.strip())


def _block(chunk: str) -> Block:
    for sign, change in (("+|", "ins"), ("-|", "del")):
        if chunk.startswith(sign):
            return replace(_block(chunk.removeprefix(sign)), tracked=change)
    lines = [line.strip() for line in chunk.split("\n")]
    if lines[0].startswith("|"):
        return Block("table", rows=tuple(_row(line) for line in lines))
    text = curly(" ".join(lines))
    head = _HEAD.fullmatch(text)
    if head:
        kind = {"": "clause", "A": "attachment", "S": "step"}[head["series"]]
        return Block(kind, head["text"], len(head["marks"]) - 1, head["name"] or "")
    if text in {"---", "!toc"}:
        return Block({"---": "page", "!toc": "toc"}[text])
    for sign, kind in (("- ", "bullet"), ("= ", "title"), ("~ ", "centred")):
        if text.startswith(sign):
            return Block(kind, text.removeprefix(sign))
    return Block("body", text)


def _row(line: str) -> tuple[str, ...]:
    return tuple(curly(cell.strip()) for cell in line.strip("|").split("|"))
