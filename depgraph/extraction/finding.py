"""Find the extractors of all installed packages. One that is broken is told and stops no other."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib import import_module
from typing import Any

from depgraph.errors import BrokenExtractorError
from depgraph.extraction.listed import OWN, own_objects
from depgraph.extraction.port import DutyReader, Extractor

GROUP = "depgraph.extractors"
"""The entry point group in which an installed package names its extractors."""

DUTIES = "depgraph.duties"
"""The entry point group in which an installed package names its reader of duties."""


@cache
def installed() -> tuple[Extractor, ...]:
    """Return every extractor of every installed package: ours first, each by name."""
    return _found()[0]


def faults() -> tuple[str, ...]:
    """Return a sentence for each installed extractor that cannot be used as it wants to be.

    Nothing is loaded for that: without a question that needs extractors there is no fault.
    """
    return _found()[1] if _found.cache_info().currsize else ()


@cache
def _found() -> tuple[tuple[Extractor, ...], tuple[str, ...]]:
    own = own_objects(GROUP)
    if own is not None:
        return tuple(_load(name, partial(_object, address)) for name, address in own), ()
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=GROUP))
    # To ask a package for its name reads a file, and all of ours come from one.
    packages = {id(point.dist): point.dist for point in points}
    ours = {key for key, package in packages.items() if package and package.name == OWN}
    loaded: tuple[Extractor, ...] = tuple(
        _load(point.name, point.load) for point in points if id(point.dist) in ours
    )
    others = [point for point in points if id(point.dist) not in ours]
    if not others:
        return loaded, ()
    from depgraph.extraction.guarding import guarded

    return guarded(loaded, others)


def _load(name: str, load: Callable[[], Any]) -> Any:  # noqa: ANN401  # only the group tells
    try:
        return load()
    except Exception as error:
        raise BrokenExtractorError(name, f"{type(error).__name__}: {error}") from error


def _object(address: str) -> object:
    module, _, name = address.partition(":")
    return getattr(import_module(module), name)


def binary_endings() -> tuple[str, ...]:
    """Return the endings of the files that are read but are no text, as their extractors say."""
    binary = (each for each in installed() if getattr(each, "binary", False))
    return tuple(sorted({ending for each in binary for ending in each.suffixes}))


def extractor_for(path: str, extractors: Iterable[Extractor]) -> Extractor | None:
    """Return the extractor that claims *path*: by whole name, else by the longest ending."""
    name = path.rsplit("/", 1)[-1].casefold()
    endings = [name, *(name[at:] for at, letter in enumerate(name) if letter == ".")]
    for ending in endings:
        for extractor in extractors:
            if ending in extractor.suffixes:
                return extractor
    return None


@cache
def duty_reader() -> DutyReader | None:
    """Return the installed reader of duties, the first by name, if there is one."""
    own = own_objects(DUTIES)
    points: list[tuple[str, Callable[[], Any]]]
    if own is not None:
        points = [(name, partial(_object, address)) for name, address in own]
    else:
        from importlib.metadata import entry_points

        points = [(point.name, point.load) for point in sorted(entry_points(group=DUTIES))]
    if not points:
        return None
    reader: DutyReader = _load(*points[0])
    return reader
