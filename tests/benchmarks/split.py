"""Where one warm ``impact`` of a Word file of twenty pages spends its time, phase by phase."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import corpora
from tests.benchmarks.sites import LARGE, MIDDLE, Site, site
from tests.benchmarks.timing import Row, Series, process, row, seconds

ROUNDS = 11
_CHILD = Path(__file__).with_name("split_child.py")
_START, _END = "Python starts", "Python ends"


def rows() -> Iterator[Row]:
    """Yield a row for each phase among 2,000 documents, the longest first."""
    yield from _rows(MIDDLE)


def large() -> Iterator[Row]:
    """Yield the same among 20,000 documents."""
    yield from _rows(LARGE)


def _rows(documents: int) -> Iterator[Row]:
    where = site(documents)
    where.restore()
    rounds = [_round(where) for _ in range(ROUNDS + 1)][1:]
    phases = {name for spent in rounds for name in spent}
    table = {name: Series(tuple(spent.get(name, 0.0) for spent in rounds)) for name in phases}
    whole = table.pop("whole")
    for name, spent in sorted(table.items(), key=lambda item: -item[1].median):
        share = spent.median / whole.median * 100
        yield row(
            f"impact among {documents:,}: {name}", spent.times(1000), "ms", None, f"{share:.0f} %"
        )
    told = f"a {corpora.PAGES}-page .docx among {documents:,} documents, with the clocks running"
    yield row(
        f"impact among {documents:,}: the whole process", whole.times(1000), "ms", None, told
    )
    empty = process([sys.executable, "-c", "pass"])
    floor = Series(tuple(seconds(empty) for _ in range(ROUNDS)))
    yield row(
        f"impact among {documents:,}: `python -c pass` for comparison",
        floor.times(1000),
        "ms",
        None,
        "",
    )


def _round(where: Site) -> dict[str, float]:
    """Return the seconds of each phase of one question about an edit never seen before."""
    where.edit()
    command = [sys.executable, str(_CHILD), "impact", where.edited]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=where.folder, capture_output=True, text=True, check=False)
    ended = time.perf_counter()
    spent: dict[str, float] = json.loads(done.stderr.splitlines()[-1])
    start, end = spent.pop("began") - began, ended - spent.pop("ended")
    return {**spent, _START: start, _END: end, "whole": ended - began}
