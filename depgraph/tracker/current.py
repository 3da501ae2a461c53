"""Know that the store is up to date: by looking at all files, or from a watch that runs anyway."""

import hashlib

import msgspec

from depgraph.model.documents import Problem, ProblemKind
from depgraph.model.immutable import immutable
from depgraph.tracker.progress import Progress
from depgraph.tracker.updating import Updated, salt_of, troubled, update
from depgraph.workspace import Walk, Workspace

_PATIENCE = 1.0
"""Seconds after which we look ourselves; a watch may be judging something large."""


@immutable
class Standing:
    """What a watch knows of the folder once the store is up to date.

    *reads* says by which readers and settings; an answer of others is none.
    """

    reads: bytes
    documents: int
    ignored: int
    refused: tuple[tuple[str, str], ...]


def current(workspace: Workspace, progress: Progress) -> Updated:
    """Return what :func:`update` would, without a look at the files where a watch answers."""
    said = workspace.watch.answer(_PATIENCE) if workspace.watch else None
    standing = _understood(said) if said else None
    if standing is None or standing.reads != _reads(workspace):
        return update(workspace, progress)
    problems = (
        *troubled(workspace.store),
        *((path, Problem(ProblemKind.UNREADABLE, why)) for path, why in standing.refused),
    )
    count = standing.documents
    return Updated(count, 0, count, 0, standing.ignored, problems)


def standing(workspace: Workspace, updated: Updated, walk: Walk) -> bytes:
    """Return what a watch says of a folder whose store was just brought up to date."""
    told = Standing(_reads(workspace), updated.documents, updated.ignored, walk.refused)
    return msgspec.msgpack.encode(told)


def _understood(said: bytes) -> Standing | None:
    try:
        return msgspec.msgpack.decode(said, type=Standing)
    except msgspec.MsgspecError:
        return None


def _reads(workspace: Workspace) -> bytes:
    return hashlib.sha256(salt_of(workspace)).digest()
