"""Readings in the portions that are written at once."""

from collections.abc import Iterator

from depgraph.tracker.reading import Read

AT_ONCE = 100
"""Readings that are written at once: so long at most another process waits for its turn."""
_BYTES = 16 * 1024 * 1024
"""The same in bytes, of which no more is held in memory."""


def portions(readings: Iterator[Read]) -> Iterator[list[Read]]:
    """Yield *readings* in the portions that are written at once."""
    batch: list[Read] = []
    held = 0
    for path, row in readings:
        batch.append((path, row))
        held += len(row.data) + len(row.text)
        if len(batch) >= AT_ONCE or held >= _BYTES:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
