"""Where the cells of HTML tables stand, and which tables only set text on the page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from extractors.formats.html.collecting import Cell
from extractors.formats.linestarts import mark_of, without_bullet

_MOST_SPANNED = 200
_LONGEST_MARK = 12


@dataclass(slots=True)
class Table:
    """A table that is being read; spans push later cells aside."""

    number: int
    layout: bool
    row: int = -1
    column: int = 0
    _taken: dict[int, int] = field(default_factory=dict)
    """Column to the last row that a cell from above fills there."""

    def begin_row(self) -> None:
        """Begin the next row."""
        self.row, self.column = self.row + 1, 0

    def begin_cell(self, node: LexborNode) -> Cell:
        """Return the place of the cell *node*."""
        self.row = max(self.row, 0)
        while self._taken.get(self.column, -1) >= self.row:
            self.column += 1
        cell = Cell(self.number, self.row, self.column)
        down, wide = _span(node, "rowspan"), _span(node, "colspan")
        for column in range(self.column, self.column + wide):
            self._taken[column] = self.row + down - 1
        self.column += wide
        return cell


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or ""
    return max(1, min(int(value), _MOST_SPANNED)) if value.isascii() and value.isdigit() else 1


def is_layout(table: LexborNode) -> bool:
    """Tell whether *table* only sets text: one filled cell a row, or a number and its text."""
    if (table.attributes.get("role") or "") in ("presentation", "none"):
        return True
    if table.css_first("table table, th, caption") is not None:
        return table.css_first("table table") is not None
    return all(_sets_text(row) for row in table.css("tr"))


def _sets_text(row: LexborNode) -> bool:
    filled = [text for text in _texts(row) if text]
    return len(filled) <= 1 or (len(filled) == 2 and _is_mark(filled[0]))  # noqa: PLR2004


def _texts(row: LexborNode) -> Iterator[str]:
    child = row.first_child
    while child is not None:
        if child.tag in ("td", "th"):
            yield child.text(deep=True).strip()
        child = child.next


def _is_mark(text: str) -> bool:
    mark = mark_of(text)
    short = len(text) <= _LONGEST_MARK
    return short and (mark.rstrip(".") == text.rstrip(". ") or without_bullet(text)[1] == "")
