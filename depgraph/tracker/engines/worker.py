"""A process of its own that reads. It may die of a file: the one that asks is told, and lives.

It is a fresh program and no copy of this process, whose threads and locks a copy would inherit
in whatever state they are; so it is the same on every system and for every version of Python.
"""

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from typing import IO

from depgraph.tracker.engines.batches import Batch
from depgraph.tracker.engines.child import LENGTH
from depgraph.tracker.engines.errors import WorkerDiedError

_CODE = (
    "import sys; sys.path[:] = {path!r}; from depgraph.tracker.engines.child import main; main()"
)
_PATIENCE = 10.0


class Worker:
    """One process; it is asked one batch at a time."""

    def __init__(self) -> None:
        self._process = _started([sys.executable, "-c", _CODE.format(path=sys.path)])
        self.asked = 0
        """How many batches it was given."""

    @property
    def number(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    def ask(self, batch: Batch) -> bytes:
        """Return the pickled answers to *batch*, or raise :class:`WorkerDiedError`."""
        self.asked += 1
        frame = pickle.dumps(batch, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError, ValueError):  # ValueError: another thread has just ended it
            self._in.write(LENGTH.pack(len(frame)))
            self._in.write(frame)
            self._in.flush()
            head = self._out.read(LENGTH.size)
            if len(head) == LENGTH.size:
                (size,) = LENGTH.unpack(head)
                data = self._out.read(size)
                if len(data) == size:
                    return data
        raise WorkerDiedError(self._ended())

    def end(self) -> None:
        """Have it end now, whatever it is doing."""
        self._process.kill()
        self._ended()

    def _ended(self) -> int:
        """Wait until it is gone, and return how it ended."""
        with suppress(OSError):
            self._in.close()
        try:
            code = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._out.close()
        return code

    @property
    def _in(self) -> IO[bytes]:
        return _there(self._process.stdin)

    @property
    def _out(self) -> IO[bytes]:
        return _there(self._process.stdout)


def _started(words: list[str]) -> "subprocess.Popen[bytes]":
    """Start a program in a group of its own: it does not hear the Ctrl-C that is meant for us."""
    pipe = subprocess.PIPE
    if os.name == "posix":
        return subprocess.Popen(words, stdin=pipe, stdout=pipe, process_group=0)  # noqa: S603  # ours
    group: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, creationflags=group)  # noqa: S603


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # pragma: no cover  # it was asked for
        raise RuntimeError
    return pipe
