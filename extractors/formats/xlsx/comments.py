"""The comments on the cells of a sheet, threads first, as one text for each cell."""

from extractors.formats.opc import Package
from extractors.formats.xlsx.names import S, Spot, first_of
from extractors.formats.xlsx.sheet import string_of
from extractors.formats.zipped import Element

_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


def comments_of(package: Package, part: str) -> dict[Spot, str]:
    """Return the comments on the sheet in *part*, by cell."""
    found: dict[Spot, str] = {}
    threads: dict[Spot, str] = {}
    for relation in package.relations(part).values():
        if relation.kind == "comments":
            _add(found, package.root(relation.target), S + "comment")
        elif relation.kind == "threadedComment":
            _add(threads, package.root(relation.target), _THREADED + "threadedComment")
    # A thread stands in the file a second time, with an explanation for old programs.
    return {**found, **threads}


def _add(found: dict[Spot, str], root: Element | None, tag: str) -> None:
    for one in root.iter(tag) if root is not None else ():
        spot = first_of(one.get("ref") or "")
        text = " ".join((string_of(one) or one.findtext(_THREADED + "text") or "").split())
        if spot and text:
            found[spot] = f"{found[spot]}\n{text}" if spot in found else text
