"""Measure how fast depgraph is, print a table in Markdown, and keep it in build/bench.json.

Without a name everything is measured but what takes long (ask --list). Corpora are invented,
written once into the folder for temporary files and used again; --forget removes them.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import corpora, results, sites
from tests.benchmarks.catalogue import MEASURES, Measure, chosen
from tests.benchmarks.timing import Row, not_measured

PROJECT = Path(__file__).resolve().parents[2]
KEPT = PROJECT / "build/bench.json"


def main(words: Sequence[str]) -> int:
    """Do what the command line asks for."""
    asked = _asked(words)
    if asked.list:
        for measure in MEASURES:
            print(f"{measure.name:22}{measure.says}{' (long)' if measure.long else ''}")
    elif asked.forget:
        corpora.forget()
    elif asked.table:
        _show(results.loaded(KEPT))
    else:
        _run(chosen(asked.names))
    return 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        epilog="Example: python -m tests.benchmarks impact hook",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="measure only this (see --list)")
    parser.add_argument("--list", action="store_true", help="list all names with what they say")
    parser.add_argument("--table", action="store_true", help="print what was measured before")
    parser.add_argument("--forget", action="store_true", help="remove the corpora")
    asked = parser.parse_args(words)
    known = {measure.name for measure in MEASURES}
    unknown = sorted(set(asked.names) - known)
    if unknown:
        parser.error(f"no measure is called {unknown[0]!r}; --list names them all")
    return asked


def _run(measures: Sequence[Measure]) -> None:
    order = [measure.name for measure in MEASURES]
    new: list[results.Kept] = []
    print(results.HEAD, flush=True)
    try:
        for measure in measures:
            rows = results.kept(_measured(measure), measure.name)
            new += rows
            for row in rows:
                print(results.line(row), flush=True)
            results.save(KEPT, results.merged(results.loaded(KEPT), rows, order))
    finally:
        sites.leave_all()
    print(f"\n{results.verdict(new)}; written: {KEPT.relative_to(PROJECT)}")


def _measured(measure: Measure) -> list[Row]:
    """Return the rows of one measure; one that cannot run is a row that does not hold."""
    try:
        return list(measure.rows())
    except Exception as error:  # noqa: BLE001  # the other bars are still worth knowing
        return [not_measured(measure.name, "ratio", 0.0, f"{type(error).__name__}: {error}")]


def _show(rows: Sequence[results.Kept]) -> None:
    print("\n".join([results.HEAD, *map(results.line, rows)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
