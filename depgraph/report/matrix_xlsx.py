"""The matrix as an Excel workbook: no formula, no time of making, the same bytes every time."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from depgraph.model.patterns import regex
from depgraph.report.drawing_text import no_xml
from depgraph.report.matrix import HEADS, OUTCOMES, Matrix, cells, counted, crossed
from depgraph.report.plain import plain

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_SHEETS = {
    "found": "Who relies on what",
    "nowhere": "Leads nowhere",
    "several": "Could be several",
    "outside": "Outside",
    "not read": "Not read in full",
}
_WIDTHS = {"text": 48, "title": 26, "file": 28, "Remark": 32, "document": 18, "section": 16}
_COUNTS = 6
_NAMES = 30
_MOST_COLUMNS = 16_000
"""Excel has 16,384 columns."""
_FORMULA = tuple("=+-@")
_DATES = regex(rb"<dcterms:(?P<name>created|modified)\b[^>]*>[^<]*</dcterms:(?P=name)>")
_EPOCH = (1980, 1, 1, 0, 0, 0)

Cell = str | int


def matrix_xlsx(matrix: Matrix, *, cross: bool) -> bytes:
    """Return the workbook: a sheet for each outcome, and with *cross* documents by documents."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _properties(book)
    about = f" of {', '.join(matrix.asked)}" if matrix.asked else ""
    totals: list[tuple[Cell, ...]] = [
        (OUTCOMES[name].capitalize(), count) for name, count in counted(matrix).items()
    ]
    _sheet(book, "Summary", (f"Traceability matrix{about}", "Rows"), totals, (40, 10))
    if cross:
        _crossed(book, matrix)
    for outcome, title in _SHEETS.items():
        rows = [cells(row)[1:] for row in matrix.rows if row.outcome == outcome]
        if rows and not (cross and outcome == "found"):
            _sheet(book, title, HEADS[1:], rows, [_wide(head) for head in HEADS[1:]])
    made = BytesIO()
    book.save(made)
    return _timeless(made.getvalue())


def _properties(book: "Workbook") -> None:
    book.properties.title = "Traceability matrix"
    book.properties.creator = "depgraph"


def _crossed(book: "Workbook", matrix: Matrix) -> None:
    cross = crossed(matrix)
    relying = cross.relying[:_MOST_COLUMNS]
    rows: list[tuple[Cell, ...]] = []
    for on in cross.relied:
        counts = [cross.counts.get((on, by), 0) for by in relying]
        rows.append((on, *(count or "" for count in counts), sum(counts)))
    widths = (_NAMES, *(_COUNTS for _ in relying), _COUNTS)
    heads = ("Relied on / relying", *relying, "All")
    _sheet(book, "Documents by documents", heads, rows, widths, turned=True)


def _sheet(  # noqa: PLR0913  # all that a sheet is made of
    book: "Workbook",
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
    *,
    turned: bool = False,
) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&A, page &P of &N"
    sheet.append(
        [_cell(sheet, head, head=True, turned=turned and at > 0) for at, head in enumerate(heads)]
    )
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count}"


def _cell(
    sheet: "WriteOnlyWorksheet", value: Cell, *, head: bool = False, turned: bool = False
) -> object:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    if isinstance(value, int):
        return value
    cell = WriteOnlyCell(sheet, no_xml(plain(value)))
    cell.data_type = "s"
    # What looks like a formula stays text even after a person has edited the cell.
    cell.quotePrefix = value.startswith(_FORMULA)
    cell.alignment = Alignment(vertical="top", wrap_text=not turned, text_rotation=90 * turned)
    if head:
        cell.font = Font(bold=True)
    return cell


def _wide(head: str) -> int:
    return next((width for end, width in _WIDTHS.items() if head.endswith(end)), 14)


def _timeless(data: bytes) -> bytes:
    """Return the workbook without the times at which it and its parts were made."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _DATES.sub(b"", part)
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, part)
    return made.getvalue()
