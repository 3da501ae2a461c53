"""The watcher as a process of its own: what it prints after saves, and how it ends."""

import json
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FILES

PATIENCE = 60.0
POLICY = "policies/POL-002.md"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "company"


class Watch:
    """A running ``depgraph watch --json-lines`` in *folder*."""

    def __init__(self, folder: Path, *more: str) -> None:
        command = [sys.executable, "-m", "depgraph", "watch", "--json-lines", *more]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def next(self) -> dict[str, Any]:
        """Return the next event."""
        event: dict[str, Any] = json.loads(self.lines.get(timeout=PATIENCE))
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

    def begin(folder: Path, *more: str) -> Watch:
        running.append(Watch(folder, *more))
        return running[-1]

    yield begin
    for each in running:
        each.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small company."""
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


def test_what_a_save_breaks_and_what_the_next_one_mends(folder: Path, watch: Watch) -> None:
    save(folder, "for 7 years", "for 5 years")
    first = watch.next()
    assert (first["paths"], first["verdict"]) == ([POLICY], "breaking")
    assert values(first["added"]) == ["COD606 src/ret.py", "VAL301 sops/SOP-014.md"]
    save(folder, "for 7 years", "for 5 years", "sops/SOP-014.md")
    second = watch.next()
    assert (second["paths"], second["added"]) == (["sops/SOP-014.md"], [])
    assert len(second["fixed"]) == 1
    save(folder, "for 5 years", "for 7 years")
    third = watch.next()
    # The procedure says five years now, and the policy seven as before.
    assert third["paths"] == [POLICY]
    assert watch.end() == (0, "")


def test_a_save_that_changes_nothing_of_substance_has_no_findings(
    folder: Path, watch: Watch
) -> None:
    save(folder, "The Record Keeper keeps", "The Record Keeper looks after")
    event = watch.next()
    assert (event["added"], event["fixed"], event["verdict"]) == ([], [], "clean")


def test_removed_and_moved_files_are_followed(folder: Path, watch: Watch) -> None:
    (folder / "sops" / "SOP-014.md").rename(folder / "sops" / "SOP-014-archive.md")
    event = watch.next()
    moved = {"from": "sops/SOP-014.md", "to": "sops/SOP-014-archive.md"}
    assert (event["paths"], event["removed"]) == (["sops/SOP-014-archive.md"], [])
    assert event["renamed"] == [moved]
    (folder / POLICY).unlink()
    event = watch.next()
    assert event["removed"] == [POLICY]
    assert {f["rule"] for f in event["added"]} == {"DOC501"}


def test_a_burst_is_one_event_and_loses_nothing(folder: Path, watch: Watch) -> None:
    for number in range(300):
        name = folder / "notes" / f"part-{number % 7}" / f"note-{number}.md"
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text(f"# Note {number}\n\nSee POL-002 §4.1.\n", encoding="utf-8")
    seen: set[str] = set()
    while len(seen) < 300:
        seen.update(watch.next()["paths"])
    assert watch.end() == (0, "")
    done = subprocess.run(
        [sys.executable, "-m", "depgraph", "verify"], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_a_file_that_is_half_written_is_waited_for(tmp_path: Path, start: Start) -> None:
    whole = FIXTURES / "contracts" / "SLA.docx"
    file = tmp_path / "SLA.docx"
    shutil.copy(whole, file)
    running = start(tmp_path)
    running.next()
    (tmp_path / "~$SLA.docx").write_bytes(b"someone")
    file.write_bytes(whole.read_bytes()[:4000])
    assert running.next() == {"event": "waiting", "path": "SLA.docx", "lock": "~$SLA.docx"}
    shutil.copy(whole, file)
    assert running.next()["verdict"] == "clean"
    assert running.end(signal.SIGINT) == (0, "")


def test_a_program_gets_each_new_finding(folder: Path, start: Start) -> None:
    told = folder.parent / f"{folder.name}-told.jsonl"
    tell = folder.parent / f"{folder.name}-tell.py"
    tell.write_text(
        f"import sys\nopen({str(told)!r}, 'a').write(sys.stdin.read())\n", encoding="utf-8"
    )
    running = start(folder, "--exec", f"{sys.executable} {tell}")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    running.next()
    deadline = time.monotonic() + PATIENCE
    while not (told.exists() and told.read_text("utf-8").count("\n") > 1):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert running.end() == (0, "")
    found = [json.loads(line)["rule"] for line in told.read_text(encoding="utf-8").splitlines()]
    assert {"COD606", "VAL301"} <= set(found)


def test_polling_sees_the_same(folder: Path, start: Start) -> None:
    running = start(folder, "--poll", "0.2")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    assert len(values(running.next()["added"])) == 2
    assert running.end() == (0, "")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_commit_puts_the_texts_in_force(folder: Path, start: Start) -> None:
    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
            cwd=folder,
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "all")
    running = start(folder)
    assert running.next()["accepted"] is False
    save(folder, "for 7 years", "for 5 years")
    assert len(values(running.next()["added"])) == 2
    git("commit", "-qam", "shorter")
    event = running.next()
    assert (event["paths"], event["added"], event["verdict"]) == ([], [], "clean")
    assert running.end() == (0, "")
