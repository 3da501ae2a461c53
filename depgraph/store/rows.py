"""The rows of the store as values, and how a reading is packed. No SQL here."""

import zlib
from functools import cache
from typing import NamedTuple

import msgspec

from depgraph.analysis.keys import provided, relied
from depgraph.extraction.storing import encoded
from depgraph.model.facts import Facts, Reading
from depgraph.model.immutable import immutable
from depgraph.model.keys import Key

SCHEMA_VERSION = 4


class Stamp(NamedTuple):
    """What the file system says of a file; equal stamps mean an unchanged file.

    Programs that set back the time of the last change cannot set back *ctime_ns*, that of the
    last change of bytes, name or owner.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@immutable
class DocumentRow:
    """A tracked file as last seen; *checked_ns* is when its bytes were last hashed.

    *reader* names the extractor, its version and view that the kept reading is from.
    """

    path: str
    stamp: Stamp
    checked_ns: int
    reading: int
    present: bool = True
    reader: str = ""


@immutable
class ReadingRow:
    """A reading ready to be stored; made where the file was read, maybe in another process."""

    digest: str
    reader: str
    data: bytes
    facts: int
    problems: int
    provides: frozenset[Key]
    relies: frozenset[Key]
    text: str


def packed(digest: str, reader: str, reading: Reading) -> ReadingRow:
    """Return *reading*, made fit to be kept, as a row."""
    reading, data = encoded(reading)
    return ReadingRow(
        digest,
        reader,
        zlib.compress(data, 1),
        count(reading.facts),
        len(reading.facts.problems),
        provided(reading),
        relied(reading),
        words_of(reading),
    )


def words_of(reading: Reading) -> str:
    """Return the text that is searched for mentions."""
    return "\n".join(block.text for block in reading.document.blocks)


@cache
def _decoder() -> msgspec.msgpack.Decoder[Reading]:
    return msgspec.msgpack.Decoder(Reading)


def unpacked(data: bytes) -> Reading:
    """Return the reading that :func:`packed` made *data* from."""
    return _decoder().decode(zlib.decompress(data))


def count(facts: Facts) -> int:
    """Return how many facts a document provides."""
    return len(facts.provisions) + len(facts.definitions) + len(facts.values) + len(facts.symbols)
