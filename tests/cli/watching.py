"""A running watcher, for the tests that watch it from outside."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 60.0
POLICY = "policies/POL-002.md"
SOP = "sops/SOP-014.md"


class Watch:
    """A running ``depgraph watch`` in *folder*; it prints JSON *lines*, or those for a person."""

    def __init__(
        self,
        folder: Path,
        *more: str,
        lines: bool = True,
        path: str = "",
        command: list[str] | None = None,
    ) -> None:
        form = ["--json-lines"] if lines else []
        self.process = subprocess.Popen(
            command or [sys.executable, "-m", "depgraph", "watch", *form, *more],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PATH": path} if path else None,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def line(self) -> str:
        """Return the next line."""
        return self.lines.get(timeout=PATIENCE).rstrip("\n")

    def next(self) -> dict[str, Any]:
        """Return the next event."""
        event: dict[str, Any] = json.loads(self.line())
        return event

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Stop it as a person or the system would; return its code and what it complained of."""
        self.process.send_signal(number)
        assert self.process.stderr is not None
        said = self.process.stderr.read()
        return self.process.wait(PATIENCE), said

    def close(self) -> None:
        """Leave nothing open, however the test went."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


Start = Callable[..., Watch]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start watchers, and close them all in the end."""
    running: list[Watch] = []

    def begin(folder: Path, *more: str, lines: bool = True, path: str = "") -> Watch:
        running.append(Watch(folder, *more, lines=lines, path=path))
        return running[-1]

    yield begin
    for each in running:
        each.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small company."""
    from tests.cli.conftest import FILES

    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(folder: Path, start: Start) -> Watch:
    """A watcher on it that has begun."""
    running = start(folder)
    assert running.next() == {"event": "started", "documents": 4, "accepted": True}
    return running


def save(folder: Path, old: str, new: str, path: str = POLICY) -> None:
    """Save as editors do: a file beside it, then moved over it."""
    file = folder / path
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    beside.replace(file)


def values(findings: list[dict[str, Any]]) -> list[str]:
    """Return rule and path of the findings about a value."""
    told = (f"{f['rule']} {f['effect']['path']}" for f in findings)
    return sorted(line for line in told if line.startswith(("VAL301", "COD606")))


def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def depgraph(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command beside the watcher."""
    command = [sys.executable, "-m", "depgraph", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
