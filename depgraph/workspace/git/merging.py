"""Merge two revisions as ``git merge`` would, without touching the repository."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from depgraph.errors import GitError
from depgraph.model.immutable import immutable
from depgraph.workspace.git.raw import is_text
from depgraph.workspace.git.repository import Git

_CLEAN, _CONFLICTS = 0, 1


@immutable
class Merged:
    """The *tree* that a merge makes, and the paths below the root that need a person.

    *git* can read what only the merge made.
    """

    git: Git
    tree: str
    conflicts: frozenset[str] = frozenset()


@contextmanager
def merged(git: Git, ours: str, theirs: str) -> Iterator[Merged | None]:
    """Give the merge of two commits, or ``None`` where git is too old to make one (before 2.38).

    What the merge writes goes into a folder that is thrown away.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        others = os.pathsep.join(
            filter(None, (str(git.common / "objects"), os.environ.get(_ALTERNATES)))
        )
        surroundings = {**git.environment, "GIT_OBJECT_DIRECTORY": folder, _ALTERNATES: others}
        aside = replace(git, environment=surroundings)
        yield _merged(aside, ours, theirs)


_ALTERNATES = "GIT_ALTERNATE_OBJECT_DIRECTORIES"


def _merged(git: Git, ours: str, theirs: str) -> Merged | None:
    words = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", ours, theirs)
    try:
        said = git.ask(*words, allowed=(_CLEAN, _CONFLICTS))
    except GitError:
        return None
    tree, *names = said.decode("utf-8", "surrogateescape").split("\0")
    below = (name[len(git.prefix) :] for name in names if name and name.startswith(git.prefix))
    return Merged(git, tree, frozenset(filter(is_text, below)))
