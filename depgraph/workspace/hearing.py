"""Hear of changes below a folder where the system tells of whole trees at once: macOS, Windows."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from depgraph.workspace.dirt import EVERYTHING, NOTHING, Dirt

_QUIET_EVENTS = frozenset({"opened", "closed_no_write"})


class Hearing:
    """The changes below *root*; of files, only those whose names count as *cares* says."""

    def __init__(self, root: Path, cares: Callable[[str], bool]) -> None:
        self._root, self._cares = os.path.realpath(root), cares
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._lock = threading.Lock()
        self._dirt = NOTHING
        self._alarm = _Alarm(lambda: self.put(EVERYTHING))
        self._observer = Observer()
        self._observer.schedule(_Handler(self._heard), self._root, recursive=True)
        self._observer.start()
        logging.getLogger("watchdog").addHandler(self._alarm)

    def fileno(self) -> int:
        """Return what can be waited on."""
        return self._near.fileno()

    def close(self) -> None:
        """Stop hearing."""
        logging.getLogger("watchdog").removeHandler(self._alarm)
        self._observer.stop()
        self._observer.join(5)
        self._near.close()
        self._far.close()

    def follow(self, folder: str) -> None:
        """Do nothing: all folders are followed already."""

    def beside(self, folder: Path, means: Callable[[str], Dirt]) -> None:
        """Hear as well of the files in *folder*; *means* says of a name what that means."""

        def heard(event: FileSystemEvent) -> None:
            for path in (str(event.src_path), str(event.dest_path)):
                self.put(means(Path(path).name) if path else NOTHING)

        if folder.is_dir():
            self._observer.schedule(_Handler(heard), str(folder), recursive=False)

    def put(self, dirt: Dirt) -> None:
        """Take in what was heard; may be called by any thread."""
        if not dirt:
            return
        with self._lock:
            self._dirt |= dirt
        try:
            self._far.send(b"!")
        except OSError:  # full: then it can be read already
            return

    def taken(self) -> Dirt:
        """Return what was heard since the last time."""
        try:
            self._near.recv(4096)
        except OSError:
            return NOTHING
        with self._lock:
            dirt, self._dirt = self._dirt, NOTHING
        return dirt

    def _heard(self, event: FileSystemEvent) -> None:
        for said in (event.src_path, event.dest_path):
            path = self._below(str(said)) if said else None
            if path is None:
                continue
            if not path:
                self.put(NOTHING if event.event_type == "modified" else EVERYTHING)
            elif not event.is_directory and self._cares(path.rpartition("/")[2]):
                self.put(Dirt(files=frozenset({path})))
            elif event.is_directory and event.event_type != "modified":
                self.put(Dirt(trees=frozenset({f"{path}/"})))

    def _below(self, path: str) -> str | None:
        """Return *path* below the root; ``None`` for hidden folders, which hold no documents."""
        try:
            parts = Path(path).relative_to(self._root).parts
        except ValueError:
            return ""
        if any(part.startswith(".") for part in parts[:-1]):
            return None
        return "/".join(parts)


class _Handler(FileSystemEventHandler):
    def __init__(self, heard: Callable[[FileSystemEvent], None]) -> None:
        self._heard = heard

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what is not merely reading."""
        if event.event_type not in _QUIET_EVENTS:
            self._heard(event)


class _Alarm(logging.Handler):
    """Speaks up when the library itself complains: changes may have been lost."""

    def __init__(self, said: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # that it speaks is enough
        """Pass it on."""
        self._said()
