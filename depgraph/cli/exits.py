"""What each exit code means. Findings and failures never share one."""

from enum import IntEnum


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
