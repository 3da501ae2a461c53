"""A finished paragraph as a block: what kind it is, where it stands, what number it shows."""

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.immutable import immutable
from extractors.formats.docx.lines import Line
from extractors.formats.docx.styles import outline_level


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
    kind, number = BlockKind.PARAGRAPH, line.number
    if level:
        kind = BlockKind.HEADING
    elif where.table is not None:
        kind = BlockKind.CELL
    elif number and (number.label or number.bullet):
        kind, level = BlockKind.ITEM, number.depth
    return Block(
        text=text.strip(),
        kind=kind,
        place=Place(para=line.para, cell=where.cell, part=where.part),
        label=number.label if number else "",
        number=number.full if number else "",
        level=level,
        anchors=tuple(line.anchors),
        marks=line.trimmed_marks(text),
        table=where.table,
        row=where.row,
        column=where.column,
    )
