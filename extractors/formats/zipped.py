"""A zip file of XML parts, opened with care; refuses bombs, entities and damage, and says why.

Nothing is unpacked to disk, no entity is resolved, and the size of a part is counted while it is
read, because the sizes that a zip directory states can lie.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from lxml import etree
from lxml.etree import _Element

Element = _Element
T = TypeVar("T")

_PART_LIMIT = 128 << 20
_TOTAL_LIMIT = 512 << 20
_CHUNK = 1 << 20
_RATIO_FROM = 8 << 20
_RATIO_LIMIT = 200

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)
"""What the zip and decompression modules raise over bytes that make no sense."""
LOCKED = "is protected by a password"

_SAFE: Any = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}
_PARSER = etree.XMLParser(**_SAFE)

_STRICT = (
    (
        b'"http://purl.oclc.org/ooxml/officeDocument/',
        b'"http://schemas.openxmlformats.org/officeDocument/2006/',
    ),
    (
        b'"http://purl.oclc.org/ooxml/wordprocessingml/',
        b'"http://schemas.openxmlformats.org/wordprocessingml/2006/',
    ),
    (
        b'"http://purl.oclc.org/ooxml/spreadsheetml/main"',
        b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ),
    (
        b'"http://purl.oclc.org/ooxml/drawingml/',
        b'"http://schemas.openxmlformats.org/drawingml/2006/',
    ),
)
"""Strict names of the same things; quoted, so that only attribute values are touched."""


class PartError(Exception):
    """A part cannot be read; the text says what is wrong with it, without its name."""


@dataclass(slots=True)
class Archive:
    """An open file of *kind*. Parts are read when asked for; what fails is kept in *failures*."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    kind: str
    spent: int = 0
    failures: dict[str, str] = field(default_factory=dict)

    def has(self, part: str) -> bool:
        """Tell whether the file holds *part*."""
        return part.casefold() in self.names

    def root(self, part: str) -> Element | None:
        """Return the root element of *part*; ``None`` when it is missing or damaged."""
        return self.read(part, parsed)

    def read(self, part: str, reader: Callable[[bytes, str], T]) -> T | None:
        """Return what *reader* makes of *part*; ``None`` when it is missing or damaged."""
        if not self.has(part) or part in self.failures:
            return None
        try:
            return reader(self.bytes_of(part), self.kind)
        except PartError as error:
            self.failures[part] = str(error)
            return None

    def elements(self, part: str, tags: tuple[str, ...]) -> Iterator[Element]:
        """Yield the elements of *part* named in *tags* one by one, and forget each afterwards."""
        if not self.has(part) or part in self.failures:
            return
        try:
            yield from _elements(self.bytes_of(part), tags, self.kind)
        except PartError as error:
            self.failures[part] = str(error)

    def bytes_of(self, part: str) -> bytes:
        """Return the bytes of *part*, never more than the limits allow."""
        info = self.archive.getinfo(self.names[part.casefold()])
        chunks: list[bytes] = []
        size = 0
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    self._check(size, info.compress_size)
                    if len(chunk) < _CHUNK:
                        break
        except DAMAGE as error:
            message = "is damaged"
            raise PartError(message) from error
        except RuntimeError as error:
            raise PartError(LOCKED) from error
        self.spent += size
        return b"".join(chunks)

    def _check(self, size: int, packed: int) -> None:
        """Stop at a part that unpacks to more than a real document would."""
        bomb = size > _RATIO_FROM and size > _RATIO_LIMIT * max(packed, 1)
        if bomb or size > _PART_LIMIT or self.spent + size > _TOTAL_LIMIT:
            message = "unpacks to far more than a document holds"
            raise PartError(message)


def parsed(data: bytes, kind: str) -> Element:
    """Return the root element of the XML in *data*; refuse entities and endless nesting."""
    if b"<!DOCTYPE" in data[:4096]:
        raise _entities(kind)
    return tree_of(usual_names(data), kind)


def tree_of(data: bytes, kind: str) -> Element:
    """Return the root element of *data*, in which all names are the usual ones."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _malformed(error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities(kind)
    return root


def _elements(data: bytes, tags: tuple[str, ...], kind: str) -> Iterator[Element]:
    if b"<!DOCTYPE" in data[:4096]:
        raise _entities(kind)
    stream: Any = etree.iterparse(io.BytesIO(usual_names(data)), tag=tags, **_SAFE)
    try:
        for at, (_, element) in enumerate(stream):
            if not at and element.getroottree().docinfo.internalDTD is not None:
                raise _entities(kind)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _malformed(error) from error


def _entities(kind: str) -> PartError:
    return PartError(f"holds XML entities, which {kind} never does")


def _malformed(error: Exception) -> PartError:
    deep = "Excessive depth" in str(error)
    return PartError("is nested too deeply" if deep else "is no well-formed XML")


def opened(data: bytes) -> zipfile.ZipFile | None:
    """Return the zip file in *data*; ``None`` when it is cut off or damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE:
        return None


def names_in(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the names of all parts, folded, as relationships write them."""
    return {name.replace("\\", "/").lstrip("/").casefold(): name for name in archive.namelist()}


def usual_names(data: bytes) -> bytes:
    """Return XML with the strict names of Office replaced by the usual ones."""
    if b"purl.oclc.org/ooxml" in data[:4096]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data
