"""Edits in Word files, as tracked changes by the author "depgraph" that a person accepts.

Runs keep their formatting and fields stay live. Refuses words inside a field, inside changes that
are still open, and outside the main text.
"""

import io
import zipfile

from lxml import etree

from depgraph.model.documents import Document
from depgraph.model.edits import Amended, Edit
from depgraph.model.immutable import immutable
from extractors.amending.aligning import align
from extractors.amending.runs import Piece, pieces, replaced
from extractors.formats.docx.names import BODY, Element, P, W
from extractors.formats.docx.package import open_package

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
)
_NO_PLACE = "stands outside the main text; edit it by hand in Word"
_ADDRESS = "is the address of a hyperlink; edit the link in Word"
_NOT_THERE = "does not stand in the file as it is read; edit it by hand in Word"
_STRICT = "the file is kept in the strict format; edit it by hand in Word"
_DIGITS = 9
"""More than any id has that Word writes."""
_LONGEST_CELL = 50
"""Paragraphs that one block may run over."""


@immutable
class WordAmender:
    """Writes tracked changes into the main text of a Word file."""

    formats: frozenset[str] = frozenset({"docx"})

    def amend(self, data: bytes, document: Document, edits: tuple[Edit, ...]) -> Amended:
        """Return *data* with *edits* in it, as tracked changes."""
        part = _main_part(data)
        if part is None:
            return Amended(data, tuple((edit, _STRICT) for edit in edits))
        name, root = part
        paragraphs = list(root.iter(P))
        next_id = _highest_id(root) + 1
        refused: list[tuple[Edit, str]] = []
        # From the end to the beginning, so that the places of earlier edits stay true.
        for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
            why = _written(paragraphs, document, edit, next_id)
            if why:
                refused.append((edit, why))
            next_id = _highest_id(root) + 1
        if len(refused) == len(edits):
            return Amended(data, tuple(refused))
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return Amended(_repacked(data, name, xml), tuple(refused))


def _main_part(data: bytes) -> tuple[str, Element] | None:
    """Return the name in the archive and the root of the main text."""
    package = open_package(data)
    if isinstance(package, str):
        return None
    main = next(
        (r.target for r in package.relations("").values() if r.kind == "officeDocument"), ""
    )
    name = package.names.get(main.casefold())
    if name is None:
        return None
    raw = package.archive.read(name)
    if b"purl.oclc.org" in raw[:4096] or b"<!DOCTYPE" in raw[:4096]:
        return None
    root = etree.fromstring(raw, _PARSER)
    return (name, root) if root.find(BODY) is not None else None


def _highest_id(root: Element) -> int:
    ids = (element.get(W + "id") or "" for element in root.iter() if isinstance(element.tag, str))
    return max((int(key) for key in ids if key.isdecimal() and len(key) <= _DIGITS), default=0)


def _written(paragraphs: list[Element], document: Document, edit: Edit, next_id: int) -> str:
    """Write *edit* into its paragraph; return why not when it cannot be."""
    block = document.blocks[edit.span.block]
    if edit.address:
        return _ADDRESS
    if block.place.para is None or block.place.part or block.place.para >= len(paragraphs):
        return _NO_PLACE
    found = _stretch(paragraphs, block.place.para, block.text)
    text = "".join(piece.text for piece in found)
    places = align(block.text, text, 0, len(text))[edit.span.start : edit.span.end]
    if not places or text[places[0] : places[-1] + 1] != edit.before:
        return _NOT_THERE
    return replaced(found, places[0], places[-1] + 1, edit.after, next_id)


def _stretch(paragraphs: list[Element], first: int, text: str) -> list[Piece]:
    """Return the pieces of text from paragraph *first* on, as far as the block may run."""
    found: list[Piece] = []
    for paragraph in paragraphs[first : first + _LONGEST_CELL]:
        found += pieces(paragraph)
        if sum(len(piece.text) for piece in found) >= len(text):
            break
    return found


def _repacked(data: bytes, name: str, xml: bytes) -> bytes:
    """Return the archive with other bytes for the part *name*, and all others as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(info, xml if info.filename == name else old.read(info))
    return made.getvalue()


amender = WordAmender()
