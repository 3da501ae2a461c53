"""The most memory that a process and each process it starts ever held."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Peak:
    """Megabytes of the process itself, and of the largest one that it started."""

    parent: float
    worker: float

    @property
    def largest(self) -> float:
        """The larger of both."""
        return max(self.parent, self.worker)


def can_be_measured() -> bool:
    """Return whether this system tells the peak memory of a process."""
    return Path("/proc/self/status").exists()


def peak(command: Sequence[str | Path], folder: Path) -> tuple[Peak, int]:
    """Run *command* in *folder*; return its peak memory and its exit code."""
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere) as running:
        parent = worker = 0.0
        while running.poll() is None:
            parent = max(parent, held(running.pid))
            worker = max(worker, 0.0, *map(held, _started_by(running.pid)))
            time.sleep(_PAUSE)
    return Peak(parent, worker), running.returncode


def held(process: int, what: str = "VmHWM") -> float:
    """Return the megabytes that *process* holds at most so far, 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    found = (int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:"))
    return next(found, 0.0)


def _started_by(process: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for thread in threads for child in _children(thread)]
    except OSError:
        return []
    return [*children, *(below for child in children for below in _started_by(child))]


def _children(thread: Path) -> list[int]:
    text = (thread / "children").read_text("utf-8")
    return [int(child) for child in text.split()]
