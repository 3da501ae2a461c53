"""Read on a Dask cluster that is there. What it cannot read is read here; nothing is lost.

Nothing is imported from Dask before somebody asks for it.
"""

import pickle
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from depgraph.model.documents import View
from depgraph.tracker.engines.batches import Ahead, Batch, cut, in_order
from depgraph.tracker.engines.connecting import connected, shared
from depgraph.tracker.engines.errors import ReadHereWarning
from depgraph.tracker.engines.fitting import fingerprint
from depgraph.tracker.engines.processes import read_here
from depgraph.tracker.engines.there import read_frame
from depgraph.tracker.engines.workers import Workers, answers_in
from depgraph.tracker.reading import Answer, Task, Text, answered, bounded, digest_at

if TYPE_CHECKING:
    from distributed import Client, Future

LOOK_SECONDS, LONGEST_LOOK_SECONDS = 1.0, 16.0
DESERTED_SECONDS = 10.0
"""A cluster without any worker for so long is given up; most replace a dead one sooner."""

Sent = tuple[list[Task | None], "Future"]
"""What was sent for each task of a batch, nothing where it must be read here."""


class ClusterLostError(Exception):
    """The cluster answers no more; only the engine sees this."""


def read_there(tasks: Sequence[Task], named: str, jobs: int) -> Iterator[Answer]:
    """Yield the answer to each of *tasks*, in order, read by the cluster that is *named*.

    What is left when the cluster goes is read here, with *jobs* processes.
    """
    done = 0
    with connected(named) as client:
        cluster = _Cluster(client, by_path=shared(client, named, tasks))
        try:
            ahead = Ahead(max(1, sum(client.nthreads().values())))
            for answer in in_order(cut(tasks), cluster.sent, cluster.answers, ahead):
                done += 1
                yield answer
        except ClusterLostError as error:
            cluster.remark(str(error))
        finally:
            cluster.end()
    yield from read_here(tasks[done:], jobs, careful=True)


class _Cluster:
    """Sends batches, by path where the workers see the same files, else with all bytes."""

    def __init__(self, client: "Client", *, by_path: bool) -> None:
        self._client, self._by_path = client, by_path
        self._workers = Workers()
        self._remarked = False
        self._deserted_since = 0.0

    def end(self) -> None:
        """End the processes that read here."""
        self._workers.end()

    def remark(self, why: str) -> None:
        """Say once that not everything was read there."""
        if not self._remarked:
            warnings.warn(ReadHereWarning(why), stacklevel=2)
        self._remarked = True

    def sent(self, batch: Batch) -> Sent:
        """Send *batch*."""
        given = [_by_path(task) if self._by_path else _by_bytes(task) for task in batch]
        return given, self._submitted([task for task in given if task is not None])

    def answers(self, batch: Batch, sent: Sent) -> list[Answer]:
        """Wait for the answers to *batch*; nothing of it is given before all of it is there."""
        given, future = sent
        there = iter(self._waited([t for t in given if t is not None], future))
        found = [
            answered(task) if was is None else next(there)
            for task, was in zip(batch, given, strict=True)
        ]
        return self._completed(batch, found)

    def _completed(self, batch: Batch, found: list[Answer]) -> list[Answer]:
        """Ask again, with all bytes, for the files that the worker did not see."""
        unseen = [at for at, (_, row) in enumerate(found) if row is None]
        for at in unseen:
            text = _by_bytes(batch[at])
            again = self._waited([text], self._submitted([text])) if text else ()
            found[at] = next(iter(again), None) or answered(batch[at])
        return found

    def _submitted(self, tasks: Sequence[Task]) -> "Future":
        frame = pickle.dumps(tuple(tasks), pickle.HIGHEST_PROTOCOL)
        try:
            with warnings.catch_warnings():
                # Files travel with the question: they are needed once, by one worker.
                warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
                return self._client.submit(read_frame, frame, fingerprint(), pure=False)
        except Exception as error:
            raise ClusterLostError(_LOST) from error

    def _waited(self, tasks: Sequence[Task], future: "Future") -> list[Answer]:
        """Return the answers to *tasks* that *future* brings, else read them here."""
        patience = LOOK_SECONDS
        while True:
            try:
                return answers_in(future.result(timeout=patience))
            except Exception as error:
                if future.cancelled() or self._client.status != "running":
                    raise ClusterLostError(_LOST) from error
                if future.status == "error":
                    self.remark(_told(error))
                    return answers_in(self._workers.read(tuple(tasks)))
                if not isinstance(error, TimeoutError):
                    raise
            # An answer is lost with the worker that held it; then it is still to be waited for.
            self._must_live()
            patience = min(2 * patience, LONGEST_LOOK_SECONDS)

    def _must_live(self) -> None:
        """Stop waiting when there is nobody left to wait for."""
        if self._client.status != "running":
            raise ClusterLostError(_LOST)
        with suppress(Exception):
            if self._client.nthreads():
                self._deserted_since = 0.0
                return
        now = time.monotonic()
        self._deserted_since = self._deserted_since or now
        if now - self._deserted_since > DESERTED_SECONDS:
            raise ClusterLostError(_DESERTED)


_LOST = "the connection to the Dask scheduler was lost"
_DESERTED = "the Dask cluster has no workers any more"


def _told(error: Exception) -> str:
    if type(error).__name__ == "KilledWorker":
        return "workers of the Dask cluster died while they read"
    return f"workers of the Dask cluster failed ({type(error).__name__})"


def _by_path(task: Task) -> Task | None:
    """Return *task* as it is sent to a worker that sees the same files."""
    if isinstance(task, Text):
        return task
    try:
        root = Path(task.root).absolute()
        return replace(task, root=str(root), digest=digest_at(root / task.path))
    except OSError:
        return None


def _by_bytes(task: Task) -> Text | None:
    """Return *task* with all bytes."""
    if isinstance(task, Text):
        return task
    try:
        data = bounded(Path(task.root) / task.path)
    except OSError:
        return None
    return Text(task.path, task.path, data, View.ACCEPTED, task.kind)
