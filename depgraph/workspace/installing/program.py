"""The words by which another program starts the depgraph that runs now, and calls of git."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from depgraph.errors import GitError
from depgraph.workspace.installing.errors import NoGitError, NotInRepositoryError

_SECONDS = 60


def own_words() -> tuple[str, ...]:
    """Return what starts this depgraph from any folder: its script, else Python and the module."""
    called = Path(sys.argv[0])
    beside = Path(sys.executable).with_name("depgraph")
    for script in (called, beside):
        for name in (script, script.with_suffix(".exe")):
            if name.stem == "depgraph" and name.is_file():
                return (_slashed(name),)
    # With -P a folder called "depgraph" where git stands is not taken for the module.
    return (_slashed(Path(sys.executable)), "-P", "-m", "depgraph")


def shell_words(words: tuple[str, ...]) -> str:
    """Return *words* as a POSIX shell reads them, which git brings along on Windows too."""
    return " ".join(map(shlex.quote, words))


def _slashed(path: Path) -> str:
    return Path(os.path.abspath(path)).as_posix()  # noqa: PTH100  # a link stays a link


def ask_git(folder: Path, *words: str) -> str:
    """Return what git says; an answer of "no" is a :class:`GitError`."""
    try:
        done = subprocess.run(  # noqa: S603  # fixed program, no shell
            ["git", "-C", str(folder), *words],  # noqa: S607
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoGitError from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(words[0], said[-1] if said else "no reason given")
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def answered(folder: Path, *words: str) -> str:
    """Return what git says, nothing where it has no answer."""
    try:
        return ask_git(folder, *words)
    except GitError:
        return ""


def working_copy(folder: Path) -> Path:
    """Return the top folder of the working copy around *folder*."""
    try:
        return Path(ask_git(folder, "rev-parse", "--show-toplevel"))
    except GitError as error:
        raise NotInRepositoryError(folder.name) from error


def git_path(top: Path, name: str) -> Path:
    """Return where git keeps *name* (``hooks``) for the working copy *top*."""
    return top / ask_git(top, "rev-parse", "--git-path", name)
