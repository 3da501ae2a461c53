"""What can be asked of a proposal, and the two states of the documents that answer it."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from depgraph.model.documents import View
from depgraph.model.findings import Notice
from depgraph.model.immutable import immutable
from depgraph.workspace import Workspace

if TYPE_CHECKING:
    from depgraph.analysis.indexed import Indexed
    from depgraph.store import StoredCorpus

Overlay = dict[str, "Indexed | None"]
"""Documents by path that differ from the files as they are; ``None`` where there is none."""


@immutable
class ImpactQuestion:
    """What is proposed, and against what. Empty *paths* means everything that differs."""

    paths: tuple[Path, ...] = ()
    proposed: Path | None = None
    view: View | None = None
    against: str | None = None
    staged: bool = False
    range: str | None = None
    stdin: bytes | None = None
    patch: bytes | None = None
    proposed_root: Path | None = None
    only: tuple[str, ...] = ()
    to: str | None = None
    depth: int = 2
    allowing: bool = True
    """Whether what waivers and comments allow is set aside."""


@immutable
class States:
    """The accepted and the proposed corpus, the paths that differ, and those that are judged."""

    before: "StoredCorpus"
    after: "StoredCorpus"
    changed: frozenset[str]
    judged: frozenset[str]
    compared: str
    against: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()


def states_of(  # noqa: PLR0913
    workspace: Workspace,
    before: Mapping[str, "Indexed | None"],
    after: Mapping[str, "Indexed | None"],
    paths: tuple[str, ...],
    compared: str,
    *,
    against: tuple[tuple[str, str], ...] = (),
    differing: frozenset[str] | None = None,
) -> States:
    """Return both states, each the files as they are under its overlay.

    *differing* are the paths that differ, where not everything overlaid does.
    """
    old = workspace.corpus(before)
    new = workspace.corpus(after, old)
    changed = frozenset(before) | frozenset(after) if differing is None else differing
    judged = _judged(changed, paths)
    if differing is None:
        changed |= judged
    return States(old, new, changed, judged, compared, against)


def narrowed(states: States, paths: tuple[str, ...]) -> States:
    """Return *states* without the changed paths that hold the same in both."""

    def differs(path: str) -> bool:
        old, new = states.before.document(path), states.after.document(path)
        return old is not new and not (old and new and old.reading is new.reading)

    changed = frozenset(filter(differs, states.changed))
    return replace(states, changed=changed, judged=_judged(changed, paths))


def _judged(changed: frozenset[str], paths: tuple[str, ...]) -> frozenset[str]:
    """Return what is judged: the *paths* asked for and what lies in them, else all changed."""
    if not paths:
        return changed
    inside = {path for path in changed for folder in paths if path.startswith(f"{folder}/")}
    return frozenset(inside) | frozenset(paths)


def words_of(workspace: Workspace, question: ImpactQuestion) -> tuple[str, ...] | None:
    """Return the words that ask *question* again from the root; none where none can."""
    if question.stdin is not None or question.patch is not None:
        return None
    aside = [_from_root(workspace, path) for path in (question.proposed, question.proposed_root)]
    if None in aside:
        return None
    options = (
        ("--proposed", aside[0]),
        ("--range", question.range),
        ("--proposed-root", aside[1]),
        ("--against", question.against),
        ("--view", question.view and question.view.value),
        ("--to", question.to),
        ("--only", ",".join(question.only)),
    )
    staged = ("--staged",) if question.staged else ()
    files = tuple(workspace.relative(path) for path in question.paths)
    return (*staged, *files, *(word for name, said in options if said for word in (name, said)))


def _from_root(workspace: Workspace, path: Path | None) -> str | None:
    """Return *path* as typed in the root: empty without one, none for one of this machine."""
    if path is None:
        return ""
    if path.is_absolute() and not path.is_relative_to(workspace.root):
        return None
    return Path(os.path.relpath(workspace.start / path, workspace.root)).as_posix()
