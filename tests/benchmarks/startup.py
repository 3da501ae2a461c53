"""How long the command takes to say what it can do."""

import sys
from collections.abc import Iterator

from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.timing import Row, milliseconds, process, row, turns

ROUNDS = 15


def rows() -> Iterator[Row]:
    """Yield the row of ``--help``."""
    shown, floor = turns(
        (process([COMMAND, "--help"]), process([sys.executable, "-c", "pass"])), ROUNDS
    )
    told = f"{milliseconds(shown)} against {milliseconds(floor)}, whole processes"
    yield row("depgraph --help / python -c pass", shown.over(floor), "ratio", 4.0, told)
