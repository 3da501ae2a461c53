"""Let git show documents as text: its ``textconv`` setting, and which files it is for."""

import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from depgraph import __version__
from depgraph.workspace.installing.block import put, text_in, with_block, without_block
from depgraph.workspace.installing.program import (
    answered,
    ask_git,
    git_path,
    own_words,
    shell_words,
    working_copy,
)
from depgraph.workspace.installing.said import Said

DRIVER = "depgraph"
_NOTE = "# git shows these as text for everyone who typed `depgraph install git-diff` once"
_CACHE = f"refs/notes/textconv/{DRIVER}"
_SETTINGS = "textconv", "cachetextconv", "binary", "xfuncname"


class Reach(Enum):
    """For whom git shows documents as text."""

    TEAM = "team"
    """The file that says for which documents is part of the repository."""
    CLONE = "clone"
    """Nothing but this clone knows."""
    PERSON = "person"
    """All repositories of this person on this machine."""


def install_git_diff(start: Path, reach: Reach, endings: Iterable[str]) -> tuple[Said, ...]:
    """Make git show files with *endings* as text, and say what was written."""
    top = _top(start, reach)
    file = _attributes(top, reach)
    patterns = tuple(f"*{each}" for ending in endings for each in (ending, ending.upper()))
    old = text_in(file)
    new = with_block(old, (_NOTE, *(f"{pattern} diff={DRIVER}" for pattern in patterns)))
    if new != old:
        put(file, new)
    told = Said("kept" if new == old else "wrote", _shown(file, top), _WHY[reach])
    return (told, _configured(top, reach), *_overruled(top, patterns))


def remove_git_diff(start: Path, reach: Reach) -> tuple[Said, ...]:
    """Take away what :func:`install_git_diff` wrote, and the texts that git kept."""
    top = _top(start, reach)
    file = _attributes(top, reach)
    old = text_in(file)
    new = without_block(old)
    said: list[Said] = []
    if new != old:
        put(file, new)
        if not new:
            file.unlink()
        said.append(Said("removed", _shown(file, top), "the lines that depgraph wrote"))
    scope = _scope(reach)
    keys = [f"diff.{DRIVER}.{name}" for name in _SETTINGS]
    known = [key for key in keys if answered(top, "config", scope, "--get", key)]
    for key in known:
        ask_git(top, "config", scope, "--unset-all", key)
    if known:
        said.append(Said("removed", f"diff.{DRIVER}", "git's settings"))
    if answered(top, "rev-parse", "--verify", "--quiet", _CACHE):
        ask_git(top, "update-ref", "-d", _CACHE)
    return tuple(said)


_WHY = {
    Reach.TEAM: "which files; commit it, so that it is there for everybody",
    Reach.CLONE: "which files, in this clone only",
    Reach.PERSON: "which files, in all your repositories",
}


def _settings() -> dict[str, str]:
    """Return git's settings; what the version stands for renews the texts that git keeps."""
    command = shell_words((*own_words(), "text", "--for-diff"))
    return {
        f"diff.{DRIVER}.textconv": f"DEPGRAPH_VERSION={__version__} {command}",
        f"diff.{DRIVER}.cachetextconv": "true",
        # Where git does not show text it must not take a PDF for lines.
        f"diff.{DRIVER}.binary": "true",
        # What stands above each place of a diff: the heading that it belongs to.
        f"diff.{DRIVER}.xfuncname": "^#{1,6} .*$",
    }


def _configured(top: Path, reach: Reach) -> Said:
    scope = _scope(reach)
    wanted = _settings()
    missing = [k for k, v in wanted.items() if answered(top, "config", scope, "--get", k) != v]
    for key in missing:
        ask_git(top, "config", scope, "--replace-all", key, wanted[key])
    whose = "yours" if reach is Reach.PERSON else "of this clone; others type the command once"
    return Said("wrote" if missing else "kept", f"diff.{DRIVER}", f"git's settings, {whose}")


def _overruled(top: Path, patterns: Iterable[str]) -> list[Said]:
    """Return the patterns for which another attributes file says something else."""
    said = []
    for pattern in patterns:
        answer = answered(top, "check-attr", "diff", "--", f"x{pattern[1:]}")
        value = answer.rpartition(": ")[2]
        if answer and value != DRIVER:
            why = f"another attributes file says diff={value}; take that line away there"
            said.append(Said("overruled", pattern, why))
    return said


def _top(start: Path, reach: Reach) -> Path:
    return start if reach is Reach.PERSON else working_copy(start)


def _scope(reach: Reach) -> str:
    return "--global" if reach is Reach.PERSON else "--local"


def _attributes(top: Path, reach: Reach) -> Path:
    """Return the file in which git reads which files are meant."""
    match reach:
        case Reach.TEAM:
            return top / ".gitattributes"
        case Reach.CLONE:
            return git_path(top, "info/attributes")
        case Reach.PERSON:
            known = answered(top, "config", "--global", "--type=path", "core.attributesFile")
            folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
            return Path(known) if known else Path(folder) / "git" / "attributes"


def _shown(file: Path, top: Path) -> str:
    """Return how *file* is named to a person: from the top of the working copy, or by home."""
    for base, lead in ((top, ""), (Path.home(), "~/")):
        if file.is_relative_to(base):
            return lead + file.relative_to(base).as_posix()
    return file.name
