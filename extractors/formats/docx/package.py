"""The parts of a Word file, opened with care; refuses what is no Word file, and says why.

Nothing is unpacked to disk, no entity is resolved, and the size of a part is counted while it is
read, because the sizes that a zip directory states can lie.
"""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from extractors.formats.docx.names import Element

_PART_LIMIT = 128 << 20
_TOTAL_LIMIT = 512 << 20
_CHUNK = 1 << 20
_RATIO_FROM = 8 << 20
_RATIO_LIMIT = 200

_DAMAGE = (
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

_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)
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
        b'"http://purl.oclc.org/ooxml/drawingml/',
        b'"http://schemas.openxmlformats.org/drawingml/2006/',
    ),
)
"""Strict names of the same things; quoted, so that only attribute values are touched."""


class PartError(Exception):
    """A part cannot be read; the text says what is wrong with it, without its name."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: what it leads to, of which type (its last word)."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package:
    """An open Word file. Parts are read when asked for; what fails is kept in *failures*."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    spent: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    related: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def has(self, part: str) -> bool:
        """Tell whether the file holds *part*."""
        return part.casefold() in self.names

    def root(self, part: str) -> Element | None:
        """Return the root element of *part*; ``None`` when it is missing or damaged."""
        if not self.has(part) or part in self.failures:
            return None
        try:
            return parsed(self._bytes(part))
        except PartError as error:
            self.failures[part] = str(error)
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of *part* by id; those of the package for an empty name."""
        if part not in self.related:
            self.related[part] = self._read_relations(part)
        return self.related[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        found = (_relation(element, folder) for element in root)
        return {key: relation for key, relation in found if key}

    def _bytes(self, part: str) -> bytes:
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
        except _DAMAGE as error:
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


def parsed(data: bytes) -> Element:
    """Return the root element of the XML in *data*; refuse entities and endless nesting."""
    if b"purl.oclc.org/ooxml" in data[:4096]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    if b"<!DOCTYPE" in data[:4096]:
        message = "holds XML entities, which a Word file never does"
        raise PartError(message)
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "Excessive depth" in str(error)
        message = "is nested too deeply" if deep else "is no well-formed XML"
        raise PartError(message) from error
    if root.getroottree().docinfo.internalDTD is not None:
        message = "holds XML entities, which a Word file never does"
        raise PartError(message)
    return root


def open_package(data: bytes) -> Package | str:
    """Return the package in *data*, or one sentence about why it is none."""
    fault = _other_format(data)
    if fault:
        return fault
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        return "is cut off or damaged and cannot be opened; get a complete copy"
    names = {_plain(name).casefold(): name for name in archive.namelist()}
    return Package(archive, names)


def _other_format(data: bytes) -> str:
    """Return what *data* is when it is no zip file at all, else nothing."""
    if not data:
        return "is empty (0 bytes); get a complete copy"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return f"{LOCKED}; save a copy without the password and add that one"
        return "is in the old Word format (.doc) under a new name; save it as .docx in Word"
    if data.startswith(b"%PDF"):
        return "is a PDF under a Word name; give it the ending .pdf"
    if data.startswith(b"{\\rtf"):
        return "is a Rich Text file under a Word name; save it as .docx in Word"
    if not data.startswith(b"PK"):
        return "is not a Word file, whatever its name says; save it as .docx in Word"
    return ""


def _plain(name: str) -> str:
    """Return the name of a part as relationships write it."""
    return name.replace("\\", "/").lstrip("/")


def _part_name(folder: str, target: str) -> str:
    """Return the name of the part that *target*, as written in *folder*, means."""
    if target[:1] not in "./" and "/." not in target:
        return f"{folder}/{target}" if folder else target
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _relation(element: Element, folder: str) -> tuple[str, Relation]:
    """Return the id of a relationship and where it leads, as a part name when inside."""
    kind = (element.get("Type") or "").rsplit("/", 1)[-1]
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external and kind != "hyperlink":
        target = _part_name(folder, target)
    return element.get("Id") or "", Relation(kind, target, external)


__all__ = ["Package", "PartError", "Relation", "open_package", "parsed"]
