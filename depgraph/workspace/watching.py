"""Hear of changes below a folder. Events only wake us up; what changed is read from the files.

So nothing is lost when events are: an overflow wakes us as well, and so does a timer.
"""

import logging
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver

_QUIET_EVENTS = frozenset({"opened", "closed_no_write"})
_OURS = frozenset({".depgraph", ".git"})
_LONGEST_BURST = 30.0


class Watching:
    """A watch on the folder *root*; with *poll*, one that looks every so many seconds.

    Network drives often send no events; then polling is what works.
    """

    def __init__(self, root: Path, poll: float | None = None) -> None:
        self._root, self._poll = root, poll
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._observer: BaseObserver | None = None
        self._alarm = _Alarm(self._woken)

    def __enter__(self) -> Self:
        """Start to listen."""
        self._observer = _observer(self._poll)
        handler = _Handler(self._root, self._woken)
        self._observer.schedule(handler, str(self._root), recursive=True)
        self._observer.start()
        logging.getLogger("watchdog").addHandler(self._alarm)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening."""
        logging.getLogger("watchdog").removeHandler(self._alarm)
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(5)

    def stop(self) -> None:
        """Make the next wait return at once, for good; may be called by a signal."""
        self._stopped.set()
        self._woken.set()

    @property
    def stopped(self) -> bool:
        """Return whether somebody asked to stop."""
        return self._stopped.is_set()

    def wait(self, settle: float, longest: float) -> None:
        """Wait for a change and then until *settle* seconds pass without one.

        Return after *longest* seconds without any change.
        """
        self._woken.wait(longest)
        end = time.monotonic() + _LONGEST_BURST
        while not self.stopped and time.monotonic() < end:
            self._woken.clear()
            if not self._woken.wait(settle):
                return


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, woken: threading.Event) -> None:
        self._root, self._woken = root, woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake up, unless it is our own store or git's."""
        if event.event_type in _QUIET_EVENTS:
            return
        for path in (event.src_path, event.dest_path):
            if path and not self._is_ours(str(path)):
                self._woken.set()

    def _is_ours(self, path: str) -> bool:
        try:
            parts = Path(path).relative_to(self._root).parts
        except ValueError:
            return False
        # Git's HEAD says which texts are in force; the rest of it is not ours to know.
        return bool(parts) and parts[0] in _OURS and parts[-1] != "HEAD"


class _Alarm(logging.Handler):
    """Wakes us when the watcher itself complains: events may have been lost."""

    def __init__(self, woken: threading.Event) -> None:
        super().__init__(logging.WARNING)
        self._woken = woken

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # that it speaks is enough
        """Wake up."""
        self._woken.set()


def _observer(poll: float | None) -> BaseObserver:
    if poll is not None:
        from watchdog.observers.polling import PollingObserver

        return PollingObserver(timeout=poll)
    from watchdog.observers import Observer

    return Observer()
