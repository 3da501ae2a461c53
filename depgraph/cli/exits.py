"""What each exit code means. Findings and failures never share one."""

from enum import IntEnum

from depgraph.model.findings import LEVELS, Level, Report

NEVER = "never"
"""The value of ``--fail-on`` that reports without failing."""


class ExitCode(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    """Ran completely, found nothing that counts."""
    FOUND = 1
    """Found something that counts; for ``why`` and ``deps``: found nothing."""
    WRONG_USE = 2
    """The question cannot be answered as it was asked."""
    INCOMPLETE = 3
    """Found nothing that counts, but could not read everything."""
    FAILED = 4
    """depgraph itself failed."""
    INTERRUPTED = 130
    """A person stopped it."""


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
