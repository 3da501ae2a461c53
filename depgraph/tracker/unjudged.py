"""What git names and nobody here can judge: other repositories, names that are no text."""

from collections.abc import Iterable, Iterator

from depgraph.model.findings import Notice
from depgraph.tracker.scope import tracks
from depgraph.workspace import Workspace
from depgraph.workspace.git.raw import is_text


def other_repositories(paths: Iterable[str]) -> Iterator[Notice]:
    """Yield that what changed in submodules and nested repositories is not judged here.

    That is no gap in the answer: their files count as they lie here, and their changes are
    judged where they are made.
    """
    for path in sorted(paths):
        message = "is a git repository of its own, so its changes are not judged here; ask there"
        yield Notice("AUD909", message, path.rstrip("/"))


def nameless(workspace: Workspace, paths: Iterable[str]) -> Iterator[Notice]:
    """Yield the documents that differ and whose names cannot be written down."""
    for path in sorted(paths):
        if not is_text(path) and tracks(workspace, path):
            shown = path.encode("utf-8", "backslashreplace").decode()
            yield Notice("AUD907", "has a name that is no valid text; rename it", shown)


def not_merged(one: str, other: str) -> Notice:
    """Return that two histories have parted, and this git cannot try their merge."""
    message = (
        f"{one} has moved on since {other} left it, and what it gained is not judged together "
        f"with {other}: merge {one} into {other} first, or use git 2.38 or newer"
    )
    return Notice("AUD907", message)
