"""Wait for changes below a folder. What is heard only says where to look; files say what changed.

So nothing is lost when events are: then everything is looked at again, and so it is from time to
time.
"""

import select
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from depgraph.workspace.dirt import EVERYTHING, NOTHING, Dirt, NoRoomError

_LONGEST_BURST = 30.0
_SECONDS_BETWEEN_LOOKS = 2.0
"""How often is looked where the system cannot tell of changes."""
_DEAF = "the system does not tell of changes here ({}); the files are looked at every 2 seconds"
_STEP = 1.0
"""The longest wait that a signal need not interrupt, where signals do not."""


class Ears(Protocol):
    """What tells of changes."""

    def fileno(self) -> int:
        """Return what can be waited on."""

    def close(self) -> None:
        """Stop hearing."""

    def follow(self, folder: str) -> None:
        """Hear of what happens right in *folder*, a path below the root, from now on."""

    def beside(self, folder: Path, means: Callable[[str], Dirt]) -> None:
        """Hear as well of the files in *folder*; *means* says of a name what that means."""

    def taken(self) -> Dirt:
        """Return what was heard since the last time."""


class Watching:
    """A watch on the folder *root*; with *poll*, one that looks every so many seconds.

    Network drives often send no events; then polling is what works. Only files of which *cares*
    says by their name that they count are heard of.
    """

    def __init__(
        self, root: Path, cares: Callable[[str], bool], poll: float | None = None
    ) -> None:
        self.root, self.poll = root, poll
        self.remark = ""
        self._cares = cares
        self._ears: Ears | None = None
        self._near, self._far = socket.socketpair()
        self._far.setblocking(False)
        self._near.setblocking(False)
        self._stopped = self._waiting = False

    def __enter__(self) -> Self:
        """Start to listen."""
        if self.poll is None:
            try:
                self._ears = _ears(self.root, self._cares)
            except Exception as error:  # noqa: BLE001  # whatever it is, looking still works
                self._give_up(error)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening."""
        if self._ears is not None:
            self._ears.close()
        self._near.close()
        self._far.close()

    def stop(self) -> None:
        """Make every wait return at once, for good; may be called by a signal."""
        self._stopped = True
        try:
            self._far.send(b"!")
        except OSError:  # closed, or full: then nobody waits
            return

    @property
    def waiting(self) -> bool:
        """Return whether nothing is being done but waiting, so that a stop is heard at once."""
        return self._waiting

    @property
    def stopped(self) -> bool:
        """Return whether somebody asked to stop."""
        return self._stopped

    def follow(self, folder: str) -> None:
        """Hear of what happens right in *folder*, a path below the root, from now on."""
        if self._ears is not None:
            try:
                self._ears.follow(folder)
            except Exception as error:  # noqa: BLE001  # whatever it is, looking still works
                self._give_up(error)

    def beside(self, folder: Path, means: Callable[[str], Dirt]) -> None:
        """Hear as well of the files in *folder*; *means* says of a name what that means."""
        if self._ears is not None:
            try:
                self._ears.beside(folder, means)
            except Exception as error:  # noqa: BLE001  # whatever it is, looking still works
                self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Look from now on instead of listening."""
        self.poll = _SECONDS_BETWEEN_LOOKS
        self.remark = str(error) if isinstance(error, NoRoomError) else _DEAF.format(error)
        ears, self._ears = self._ears, None
        if ears is not None:
            ears.close()

    def wait(self, settle: float, longest: float) -> Dirt:
        """Wait for a change and then until *settle* seconds pass without one; return what it was.

        Return after *longest* seconds without any change.
        """
        self._waiting = True
        try:
            return self._waited(settle, longest)
        finally:
            self._waiting = False

    def _waited(self, settle: float, longest: float) -> Dirt:
        if self.poll is not None:
            self._take(min(self.poll, longest))
            return EVERYTHING
        dirt = self._take(longest)
        now = time.monotonic()
        end, quiet = now + _LONGEST_BURST, now + settle
        while dirt and not dirt.asked and not self._stopped and now < min(quiet, end):
            more = self._take(min(quiet, end) - now)
            now = time.monotonic()
            if more.extends:
                quiet = now + settle
            dirt |= more
        return dirt

    def _take(self, seconds: float) -> Dirt:
        """Return what is heard next, at the latest nothing after *seconds*."""
        end = time.monotonic() + seconds
        while not self._stopped:
            left = end - time.monotonic()
            if left <= 0:
                break
            step = min(left, _STEP) if sys.platform == "win32" else left
            ears = self._ears
            sources = [self._near.fileno(), *([ears.fileno()] if ears else [])]
            ready, _, _ = select.select(sources, [], [], step)
            if ears and ears.fileno() in ready and (dirt := ears.taken()):
                return dirt
        return NOTHING


def _ears(root: Path, cares: Callable[[str], bool]) -> Ears:
    if sys.platform == "linux":
        from depgraph.workspace.inotify import Inotify

        return Inotify(root, cares)
    from depgraph.workspace.hearing import Hearing

    return Hearing(root, cares)
