"""The cells of a table with the places at which they are shown."""

from collections.abc import Iterator

from depgraph.model.immutable import immutable
from extractors.formats.odt.names import TABLE, whole
from extractors.formats.zipped import Element

_ROW = TABLE + "table-row"
_CELL = TABLE + "table-cell"
_COVERED = TABLE + "covered-table-cell"
_GROUPS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")
)
_WIDEST = 1_024


@immutable
class Cell:
    """A table cell by its table (from 1), row and column (from 0)."""

    table: int
    row: int
    column: int

    @property
    def place(self) -> str:
        """Return the place as people count it."""
        return f"table {self.table}, row {self.row + 1}, column {self.column + 1}"


def cells_of(table: Element, number: int) -> Iterator[tuple[Cell, Element]]:
    """Yield the cells of *table* with their places; covered ones only take room."""
    for at, row in enumerate(_rows(table)):
        column = 0
        for one in row:
            if one.tag == _CELL:
                yield Cell(number, at, column), one
            if one.tag in (_CELL, _COVERED):
                column += min(whole(one.get(TABLE + "number-columns-repeated"), 1), _WIDEST)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)
