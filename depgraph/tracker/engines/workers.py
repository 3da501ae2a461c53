"""Workers to lend, and what is done when one dies of a file: no other file is lost with it."""

import pickle
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError

from depgraph.tracker.engines.batches import Batch
from depgraph.tracker.engines.errors import WorkerDiedError
from depgraph.tracker.engines.lost import lost_row
from depgraph.tracker.engines.worker import Worker
from depgraph.tracker.reading import Answer, Task


class Workers:
    """Processes that read; several threads may ask at once, each has one to itself."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._ended = False
        self._lock = threading.Lock()
        self._in_turn = threading.Lock()

    def read(self, batch: Batch) -> list[bytes]:
        """Return the pickled answers to *batch*, in one piece or one for each file."""
        try:
            return [self._asked(batch)]
        except WorkerDiedError:
            tries = 1 if len(batch) == 1 else 2
        with self._in_turn:  # a file that needs much memory gets what there is
            return [self._alone(task, tries) for task in batch]

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        with self._lock:
            self._ended = True
            left = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in left:
            worker.end()

    def _alone(self, task: Task, tries: int) -> bytes:
        code = 0
        for number in range(tries):
            try:
                return self._asked((task,), fresh=number > 0)
            except WorkerDiedError as died:
                code = died.code
        return pickle.dumps([(task.path, lost_row(code))])

    def _asked(self, batch: Batch, *, fresh: bool = False) -> bytes:
        worker = self._taken(fresh=fresh)
        try:
            data = worker.ask(batch)
        except WorkerDiedError as died:
            self._given_back(worker, keep=False)
            if died.code == 0 and worker.asked > 1:  # nobody had asked it for so long that it left
                return self._asked(batch, fresh=True)
            raise
        self._given_back(worker, keep=True)
        return data

    def _taken(self, *, fresh: bool) -> Worker:
        with self._lock:
            if self._ended:
                raise CancelledError
            idle = self._idle.pop() if self._idle else None
            worker = Worker() if idle is None or fresh else idle
            self._busy.add(worker)
        if idle is not None and idle is not worker:
            idle.end()  # one more would be one too many
        return worker

    def _given_back(self, worker: Worker, *, keep: bool) -> None:
        with self._lock:
            self._busy.discard(worker)
            if keep and not self._ended:
                self._idle.append(worker)
                return
        worker.end()


def answers_in(frames: Sequence[bytes]) -> list[Answer]:
    """Return the answers that :meth:`Workers.read` gave, or raise what went wrong there."""
    found: list[Answer] = []
    for frame in frames:
        read = pickle.loads(frame)  # noqa: S301  # a worker of ours wrote it
        if isinstance(read, BaseException):
            raise read
        found += read
    return found
