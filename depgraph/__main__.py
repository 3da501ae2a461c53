"""Run the command line: ``python -m depgraph``."""

from depgraph.cli import main

main()
