"""An Office file as parts with relationships between them. Knows nothing of what they hold."""

import posixpath
from dataclasses import dataclass, field

from depgraph.model.immutable import immutable
from extractors.formats.zipped import LOCKED, Archive, Element, names_in, opened

_CUT = "is cut off or damaged and cannot be opened; get a complete copy"


@immutable
class Relation:
    """One relationship of a part: what it leads to, of which type (its last word)."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package(Archive):
    """An open Office file."""

    related: dict[str, dict[str, Relation]] = field(default_factory=dict)

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


@immutable
class Program:
    """How the program that owns a format is named in a problem."""

    kind: str
    old: str
    save: str


def open_office(data: bytes, program: Program) -> Package | str:
    """Return the package in *data*, or one sentence about why it is none."""
    fault = _other_format(data, program)
    if fault:
        return fault
    archive = opened(data)
    return _CUT if archive is None else Package(archive, names_in(archive), _a(program.kind))


def _other_format(data: bytes, program: Program) -> str:
    """Return what *data* is when it is no zip file at all, else nothing."""
    name = program.kind.removesuffix(" file")
    if not data:
        return "is empty (0 bytes); get a complete copy"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return f"{LOCKED}; save a copy without the password and add that one"
        return f"is in the old {program.old} under a new name; {program.save}"
    if data.startswith(b"%PDF"):
        return f"is a PDF under {_a(name)} name; give it the ending .pdf"
    if data.startswith(b"{\\rtf"):
        return f"is a Rich Text file under {_a(name)} name; {program.save}"
    if not data.startswith(b"PK"):
        return f"is not {_a(program.kind)}, whatever its name says; {program.save}"
    return ""


def _a(words: str) -> str:
    return f"an {words}" if words[:1] in "AEIOU" else f"a {words}"


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
