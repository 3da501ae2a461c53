"""How long the command takes to say what it can do."""

import sys
from collections.abc import Iterator
from functools import partial

from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.timing import Meter, Row, in_turns, milliseconds, process, row

ROUNDS = 15


def rows() -> Iterator[Row]:
    """Yield the row of ``--help``."""
    meter = Meter()
    works = process([sys.executable, "-c", "pass"]), process([COMMAND, "--help"])
    asks = {at: partial(meter.seconds, at, work) for at, work in enumerate(works)}
    floor, shown = in_turns(asks, ROUNDS).values()
    told = (
        f"{milliseconds(shown)} against {milliseconds(floor)}, whole processes; "
        f"of processor time {meter.median(1) / meter.median(0):.2f}"
    )
    yield row("depgraph --help / python -c pass", shown.over(floor), "ratio", 4.0, told)
