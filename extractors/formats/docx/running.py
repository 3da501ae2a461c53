"""Page headers and footers as running lines, each distinct one once; a table row is one line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.immutable import immutable
from extractors.formats.docx.blocks import Where
from extractors.formats.docx.names import ID, TBL, Element, W, is_on
from extractors.formats.docx.package import Package, Relation
from extractors.formats.docx.story import Found, Setting, Story
from extractors.formats.docx.survey import survey_of
from extractors.formats.docx.tables import rows_of
from extractors.formats.docx.views import Changes

_REFERENCES = {W + "headerReference": "header", W + "footerReference": "footer"}
_TYPE = W + "type"
_TITLE_PAGE = W + "titlePg"
_EVEN_AND_ODD = W + "evenAndOddHeaders"
_BETWEEN = " | "
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"


@immutable
class RunningPart:
    """One header or footer part that some page shows."""

    kind: str
    name: str


def running_parts(
    package: Package, relations: Mapping[str, Relation], sections: Iterable[Element]
) -> tuple[RunningPart, ...]:
    """Return the headers and footers that the pages of *sections* show, each part once.

    A header for the first page counts only where a section has a title page, one for even pages
    only where the file tells them apart: a forgotten one is on no page.
    """
    references = [
        (child.get(_TYPE) or "default", RunningPart(_REFERENCES[child.tag], relations[key].target))
        for section in sections
        for child in section
        if child.tag in _REFERENCES and (key := child.get(ID) or "") in relations
    ]
    used = {"default"}
    if any(is_on(flag) for section in sections for flag in section.iterchildren(_TITLE_PAGE)):
        used.add("first")
    if any(kind == "even" for kind, _ in references) and _tells_even(package, relations):
        used.add("even")
    shown = dict.fromkeys(part for kind, part in references if kind in used)
    return tuple(sorted(shown, key=lambda part: part.kind == "footer"))


def _tells_even(package: Package, relations: Mapping[str, Relation]) -> bool:
    """Tell whether even pages have headers and footers of their own."""
    names = [one.target for one in relations.values() if one.kind == "settings"]
    settings = package.root(names[0]) if names else None
    return settings is not None and any(map(is_on, settings.iterchildren(_EVEN_AND_ODD)))


def running_blocks(
    package: Package, parts: Iterable[RunningPart], setting: Setting, found: Found
) -> Iterator[Block]:
    """Return the lines of *parts*, leaving out those that stand in one already read.

    What is left out of them, and how many tracked changes they hold, is added to *found*.
    """
    seen: set[tuple[str, str]] = set()
    for part in parts:
        root = package.root(part.name)
        if root is None:
            continue
        survey = survey_of(root)
        story = Story(setting, survey, package.relations(part.name), Found())
        for block in (
            *_lines(story, root, part.kind, setting.changes),
            *_watermarks(root, part.kind),
        ):
            if (part.kind, block.text) not in seen:
                seen.add((part.kind, block.text))
                yield block
        found.left_out |= story.found.left_out
        found.revisions += survey.revisions


def _lines(story: Story, container: Element, kind: str, changes: Changes) -> Iterator[Block]:
    where = Where(kind)
    for child in container:
        if child.tag == TBL:
            for row in rows_of(child, changes):
                yield from _row(story, [cell for _, cell in row], where)
        else:
            story.read([child], where)
        story.close(where)
        yield from (_as_line(block, kind) for block in _taken(story))


def _row(story: Story, cells: list[Element], where: Where) -> Iterator[Block]:
    """Return the cells of one row as one line."""
    line = Block("", BlockKind.RUNNING, Place(part=where.part))
    for at, cell in enumerate(cells):
        story.read(cell, where)
        story.close(where)
        if at:
            line = replace(line, text=line.text + _BETWEEN)
        for number, block in enumerate(_taken(story)):
            line = _extended(line, block, " " if number else "")
    if line.text.replace(_BETWEEN.strip(), "").strip():
        yield line


def _taken(story: Story) -> list[Block]:
    """Return what *story* has read, and leave it empty."""
    blocks, story.found.blocks = story.found.blocks, []
    return blocks


def _extended(line: Block, block: Block, between: str) -> Block:
    """Return *line* with the text and marks of *block* behind it."""
    at = len(line.text) + len(between)
    return replace(
        line,
        text=line.text + between + block.text,
        marks=line.marks
        + tuple(replace(mark, start=mark.start + at, end=mark.end + at) for mark in block.marks),
        anchors=line.anchors + block.anchors,
    )


def _as_line(block: Block, kind: str) -> Block:
    return replace(block, kind=BlockKind.RUNNING, level=0, place=Place(part=kind))


def _watermarks(root: Element, kind: str) -> Iterator[Block]:
    """Return the words that are drawn across the page (``DRAFT``)."""
    for path in root.iter(_TEXT_PATH):
        text = (path.get("string") or "").strip()
        if text:
            yield Block(text, BlockKind.RUNNING, Place(part=kind))
