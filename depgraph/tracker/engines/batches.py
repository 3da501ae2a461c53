"""Cut what is to be read into batches, and ask for them ahead of time without hoarding."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from depgraph.tracker.reading import Answer, Task

Batch = tuple[Task, ...]
_Asked = TypeVar("_Asked")

MOST_FILES = 16
MOST_BYTES = 1024 * 1024
"""A batch holds so much at most, or one file that is larger."""
AHEAD_BYTES = 32 * 1024 * 1024
"""So much at most is asked for and not yet written, beside one batch for each process."""
AHEAD = 16
"""Batches that are asked for and not yet written, for each process."""


def cut(tasks: Iterable[Task], most_files: int = MOST_FILES) -> Iterator[Batch]:
    """Yield *tasks* in batches, in order."""
    batch: list[Task] = []
    held = 0
    for task in tasks:
        if batch and (len(batch) >= most_files or held + task.size > MOST_BYTES):
            yield tuple(batch)
            batch, held = [], 0
        batch.append(task)
        held += task.size
    if batch:
        yield tuple(batch)


def size_of(batch: Batch) -> int:
    """Return how many bytes *batch* names."""
    return sum(task.size for task in batch)


class Ahead:
    """Batches that are asked for, in order: so many that nobody waits, and no more."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def is_enough(self, waiting: Sequence[tuple[Batch, object]]) -> bool:
        """Return whether the first of *waiting* must be answered before more is asked."""
        if len(waiting) <= self._processes:
            return False
        held = sum(size_of(batch) for batch, _ in waiting)
        return held > AHEAD_BYTES or len(waiting) > AHEAD * self._processes


def in_order(
    batches: Iterable[Batch],
    ask: Callable[[Batch], _Asked],
    answers: Callable[[Batch, _Asked], Iterable[Answer]],
    ahead: Ahead,
) -> Iterator[Answer]:
    """Yield the answers to all *batches*, in order; *ask* is called some batches before."""
    waiting: deque[tuple[Batch, _Asked]] = deque()
    for batch in batches:
        waiting.append((batch, ask(batch)))
        while ahead.is_enough(waiting):
            yield from answers(*waiting.popleft())
    while waiting:
        yield from answers(*waiting.popleft())
