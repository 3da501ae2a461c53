"""Whether the store is right: what it keeps, against what reading everything anew gives."""

from dataclasses import dataclass

from depgraph.store import Store
from depgraph.tracker.progress import Progress, Silent
from depgraph.tracker.updating import update
from depgraph.workspace import Workspace

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether the store says what reading everything anew says."""

    same: bool
    differences: tuple[str, ...]
    documents: int


def verify(workspace: Workspace, progress: Progress) -> Verified:
    """Read everything anew into an empty store and compare the two, key by key.

    What somebody saved meanwhile is no difference: it is looked at again.
    """
    fresh = Workspace(workspace.root, workspace.start, engine=workspace.engine)
    fresh.__dict__["store"] = Store(None)
    for _ in range(_TRIES):
        update(workspace, Silent())
        update(fresh, progress)
        kept, rebuilt = workspace.store.snapshot(), fresh.store.snapshot()
        if kept == rebuilt:
            break
    differences = tuple(
        f"{path}: {'missing' if path not in kept else 'no longer there'}"
        if path not in kept or path not in rebuilt
        else f"{path}: the facts kept are not the facts read now"
        for path in sorted(kept.keys() | rebuilt.keys())
        if kept.get(path) != rebuilt.get(path)
    )
    return Verified(not differences, differences, len(rebuilt))
