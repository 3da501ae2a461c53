"""The rows of the store as values, and how a reading becomes one. No SQL here."""

import hashlib
from typing import NamedTuple

from depgraph.analysis.keys import provided, relied
from depgraph.model.facts import Facts, Reading
from depgraph.model.immutable import immutable
from depgraph.model.keys import Key
from depgraph.model.patterns import regex
from depgraph.store import packing

SCHEMA_VERSION = 5
_DIGEST = regex("[0-9a-f]{64}")


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
    """A reading ready to be stored; made where the file was read, maybe in another process.

    *data* is the reading packed but not squeezed yet.
    """

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
    reading, data = packing.packed(reading)
    return ReadingRow(
        digest,
        reader,
        data,
        count(reading.facts),
        len(reading.facts.problems),
        provided(reading),
        relied(reading),
        words_of(reading),
    )


def words_of(reading: Reading) -> str:
    """Return the text that is searched for mentions."""
    return "\n".join(block.text for block in reading.document.blocks)


def unpacked(data: bytes) -> Reading:
    """Return the reading that :func:`packed` made *data* from."""
    return packing.unpacked(data)


def hashed(key: Key) -> int:
    """Return the number that stands for *key* where a document asks for it."""
    short = hashlib.blake2b(key.encode(errors="surrogatepass"), digest_size=6)
    return int.from_bytes(short.digest(), "big", signed=True)


def digest_kept(digest: str) -> bytes | str:
    """Return *digest* as it is kept; what stands for bytes that were not read stays as it is."""
    return bytes.fromhex(digest) if _DIGEST.fullmatch(digest) else digest


def digest_told(kept: bytes | str) -> str:
    """Return the digest that is *kept*."""
    return kept if isinstance(kept, str) else kept.hex()


def count(facts: Facts) -> int:
    """Return how many facts a document provides."""
    return len(facts.provisions) + len(facts.definitions) + len(facts.values) + len(facts.symbols)
