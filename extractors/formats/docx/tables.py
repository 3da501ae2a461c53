"""The rows and cells of a table as one view shows them, through content controls and changes."""

from collections.abc import Iterator
from itertools import islice

from extractors.formats.docx.names import (
    SDT,
    SDT_CONTENT,
    TC,
    TCPR,
    TR,
    TRPR,
    Element,
    W,
    val,
    whole,
)
from extractors.formats.docx.views import Changes

_SPAN = W + "gridSpan"
_BEFORE = W + "gridBefore"
_INSIDE = frozenset({SDT, SDT_CONTENT, W + "customXml", W + "ins", W + "del"})
_WIDEST = 63
"""Word allows no table more columns."""

Cells = list[tuple[int, Element]]


def rows_of(table: Element, changes: Changes) -> Iterator[Cells]:
    """Return the rows of *table* that are there, each with its cells and their grid columns."""
    for row in _children(table, TR, changes):
        if not any(child.tag in changes.gone for child in _settings(row, TRPR)):
            yield _cells(row, changes)


def _cells(row: Element, changes: Changes) -> Cells:
    column = _number(row, TRPR, _BEFORE)
    cells = []
    for cell in _children(row, TC, changes):
        span = 1
        gone = False
        for child in _settings(cell, TCPR):
            if child.tag == _SPAN:
                span = max(whole(val(child)) or 1, 1)
            gone = gone or child.tag == changes.cell
        if not gone:
            cells.append((column, cell))
        column += min(span, _WIDEST)
    return cells


def _settings(parent: Element, properties: str) -> Iterator[Element]:
    """Return what stands in the *properties* of a row or cell."""
    # Only the exceptions of a row to its table's settings may stand before its own.
    for first in islice(parent, 2):
        if first.tag == properties:
            yield from first


def _number(parent: Element, properties: str, name: str) -> int:
    """Return the number *name* among the *properties* of *parent*, else 0."""
    numbers = (whole(val(child)) for child in _settings(parent, properties) if child.tag == name)
    return min(max(next(numbers, None) or 0, 0), _WIDEST)


def _children(parent: Element, tag: str, changes: Changes) -> Iterator[Element]:
    """Return the children of *parent* named *tag*, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE and child.tag not in changes.gone:
            yield from _children(child, tag, changes)
