"""One Word file, from its bytes to its blocks and facts. Never fails: faults become problems."""

from dataclasses import dataclass, field, replace

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Document, Problem, ProblemKind
from depgraph.model.facts import Reading
from extractors.formats.docx.inline import looks_in
from extractors.formats.docx.names import BODY, Element, P
from extractors.formats.docx.notes import Notes, NotesPart
from extractors.formats.docx.numbering import Numbering
from extractors.formats.docx.package import Package, Relation, open_package
from extractors.formats.docx.properties import properties_of
from extractors.formats.docx.running import running_blocks, running_parts
from extractors.formats.docx.story import Found, Setting, Story, Where
from extractors.formats.docx.styles import Styles
from extractors.formats.docx.views import changes_for, revisions_in

_NAME = "docx"
_MAIN = "officeDocument"


@dataclass(frozen=True, slots=True)
class DocxExtractor:
    """Reads Word files."""

    name: str = _NAME
    version: int = 1
    suffixes: frozenset[str] = field(default=frozenset({".docx", ".docm", ".dotx"}))

    def extract(self, source: Source) -> Reading:
        """Return the blocks of a Word file and the facts in them."""
        from extractors.prose import facts_of

        document = read_document(source)
        if any(problem.kind is ProblemKind.UNREADABLE for problem in document.problems):
            return unreadable(self.name, document.problems[0].message)
        return Reading(document, facts_of(document, source.kind))


def read_document(source: Source) -> Document:
    """Return the blocks of the Word file in *source*, in the view it asks for."""
    package = open_package(source.data)
    if isinstance(package, str):
        return _refused(package)
    parts = {relation.kind: relation.target for relation in package.relations("").values()}
    main = parts.get(_MAIN, "")
    root = package.root(main)
    body = next(root.iterchildren(BODY), None) if root is not None else None
    if root is None or body is None:
        return _refused(_why_no_main(package, main))
    return _read(source, package, main, root, body)


def _read(source: Source, package: Package, main: str, root: Element, body: Element) -> Document:
    relations = package.relations(main)
    parts = {relation.kind: relation.target for relation in relations.values()}
    styles = Styles(package.root(parts.get("styles", "")))
    numbering = Numbering(package.root(parts.get("numbering", "")), styles)
    setting = Setting(styles, numbering, changes_for(source.view))
    found = _main_text(setting, root, body, relations)
    notes = _notes_parts(package, parts)
    placed = Notes(setting, notes, Found()).placed(found.blocks, found.citations)
    settings = package.root(parts.get("settings", ""))
    pages = running_parts(root, relations, settings)
    running = tuple(running_blocks(package, pages, setting, found))
    changed = (root, *(part.root for part in notes.values()))
    return Document(
        _NAME,
        blocks=(*running, *placed),
        properties=properties_of(package),
        problems=_problems(package, found),
        revisions=sum(map(revisions_in, changed)),
    )


def _main_text(
    setting: Setting, root: Element, body: Element, links: dict[str, Relation]
) -> Found:
    """Return what the main text holds; a table of contents without end is read like any text."""
    paras = {paragraph: at for at, paragraph in enumerate(root.iter(P))}
    looks = looks_in(root)
    for contents_fields in (True, False):
        kept = replace(setting, paras=paras, contents_fields=contents_fields)
        story = Story(kept, looks, links, Found())
        story.read(body, Where())
        story.close(Where())
        if not story.inline.fields.muted:
            break
    return story.found


def _notes_parts(package: Package, parts: dict[str, str]) -> dict[str, NotesPart]:
    """Return the parts that hold foot- and endnotes, by the name of their relationship."""
    roots = {kind: package.root(parts.get(kind, "")) for kind in ("footnotes", "endnotes")}
    return {
        kind: NotesPart(root, package.relations(parts[kind]))
        for kind, root in roots.items()
        if root is not None
    }


def _problems(package: Package, found: Found) -> tuple[Problem, ...]:
    """Return what could not be read of a file whose main text was read."""
    damaged = [
        f"is read only in part: its part {part} {why}; save it again in Word"
        for part, why in sorted(package.failures.items())
    ]
    left_out = [f"is read only in part: it holds {what}" for what in sorted(found.left_out)]
    return tuple(Problem(ProblemKind.PARTIAL, message) for message in (*damaged, *left_out))


def _why_no_main(package: Package, main: str) -> str:
    """Return why the main text of *package* cannot be read."""
    why = package.failures.get(main)
    if why:
        return f"cannot be read: its main text {why}; open and save it again in Word"
    others = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a presentation"}
    for part, what in others.items():
        if package.has(part):
            return f"is {what} under a Word name; give it its own ending"
    return "is a zip file without a Word text in it; save it as .docx in Word"


def _refused(message: str) -> Document:
    return unreadable(_NAME, message).document
