"""The filled cells of one sheet, as a person sees them. Empty cells and rows cost nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.formats.xlsx.names import ID, IS, ROW, RPH, C, F, S, Spot, T, V, first_of, spot_of
from extractors.formats.xlsx.numbers import shown
from extractors.formats.xlsx.styles import GENERAL
from extractors.formats.zipped import Archive, Element

HYPERLINK = S + "hyperlink"
_HEADERS = (S + "oddHeader", S + "oddFooter", S + "evenHeader", S + "firstHeader")
_FOOTER = S + "headerFooter"
_TAGS = (ROW, HYPERLINK, _FOOTER)
_CALLED = regex(r'HYPERLINK\("(?P<target>[^"]+)"', re.IGNORECASE)
_OTHER_BOOK = regex(r"\[(?P<book>\d{1,3})\]")
_CODES = regex(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d{1,3}|[A-JL-Z&])', re.IGNORECASE)
_PARTS = regex(r"&[LCR]", re.IGNORECASE)


@immutable
class Cell:
    """One filled cell: what it shows, where it leads, and whether it is a number."""

    row: int
    column: int
    text: str
    number: bool = False
    target: str = ""


@immutable
class Link:
    """A hyperlink of a sheet as the file writes it."""

    spot: Spot
    key: str
    location: str


@dataclass(slots=True)
class Sheet:
    """What one sheet holds. *unknown* are formulas without result, *errors* cells that fail."""

    cells: list[Cell] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    unknown: list[Spot] = field(default_factory=list)
    errors: list[Cell] = field(default_factory=list)
    full: bool = False


@immutable
class Book:
    """What all sheets of a workbook share."""

    strings: Sequence[str]
    formats: Sequence[str]
    others: Sequence[str] = ()
    since_1904: bool = False


def sheet_of(archive: Archive, part: str, book: Book, most: int) -> Sheet:
    """Return what the sheet in *part* holds, no more than *most* cells."""
    sheet = Sheet()
    reader = _Reader(book, sheet)
    for element in archive.elements(part, _TAGS):
        if element.tag == ROW:
            if len(sheet.cells) >= most:
                sheet.full = sheet.full or len(element) > 0
                continue
            reader.row(element)
        elif element.tag == HYPERLINK:
            spot = first_of(element.get("ref") or "")
            if spot:
                location = (element.get("location") or "").lstrip("#")
                sheet.links.append(Link(spot, element.get(ID) or "", location))
        else:
            sheet.running += _running(element)
    return sheet


def string_of(element: Element) -> str:
    """Return the text of a string with all its runs; how it is pronounced is no part of it."""
    return "".join(
        one.text or ""
        for one in element.iter(T)
        if (parent := one.getparent()) is None or parent.tag != RPH
    )


@dataclass(slots=True)
class _Reader:
    book: Book
    sheet: Sheet
    _row: int = 0
    _column: int = 0

    def row(self, row: Element) -> None:
        """Read the cells of *row*; a row or cell without address follows the one before."""
        stated = row.get("r") or ""
        self._row = int(stated) if stated.isascii() and stated.isdigit() else self._row + 1
        self._column = 0
        for element in row:
            if element.tag == C:
                spot = spot_of(element.get("r") or "")
                self._column = spot[1] if spot else self._column + 1
                self._cell(element, (spot[0] if spot else self._row, self._column))

    def _cell(self, element: Element, spot: Spot) -> None:
        value = element.findtext(V) or ""
        kind = element.get("t") or "n"
        formula = element.find(F)
        if kind == "inlineStr":
            inside = element.find(IS)
            value = string_of(inside) if inside is not None else ""
        if not value:
            if formula is not None and kind != "str":
                self.sheet.unknown.append(spot)
            return
        read = _KINDS.get(kind, _number)
        text = read(value, self.book, self._format(element)).strip()
        if not text:
            return
        cell = Cell(*spot, text, kind == "n", self._target(formula))
        self.sheet.cells.append(cell)
        if kind == "e":
            self.sheet.errors.append(cell)

    def _format(self, element: Element) -> str:
        style = element.get("s") or ""
        known = style.isascii() and style.isdigit() and int(style) < len(self.book.formats)
        return self.book.formats[int(style)] if known else GENERAL

    def _target(self, formula: Element | None) -> str:
        """Return where a formula leads: the address it calls, else the other workbook it uses."""
        text = (formula.text or "") if formula is not None else ""
        called = _CALLED.match(text)
        if called:
            return called["target"]
        other = _OTHER_BOOK.search(text)
        at = int(other["book"]) - 1 if other else -1
        return self.book.others[at] if 0 <= at < len(self.book.others) else ""


def _number(value: str, book: Book, code: str) -> str:
    return shown(value, code, since_1904=book.since_1904)


def _shared(value: str, book: Book, _: str) -> str:
    known = value.isascii() and value.isdigit() and int(value) < len(book.strings)
    return book.strings[int(value)] if known else ""


def _truth(value: str, _: Book, __: str) -> str:
    return "TRUE" if value == "1" else "FALSE"


def _day(value: str, _: Book, __: str) -> str:
    day, _sign, clock = value.partition("T")
    clock = clock.removesuffix("Z").partition(".")[0].removesuffix(":00")
    return f"{day} {clock}".strip() if clock not in ("", "00:00") else day


def _as_written(value: str, _: Book, __: str) -> str:
    return value


_KINDS: dict[str, Callable[[str, Book, str], str]] = {
    "s": _shared,
    "str": _as_written,
    "inlineStr": _as_written,
    "e": _as_written,
    "b": _truth,
    "d": _day,
}


def _running(element: Element) -> list[str]:
    """Return the words of the headers and footers that are printed."""
    texts = (_PARTS.sub(" | ", one.text or "") for one in element if one.tag in _HEADERS)
    plain = (_CODES.sub("", text).strip(" |") for text in texts)
    return [text for text in plain if text]
