"""Measure every bar, print a Markdown table, and write build/bench.json."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks import engine, formats, hook, split, startup, watcher
from tests.benchmarks.timing import Row, not_measured

PROJECT = Path(__file__).resolve().parents[2]
HEAD = "| what | value | unit | goal | holds | detail |\n|---|---|---|---|---|---|"
MEASURES: dict[str, Callable[[], Iterator[Row]]] = {
    "formats": formats.rows,
    "help": startup.rows,
    "update": engine.update,
    "unchanged": engine.unchanged,
    "impact": engine.impact,
    "hook": hook.rows,
    "watch": watcher.answer,
    "watch-rest": watcher.rest,
    "watch-memory": watcher.memory,
}
LONG: dict[str, Callable[[], Iterator[Row]]] = {
    "split": split.rows,
    "watch-burst": watcher.burst,
    "watch-memory-of-many": watcher.memory_of_many,
}
"""Measures that take minutes; only those named are run."""


def main(wanted: Sequence[str]) -> int:
    """Run the measures named in *wanted*, or all but the long ones."""
    rows: list[Row] = []
    print(HEAD, flush=True)
    for name, measure in (MEASURES | LONG).items():
        if name in wanted or (not wanted and name in MEASURES):
            for row in _measured(name, measure):
                rows.append(row)
                print(_line(row), flush=True)
    if not wanted:
        target = PROJECT / "build/bench.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n", "utf-8")
        print(f"\nwritten: {target.relative_to(PROJECT)}")
    return 0


def _measured(name: str, measure: Callable[[], Iterator[Row]]) -> list[Row]:
    """Return the rows of one measure; what cannot run yet is a row that does not hold."""
    try:
        return list(measure())
    except Exception as error:  # noqa: BLE001  # the other bars are still worth knowing
        return [not_measured(name, "ratio", 0.0, f"{type(error).__name__}: {error}")]


def _line(row: Row) -> str:
    holds = "yes" if row.holds else "no"
    cells = (row.name, f"{row.value:g}", row.unit, f"{row.goal:g}", holds, row.detail)
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
