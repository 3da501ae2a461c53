"""Write into git's files what makes git ask depgraph, and take away exactly that again."""

from depgraph.workspace.installing.git_diff import Reach, install_git_diff, remove_git_diff
from depgraph.workspace.installing.hook import install_hooks, remove_hooks
from depgraph.workspace.installing.said import Said

__all__ = [
    "Reach",
    "Said",
    "install_git_diff",
    "install_hooks",
    "remove_git_diff",
    "remove_hooks",
]
