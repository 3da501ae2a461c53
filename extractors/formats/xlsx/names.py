"""The names of SpreadsheetML elements, and addresses of cells."""

from depgraph.model.patterns import regex

SHEET_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

S = f"{{{SHEET_MAIN}}}"
ID = f"{{{RELATIONS}}}id"
C = S + "c"
V = S + "v"
F = S + "f"
T = S + "t"
R = S + "r"
IS = S + "is"
SI = S + "si"
ROW = S + "row"
RPH = S + "rPh"

_ADDRESS = regex(r"\$?(?P<letters>[A-Z]{1,3})\$?(?P<row>[1-9]\d{0,6})")
_LETTERS = 26
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576

Spot = tuple[int, int]
"""Row and column of a cell, from 1."""


def spot_of(address: str) -> Spot | None:
    """Return the row and column that an address (``B3``, ``$B$3``) names."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match["letters"]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    row = int(match["row"])
    return (row, column) if column <= LAST_COLUMN and row <= LAST_ROW else None


def address_of(row: int, column: int) -> str:
    """Return the address of a cell."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def first_of(reference: str) -> Spot | None:
    """Return the first cell of a range (``B3:D3``)."""
    return spot_of(reference.partition(":")[0])
