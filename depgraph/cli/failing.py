"""When a report makes a run fail."""

from depgraph.cli.exits import ExitCode
from depgraph.model.findings import LEVELS, Level, Report

NEVER = "never"
"""The value of ``--fail-on`` that reports without failing."""


def exit_code_of(report: Report, fail_on: str, *, exit_zero: bool) -> ExitCode:
    """Return the exit code of *report* when findings from level *fail_on* up count."""
    if exit_zero:
        return ExitCode.CLEAN
    if any(report.count(level) for level in counting(fail_on)):
        return ExitCode.FOUND
    return ExitCode.CLEAN if report.complete else ExitCode.INCOMPLETE


def counting(fail_on: str) -> tuple[Level, ...]:
    """Return the levels that make a run fail."""
    return () if fail_on == NEVER else LEVELS[: LEVELS.index(Level(fail_on)) + 1]
