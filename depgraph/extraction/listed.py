"""What our own package names in an entry point group, found in the lists that lie in folders.

``importlib.metadata`` brings a mail parser and an archive reader along, a good part of the
start-up of a command that reads nothing. It is still asked wherever it could know more: where
another package may name the group, or packages lie in archives or come from other finders.
"""

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

OWN = "depgraph"
"""The package whose extractors keep their endings and need no guard."""

_ENDINGS = (".dist-info", ".egg-info")


def own_objects(group: str) -> tuple[tuple[str, str], ...] | None:
    """Return name and address of each object that we list, ``None`` where others may list some."""
    others = any(
        hasattr(each, "find_distributions") and not _is_usual(each) for each in sys.meta_path
    )
    if others or any(folder.endswith(".egg") for folder in sys.path):
        return None
    wanted = group.encode()
    try:
        naming = [(package, text) for package, text in _lists() if wanted in text]
    except OSError:
        return None
    if [package for package, _ in naming] != [OWN]:
        return None
    return _section(naming[0][1].decode(), group)


def _is_usual(finder: object) -> bool:
    """Return whether *finder* looks into folders alone; a library puts its own in the place."""
    return finder is PathFinder or type(finder).__module__ == "importlib_metadata"


def _lists() -> Iterator[tuple[str, bytes]]:
    """Yield each installed package that lists entry points, with its list."""
    for folder in dict.fromkeys(folder or os.curdir for folder in sys.path):
        for name in _packages(folder):
            try:
                text = Path(folder, name, "entry_points.txt").read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                continue
            yield name.split("-", 1)[0].casefold(), text


def _packages(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.name.casefold().endswith(_ENDINGS)]
    except FileNotFoundError:
        return []


def _section(text: str, group: str) -> tuple[tuple[str, str], ...]:
    inside, found = False, []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line:
            name, _, address = line.partition("=")
            found.append((name.strip(), address.strip()))
    return tuple(sorted(found))
