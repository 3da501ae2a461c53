"""The comparison as Markdown tables: what each tool takes, and what it says of the edits."""

import statistics
from collections.abc import Iterable, Iterator, Sequence

from tests.benchmarks.peers.comparing import Judged, Outcome, Spent
from tests.benchmarks.peers.edits import EDITS
from tests.benchmarks.peers.roster import ROSTER

_TYPED = {tool.name: tool.everyday for tool in ROSTER}
_HEAD = (
    *("tool", "everyday command", "first run, CPU s", "clock s", "MB", "again, CPU s"),
    *("an edit, CPU s", "broken links (10)", "broken citations in words (5)"),
)
NO_MEASURE = "–"


def tables(outcomes: Sequence[Outcome]) -> str:
    """Return both tables for each size of corpus."""
    sizes = sorted({outcome.documents for outcome in outcomes})
    return "\n".join(line for size in sizes for line in _of_size(outcomes, size))


def _of_size(outcomes: Iterable[Outcome], size: int) -> Iterator[str]:
    those = [outcome for outcome in outcomes if outcome.documents == size]
    yield f"**{size:,} documents**\n"
    yield from _table(
        _HEAD,
        (_took(outcome) for outcome in those),
    )
    yield from _table(
        ("tool", *(edit.name for edit in EDITS)),
        (_said(outcome) for outcome in those if outcome.edits),
        _right(those),
    )


def _table(
    head: Sequence[str], rows: Iterable[Sequence[str]], first: Sequence[str] = ()
) -> Iterator[str]:
    yield _line(head)
    yield "|---" * len(head) + "|"
    if first:
        yield _line(first)
    for row in rows:
        yield _line(row)
    yield ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _took(outcome: Outcome) -> tuple[str, ...]:
    named = (outcome.tool, f"`{_TYPED[outcome.tool]}`")
    cold = outcome.whole
    if not cold:
        return (*named, outcome.why, *[NO_MEASURE] * 6)
    edits = [judged.spent.processor for judged in outcome.edits]
    return (
        *named,
        f"{cold.processor:.1f}",
        f"{cold.clock:.1f}",
        f"{cold.memory:.0f}",
        _seconds(outcome.again),
        f"{statistics.median(edits):.2f}" if edits else outcome.why or NO_MEASURE,
        str(outcome.links),
        str(outcome.words),
    )


def _seconds(spent: Spent | None) -> str:
    return f"{spent.processor:.1f}" if spent else NO_MEASURE


def _right(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    judged = next((outcome.edits for outcome in outcomes if outcome.edits), ())
    return ("*right answer*", *(f"*{edit.right}*" for edit in judged))


def _said(outcome: Outcome) -> tuple[str, ...]:
    return (outcome.tool, *(cell(judged) for judged in outcome.edits))


def cell(judged: Judged) -> str:
    """Return what a tool found, what it named falsely, and what only rests on that."""
    if not judged.in_time:
        return "not in time"
    parts = [str(judged.found) if judged.found == judged.right else f"**{judged.found}**"]
    if judged.false:
        parts.append(f"**{judged.false} false**")
    if judged.onward:
        parts.append(f"{judged.onward} onward")
    return ", ".join(parts)
