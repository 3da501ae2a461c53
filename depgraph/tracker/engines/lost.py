"""What is said and kept of a file that ends every process that reads it."""

import signal

from depgraph.extraction import FAILED, unreadable
from depgraph.store import ReadingRow
from depgraph.store.rows import packed

TOO_HEAVY = (
    "could not be read: its reading was stopped twice, most likely because it takes more memory "
    "than there is; split it"
)
CRASHED = (
    "could not be read: its reading crashed twice; save it anew in the program that made it, "
    "or split it"
)
OUT_OF_MEMORY = 86
"""The exit code of a worker that was refused memory."""
_KILLED = frozenset({-getattr(signal, "SIGKILL", 9), OUT_OF_MEMORY})


def lost_row(code: int) -> ReadingRow:
    """Return what is kept of such a file, by how the last process ended.

    Like all that a reader failed on, it is tried again every time.
    """
    said = TOO_HEAVY if code in _KILLED else CRASHED
    return packed(f"unreadable:{code}", FAILED, unreadable("file", said))


def is_deadly(said: str) -> bool:
    """Return whether a problem says that processes ended with reading."""
    return said in {TOO_HEAVY, CRASHED}
