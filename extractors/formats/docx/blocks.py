"""A finished paragraph as a block: what kind it is, where it stands, what number it shows."""

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.immutable import immutable
from extractors.formats.docx.lines import Line
from extractors.formats.docx.numbering import Number
from extractors.formats.docx.styles import outline_level

_NO_NUMBER = Number("", "", 0)
_PARAGRAPH, _HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING
_CELL, _ITEM = BlockKind.CELL, BlockKind.ITEM


@immutable
class Where:
    """Where the blocks being read stand: a note or box, and the cell of a table by its name."""

    part: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str = ""


def in_cell(part: str, table: int, row: int, column: int) -> Where:
    """Return the place of a cell; *row* and *column* count from 0, people from 1."""
    name = f"table {table}, row {row + 1}, column {column + 1}"
    return Where(part, table, row, column, name)


def block_of(line: Line, text: str, where: Where) -> Block:
    """Return the block of *line*, whose *text* is known already."""
    level = line.look.level if line.said.outline is None else outline_level(line.said.outline)
    number, table = line.number or _NO_NUMBER, where.table
    kind = _PARAGRAPH
    if level:
        kind = _HEADING
    elif table is not None:
        kind = _CELL
    elif number.label or number.bullet:
        kind, level = _ITEM, number.depth
    place = Place(None, None, line.para, where.cell, where.part)
    anchors = tuple(line.anchors) if line.anchors else ()
    marks = line.trimmed_marks(text) if line.marks or line.strong else ()
    # By position, because a file has thousands of blocks and names cost a third more.
    return Block(
        text.strip(),
        kind,
        place,
        number.label,
        number.full,
        level,
        anchors,
        marks,
        table,
        where.row,
        where.column,
    )
