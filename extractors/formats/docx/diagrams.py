"""The words in a diagram (SmartArt), which lie in a part of their own."""

from collections.abc import Iterator

from depgraph.model.documents import Block, BlockKind, Place
from extractors.formats.docx.names import Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"
_PARAGRAPH = _DRAWING + "p"
_TEXT = _DRAWING + "t"


def diagram_blocks(root: Element) -> Iterator[Block]:
    """Return one block for each box of the diagram *root* that holds words."""
    for point in root.iter(_POINT):
        lines = (
            "".join(text.text or "" for text in paragraph.iter(_TEXT))
            for paragraph in point.iter(_PARAGRAPH)
        )
        words = "\n".join(line.strip() for line in lines if line.strip())
        if words:
            yield Block(words, BlockKind.PARAGRAPH, Place(part="diagram"))
