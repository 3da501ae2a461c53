"""The world outside: the root folder, its configuration, its files, and git."""

from depgraph.workspace.configuration import Configuration
from depgraph.workspace.folder import Workspace, open_workspace
from depgraph.workspace.git import Git
from depgraph.workspace.walk import Walk, ignoring, walk

__all__ = ["Configuration", "Git", "Walk", "Workspace", "ignoring", "open_workspace", "walk"]
