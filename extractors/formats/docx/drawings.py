"""What a drawing holds that has words: text boxes, once each, and diagrams."""

from collections.abc import Iterator

from extractors.formats.docx.lines import Line
from extractors.formats.docx.names import (
    ALTERNATE,
    DIAGRAM,
    DIAGRAM_DATA,
    TEXT_BOX,
    Element,
    W,
    chosen,
)

DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
"""The elements of a run that draw something."""


def attach(drawn: Element, line: Line) -> None:
    """Attach the text boxes and diagrams of *drawn* to the paragraph *line*."""
    if next(drawn.iter(TEXT_BOX, DIAGRAM), None) is None:
        return
    for found in _outermost(drawn):
        if found.tag == TEXT_BOX:
            line.boxes.append(found)
        else:
            line.notes.append((DIAGRAM, found.get(DIAGRAM_DATA) or "", True))


def _outermost(drawn: Element) -> Iterator[Element]:
    """Return the outermost text boxes and diagrams, without their copies for old programs."""
    for child in drawn:
        if child.tag in (TEXT_BOX, DIAGRAM):
            yield child
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            yield from _outermost(branch) if branch is not None else ()
        else:
            yield from _outermost(child)
