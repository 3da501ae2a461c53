"""One Excel file, from its bytes to its blocks. Never fails: faults become problems."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from depgraph.extraction import Source, unreadable
from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind, Place
from extractors.formats.opc import Package, Program, open_office
from extractors.formats.opc_properties import properties_of
from extractors.formats.xlsx import FORMAT
from extractors.formats.xlsx.comments import comments_of
from extractors.formats.xlsx.faults import problems_of, why_no_workbook
from extractors.formats.xlsx.names import ID, SI, S, address_of
from extractors.formats.xlsx.sheet import Book, Cell, Sheet, sheet_of, string_of
from extractors.formats.xlsx.styles import formats_of
from extractors.formats.xlsx.tables import Placed, placed
from extractors.formats.zipped import Element

MOST_CELLS = 100_000
_LONGEST_TITLE = 150
_EXCEL = Program("Excel file", "Excel format (.xls)", "save it as .xlsx in Excel")
_USUAL_MAIN = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Named:
    """One sheet of the workbook with its name, its part and its comments."""

    name: str
    hidden: bool
    sheet: Sheet
    targets: dict[tuple[int, int], str] = field(default_factory=dict)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)


def document_of(source: Source) -> Document:
    """Return the cells of the Excel file in *source*."""
    package = open_office(source.data, _EXCEL)
    if isinstance(package, str):
        return unreadable(FORMAT, package).document
    kinds = {one.kind: one.target for one in package.relations("").values()}
    main = kinds.get("officeDocument", _USUAL_MAIN)
    root = package.root(main)
    if root is None or root.tag != S + "workbook":
        return unreadable(FORMAT, why_no_workbook(package, main)).document
    sheets = tuple(_sheets(package, main, root))
    anchors = _anchors(root, sheets)
    return Document(
        FORMAT,
        tuple(_blocks(sheets, anchors)),
        properties_of(package),
        problems_of(
            package,
            {one.name: one.sheet for one in sheets},
            tuple(one.name for one in sheets if one.hidden),
        ),
    )


def _sheets(package: Package, main: str, root: Element) -> Iterator[Named]:
    relations = package.relations(main)
    book = _book(package, main, root)
    left = MOST_CELLS
    for element in root.iter(S + "sheet"):
        relation = relations.get(element.get(ID) or "")
        if relation is None or relation.kind != "worksheet":
            continue
        sheet = sheet_of(package, relation.target, book, left)
        left -= len(sheet.cells)
        state = element.get("state") or "visible"
        yield Named(
            element.get("name") or "",
            state != "visible",
            sheet,
            _targets(package, relation.target, sheet),
            comments_of(package, relation.target),
        )


def _book(package: Package, main: str, root: Element) -> Book:
    relations = package.relations(main)
    parts = {one.kind: one.target for one in relations.values()}
    strings = package.root(parts.get("sharedStrings", ""))
    settings = next(root.iterchildren(S + "workbookPr"), None)
    flag = settings.get("date1904") if settings is not None else ""
    others = [relations.get(one.get(ID) or "") for one in root.iter(S + "externalReference")]
    return Book(
        [string_of(one) for one in strings.iterchildren(SI)] if strings is not None else [],
        formats_of(package.root(parts.get("styles", ""))),
        [_other_book(package, one.target) if one else "" for one in others],
        flag in ("1", "true"),
    )


def _other_book(package: Package, part: str) -> str:
    """Return the address of the workbook that formulas use through *part*."""
    targets = (one.target for one in package.relations(part).values() if one.external)
    return next(targets, "").removeprefix("file:///")


def _targets(package: Package, part: str, sheet: Sheet) -> dict[tuple[int, int], str]:
    """Return where the hyperlinks of *sheet* lead, by cell."""
    relations = package.relations(part) if sheet.links else {}
    found = {}
    for link in sheet.links:
        relation = relations.get(link.key)
        address = relation.target if relation else ""
        place = f"#{_plain(link.location)}" if link.location else ""
        found[link.spot] = address + place
    return found


def _plain(location: str) -> str:
    """Return the address of a cell without quotes and dollar signs (``Rate card!B3``)."""
    sheet, mark, cell = location.rpartition("!")
    first = cell.partition(":")[0].replace("$", "") if mark else cell
    return f"{sheet.strip(chr(39)).replace(chr(39) * 2, chr(39))}{mark}{first}"


def _anchors(root: Element, sheets: tuple[Named, ...]) -> dict[str, list[str]]:
    """Return the names of cells that links can point at: defined names, and their addresses."""
    found: dict[str, list[str]] = {}
    for one in root.iter(S + "definedName"):
        name, place = one.get("name") or "", _plain(one.text or "")
        if name and "!" in place and not name.startswith("_xlnm"):
            found.setdefault(place, []).append(name)
    for sheet in sheets:
        for target in sheet.targets.values():
            if target.startswith("#") and "!" in target:
                names = found.setdefault(target[1:], [])
                names += [] if target[1:] in names else [target[1:]]
    return found


def _blocks(sheets: tuple[Named, ...], anchors: dict[str, list[str]]) -> Iterator[Block]:
    tables = 0
    for number, one in enumerate(sheets):
        cells = sorted(one.sheet.cells, key=lambda cell: (cell.row, cell.column))
        ready = list(placed(cells, tables))
        tables = max([tables, *(item.table for item in ready if item.table)])
        title = ready[0] if not number and _is_title(ready) else None
        for text in one.sheet.running:
            yield Block(text, BlockKind.RUNNING, Place(part="header"))
        if title:
            yield _block(one, title, anchors, BlockKind.HEADING, 1)
        if len(sheets) > 1 and (cells or one.comments):
            names = (one.name,)
            yield Block(one.name, BlockKind.HEADING, Place(cell=one.name), level=2, anchors=names)
        for item in ready:
            if item is not title:
                yield _block(one, item, anchors)
            yield from _comment(one, (item.cell.row, item.cell.column))
        filled = {(cell.row, cell.column) for cell in cells}
        for spot in sorted(set(one.comments) - filled):
            yield from _comment(one, spot)


def _is_title(ready: list[Placed]) -> bool:
    """Tell whether the first cell stands alone in its row, above others, and is words."""
    if len(ready) < 2 or ready[0].cell.number or len(ready[0].cell.text) > _LONGEST_TITLE:  # noqa: PLR2004
        return False
    return ready[0].table is None and ready[1].cell.row > ready[0].cell.row


def _block(
    sheet: Named,
    item: Placed,
    anchors: dict[str, list[str]],
    kind: BlockKind | None = None,
    level: int = 0,
) -> Block:
    cell = item.cell
    place = _place(sheet.name, cell)
    return Block(
        cell.text,
        kind or (BlockKind.PARAGRAPH if item.table is None else BlockKind.CELL),
        Place(cell=place),
        level=level,
        anchors=tuple(anchors.get(place, ())),
        marks=_marks(cell, sheet.targets.get((cell.row, cell.column), "") or cell.target),
        table=item.table,
        row=item.row,
        column=item.column,
    )


def _marks(cell: Cell, target: str) -> tuple[Mark, ...]:
    return (Mark(MarkKind.LINK, 0, len(cell.text), target),) if target else ()


def _place(name: str, cell: Cell) -> str:
    return f"{name}!{address_of(cell.row, cell.column)}"


def _comment(sheet: Named, spot: tuple[int, int]) -> Iterator[Block]:
    text = sheet.comments.get(spot, "")
    if text:
        place = Place(cell=f"{sheet.name}!{address_of(*spot)}", part="comment")
        yield Block(text, BlockKind.NOTE, place)
