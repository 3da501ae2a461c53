"""Foot- and endnotes, numbered as they are cited, and diagrams: each after the text it is in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind
from depgraph.model.immutable import immutable
from extractors.formats.docx.blocks import Where
from extractors.formats.docx.names import DIAGRAM, ENDNOTE_REF, FOOTNOTE_REF, Element, W
from extractors.formats.docx.package import Relation
from extractors.formats.docx.story import Citation, Found, Setting, Story
from extractors.formats.docx.survey import Survey

_KINDS = {FOOTNOTE_REF: ("footnotes", "footnote"), ENDNOTE_REF: ("endnotes", "endnote")}


@immutable
class NotesPart:
    """One part that holds notes: its root element, what is special in it, and its links."""

    root: Element
    survey: Survey
    links: dict[str, Relation]


@dataclass(slots=True)
class Notes:
    """Reads the notes that a text cites, in order, and *diagrams* by their key."""

    setting: Setting
    parts: dict[str, NotesPart]
    diagrams: Callable[[str], Iterable[Block]]
    found: Found
    _stories: dict[str, Story] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _elements: dict[tuple[str, str], Element] = field(default_factory=dict)

    def placed(self, blocks: list[Block], citations: list[Citation]) -> tuple[Block, ...]:
        """Return *blocks* with each note and diagram after the block, or table, that cites it."""
        result: list[Block] = []
        done = 0
        for citation in citations:
            result += blocks[done : citation.after]
            done = citation.after
            if citation.kind == DIAGRAM:
                result += self.diagrams(citation.key)
            else:
                result += self._note(citation)
        return (*result, *blocks[done:])

    def _note(self, citation: Citation) -> list[Block]:
        part, name = _KINDS[citation.kind]
        if not citation.own_sign:
            self._counts[part] = self._counts.get(part, 0) + 1
            name = f"{name} {self._counts[part]}"
        element = self._element(part, citation.key)
        if element is None:
            return []
        before = len(self.found.blocks)
        story, where = self._stories[part], Where(name)
        story.read(element, where)
        story.close(where)
        return [_as_note(block) for block in self.found.blocks[before:]]

    def _element(self, part: str, key: str) -> Element | None:
        held = self.parts.get(part)
        if held is None:
            return None
        if part not in self._stories:
            self._stories[part] = Story(self.setting, held.survey, held.links, self.found)
            self._elements.update({(part, at): element for at, element in _keyed(held.root)})
        return self._elements.get((part, key))


def _keyed(root: Element) -> Iterator[tuple[str, Element]]:
    for element in root:
        yield element.get(W + "id") or "", element


def _as_note(block: Block) -> Block:
    return replace(block, kind=BlockKind.NOTE, level=0)
