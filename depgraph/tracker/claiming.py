"""Which files are documents by their names, and which extractor reads them. Cheap to import."""

from functools import cache

from depgraph import __version__
from depgraph.extraction import installed


@cache
def readers() -> dict[str, str]:
    """Return, by file name ending or whole file name, the extractor and version that claims it."""
    return {
        ending: f"{extractor.name}:{extractor.version}:{__version__}"
        for extractor in reversed(installed())
        for ending in extractor.suffixes
    }


def reader_named(name: str) -> str:
    """Return who reads files of this *name*: by whole name, else by the longest ending."""
    table, name = readers(), name.casefold()
    found = table.get(name)
    at = name.find(".")
    while found is None and at >= 0:
        found = table.get(name[at:])
        at = name.find(".", at + 1)
    return found or ""


def claims(name: str) -> bool:
    """Return whether an extractor claims files of this *name*."""
    return reader_named(name) != ""
