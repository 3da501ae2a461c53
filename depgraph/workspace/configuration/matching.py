"""Whether every path that the configuration names means some document: a misspelt one does not."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator

from depgraph.errors import ConfigurationError, NothingMatchesError
from depgraph.workspace.configuration.values import Configuration, Patterns, fixed_beginning
from depgraph.workspace.walk import Walk

_ALIKE = 80.0
_PER_FOLDER = 50


def must_match(configuration: Configuration, found: Walk, used: Container[str] = ()) -> None:
    """Stop where a pattern or a set of *configuration* means none of the documents *found*.

    What is excluded may be absent, in a fresh clone for instance; a pattern that is not among
    those *used* is an error only when a folder that is there has nearly the name.
    """
    files = _Files(found)
    for what, line, pattern in _asked(configuration):
        if not pattern.startswith("!") and not files.has(pattern):
            place = configuration.origin(line)
            raise NothingMatchesError(place, what, pattern, files.nearest(pattern))
    for number, pattern in enumerate(configuration.exclude):
        near = "" if pattern in used else files.misspelt(pattern)
        if near:
            place = configuration.origin(configuration.listed.get(("exclude", number), 0))
            raise NothingMatchesError(place, "exclude", pattern, near)
    _sets(configuration, files)


def _asked(configuration: Configuration) -> Iterator[tuple[str, int, str]]:
    for number, pattern in enumerate(configuration.include):
        yield "include", configuration.listed.get(("include", number), 0), pattern
    for entry in configuration.documents:
        yield from _each("paths", entry.paths, entry.line)
    for rule, setting in configuration.rules.items():
        if setting.only:
            yield from _each(f"only of {rule}", setting.only, setting.line)


def _each(what: str, patterns: Patterns, line: int) -> Iterator[tuple[str, int, str]]:
    """Yield each of *patterns* with its own line, else with that of the setting."""
    lines = patterns.lines or (line,) * len(patterns.texts)
    yield from ((what, own or line, text) for own, text in zip(lines, patterns.texts, strict=True))


def _sets(configuration: Configuration, files: "_Files") -> None:
    if not configuration.precedence:
        return
    from fnmatch import fnmatchcase

    for order in configuration.precedence:
        if not any(fnmatchcase(configuration.set_of(path), order.set) for path in files.paths()):
            sets = {configuration.set_of(path) for path in files.paths()} - {""}
            near = _nearest(order.set, sorted(sets))
            place = configuration.origin(order.line)
            raise NothingMatchesError(place, "set", order.set, near, things="set of documents")


class _Files:
    """The documents found, asked folder by folder, so that a pattern with a folder is quick."""

    def __init__(self, found: Walk) -> None:
        self._found = found
        self._folders = sorted(found.folders)

    def paths(self) -> Iterator[str]:
        for folder in self._folders:
            yield from (folder + entry[0] for entry in self._found.folders[folder])

    def has(self, pattern: str) -> bool:
        matches = _matches(pattern)
        return any(matches(path) for path in self._below(fixed_beginning(pattern)))

    def _below(self, folder: str) -> Iterator[str]:
        start = bisect_left(self._folders, folder)
        for name in self._folders[start:]:
            if not name.startswith(folder):
                return
            yield from (name + entry[0] for entry in self._found.folders[name])

    def nearest(self, pattern: str) -> str:
        """Return *pattern* with the nearest folder or file that is there, empty without one."""
        fixed = fixed_beginning(pattern)
        if fixed and fixed not in self._all_folders():
            near = _nearest(fixed, self._all_folders())
            return pattern.lstrip("/").replace(fixed, near, 1) if near else ""
        if pattern.endswith("/"):
            return _nearest(pattern, self._all_folders())
        names = [p for n, p in enumerate(self._below(fixed)) if n < _PER_FOLDER * _PER_FOLDER]
        return "" if "*" in pattern else _nearest(pattern, names)

    def misspelt(self, pattern: str) -> str:
        """Return what a pattern without wildcards most likely means, if it means nothing."""
        bare = pattern.strip("/")
        if not bare or not set(bare).isdisjoint("*?[!") or "/" in bare:
            return ""
        names = {part for folder in self._folders for part in folder.split("/") if part}
        return f"{near}/" if bare not in names and (near := _nearest(bare, sorted(names))) else ""

    def _all_folders(self) -> list[str]:
        every = {""}
        for folder in self._folders:
            at = folder.find("/")
            while at != -1:
                every.add(folder[: at + 1])
                at = folder.find("/", at + 1)
        return sorted(every - {""})


def _matches(pattern: str) -> Callable[[str], bool]:
    try:
        return Patterns((pattern,)).matches
    except ValueError as error:
        raise ConfigurationError(pattern, f"is no pattern: {error}") from error


def _nearest(name: str, names: list[str]) -> str:
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(found[0]) if found else ""
