"""Keep the rows of a run in build/bench.json, and show them as a table in Markdown.

Rows of measures that were not run this time stay; a measure that was run replaces all of its rows.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.timing import Row

HEAD = "| what | measured | half of the rounds | goal | holds |\n|---|---|---|---|---|"

Kept = dict[str, Any]
"""A row as it is kept: its fields, and the measure that it is of."""


def kept(rows: Iterable[Row], measure: str) -> list[Kept]:
    """Return *rows* as they are kept."""
    return [{"measure": measure, **row.as_json()} for row in rows]


def loaded(file: Path) -> list[Kept]:
    """Return the rows kept in *file*, none when there is no such file or it is an old one."""
    try:
        found: list[Kept] = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return []
    return [row for row in found if "measure" in row]


def merged(old: Sequence[Kept], new: Sequence[Kept], order: Sequence[str]) -> list[Kept]:
    """Return *old* with the rows of measures in *new* replaced, in the *order* of the measures."""
    again = {row["measure"] for row in new}
    rows = [row for row in old if row["measure"] not in again] + list(new)
    known = [row for row in rows if row["measure"] in order]
    return sorted(known, key=lambda row: order.index(row["measure"]))


def save(file: Path, rows: Sequence[Kept]) -> None:
    """Write *rows* to *file*."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


def line(row: Kept) -> str:
    """Return one row of the table."""
    unit = "" if row["unit"] == "ratio" else f" {row['unit']}"
    spread = row["spread"]
    between = f"{_said(spread[0])} to {_said(spread[1])}" if spread else ""
    goal = "" if row["goal"] is None else f"{row['goal']:g}{unit}"
    holds = {True: "yes", False: "**no**", None: ""}[row["holds"]]
    what = f"{row['name']} ({row['detail']})" if row["detail"] else row["name"]
    return f"| {what} | {_said(row['value'])}{unit} | {between} | {goal} | {holds} |"


def verdict(rows: Sequence[Kept]) -> str:
    """Return how many of the bars hold."""
    judged = [row for row in rows if row["holds"] is not None]
    holding = sum(row["holds"] for row in judged)
    return f"{holding} of {len(judged)} bars hold"


def _said(value: float) -> str:
    """Return three digits, as they are read."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
