"""Ask git, by its command, in few calls. Nothing here writes into a repository."""

from depgraph.workspace.git.large import large_file, pointed_at
from depgraph.workspace.git.raw import Delta, Entry, Status, Tracked
from depgraph.workspace.git.repository import Git
from depgraph.workspace.git.trees import Tree

__all__ = ["Delta", "Entry", "Git", "Status", "Tracked", "Tree", "large_file", "pointed_at"]
