"""A finished paragraph as a block: what kind it is, where it stands, what number it shows."""

from depgraph.model.documents import Block, BlockKind, Place
from extractors.formats.odt.lines import Line
from extractors.formats.odt.numbering import Number
from extractors.formats.odt.tables import Cell


def block_of(line: Line, number: Number | None, cell: Cell | None, part: str) -> Block:
    """Return the block of *line*, which shows *number* and stands in *cell* of *part*."""
    text, marks = line.finished()
    kind, level = BlockKind.PARAGRAPH, line.level
    if level:
        kind = BlockKind.HEADING
    elif cell is not None:
        kind = BlockKind.CELL
    elif number and (number.label or number.bullet):
        kind, level = BlockKind.ITEM, number.depth
    return Block(
        text,
        kind,
        Place(para=line.para, cell=cell.place if cell else "", part=part),
        label=number.label if number else "",
        number=number.full if number else "",
        level=level,
        anchors=tuple(filter(None, line.anchors)),
        marks=marks,
        table=cell.table if cell else None,
        row=cell.row if cell else None,
        column=cell.column if cell else None,
    )
