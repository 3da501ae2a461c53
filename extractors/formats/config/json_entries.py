"""JSON as flat entries with their lines; comments and trailing commas are borne with."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from depgraph.model.patterns import regex
from extractors.formats.entries import Entry, Spot, Tree

DEEPEST = 200
"""Levels of nesting from which on nothing more is read."""
_TOKEN = regex(
    r"\"(?P<string>[^\"\\\n]*(?:\\.[^\"\\\n]*)*)\"|(?P<mark>[{}\[\],:])"
    r"|(?P<comment>//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*\*/)|(?P<bare>[^\s{}\[\],:\"/]+)"
    r"|(?P<broken>\"[^\n]*|/\*(?s:.*))"
)
_LAST_COMMA = regex(r",(?=\s*[}\]])")


def json_entries(text: str) -> Iterator[Entry]:
    """Yield every entry of *text* as far as it can be read."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    tree = Tree()
    for token in _TOKEN.finditer(text):
        line = bisect_right(starts, token.start()) - 1
        spot = Spot(line, token.start() - starts[line], line)
        match token.lastgroup:
            case "string":
                yield from tree.scalar(_unescaped(token["string"]), spot)
            case "bare":
                yield from tree.scalar(token["bare"], spot)
            case "mark" if token["mark"] in "{[":
                if tree.wants_key:
                    return
                yield from tree.begin(spot, mapping=token["mark"] == "{")
            case "mark" if token["mark"] in "}]":
                tree.end()
        if tree.depth > DEEPEST:
            return


def _unescaped(written: str) -> str:
    if "\\" not in written:
        return written
    try:
        return str(json.loads(f'"{written}"'))
    except ValueError:
        return written


def json_fault(text: str) -> int | None:
    """Return the line (from 0) from which on *text* is no JSON; comments are no fault."""
    fault = _fault(text)
    if fault is None or ("/" not in text and "," not in text):
        return fault
    return _fault(_LAST_COMMA.sub("", _TOKEN.sub(_without_comment, text)))


def _without_comment(token: re.Match[str]) -> str:
    return "\n" * token[0].count("\n") if token["comment"] else token[0]


def _fault(text: str) -> int | None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno - 1
    except (RecursionError, ValueError):
        return 0
    return None
