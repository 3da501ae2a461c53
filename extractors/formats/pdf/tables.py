"""Tables by where paragraphs stand: cells of a row begin side by side. No ruling is read."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from depgraph.model.immutable import immutable
from extractors.formats.pdf.lines import Line

_BACK = 16
"""A cell holds at most so many paragraphs, or it is a column of the page."""
_LEVEL = 1.35
_COLUMN_OF_PAGE = 4
"""Two neighbours of more paragraphs than this are columns of the page."""
Group = Sequence[Line]


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


@immutable
class _Row:
    """The groups from *start* up to *end*; cells begin at *starts*."""

    start: int
    starts: tuple[int, ...]
    end: int


def cells_of(groups: Sequence[Group]) -> dict[int, Cell]:
    """Return the cell of each group that stands in a table, by its position in *groups*."""
    found: dict[int, Cell] = {}
    for number, rows in enumerate(_tables(groups, list(_rows(groups))), start=1):
        lefts = sorted(groups[start][0].left for row in rows for start in row.starts)
        columns = _columns(lefts, groups[rows[0].start][0].size)
        for at, row in enumerate(rows):
            bounds = [*row.starts, row.end]
            for low, high in pairwise(bounds):
                column = bisect_left(columns, groups[low][0].left + 0.1) - 1
                for index in range(low, high):
                    found[index] = Cell(number, at, max(0, column))
    return found


def _columns(lefts: Sequence[float], size: float) -> list[float]:
    """Return the left end of each column; nearer ends than *size* are one."""
    columns: list[float] = []
    for left in lefts:
        if not columns or left - columns[-1] > size:
            columns.append(left)
    return columns


def _tables(groups: Sequence[Group], rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield rows that follow each other; a single cell between two rows is a row of its own."""
    table: list[_Row] = []
    for row in rows:
        if table and not _follows(groups, table[-1], row):
            yield table
            table = []
        if table and row.start - table[-1].end == 1:
            between = table[-1].end
            table.append(_Row(between, (between,), row.start))
        table.append(row)
    if table:
        yield table


def _follows(groups: Sequence[Group], last: _Row, row: _Row) -> bool:
    near = row.start - last.end <= 1
    first, then = groups[last.start][0], groups[row.start][0]
    level = abs(first.left - then.left) < 2 * then.size
    return near and level and then.page - first.page <= 1


def _rows(groups: Sequence[Group]) -> Iterator[_Row]:
    """Yield the rows of at least two cells."""
    at = 0
    floor = 0
    while at < len(groups):
        start = _row_start(groups, at, floor)
        if start is None:
            at += 1
            continue
        row = _grown(groups, start, at)
        if not _is_page_columns(row):
            yield row
        floor = at = row.end
    return


def _row_start(groups: Sequence[Group], at: int, floor: int) -> int | None:
    """Return where the row begins whose second cell begins at *at*."""
    line = groups[at][0]
    if at == floor or not _beside(groups[at - 1], line):
        return None
    start = None
    for before in range(at - 1, max(floor, at - _BACK) - 1, -1):
        group = groups[before]
        if group[0].page != line.page or group[0].left > line.left - line.size:
            break
        above = group[0].base > line.base + _LEVEL * max(line.size, group[0].size)
        if above and group[-1].base > line.base:
            break
        start = before
        if above:
            break
    low = groups[_stack_end(groups, at) - 1][-1].base
    overlaps = start is not None and groups[start][0].base > low - _LEVEL * line.size
    return start if overlaps else None


def _stack_end(groups: Sequence[Group], at: int) -> int:
    """Return where the paragraphs end that stand below the one at *at*, not left of it."""
    left, base = groups[at][0].left - groups[at][0].size, groups[at][0].base
    end = at + 1
    while end < len(groups):
        line = groups[end][0]
        if line.page != groups[at][0].page or line.left < left or line.base > base:
            break
        base = line.base
        end += 1
    return end


def _beside(group: Group, line: Line) -> bool:
    """Tell whether *line* is not below *group* but right of its left end."""
    last = group[-1]
    level = line.base > last.base - 0.4 * line.size
    return last.page == line.page and level and line.left > group[0].left + line.size


def _grown(groups: Sequence[Group], start: int, second: int) -> _Row:
    """Return the row with all its cells; it ends where a group stands further left."""
    starts = [start, second]
    at = second + 1
    while at < len(groups):
        line = groups[at][0]
        if line.page != groups[start][0].page:
            break
        cell = groups[starts[-1]][0]
        if _beside(groups[at - 1], line) and line.left > cell.left + line.size:
            starts.append(at)
        elif line.left < cell.left - line.size or line.base > cell.base + line.size:
            break
        at += 1
    return _Row(start, tuple(starts), at)


def _is_page_columns(row: _Row) -> bool:
    """Tell whether the first two cells hold so much that they are columns of the page."""
    bounds = [*row.starts, row.end]
    return all(bounds[n + 1] - bounds[n] > _COLUMN_OF_PAGE for n in range(2))
