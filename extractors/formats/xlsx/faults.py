"""What a person should know of a workbook: hidden sheets, errors, results that are not there."""

from collections.abc import Iterator, Mapping

from depgraph.model.documents import Place, Problem, ProblemKind
from extractors.formats.opc import Package
from extractors.formats.xlsx.names import Spot, address_of
from extractors.formats.xlsx.sheet import Sheet
from extractors.formats.zipped import LOCKED


def problems_of(
    package: Package, sheets: Mapping[str, Sheet], hidden: tuple[str, ...]
) -> tuple[Problem, ...]:
    """Return what is wrong with a workbook whose sheets were read."""
    return (*_damaged(package), *_hidden(hidden), *_of_sheets(sheets))


def why_no_workbook(package: Package, main: str) -> str:
    """Return why the list of sheets in *main* cannot be read."""
    why = package.failures.get(main)
    if why == LOCKED:
        return f"{LOCKED}; save a copy without the password and add that one"
    if why:
        return f"cannot be read: its list of sheets {why}; open and save it again in Excel"
    others = {"word/document.xml": "a Word file", "ppt/presentation.xml": "a presentation"}
    for part, what in others.items():
        if package.has(part):
            return f"is {what} under an Excel name; give it its own ending"
    if package.has("xl/workbook.bin"):
        return "is a binary Excel file (.xlsb) under a new name; save it as .xlsx in Excel"
    return "is a zip file without a workbook in it; save it as .xlsx in Excel"


def _damaged(package: Package) -> Iterator[Problem]:
    for part, why in sorted(package.failures.items()):
        message = f"is read only in part: its part {part} {why}; save it again in Excel"
        yield Problem(ProblemKind.PARTIAL, message)


def _hidden(names: tuple[str, ...]) -> Iterator[Problem]:
    if names:
        what = "a hidden sheet" if len(names) == 1 else f"{len(names)} hidden sheets"
        message = f"has {what} ({', '.join(names)}), read like the others; unhide to see the text"
        yield Problem(ProblemKind.NOTE, message)


def _of_sheets(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    for name, sheet in sheets.items():
        if sheet.unknown:
            yield _at(
                ProblemKind.PARTIAL,
                name,
                sheet.unknown[0],
                f"{_count(len(sheet.unknown), 'formula')} of sheet {name} without a stored result;"
                " open it in Excel and save it",
            )
        if sheet.errors:
            first = sheet.errors[0]
            yield _at(
                ProblemKind.NOTE,
                name,
                (first.row, first.column),
                f"{_count(len(sheet.errors), 'cell')} of sheet {name} with an error"
                f" ({first.text}); correct the formula",
            )
        if sheet.full:
            message = (
                f"has more filled cells than are read, so sheet {name} is not complete;"
                " split it, or exclude it if it is only data"
            )
            yield Problem(ProblemKind.PARTIAL, message)


def _at(kind: ProblemKind, name: str, spot: Spot, message: str) -> Problem:
    return Problem(kind, message, Place(cell=f"{name}!{address_of(*spot)}"))


def _count(number: int, what: str) -> str:
    return f"has {number} {what}{'' if number == 1 else 's'}"
