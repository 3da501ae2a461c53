"""How long the command takes to say what it can do."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.timing import Row, bar, process, turns

ROUNDS = 15
COMMAND = Path(sys.executable).with_name("depgraph")


def rows() -> Iterator[Row]:
    """Yield the row of ``--help``."""
    shown, floor = turns(
        (process([COMMAND, "--help"]), process([sys.executable, "-c", "import click"])), ROUNDS
    )
    told = f"{shown * 1000:.0f} ms against {floor * 1000:.0f} ms"
    yield bar("depgraph --help / python -c 'import click'", shown / floor, "ratio", 3.0, told)
