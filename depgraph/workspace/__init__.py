"""The world outside: the root folder, its configuration, its files, and git."""

from depgraph.workspace.configuration import Configuration
from depgraph.workspace.folder import Workspace, open_to_read, open_workspace
from depgraph.workspace.git import Git
from depgraph.workspace.ignoring import Ignoring
from depgraph.workspace.walk import Walk, left_out, walk

__all__ = [
    "Configuration",
    "Git",
    "Ignoring",
    "Walk",
    "Workspace",
    "left_out",
    "open_to_read",
    "open_workspace",
    "walk",
]
