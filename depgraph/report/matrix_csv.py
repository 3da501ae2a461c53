"""The matrix as CSV that a spreadsheet opens as it is, and in which no cell becomes a formula.

A byte order mark stands first, since Excel takes a file without one for the letters of the
country; the same mark is skipped by LibreOffice and by Python's ``utf-8-sig``.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from depgraph.report.matrix import HEADS, Matrix, cells, crossed

_MARK = "\ufeff"
_FORMULA = tuple("=+-@\t\r=+-@")
"""What a spreadsheet takes for the beginning of a formula, in the wide letters of Japan too."""


def matrix_csv(matrix: Matrix, *, cross: bool) -> str:
    """Return the long list, or documents by documents."""
    return csv_text(_crossed(matrix) if cross else [HEADS, *map(cells, matrix.rows)])


def csv_text(rows: Iterable[Iterable[str | int]]) -> str:
    """Return *rows* as CSV; a cell that looks like a formula begins with an apostrophe."""
    made = StringIO()
    csv.writer(made, lineterminator="\n").writerows([map(_inert, row) for row in rows])
    return _MARK + made.getvalue()


def _inert(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _crossed(matrix: Matrix) -> Iterable[Iterable[str | int]]:
    cross = crossed(matrix)
    yield ("Relied-on document", *cross.relying, "All")
    for on in cross.relied:
        row = [cross.counts.get((on, by), 0) for by in cross.relying]
        yield (on, *(count or "" for count in row), sum(row))
