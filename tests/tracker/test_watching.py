"""What a watcher knows is what a command that begins from nothing finds, whatever happened."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.model.findings import Report
from depgraph.report.json import render_json
from depgraph.store import Store
from depgraph.tracker.following import Follower, cares
from depgraph.workspace import Workspace
from depgraph.workspace.watching import Watching

FOLDERS = ("", "policies/", "sops/", "sops/old/", "new/")
YEARS = (3, 5, 7, 10)
STEPS = 16
SETTLE = 0.05


class Company:
    """A folder of documents that cite each other, in which things happen at random."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)
        for number in range(8):
            self._write(self._path(number, FOLDERS[number % 4]), self._text(number))

    def _path(self, number: int, folder: str) -> Path:
        return self.root / folder / f"POL-{100 + number}.md"

    def _text(self, number: int) -> str:
        years, other = self.random.choice(YEARS), self.random.randrange(8)
        first, *_ = self.random.sample(("are kept", "stay on file"), 2)
        return (
            f"---\nnumber: POL-{100 + number}\ntitle: Keeping {number}\nstatus: in force\n---\n\n"
            f"# POL-{100 + number} Keeping {number}\n\n## 1 Period\n\n"
            f"Records of batch {number} {first} for {years} years.\n\n## 2 Others\n\n"
            f"Records of batch {other} are kept for {self.random.choice(YEARS)} years "
            f"(POL-{100 + other} §1).\n"
        )

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _any(self) -> Path | None:
        found = sorted(self.root.rglob("POL-*.md"))
        return self.random.choice(found) if found else None

    def step(self) -> None:
        """Let one thing happen."""
        happening = self.random.choice(
            (
                *(self.edit, self.edit, self.edit, self.save, self.remove, self.move),
                *(self.rename_folder, self.remove_folder, self.touch, self.litter, self.ignore),
            )
        )
        happening()

    def edit(self) -> None:
        number = self.random.randrange(8)
        self._write(self._any() or self._path(number, ""), self._text(number))

    def save(self) -> None:
        path = self._any() or self._path(0, "")
        beside = path.with_name(f".{path.name}.tmp")
        self._write(beside, self._text(self.random.randrange(8)))
        beside.replace(path)

    def remove(self) -> None:
        if path := self._any():
            path.unlink()

    def move(self) -> None:
        if path := self._any():
            to = self.root / self.random.choice(FOLDERS) / path.name
            to.parent.mkdir(parents=True, exist_ok=True)
            path.replace(to)

    def rename_folder(self) -> None:
        one, other = (self.root / name for name in self.random.sample(FOLDERS[1:], 2))
        if one.is_dir() and not other.exists() and one not in other.parents:
            other.parent.mkdir(parents=True, exist_ok=True)
            one.rename(other)

    def remove_folder(self) -> None:
        shutil.rmtree(self.root / self.random.choice(FOLDERS[1:]), ignore_errors=True)

    def touch(self) -> None:
        """Set a file's time back or forward, with other text of the same length."""
        if path := self._any():
            stat = path.stat()
            text = path.read_text(encoding="utf-8")
            self._write(path, text.replace("for 3 years", "for 4 years"))
            at = self.random.choice((1, stat.st_mtime_ns, 4_000_000_000 * 10**9))
            os.utime(path, ns=(at, at))

    def litter(self) -> None:
        (self.root / "~WRD0001.tmp").write_bytes(b"x")
        (self.root / ".x.swp").write_bytes(b"x")

    def ignore(self) -> None:
        line = self.random.choice(("", "sops/old/\n", "policies/\n"))
        (self.root / ".gitignore").write_text(line, encoding="utf-8")


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def shown(report: Report) -> str:
    return render_json(report, version="", ruleset="")


def cold(root: Path) -> str:
    """Return what a command says that reads everything anew."""
    workspace = Workspace(root, root)
    if workspace.git is not None:
        workspace.__dict__["store"] = Store(None)
    report = tracker.impact(workspace, tracker.ImpactQuestion(), tracker.Silent())
    workspace.store.close()
    return shown(report)


Start = Callable[[Path], tuple[Follower, Watching]]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[tuple[Follower, Watching]] = []

    def begin(root: Path, poll: float | None = None) -> tuple[Follower, Watching]:
        watching = Watching(root, cares, poll)
        watching.__enter__()
        follower = Follower(lambda: tracker.open_workspace(root, root), watching, ())
        running.append((follower, watching))
        follower.begin(tracker.Silent())
        return running[-1]

    yield begin
    for follower, watching in running:
        follower.close()
        watching.__exit__(None, None, None)


def settled(follower: Follower, watching: Watching) -> str:
    """Return what the watcher knows once it hears of nothing more."""
    while dirt := watching.wait(SETTLE, 0.3):
        follower.look(dirt)
    return shown(follower.answer())


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("seed", range(2))
def test_it_knows_what_a_cold_run_finds_in_a_repository(
    tmp_path: Path, seed: int, start: Start
) -> None:
    company = Company(tmp_path, seed)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")
    follower, watching = start(tmp_path)
    for number in range(STEPS):
        for _ in range(company.random.choice((1, 1, 3))):
            company.step()
        if company.random.random() < 0.2:
            git(tmp_path, "add", "-A")
            git(tmp_path, "commit", "-qm", "more", "--allow-empty")
        assert settled(follower, watching) == cold(tmp_path), f"step {number}"


@pytest.mark.parametrize("seed", [2])
def test_it_knows_what_a_cold_run_finds_in_a_plain_folder(
    tmp_path: Path, seed: int, start: Start
) -> None:
    company = Company(tmp_path, seed)
    follower, watching = start(tmp_path)
    for number in range(STEPS):
        for _ in range(company.random.choice((1, 1, 3))):
            company.step()
        if company.random.random() < 0.1:
            tracker.initialise(tracker.open_workspace(tmp_path, tmp_path), tracker.Silent())
        assert settled(follower, watching) == cold(tmp_path), f"step {number}"
    assert tracker.verify(tracker.open_workspace(tmp_path, tmp_path), tracker.Silent()).same


def test_a_folder_that_goes_right_after_it_was_written_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.md").write_text("# One\n", encoding="utf-8")
    workspace = tracker.open_workspace(tmp_path, tmp_path)
    tracker.update(workspace, tracker.Silent())
    shutil.rmtree(tmp_path / "a")
    assert tracker.update(workspace, tracker.Silent()).removed == 1
    assert workspace.store.paths() == []
    workspace.store.close()
