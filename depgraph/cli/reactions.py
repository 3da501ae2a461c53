"""What a watcher does beside printing: a notice on the desktop, a program for each finding.

It is done by a thread of its own, one thing after the other, so that no line waits for it.
"""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import click

from depgraph.cli.notices import can_show, notice_of, shown_by
from depgraph.model.events import Saved
from depgraph.report.json import dumped_line, finding_as_json
from depgraph.report.plain import plain

_SECONDS = 60.0
_MOST = 1000
"""What may wait its turn; a program that hangs must not fill the memory."""
_AT_THE_END = 2.0
"""Seconds that a program has to end after it was told to."""
_LAST_WORDS = 4096


@dataclass(frozen=True, slots=True)
class _Job:
    words: tuple[str, ...]
    given: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


class Reactions:
    """Runs the program *words* for each new finding, and shows *notices*."""

    def __init__(self, words: Sequence[str], *, notices: bool, seconds: float = _SECONDS) -> None:
        self._words, self._notices, self._seconds = tuple(words), notices, seconds
        self._jobs: queue.Queue[_Job | None] = queue.Queue(_MOST)
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._over = False
        self._skipping = False
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Say what cannot be done here, and be ready."""
        if self._notices and not can_show():
            self._notices = False
            _complain("--notify does nothing here: this system has no program that shows notices")
        if self._words or self._notices:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End what still runs, and do no more."""
        with self._lock:
            self._over = True
            child = self._child
        if self._thread is not None:
            self._put(None)
            if child is not None:
                _end(child)
            self._thread.join(_AT_THE_END)

    def to(self, event: Saved) -> None:
        """Do what is to be done about *event*, soon."""
        notice = notice_of(event) if self._notices else None
        shown = shown_by(*notice) if notice else None
        if shown:
            self._put(_Job(shown.words, environment=shown.environment))
        if self._words:
            for finding in event.added:
                self._put(_Job(self._words, dumped_line(finding_as_json(finding))))

    def _put(self, job: _Job | None) -> None:
        try:
            self._jobs.put_nowait(job)
            self._skipping = False
        except queue.Full:
            if job is not None and not self._skipping:
                self._skipping = True
                _complain(f"{plain(job.words[0])} is too slow; findings are left out")

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            if job is None or self._over:
                return
            self._run(job)

    def _run(self, job: _Job) -> None:
        name = plain(job.words[0])
        try:
            with self._lock:
                if self._over:
                    return
                self._child = child = _started(job)
        except (OSError, ValueError) as error:
            _complain(f"{name} could not be run: {plain(str(error))}")
            return
        try:
            _, said = child.communicate(job.given.encode(), self._seconds)
        except subprocess.TimeoutExpired:
            _end(child)
            if not self._over:
                _complain(f"{name} did not end within {self._seconds:g} seconds and was stopped")
            return
        finally:
            with self._lock:
                self._child = None
        if child.returncode and not self._over:
            lines = said[-_LAST_WORDS:].decode("utf-8", "replace").strip().splitlines()
            last = f": {plain(lines[-1])}" if lines else ""
            _complain(f"{name} ended with {child.returncode}{last}")


def _started(job: _Job) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # what the person asked for, without a shell
        job.words,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **job.environment} if job.environment else None,
        start_new_session=sys.platform != "win32",
    )


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started."""
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        try:
            if sys.platform == "win32":
                child.terminate()
            else:
                os.killpg(child.pid, number)
            child.wait(_AT_THE_END / 4)
        except subprocess.TimeoutExpired:
            continue
        except (OSError, ValueError):
            return
        if sys.platform == "win32":
            return


def _complain(message: str) -> None:
    click.echo(f"depgraph: {message}", err=True)
