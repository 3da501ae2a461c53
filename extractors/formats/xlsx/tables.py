"""Which cells of a sheet make a table, and which row heads it. A title or a remark is no table."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from depgraph.model.immutable import immutable
from extractors.formats.xlsx.sheet import Cell

_YEARS = range(1900, 2101)
_LONGEST_HEAD = 120


@immutable
class Placed:
    """A cell with its table (from 1) and its row and column in it (from 0); none when alone."""

    cell: Cell
    table: int | None = None
    row: int | None = None
    column: int | None = None


@immutable
class _Table:
    number: int
    head: int
    left: int
    right: int


def placed(cells: Iterable[Cell], before: int) -> Iterator[Placed]:
    """Yield *cells* with their places; *before* tables were counted on earlier sheets."""
    table: _Table | None = None
    for rows in _regions(cells):
        width = {cell.column for row in rows for cell in row}
        left, right = min(width), max(width)
        head = _head(rows)
        if len(width) == 1 and not any(cell.number for row in rows for cell in row):
            yield from (Placed(cell) for row in rows for cell in row)
            continue
        if head is None and table and table.left <= left and right <= table.right:
            yield from (_in(table, cell) for row in rows for cell in row)
            continue
        if len(width) == 1 or (head is None and len(rows) == 1):
            yield from (Placed(cell) for row in rows for cell in row)
            continue
        before += 1
        # Without a head the rows count from 1, so that none is taken for one.
        first = rows[head][0].row if head is not None else rows[0][0].row - 1
        table = _Table(before, first, left, right)
        for row in rows:
            for cell in row:
                yield _in(table, cell) if cell.row >= first else Placed(cell)


def _in(table: _Table, cell: Cell) -> Placed:
    return Placed(cell, table.number, cell.row - table.head, cell.column - table.left)


def _regions(cells: Iterable[Cell]) -> Iterator[list[list[Cell]]]:
    """Yield the rows that follow each other without an empty row between."""
    region: list[list[Cell]] = []
    for number, row in groupby(cells, key=lambda cell: cell.row):
        if region and number != region[-1][0].row + 1:
            yield region
            region = []
        region.append(list(row))
    if region:
        yield region


def _head(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Return which of *rows* names the columns: the first with two cells, when it is all words."""
    for at, row in enumerate(rows[:-1]):
        if len(row) > 1:
            return at if all(map(_may_head, row)) else None
    return None


def _may_head(cell: Cell) -> bool:
    if cell.number:
        return cell.text.isascii() and cell.text.isdigit() and int(cell.text) in _YEARS
    return len(cell.text) <= _LONGEST_HEAD
