"""When a report makes a run fail."""

from depgraph.cli.exits import ExitCode
from depgraph.model.findings import INCOMPLETE, LEVELS, Level, Report

NEVER = "never"
"""The value of ``--fail-on`` that reports without failing."""


def exit_code_of(
    report: Report, fail_on: str, *, exit_zero: bool, incomplete: str = INCOMPLETE[0]
) -> ExitCode:
    """Return the exit code of *report* when findings from level *fail_on* up count.

    *incomplete* says whether what could not be read counts; the verdict is the same.
    """
    if exit_zero:
        return ExitCode.CLEAN
    if any(report.count(level) for level in counting(fail_on)):
        return ExitCode.FOUND
    return ExitCode.CLEAN if _is_enough(report, incomplete) else ExitCode.INCOMPLETE


def counting(fail_on: str) -> tuple[Level, ...]:
    """Return the levels that make a run fail."""
    return () if fail_on == NEVER else LEVELS[: LEVELS.index(Level(fail_on)) + 1]


def _is_enough(report: Report, incomplete: str) -> bool:
    """Return whether enough could be read; a check proposes nothing, so all of it counts."""
    if incomplete == "tell":
        return True
    return report.complete_but_for_the_past if incomplete == "changed" else report.complete
