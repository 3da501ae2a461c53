"""States of git, written as what they hold where they differ from the files. Pure."""

from depgraph.workspace.git.raw import Delta, Entry, Status

Tree = dict[str, Entry | None]
"""What a state holds at the paths where it differs from the files; ``None`` for nothing."""


def in_head(status: Status) -> Tree:
    """Return what HEAD holds."""
    fresh: Tree = dict.fromkeys(status.untracked)
    return fresh | {path: tracked.head for path, tracked in status.tracked.items()}


def in_index(status: Status) -> Tree:
    """Return what the index holds."""
    fresh: Tree = dict.fromkeys(status.untracked)
    edited = {path: each.index for path, each in status.tracked.items() if each.edited}
    return fresh | edited


def behind(delta: Delta, tree: Tree) -> Tree:
    """Return the state on the old side of *delta*, given the *tree* on its new side."""
    return tree | {path: old for path, (old, _) in delta.items()}


def staged_since(status: Status, delta: Delta) -> Delta:
    """Return how the index differs from a commit, given how HEAD does (*delta*)."""
    index = {path: new for path, (_, new) in delta.items()}
    index |= {path: tracked.index for path, tracked in status.tracked.items()}
    base = behind(delta, in_head(status))
    return {path: (base[path], new) for path, new in index.items() if base[path] != new}


def conflicts(status: Status) -> frozenset[str]:
    """Return the paths that a merge has left for a person to settle."""
    return frozenset(path for path, tracked in status.tracked.items() if tracked.conflict)


def repositories(delta: Delta) -> frozenset[str]:
    """Return the paths of submodules that differ."""
    return frozenset(
        path for path, sides in delta.items() if any(side and side.is_repository for side in sides)
    )
