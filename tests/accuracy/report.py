"""What was measured, as Markdown: the table, the most frequent misses, the noise of each gold.

Misses are shown of the development half only: the check half must stay unseen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.accuracy.scores import (
    HEAD,
    Bar,
    Half,
    Judged,
    Outcome,
    Row,
    half_of,
    kinds,
    rows_of,
    table_line,
)

_TITLES = {
    Outcome.MISS: "missed",
    Outcome.FALSE: "false hits",
    Outcome.SKIPPED: "skipped",
}


@dataclass(frozen=True, slots=True)
class Result:
    """All judgements about one bar."""

    bar: Bar
    judged: tuple[Judged, ...]

    def line(self) -> str:
        """Return the line of the table."""
        return table_line(self.bar, [pair[1:] for pair in rows_of(self.bar, self.judged)])

    def rows(self) -> list[Row]:
        """Return one row a half."""
        return [row for _, _, row in rows_of(self.bar, self.judged)]


def table(results: Iterable[Result]) -> str:
    """Return the table, fit for a README."""
    return "\n".join((HEAD, *(result.line() for result in results)))


def details(results: Iterable[Result]) -> str:
    """Return the most frequent misses and false hits of each bar, with the noise of its gold."""
    return "\n".join(line for result in results for line in _of(result))


def _of(result: Result) -> Iterator[str]:
    seen = [each for each in result.judged if half_of(each.file) is Half.DEVELOPMENT]
    found = {outcome: kinds(seen, outcome) for outcome in _TITLES}
    if not any(found.values()) and not result.bar.noise:
        return
    yield f"\n### {result.bar.name}\n"
    yield f"Noise of this gold: {result.bar.noise or 'none is known'}."
    for outcome, shapes in found.items():
        if shapes:
            yield f"\nMost frequent {_TITLES[outcome]}:\n"
            yield from (f"- {count} x {shape}" for shape, count in shapes)
