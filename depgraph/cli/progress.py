"""Shows a person how far the reading is; counts for everyone. Speaks on standard error only."""

import sys
from time import monotonic

from depgraph.report.plain import plain, plural

_PAUSE = 0.1
"""Seconds between two lines of the bar."""
_BAR = 24


class Progress:
    """Counts steps; draws a bar when *visible*."""

    def __init__(self, *, visible: bool) -> None:
        self._visible = visible
        self._started = monotonic()
        self._drawn = 0.0
        self._total = 0
        self._done = 0
        self._what = ""
        self.steps = 0

    def start(self, total: int, what: str) -> None:
        """Begin a stretch of *total* steps; *what* is the word before the bar."""
        self._total, self._what, self._done = total, what, 0

    def step(self, path: str) -> None:
        """Count *path* as done."""
        self._done += 1
        self.steps += 1
        now = monotonic()
        if self._visible and now - self._drawn >= _PAUSE:
            self._drawn = now
            self._draw(path)

    def finish(self) -> None:
        """Take the bar away."""
        if self._visible and self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = 0.0

    def seconds(self) -> float:
        """Return how long it has taken since the beginning."""
        return monotonic() - self._started

    def _draw(self, path: str) -> None:
        filled = _BAR * min(self._done, self._total) // max(self._total, 1)
        bar = "#" * filled + "." * (_BAR - filled)
        count = f"{self._done}/{self._total}"
        sys.stderr.write(f"\r\x1b[K{self._what}  {bar}  {count}  {plain(path)[-40:]}")
        sys.stderr.flush()


def tally(documents: int, shown: Progress) -> str:
    """Return ``46 documents, 1 re-read, 45 from cache, 0.4 s``."""
    reread = min(shown.steps, documents)
    cached = documents - reread
    read = f"{reread} re-read, {cached} from cache"
    return f"{plural(documents, 'document')}, {read}, {shown.seconds():.1f} s"
