"""A git repository of its own for a test: nobody's settings, fixed dates, this depgraph."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.executable).parent
DEPGRAPH = (sys.executable, "-m", "depgraph")
_OURS = ("GIT_", "PRE_COMMIT", "SKIP", "XDG_", "DEPGRAPH", "PYTEST", "COV", "CI", "GITHUB_")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return variables under which git and depgraph see nothing of this machine."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OURS)}
    return {
        **kept,
        "HOME": str(home),
        "PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", os.defpath))),
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ann Author",
        "GIT_AUTHOR_EMAIL": "ann@example.com",
        "GIT_AUTHOR_DATE": "2026-01-05T09:00:00Z",
        "GIT_COMMITTER_NAME": "Ann Author",
        "GIT_COMMITTER_EMAIL": "ann@example.com",
        "GIT_COMMITTER_DATE": "2026-01-05T09:00:00Z",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
        **more,
    }


@dataclass(frozen=True)
class Ended:
    """How a program ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Both outputs."""
        return self.out + self.err


@dataclass(frozen=True)
class Repository:
    """A working copy, and the variables under which programs run in it."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, *words: str | Path, given: str | None = None, **more: str) -> Ended:
        done = subprocess.run(
            list(map(str, words)),
            cwd=self.folder,
            env={**self.variables, **more},
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def git(self, *words: str, **more: str) -> str:
        """Return what git says; it must not fail."""
        ended = self.run("git", *words, **more)
        assert ended.code == 0, ended.said
        return ended.out

    def depgraph(self, *words: str, **more: str) -> Ended:
        return self.run(*DEPGRAPH, *words, **more)

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def commit(self, message: str, *words: str, **more: str) -> Ended:
        return self.run("git", "commit", "-q", "-m", message, *words, **more)

    def commits(self) -> list[str]:
        """Return the subjects of all commits, the first one first."""
        ended = self.run("git", "log", "--format=%s", "--reverse", "--topo-order")
        return ended.out.splitlines()


def repository(folder: Path, home: Path, **more: str) -> Repository:
    """Return an empty repository at *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder, environment(home, **more))
    made.git("init", "-q", "-b", "main")
    return made
