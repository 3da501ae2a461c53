"""Where the cells of a table stand, with the spans of those before them."""

from collections.abc import Iterator

from docutils import nodes

from depgraph.model.immutable import immutable


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


def table_of(row: nodes.Element) -> nodes.Node | None:
    """Return the table that *row* stands in."""
    return row.parent.parent.parent if row.parent is not None else None


def columns(
    row: nodes.Element, at: int, taken: dict[int, int]
) -> Iterator[tuple[int, nodes.Element]]:
    """Yield the cells of *row* with their columns; cells from above push later ones aside."""
    column = 0
    for entry in row:
        while taken.get(column, -1) >= at:
            column += 1
        if isinstance(entry, nodes.entry):
            yield column, entry
            wide = int(entry.get("morecols", 0)) + 1
            for spanned in range(column, column + wide):
                taken[spanned] = at + int(entry.get("morerows", 0))
            column += wide
