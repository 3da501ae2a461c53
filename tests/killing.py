"""Kill depgraph at random moments and look at what is left: `python -m tests.killing 200`."""

import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from depgraph import tracker
from depgraph.workspace import Workspace
from depgraph.workspace.watching import Watching

FILES = 60
_LONGEST = 0.4
_PATIENCE = 10.0

Act = Callable[[Path], object]


def opened(folder: Path) -> Workspace:
    """Return the workspace at *folder*, with nothing of it loaded."""
    return tracker.open_workspace(folder, folder)


def update(folder: Path) -> tracker.Updated:
    """Do what ``depgraph update`` does."""
    workspace = opened(folder)
    with closing(workspace.store):
        return tracker.update(workspace, tracker.Silent())


def accept(folder: Path) -> tracker.Updated:
    """Do what ``depgraph init`` does."""
    workspace = opened(folder)
    with closing(workspace.store):
        return tracker.initialise(workspace, tracker.Silent())


def watch(folder: Path) -> object:
    """Do what ``depgraph watch`` does."""
    with Watching(folder, 0.1) as watching:
        events = tracker.watch(lambda: opened(folder), watching, tracker.Silent(), 0.05)
        return [folder for _ in events]


def filled(folder: Path) -> Path:
    """Return *folder* with documents in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "depgraph.toml").write_text("")
    for number in range(FILES):
        _written(folder / f"p{number}.md", str(number))
    return folder


def _written(path: Path, word: str) -> None:
    number = path.stem[1:]
    text = f"# POL-{number} Policy {word}\n\n" + f"## 4 Part\n\nSee POL-001 §4 for {word}.\n\n" * 9
    path.write_text(text)


def edited(folder: Path, chance: random.Random) -> None:
    """Write, remove and move a few of the documents in *folder*."""
    for _ in range(chance.randrange(1, FILES)):
        path = folder / f"p{chance.randrange(FILES)}.md"
        if chance.random() < 0.1:
            path.unlink(missing_ok=True)
        elif chance.random() < 0.1 and path.exists():
            path.rename(folder / f"p{chance.randrange(FILES)}.md")
        else:
            _written(path, f"{chance.randrange(10**6)} days")


def killed(act: Act, folder: Path, seconds: float) -> bool:
    """Kill *act* after *seconds*; return whether it was still running."""
    child = os.fork()
    if child == 0:
        os.setsid()
        try:
            act(folder)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    end = time.monotonic() + _PATIENCE
    while left_behind(child):
        assert time.monotonic() < end, "a worker outlived the process that it works for"
        time.sleep(0.01)
    return os.WIFSIGNALED(status)


def left_behind(session: int) -> list[int]:
    """Return the processes of *session* that are still there."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, number, *_ = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(number) == session and state not in "ZX":
            found.append(int(entry.parent.name))
    return found


def in_force(folder: Path) -> dict[str, str]:
    """Return the digest of the text in force of each document."""
    return _digests(folder / ".depgraph/index.sqlite", "document JOIN reading ON id = accepted")


def kept_aside(folder: Path) -> dict[str, str]:
    """Return what the copy beside the index says is in force."""
    return _digests(folder / ".depgraph/accepted.sqlite", "accepted")


def _digests(file: Path, table: str) -> dict[str, str]:
    if not file.exists():
        return {}
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            return {}
        return dict(db.execute(f"SELECT path, digest FROM {table} ORDER BY path"))  # noqa: S608


def right(folder: Path, before: dict[str, str], *, accepting: bool) -> None:
    """Assert that nothing is broken or lost and that the next command works."""
    after = in_force(folder)
    assert accepting or after == before
    update(folder)
    workspace = opened(folder)
    assert tracker.verify(workspace, tracker.Silent()).differences == ()
    workspace.store.close()
    assert in_force(folder) == after
    assert kept_aside(folder) == after
    if accepting and after != before:
        assert set(after) == {path.name for path in folder.glob("*.md")}


def tried(folder: Path, kills: int, seed: int) -> int:
    """Kill *kills* times, in turn each way; return how many of them hit running work."""
    chance = random.Random(seed)
    hit = 0
    for number in range(kills):
        act = (update, update, watch, accept)[number % 4]
        if number % 8 == 0:  # the first index of all
            for file in sorted((folder / ".depgraph").glob("*")):
                file.unlink()
        elif not in_force(folder):
            accept(folder)
        before = in_force(folder)
        edited(folder, chance)
        hit += killed(act, folder, chance.random() * _LONGEST)
        right(folder, before, accepting=act is not update and (act is accept or not before))
    return hit


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        there = filled(Path(name) / "documents")
        update(there)  # what is loaded once is loaded before the first fork
        print(f"{wanted} killed, {tried(there, wanted, seed=wanted)} of them at work; all right")
