"""Measure everything, print it as Markdown, and write build/accuracy.json."""

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from string import ascii_lowercase

from tests.accuracy.corpora import PROJECT, Corpora, Measure, folder
from tests.accuracy.scores import HEAD, Judged, Outcome, Row, half_of, kinds, rows_of, table_line
from tests.accuracy.sets import (
    declared,
    echoes,
    judging,
    legal,
    null,
    numbers,
    parity,
    structure,
    terms,
    web,
)

_MODULES = (numbers, structure, echoes, legal, terms, web, declared, parity, null, judging)


def main(wanted: Sequence[str]) -> int:
    """Run the measures whose name begins with any of *wanted*, or all of them."""
    root = folder()
    if not root.is_dir():
        print(f"no corpora at {root}: nothing to measure; name the folder in DEPGRAPH_CORPORA")
        return 0
    measures = [
        measure
        for module in _MODULES
        for measure in module.MEASURES
        if not wanted or measure.bar.name.startswith(tuple(wanted))
    ]
    rows: list[Row] = []
    details: list[str] = []
    print(HEAD)
    with ProcessPoolExecutor() as pool:
        corpora = Corpora(root, pool)
        for measure in measures:
            began = time.monotonic()
            judged = _judged(measure, corpora)
            rows += _shown(measure, judged)
            details += _details(measure, judged)
            print(f"{measure.bar.name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    print("\n".join(details))
    if not wanted:
        _write(rows)
    return 0


def _judged(measure: Measure, corpora: Corpora) -> tuple[Judged, ...]:
    """Return all judgements; a measure that cannot run is a miss, the others still count."""
    try:
        return tuple(measure.judge(corpora))
    except Exception as error:  # noqa: BLE001  # the other bars are still worth knowing
        failed = f"not measured: {type(error).__name__}: {error}"
        names = {half_of(letter): letter for letter in ascii_lowercase}
        return tuple(Judged(name, Outcome.MISS, failed) for name in names.values())


def _shown(measure: Measure, judged: tuple[Judged, ...]) -> list[Row]:
    rows = []
    for half, counts, row in rows_of(measure.bar, judged):
        print(table_line(measure.bar.name, half, counts, row), flush=True)
        rows.append(row)
    return rows


def _details(measure: Measure, judged: tuple[Judged, ...]) -> list[str]:
    lines = []
    for outcome, title in ((Outcome.MISS, "missed"), (Outcome.FALSE, "false hits")):
        found = kinds(judged, outcome)
        if found:
            lines.append(f"\n{measure.bar.name}, most frequent {title}:\n")
            lines += [f"- {count} x {shape}" for shape, count in found]
    if lines and measure.bar.noise:
        lines.append(f"\nNoise of this gold: {measure.bar.noise}.")
    return lines


def _write(rows: list[Row]) -> None:
    target = PROJECT / "build/accuracy.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n", "utf-8")
    print(f"\nwritten: {target.relative_to(PROJECT)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
