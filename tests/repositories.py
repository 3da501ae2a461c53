"""Real git repositories for tests, with no setting of this machine in them."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

POLICY = (
    "---\nnumber: POL-002\n---\n\n# POL-002 Retention Policy\n\n## 4 Retention\n\n"
    "Batch records are kept for {years} years after release.\n\n## 5 Scope\n\n"
    "This policy covers every site and each person who works there.\n"
)
SOP = (
    "---\nnumber: SOP-014\n---\n\n# SOP-014 Archive\n\n## 3 Storage\n\n"
    "The archivist keeps batch records for {years} years (POL-002 §4).\n"
)
SILENT = "---\nnumber: SOP-014\n---\n\n# SOP-014 Archive\n\n## 3 Storage\n\nKeep the door shut.\n"


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make git the same everywhere; nothing of a hook that runs these tests reaches them."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    }.items():
        monkeypatch.setenv(name, value)


@dataclass(frozen=True)
class Repository:
    """A repository whose files stand in *folder*."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Repository":
        """Return a new repository, with nothing in it."""
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder)
        made.git("init", "-q", "-b", "main")
        return made

    def git(self, *words: str, code: int = 0) -> str:
        """Run git and return what it prints."""
        done = subprocess.run(["git", *words], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == code, done.stderr.decode("utf-8", "replace")
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, **files: str) -> None:
        """Write files; ``POL__md`` stands for ``POL.md``."""
        for name, text in files.items():
            self.put(name.replace("__", "."), text)

    def put(self, path: str, text: str) -> None:
        """Write the file at *path*."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, message: str = "next") -> str:
        """Commit everything and return the id."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def wrapped(folder: Path, monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    """Put a program before git that runs the shell line *first* and then git."""
    program = folder / "programs" / "git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n{first}\nexec "{shutil.which("git")}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def traced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return a call that tells the first word of each git command run from now on."""
    log = folder / "git.log"
    wrapped(folder, monkeypatch, f'echo "$1" >> "{log}"')
    return lambda: log.read_text().split() if log.exists() else []
