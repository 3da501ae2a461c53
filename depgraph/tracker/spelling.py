"""Where git and the disk spell one file in two ways: large and small letters, accents."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from depgraph.workspace import Git, Workspace


def spellings(workspace: Workspace, git: Git, paths: Iterable[str]) -> dict[str, str]:
    """Return, for each of git's *paths* that the disk spells otherwise, how the disk does.

    Only a file that git does not know under that other name can be meant.
    """
    store, mentioned = workspace.store, set(paths)
    unknown = mentioned - store.known(mentioned)
    if not unknown:
        return {}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    wanted = {_folded(path) for path in unknown}
    for path in set(store.paths()) - mentioned:
        if (form := _folded(path)) in wanted:
            alike[form].append(path)
    if not alike:
        return {}
    tracked = git.tracked(path for found in alike.values() for path in found)
    found = {path: set(alike[_folded(path)]) - tracked for path in sorted(unknown)}
    return {path: others.pop() for path, others in found.items() if len(others) == 1}


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
