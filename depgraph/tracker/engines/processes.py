"""Read in this process what is little, and in several of this machine what is much."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from depgraph.tracker.reading import Answer, Task, answered

if TYPE_CHECKING:
    from concurrent.futures import Future

    from depgraph.tracker.engines.batches import Batch

MANY = 48
LARGE = 1024 * 1024
"""So many files, or so many bytes, are worth the start of other processes."""
HEAVY = 8 * 1024 * 1024
"""A file so large is never read in this process, which must not die of it."""


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_here(tasks: Sequence[Task], jobs: int, *, careful: bool = False) -> Iterator[Answer]:
    """Yield the answer to each of *tasks*, in order, with *jobs* processes, 0 for all cores.

    With one it is this process that reads; so it is with little, unless it must be *careful*.
    """
    count = jobs or cores()
    if jobs == 1 or not sys.executable:
        return map(answered, tasks)
    if careful or _is_much(tasks, count):
        return in_processes(tasks, count)
    return map(answered, tasks)


def _is_much(tasks: Sequence[Task], count: int) -> bool:
    sizes = [task.size for task in tasks]
    if count > 1 and len(sizes) > 1 and (len(sizes) >= MANY or sum(sizes) >= LARGE):
        return True
    return max(sizes, default=0) >= HEAVY


def in_processes(tasks: Sequence[Task], count: int) -> Iterator[Answer]:
    """Yield the answer to each of *tasks*, in order, read by *count* processes."""
    from concurrent.futures import ThreadPoolExecutor

    from depgraph.tracker.engines.batches import MOST_FILES, Ahead, cut, in_order
    from depgraph.tracker.engines.workers import Workers

    most = max(1, min(MOST_FILES, len(tasks) // (4 * count)))
    workers = Workers()
    # Each thread waits for one process.
    threads = ThreadPoolExecutor(count, "depgraph-worker")
    try:
        yield from in_order(
            cut(tasks, most),
            lambda batch: threads.submit(workers.read, batch),
            _read,
            Ahead(count),
        )
    finally:
        workers.end()
        threads.shutdown(cancel_futures=True)


def _read(batch: "Batch", asked: "Future[list[bytes]]") -> Iterator[Answer]:
    from depgraph.tracker.engines.workers import answers_in

    try:
        frames = asked.result()
    except OSError:  # no further process can be started
        return map(answered, batch)
    return iter(answers_in(frames))
