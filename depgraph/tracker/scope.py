"""Which paths are documents of the workspace, whether a file is there now or not."""

from depgraph.tracker.claiming import claims
from depgraph.workspace import Workspace, left_out


def tracks(workspace: Workspace, path: str) -> bool:
    """Return whether a file at *path* is read: of a known kind, and not left out.

    History and patches name files that no walk over the folder finds; those are not judged.
    """
    return claims(path.rsplit("/", 1)[-1]) and not left_out(path, workspace.ignoring)
