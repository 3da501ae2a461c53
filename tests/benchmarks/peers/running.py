"""Run a whole program and tell what it took: processor time, time on the clock, memory."""

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 300.0
"""Seconds of a processor that one run may take."""
PATIENCE = 5.0
_MB = 1024


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a program with all its processes."""

    processor: float
    clock: float
    memory: float
    """Megabytes of its largest process."""
    code: int
    output: str
    in_time: bool = True


def run(
    command: Sequence[str | Path],
    folder: Path,
    limit: float = LIMIT,
    clock: float = LIMIT * PATIENCE,
) -> Ran:
    """Run *command* in *folder* for *limit* seconds of a processor and *clock* ones at most."""
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "500"}
    began = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        program = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        stopped = threading.Event()
        alarm = threading.Timer(clock, _stop, (program.pid, stopped))
        alarm.start()
        most = int(limit)
        resource.prlimit(program.pid, resource.RLIMIT_CPU, (most, most))
        _, status, used = os.wait4(program.pid, 0)
        alarm.cancel()
        program.returncode = os.waitstatus_to_exitcode(status)
        taken = time.perf_counter() - began
        told.seek(0)
        output = told.read().decode("utf-8", "replace")
    late = stopped.is_set() or used.ru_utime + used.ru_stime >= limit
    return _ran(used, taken, program.returncode, output, in_time=not late)


def _ran(
    used: resource.struct_rusage, taken: float, code: int, output: str, *, in_time: bool
) -> Ran:
    processor = used.ru_utime + used.ru_stime
    return Ran(processor, taken, used.ru_maxrss / _MB, code, output, in_time)


def _stop(group: int, stopped: threading.Event) -> None:
    stopped.set()
    os.killpg(group, signal.SIGKILL)
