"""What paragraph and character styles hand down: numbers, heading level, bold, name."""

from collections.abc import Iterator

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.docx.names import (
    BASED_ON,
    BOLD,
    ILVL,
    NAME,
    NUM_ID,
    NUMPR,
    OUTLINE,
    PPR,
    RPR,
    STYLE,
    Element,
    W,
    is_on,
    val,
    whole,
)

_HEADING = regex(r"heading (?P<level>[1-9])")
_CONTENTS = regex(r"toc (?:[1-9]|heading)|table of figures|table of authorities")
_CHAIN = 64
_STYLE_ID = W + "styleId"
_DEFAULT = W + "default"
_TYPE = W + "type"
_YES = frozenset({"1", "true", "on"})


@immutable
class Style:
    """One style as written, before anything is inherited."""

    key: str
    name: str = ""
    based_on: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    outline: int | None = None
    bold: bool | None = None


@immutable
class Look:
    """What a style comes to once its bases are counted in.

    *lineage* names the style and its bases, nearest first. *level* is the heading level, 0 for
    none.
    """

    lineage: tuple[str, ...] = ()
    num_id: int | None = None
    ilvl: int | None = None
    level: int = 0
    bold: bool = False
    contents: bool = False


class Styles:
    """The styles of one file, worked out when they are asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._looks: dict[str, Look] = {}
        for element in root.iterchildren(STYLE) if root is not None else ():
            key = element.get(_STYLE_ID) or ""
            self._elements[key] = element
            if element.get(_DEFAULT) in _YES and element.get(_TYPE) == "paragraph":
                self._default = key

    def look(self, key: str) -> Look:
        """Return what the style *key* comes to; the default paragraph style for no key."""
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = _look(list(self._chain(key or self._default)))
        return known

    def list_of(self, key: str) -> int | None:
        """Return the list that the numbering style *key* stands for."""
        return self.look(key).num_id

    def _chain(self, key: str) -> Iterator[Style]:
        for _ in range(_CHAIN):
            element = self._elements.get(key)
            if element is None:
                return
            style = _style(key, element)
            yield style
            key = style.based_on


def _style(key: str, element: Element) -> Style:
    """Return the style that *element* writes down."""
    name = based_on = ""
    num_id = ilvl = outline = None
    bold = None
    for child in element:
        if child.tag == NAME:
            name = val(child).casefold()
        elif child.tag == BASED_ON:
            based_on = val(child)
        elif child.tag == PPR:
            num_id, ilvl, outline = _paragraph_part(child)
        elif child.tag == RPR:
            bold = next((is_on(mark) for mark in child if mark.tag == BOLD), None)
    return Style(key, name, based_on, num_id, ilvl, outline, bold)


def _paragraph_part(ppr: Element) -> tuple[int | None, int | None, int | None]:
    """Return list, level in it, and outline level that a style's *ppr* sets."""
    num_id = ilvl = outline = None
    for child in ppr:
        if child.tag == NUMPR:
            num_id, ilvl = list_place(child)
        elif child.tag == OUTLINE:
            outline = whole(val(child))
    return num_id, ilvl, outline


def list_place(numpr: Element) -> tuple[int | None, int | None]:
    """Return list and level in it that *numpr* sets; ``None`` for what it leaves open."""
    num_id = ilvl = None
    for child in numpr:
        if child.tag == NUM_ID:
            num_id = whole(val(child))
        elif child.tag == ILVL:
            ilvl = whole(val(child))
    return num_id, ilvl


def _look(chain: list[Style]) -> Look:
    """Return what the styles of *chain*, nearest first, come to together."""
    outline = next((style.outline for style in chain if style.outline is not None), None)
    if outline is None:
        named = (_HEADING.fullmatch(style.name) for style in chain)
        outline = next((int(match["level"]) - 1 for match in named if match), None)
    title = any(style.name == "title" for style in chain)
    return Look(
        lineage=tuple(style.key for style in chain),
        num_id=next((style.num_id for style in chain if style.num_id is not None), None),
        ilvl=next((style.ilvl for style in chain if style.ilvl is not None), None),
        level=outline_level(outline) or int(title and outline is None),
        bold=next((style.bold for style in chain if style.bold is not None), False),
        contents=any(_CONTENTS.fullmatch(style.name) for style in chain),
    )


def outline_level(outline: int | None) -> int:
    """Return the heading level of an outline level; 0 for body text and for none."""
    return outline + 1 if outline is not None and 0 <= outline <= 8 else 0  # noqa: PLR2004
