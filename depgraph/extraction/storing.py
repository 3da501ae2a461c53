"""Readings made fit to be kept: text that no file can hold is marked, numbers stay in bounds."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from depgraph.extraction.port import FAILED, unreadable
from depgraph.model.facts import Reading
from depgraph.model.patterns import regex

_LONE = regex("[\ud800-\udfff]")
"""Halves of characters, which escapes in a file can name and no encoding can write."""
_MARK = "\N{REPLACEMENT CHARACTER}"
_TOO_MUCH = "could not be read: it holds a number that is too large; correct it and read again"


def encoded(
    reading: Reading, encode: Callable[[Reading], bytes] | None = None
) -> tuple[Reading, bytes]:
    """Return *reading* as it can be kept, and its bytes as *encode* makes them, else as any.

    Most can be kept as they are, so nothing is looked through unless that fails. One character
    stands for one, so that every place stays where it was.
    """
    if encode is None:
        import msgspec

        encode = msgspec.msgpack.encode
    try:
        try:
            return reading, encode(reading)
        except UnicodeEncodeError:
            reading = _writable(reading)
            return reading, encode(reading)
    except OverflowError:
        reading = unreadable(FAILED, _TOO_MUCH)
        return reading, encode(reading)


def storable(reading: Reading) -> Reading:
    """Return *reading* as it can be kept and printed."""
    return encoded(reading)[0]


def _writable(value: Any) -> Any:  # noqa: ANN401  # whatever a reading is made of
    """Return *value* with every half of a character marked, in all that it is made of."""
    if isinstance(value, str):
        # What names a kind is no text of a document.
        return _LONE.sub(_MARK, value) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(map(_writable, value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = (getattr(value, field.name) for field in fields(value))
        return type(value)(*map(_writable, parts))
    return value
