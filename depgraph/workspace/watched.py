"""Ask a running watch whether the index is up to date, so that no folder need be walked for that.

Who asks makes a file beside the index; the watch hears of it after all that happened before, looks
at that, and puts its answer beside it. Without a watch, or one that is busy, nobody answers.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from depgraph.model.immutable import immutable
from depgraph.workspace.keeping import STORE

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

HELD = f"{STORE.name}-watched"
ASKED = f"{STORE.name}-asked-"
TOLD = f"{STORE.name}-told-"
_STEP = 0.001
_OLD = 60.0
"""Seconds after which nobody waits for an answer any more."""


@immutable
class Question:
    """A question that a watch was asked and may answer."""

    asked: Path
    told: Path

    def answer(self, seconds: float) -> bytes | None:
        """Return what the watch says within so many seconds; the question is settled then."""
        end = time.monotonic() + seconds
        try:
            while True:
                with suppress(FileNotFoundError):
                    return self.told.read_bytes()
                if time.monotonic() > end:
                    return None
                time.sleep(_STEP)
        except OSError:
            return None
        finally:
            self.settle()

    def settle(self) -> None:
        """Take the question back."""
        for path in (self.asked, self.told):
            with suppress(OSError):
                path.unlink()


def ask(root: Path) -> Question | None:
    """Ask the watch of the folder *root*; ``None`` where none runs that could answer."""
    folder = root / STORE.parent
    if not _is_held(folder / HELD):
        return None
    name = f"{os.getpid()}-{time.monotonic_ns()}"
    question = Question(folder / f"{ASKED}{name}", folder / f"{TOLD}{name}")
    try:
        question.asked.touch()
    except OSError:
        return None
    return question


def _is_held(path: Path) -> bool:
    if fcntl is None:
        return False
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


class Door:
    """Where a watch of the folder *root* is asked; only one of several watches answers."""

    def __init__(self, root: Path) -> None:
        self._folder = root / STORE.parent
        self._handle: int | None = None

    def open(self) -> None:
        """Let others know that they can ask; where that is not possible, nobody will."""
        # Elsewhere, what is heard need not come in the order in which it happened.
        if sys.platform != "linux" or self._handle is not None:
            return
        with suppress(OSError):
            handle = os.open(self._folder / HELD, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(handle)
            else:
                self._handle = handle
                self._sweep()

    def _sweep(self) -> None:
        """Take away questions of commands that were ended before they could."""
        for path in (*self._folder.glob(f"{ASKED}*"), *self._folder.glob(f"{TOLD}*")):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _OLD:
                    path.unlink()

    def tell(self, asked: str, said: bytes) -> None:
        """Answer the question in the file *asked*, unless it was taken back."""
        if self._handle is None or not (self._folder / asked).exists():
            return
        told = self._folder / (TOLD + asked.removeprefix(ASKED))
        unfinished = self._folder / f"{HELD}-{os.getpid()}"
        with suppress(OSError):
            unfinished.write_bytes(said)
            unfinished.replace(told)

    def close(self) -> None:
        """Let others know that nobody answers any more."""
        if self._handle is not None:
            with suppress(OSError):
                (self._folder / HELD).unlink()
            os.close(self._handle)
            self._handle = None
