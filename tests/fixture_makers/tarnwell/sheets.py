"""The workbook of the finance department: its cells as they are shown, and as a file."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from .packed import packed

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MONEY = '"GBP" #,##0.00'

Value = str | float
"""A text, or an amount of money."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets by name; a row is a tuple of cells from the first column on."""

    path: str
    sheets: tuple[tuple[str, tuple[tuple[Value, ...], ...]], ...]

    def cells(self) -> tuple[tuple[str, str], ...]:
        """Return every filled cell as its address and what it shows."""
        return tuple(
            (
                f"{name}!{_address(at, row)}",
                value if isinstance(value, str) else f"GBP {value:,.2f}",
            )
            for name, rows in self.sheets
            for row, values in enumerate(rows, 1)
            for at, value in enumerate(values)
            if value != ""
        )


def fees() -> Workbook:
    """Return the rates of the master agreement as the finance department uses them."""
    head: tuple[tuple[Value, ...], ...] = (
        ("Fees for Brackenford",),
        ("Rates per Exhibit C of the MSA, without value added tax.",),
        (),
    )
    roles = (
        ("Project manager", 1050.0),
        ("Solution architect", 1180.0),
        ("Integration engineer", 940.0),
        ("Validation engineer", 985.0),
        ("Trainer", 760.0),
    )
    platform: tuple[tuple[Value, ...], ...] = (
        ("Item", "Amount per month", "Source"),
        ("Connected bedside device", 4.80, "MSA Exhibit C, C.2"),
    )
    rates = (*head, ("Role", "Rate per day"), *roles)
    return Workbook("company/finance/fees.xlsx", (("Rates", rates), ("Platform", platform)))


def xlsx(book: Workbook) -> bytes:
    """Return *book* as an Excel file."""
    numbers = range(1, len(book.sheets) + 1)
    names = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>'
        for at, (name, _) in enumerate(book.sheets, 1)
    )
    kinds = [("worksheet", f"worksheets/sheet{at}.xml") for at in numbers]
    files = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f"<sheets>{names}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations([*kinds, ("styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
        **{
            f"xl/worksheets/sheet{at}.xml": _sheet(rows)
            for at, (_, rows) in enumerate(book.sheets, 1)
        },
    }
    return packed(files)


_STYLES = (
    f'{_DECLARATION}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    f'<numFmt numFmtId="164" formatCode="{escape(_MONEY, {chr(34): "&quot;"})}"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)


def _content_types(numbers: range) -> str:
    parts = {"workbook": "sheet.main", "styles": "styles"}
    parts |= {f"worksheets/sheet{at}": "worksheet" for at in numbers}
    own = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def _relations(entries: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(entries, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _sheet(rows: tuple[tuple[Value, ...], ...]) -> str:
    written = "".join(_row(row, values) for row, values in enumerate(rows, 1) if values)
    return f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _row(row: int, values: tuple[Value, ...]) -> str:
    cells = (_cell(_address(at, row), value) for at, value in enumerate(values))
    return f'<row r="{row}">{"".join(cells)}</row>'


def _cell(address: str, value: Value) -> str:
    if isinstance(value, str):
        return f'<c r="{address}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{address}" s="1"><v>{value}</v></c>'


def _address(at: int, row: int) -> str:
    return f"{chr(ord('A') + at)}{row}"
