"""The command line: reads arguments, asks one question, prints the answer, sets the exit code."""

from depgraph.cli.main import main

__all__ = ["main"]
