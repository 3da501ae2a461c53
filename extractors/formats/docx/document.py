"""One Word file, from its bytes to its blocks. Never fails: faults become problems."""

from dataclasses import replace
from functools import partial

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Block, Document, Problem, ProblemKind
from extractors.formats.docx.blocks import Where
from extractors.formats.docx.diagrams import diagram_blocks
from extractors.formats.docx.drawings import DRAWN
from extractors.formats.docx.light import main_root
from extractors.formats.docx.names import BODY, Element, W
from extractors.formats.docx.notes import Notes, NotesPart
from extractors.formats.docx.numbering import Numbering
from extractors.formats.docx.package import LOCKED, Package, Relation, open_package
from extractors.formats.docx.running import running_blocks, running_parts
from extractors.formats.docx.story import Found, Setting, Story
from extractors.formats.docx.styles import Styles
from extractors.formats.docx.survey import Survey, survey_of
from extractors.formats.docx.views import changes_for
from extractors.formats.opc_properties import properties_of

_NAME = "docx"
_MAIN = "officeDocument"
_USUAL_MAIN = "word/document.xml"
_COMMENT = W + "comment"
_DONE = "{http://schemas.microsoft.com/office/word/2012/wordml}done"


def read_document(source: Source) -> Document:
    """Return the blocks of the Word file in *source*, in the view it asks for."""
    package = open_package(source.data)
    if isinstance(package, str):
        return _refused(package)
    parts = {relation.kind: relation.target for relation in package.relations("").values()}
    main = parts.get(_MAIN, _USUAL_MAIN)
    root = package.read(main, main_root)
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
    survey = survey_of(root, main=True)
    found = _main_text(setting, survey, body, relations)
    found.revisions = survey.revisions
    notes = _notes_parts(package, parts) if survey.cites_notes else {}
    diagrams = partial(_diagram, package, relations)
    cited = Notes(setting, notes, diagrams, Found(left_out=found.left_out))
    placed = cited.placed(found.blocks, found.citations)
    pages = running_parts(package, relations, survey.sections)
    running = tuple(running_blocks(package, pages, setting, found))
    return Document(
        _NAME,
        blocks=(*running, *placed),
        properties=properties_of(package),
        problems=(
            *_problems(package, found),
            *_comments(package, parts),
            *_only_pictures(root, (*running, *placed)),
        ),
        revisions=found.revisions + sum(part.survey.revisions for part in notes.values()),
    )


def _main_text(
    setting: Setting, survey: Survey, body: Element, links: dict[str, Relation]
) -> Found:
    """Return what the main text holds; a table of contents without end is read like any text."""
    for contents_fields in (True, False):
        kept = replace(setting, contents_fields=contents_fields)
        story = Story(kept, survey, links, Found())
        story.read(body, Where())
        story.close(Where())
        if not story.inline.fields.muted:
            break
    return story.found


def _notes_parts(package: Package, parts: dict[str, str]) -> dict[str, NotesPart]:
    """Return the parts that hold foot- and endnotes, by the name of their relationship."""
    roots = {kind: package.root(parts.get(kind, "")) for kind in ("footnotes", "endnotes")}
    return {
        kind: NotesPart(root, survey_of(root), package.relations(parts[kind]))
        for kind, root in roots.items()
        if root is not None
    }


def _diagram(package: Package, relations: dict[str, Relation], key: str) -> tuple[Block, ...]:
    """Return the words of the diagram whose data the relationship *key* leads to."""
    root = package.root(relations[key].target) if key in relations else None
    return () if root is None else tuple(diagram_blocks(root))


def _comments(package: Package, parts: dict[str, str]) -> tuple[Problem, ...]:
    """Return a note about comments that nobody has marked as done."""
    comments = package.root(parts.get("comments", ""))
    threads = package.root(parts.get("commentsExtended", ""))
    if comments is None:
        return ()
    done = sum(1 for one in threads if one.get(_DONE) == "1") if threads is not None else 0
    still_open = sum(1 for _ in comments.iterchildren(_COMMENT)) - done
    if still_open < 1:
        return ()
    message = f"holds {still_open} open comments; settle them before it is accepted"
    if still_open == 1:
        message = "holds 1 open comment; settle it before it is accepted"
    return (Problem(ProblemKind.NOTE, message),)


def _problems(package: Package, found: Found) -> tuple[Problem, ...]:
    """Return what could not be read of a file whose main text was read."""
    damaged = [
        f"is read only in part: its part {part} {why}; save it again in Word"
        for part, why in sorted(package.failures.items())
    ]
    left_out = [
        f"is read only in part: it holds {what}; open it in Word and save it again"
        for what in sorted(found.left_out)
    ]
    return tuple(Problem(ProblemKind.PARTIAL, message) for message in (*damaged, *left_out))


def _only_pictures(root: Element, blocks: tuple[Block, ...]) -> tuple[Problem, ...]:
    """Return what to say of a file that shows something, but no words."""
    if any(block.text for block in blocks) or next(root.iter(*sorted(DRAWN)), None) is None:
        return ()
    message = "holds pictures and no text, so nothing could be read; add a version with text"
    return (Problem(ProblemKind.PARTIAL, message),)


def _why_no_main(package: Package, main: str) -> str:
    """Return why the main text of *package* cannot be read."""
    why = package.failures.get(main)
    if why == LOCKED:
        return f"{LOCKED}; save a copy without the password and add that one"
    if why:
        return f"cannot be read: its main text {why}; open and save it again in Word"
    others = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a presentation"}
    for part, what in others.items():
        if package.has(part):
            return f"is {what} under a Word name; give it its own ending"
    return "is a zip file without a Word text in it; save it as .docx in Word"


def _refused(message: str) -> Document:
    return unreadable(_NAME, message).document
