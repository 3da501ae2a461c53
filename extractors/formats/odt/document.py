"""One OpenDocument text, from its bytes to its blocks. Never fails: faults become problems."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Block, BlockKind, Document, Place, Problem, ProblemKind, View
from extractors.formats.odt import FORMAT
from extractors.formats.odt.changes import Changes, changes_of
from extractors.formats.odt.names import DC, META, OFFICE, STYLE
from extractors.formats.odt.story import Story
from extractors.formats.odt.styles import Styles
from extractors.formats.zipped import LOCKED, Archive, Element, PartError, names_in, opened

_KIND = "an OpenDocument text"
_SAVE = "save it as .odt or .docx"
_BETWEEN = " | "
_WORD_NAMES = {
    "ooxmlcorepropertycontentstatus": "status",
    "ooxmlcorepropertycategory": "category",
}
"""What a program calls the properties of a Word file that it turned into this one."""
_MANIFEST = "META-INF/manifest.xml"
_RUNNING = {
    "header": "header",
    "header-left": "header",
    "header-first": "header",
    "footer": "footer",
    "footer-left": "footer",
    "footer-first": "footer",
}
_PROPERTIES = {
    DC + "title": "title",
    DC + "subject": "subject",
    META + "initial-creator": "author",
    META + "keyword": "keywords",
}


def document_of(source: Source) -> Document:
    """Return the blocks of the OpenDocument text in *source*."""
    archive = _archive(source.data)
    if isinstance(archive, str):
        return unreadable(FORMAT, archive).document
    root = archive.root("content.xml")
    body = next(root.iter(OFFICE + "text"), None) if root is not None else None
    if root is None or body is None or _is_locked(archive):
        return unreadable(FORMAT, _why_no_text(archive, root)).document
    pages = archive.root("styles.xml")
    styles = Styles()
    styles.add(pages)
    styles.add(root)
    return _read(archive, body, pages, styles, source.view)


def _read(
    archive: Archive, body: Element, pages: Element | None, styles: Styles, view: View
) -> Document:
    changes = changes_of(body, view)
    story = Story(styles, changes)
    story.read(body)
    story.close()
    properties = _properties(archive.root("meta.xml"))
    return Document(
        FORMAT,
        (*_running(pages, styles), *story.found),
        properties,
        (*_damaged(archive), *_comments(story.comments)),
        changes.revisions,
    )


def _archive(data: bytes) -> Archive | str:
    if not data:
        return "is empty (0 bytes); get a complete copy"
    if not data.startswith(b"PK"):
        return f"is not {_KIND}, whatever its name says; {_SAVE}"
    archive = opened(data)
    if archive is None:
        return "is cut off or damaged and cannot be opened; get a complete copy"
    return Archive(archive, names_in(archive), _KIND)


def _is_locked(archive: Archive) -> bool:
    if not archive.has(_MANIFEST):
        return False
    try:
        return b"encryption-data" in archive.bytes_of(_MANIFEST)
    except PartError:
        return False


def _why_no_text(archive: Archive, root: Element | None) -> str:
    """Return why the text of *archive* cannot be read."""
    why = archive.failures.get("content.xml", "")
    if why == LOCKED or _is_locked(archive):
        return f"{LOCKED}; save a copy without the password and add that one"
    if why:
        return f"cannot be read: its text {why}; open and save it again in LibreOffice"
    if archive.has("word/document.xml"):
        return "is a Word file under an OpenDocument name; give it the ending .docx"
    if root is not None:
        return f"is an OpenDocument file, but no text; {_SAVE}"
    return f"is a zip file without a text in it; {_SAVE}"


def _running(pages: Element | None, styles: Styles) -> Iterator[Block]:
    """Yield the lines of all page headers and footers, each once."""
    seen: set[tuple[str, str]] = set()
    for page in pages.iter(STYLE + "master-page") if pages is not None else ():
        for child in page:
            part = _RUNNING.get(child.tag.rsplit("}", 1)[-1])
            if part is None or child.get(STYLE + "display") == "false":
                continue
            story = Story(styles, Changes(), part=part)
            story.read(child)
            story.close()
            for block in _rows_joined(story.found):
                if block.text and (part, block.text) not in seen:
                    seen.add((part, block.text))
                    yield replace(block, kind=BlockKind.RUNNING, level=0)


def _rows_joined(blocks: list[Block]) -> Iterator[Block]:
    """Yield the cells of each table row as one line."""
    for row, group in groupby(blocks, key=lambda block: (block.table, block.row)):
        cells = list(group)
        if row[0] is None:
            yield from cells
            continue
        texts: dict[int | None, list[str]] = {}
        for cell in cells:
            texts.setdefault(cell.column, []).append(cell.text)
        yield Block(
            _BETWEEN.join(map(" ".join, texts.values())), place=Place(part=cells[0].place.part)
        )


def _properties(root: Element | None) -> tuple[tuple[str, str], ...]:
    """Return what the file says of itself; what a person added wins."""
    found: dict[str, str] = {}
    own: dict[str, str] = {}
    for one in root.iter() if root is not None else ():
        text = " ".join("".join(str(part) for part in one.itertext()).split())
        if one.tag in _PROPERTIES and text:
            name = _PROPERTIES[one.tag]
            found[name] = f"{found[name]}, {text}" if name in found else text
        elif one.tag == META + "user-defined" and text:
            name = (one.get(META + "name") or "").strip().casefold()
            own[_WORD_NAMES.get(name, name)] = text
    own.pop("", None)
    return tuple(sorted({**found, **own}.items()))


def _damaged(archive: Archive) -> Iterator[Problem]:
    for part, why in sorted(archive.failures.items()):
        message = f"is read only in part: its part {part} {why}; save it again in LibreOffice"
        yield Problem(ProblemKind.PARTIAL, message)


def _comments(count: int) -> Iterator[Problem]:
    if count == 1:
        message = "holds 1 open comment; settle it before it is accepted"
        yield Problem(ProblemKind.NOTE, message)
    elif count:
        message = f"holds {count} open comments; settle them before it is accepted"
        yield Problem(ProblemKind.NOTE, message)
