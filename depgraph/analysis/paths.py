"""What a relative link means as a path. Accepts the habits of site builders; touches no disk."""

import posixpath
from collections.abc import Iterable

from depgraph.model.keys import INDEX_PAGES, Key, file_key

_PAGES = frozenset({".html", ".htm", ".md", ".markdown", ".mdx", ".rst"})


def joined(here: str, written: str) -> str | None:
    """Return the path that *written* means in a document at *here*; ``None`` outside the root.

    A leading ``/`` means the root. A trailing ``/`` is dropped.
    """
    base = "" if written.startswith("/") else posixpath.dirname(here)
    path = posixpath.normpath(posixpath.join(base, written.lstrip("/") or "."))
    if path == ".." or path.startswith("../"):
        return None
    return "" if path == "." else path


def key_of(path: str) -> Key:
    """Return the file key under which the target of a link is looked up."""
    return file_key(path) if path else file_key("index")


def best(wanted: str, candidates: Iterable[str]) -> list[str]:
    """Return the *candidates* that *wanted* names, by the strictest reading that finds any."""
    candidates = tuple(candidates)
    for accepts in (_same, _other_page_suffix, _index_of):
        found = sorted(path for path in candidates if accepts(wanted, path))
        if found:
            return found[:1] if accepts is _index_of else found
    return []


def _same(wanted: str, path: str) -> bool:
    return wanted == path


def _other_page_suffix(wanted: str, path: str) -> bool:
    stem, suffix = posixpath.splitext(path)
    wanted_stem, wanted_suffix = posixpath.splitext(wanted)
    if suffix not in _PAGES:
        return False
    return stem == wanted or (wanted_suffix in _PAGES and stem == wanted_stem)


def _index_of(wanted: str, path: str) -> bool:
    folder, name = posixpath.split(path)
    return folder == wanted and posixpath.splitext(name)[0].casefold() in INDEX_PAGES


def folders_of(path: str) -> tuple[str, ...]:
    """Return the folders that hold *path*, innermost first."""
    found: list[str] = []
    folder = posixpath.dirname(path)
    while folder:
        found.append(folder)
        folder = posixpath.dirname(folder)
    return tuple(found)
