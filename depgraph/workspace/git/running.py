"""Run git in a folder, with an environment that finds that folder's own repository."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from depgraph.errors import GitError, GitMissingError, GitRefusedError

_SECONDS = 120
_FOUND_BY_ITSELF = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX"),
    *("GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_INDEX_FILE"),
)
"""What git tells its hooks of the repository; it holds for the folder they start in only."""


def environment() -> dict[str, str]:
    """Return the environment for git: no lock is taken, nothing asked, messages in English."""
    kept = {name: value for name, value in os.environ.items() if name not in _FOUND_BY_ITSELF}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def index_asked_for(git_dir: Path) -> str | None:
    """Return the index that the environment names, when it belongs to the repository *git_dir*.

    While ``git commit -a`` runs its hooks, what will be committed stands in an index of its own.
    """
    said = os.environ.get("GIT_INDEX_FILE")
    if not said:
        return None
    path = Path.cwd() / said
    home = path.parent
    if (home / "HEAD").exists() and home.resolve() != git_dir.resolve():
        return None
    return str(path)


def run(
    root: Path,
    environment: Mapping[str, str],
    words: Sequence[str],
    given: bytes = b"",
    allowed: tuple[int, ...] = (0,),
) -> bytes:
    """Return what ``git`` with *words* prints in *root*; raise when its code is not *allowed*."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603  # fixed program, no shell
            ["git", *words],  # noqa: S607  # the git that the person uses
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except OSError as error:
        raise GitMissingError from error
    except subprocess.TimeoutExpired as error:
        raise GitError(words[0], f"it did not answer within {_SECONDS} seconds") from error
    if done.returncode not in allowed:
        raise _refused(words[0], done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _refused(what: str, said: str) -> GitError:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if "dubious ownership" in said:
        return GitRefusedError(next((line for line in lines if "safe.directory" in line), ""))
    return GitError(what, lines[-1] if lines else "no reason given")
