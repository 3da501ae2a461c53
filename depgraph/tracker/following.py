"""Keep up with a folder: look where something was heard of, and judge what differs now.

What did not change is not looked at, read or asked again; whenever in doubt, everything is.
"""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from depgraph.errors import DepgraphError, NoSuchFileError
from depgraph.model.findings import Report
from depgraph.tracker.claiming import claims, readers
from depgraph.tracker.current import standing
from depgraph.tracker.judging import answered
from depgraph.tracker.progress import Progress, Silent
from depgraph.tracker.questions import ImpactQuestion
from depgraph.tracker.state import State
from depgraph.tracker.updating import Seen, Updated, initialise, update
from depgraph.workspace import Git, Walk, Workspace
from depgraph.workspace.beside import follow_beside, stamps_of_ours
from depgraph.workspace.dirt import Dirt
from depgraph.workspace.tree import Tree
from depgraph.workspace.walk import looked
from depgraph.workspace.watching import Watching

SETTINGS = frozenset({"depgraph.toml", "pyproject.toml", ".gitignore", ".gitattributes"})
"""Files that decide which others are documents, and what is said of them."""
_OFTEN = 60.0
_SHARE = 300.0
"""Looking at everything may take this part of the time between two such looks."""
_WARM = 100
"""After so many answers what was kept in memory is let go."""
_PATIENCE = 2.0
"""Seconds to wait for another process that writes, before a person may stop us again."""


def cares(name: str) -> bool:
    """Return whether a file of this *name* can change an answer."""
    return name in SETTINGS or (claims(name) and not name.startswith("~$"))


class Follower:
    """The documents below a root as they are now.

    *opened* opens the workspace anew; *paths* are what is judged, everything when empty.
    """

    def __init__(
        self, opened: Callable[[], Workspace], watching: Watching, paths: tuple[Path, ...]
    ) -> None:
        self._opened, self._watching, self._paths = opened, watching, paths
        self._kept = opened()
        self._tree = Tree(self._folder, watching.follow)
        self._answers = 0
        self._writes = 0
        self._file = 0
        self._updated: Updated | None = None
        self._ahead: Workspace | None = None
        self.state = State()
        self.pause = _OFTEN
        self._sure_until = 0.0
        self._marks: tuple[object, ...] = ()

    @property
    def workspace(self) -> Workspace:
        """The workspace as last opened."""
        return self._kept

    def begin(self, progress: Progress) -> tuple[State, bool]:
        """Bring the store up to date; return what it held before, and whether all was accepted.

        Without any text in force, those found are taken for it.
        """
        self._ready()
        git, store = self._kept.git, self._kept.store
        before = State.of(store.readings())
        self._tree.everything()
        accepting = (git is None or not git.has_commits()) and not store.anything_accepted()
        take = initialise if accepting else update
        self._updated = take(self._kept, progress)
        self._remember()
        return before, accepting

    def look(self, dirt: Dirt) -> bool:
        """Find out what differs; return whether the answer may be another one."""
        name, self._ahead = os.path.basename, None
        if dirt.everything or self._is_replaced() or any(name(p) in SETTINGS for p in dirt.files):
            return self._everything()
        if dirt.files or dirt.trees:
            self._ahead = _asking_git(self._fresh())
            folders = self._tree.again(dirt)
            self._updated = update(self._fresh(), Silent(), Seen(self._tree.walk(), folders))
            return self._changed(folders) | dirt.history | self._written()
        return self._written() | dirt.history

    def answer(self) -> Report:
        """Return what `depgraph impact` would say now."""
        self._answers += 1
        if self._answers % _WARM == 0:
            self._open()
            self._ahead = None
        ahead, self._ahead = self._ahead, None
        fresh, updated = ahead or self._fresh(), self._updated
        if updated is None:  # pragma: no cover  # begin() comes first
            raise RuntimeError
        try:
            return answered(fresh, ImpactQuestion(self._paths), updated)
        except NoSuchFileError:
            there = tuple(path for path in self._paths if (fresh.start / path).exists())
            if there == self._paths:
                raise
            if there:
                return answered(fresh, ImpactQuestion(there), updated)
            return Report("impact", "nothing", "", documents=updated.documents)

    def standing(self) -> bytes:
        """Return what other commands may know of the folder as it was looked at last."""
        if self._updated is None:  # pragma: no cover  # begin() comes first
            raise RuntimeError
        return standing(self._kept, self._updated, self._tree.walk())

    def close(self) -> None:
        """Let go of the store."""
        self._kept.store.close()

    def took(self, seconds: float) -> None:
        """Take note of how long it took to look at everything and to answer."""
        self.pause = max(_OFTEN, _SHARE * seconds)

    def _everything(self) -> bool:
        """Look at everything; return whether anything that decides the answer differs.

        From time to time, it is said to differ whatever we know.
        """
        before = self._marks
        self._open()
        self._tree.everything()
        self._updated = update(self._kept, Silent())
        self._remember()
        doubtful = time.monotonic() > self._sure_until
        if doubtful:
            self._sure_until = time.monotonic() + self.pause
        return doubtful or before != self._marks

    def _open(self) -> None:
        """Open everything anew; a store that is in memory only is all there is, and stays."""
        old = self._kept
        self._kept = self._opened()
        if old.store.path is None:
            self._kept.__dict__["store"] = old.store
        else:
            old.store.close()
        self._ready()

    def _ready(self) -> None:
        kept = self._kept
        kept.store.wait_at_most(_PATIENCE)
        self._file = _inode(kept.store.path)
        self._writes = kept.store.version()
        follow_beside(kept.root, kept.git, self._watching.beside)

    def _is_replaced(self) -> bool:
        """Return whether the store that we hold is no longer the one that others open."""
        return self._file != _inode(self._kept.store.path)

    def _fresh(self) -> Workspace:
        """Return the workspace with what git says unknown, and all else as we know it."""
        kept = self._kept
        fresh = Workspace(kept.root, kept.start, engine=kept.engine)
        git = kept.git
        fresh.__dict__.update(
            configuration=kept.configuration,
            ignoring=kept.ignoring,
            store=kept.store,
            git=replace(git) if git is not None else None,
        )
        return fresh

    def _folder(self, below: str) -> tuple[Walk, list[str]]:
        endings = frozenset(ending for ending in readers() if ending.startswith("."))
        return looked(self._kept.root, claims, self._kept.ignoring, endings, below)

    def _remember(self) -> None:
        kept = self._kept
        self.state = State.of(kept.store.readings())
        self._writes = kept.store.version()
        head = kept.git.commit("HEAD") if kept.git and kept.git.has_commits() else ""
        accepted = kept.store.unaccepted()
        self._marks = (self.state, accepted, kept.configuration, head, stamps_of_ours(kept.root))

    def _written(self) -> bool:
        """Take over what another process wrote, if one did."""
        version = self._kept.store.version()
        if version == self._writes:
            return False
        self._writes = version
        self.state = State.of(self._kept.store.readings())
        return True

    def _changed(self, folders: frozenset[str]) -> bool:
        """Take over what lies right in *folders* now; return whether anything differs."""
        store, before = self._kept.store, self.state
        self.state = before.replaced(
            {
                below: {p: row.reading for p, row in store.documents(below).items() if row.present}
                for below in folders
            }
        )
        return before != self.state


def _asking_git(workspace: Workspace) -> Workspace:
    """Return *workspace*, of which git is asked what differs while we read."""
    git = workspace.git
    if git is not None:
        # What is asked before it is known is asked again; so is what could not be answered.
        threading.Thread(target=_ask, args=(git,), daemon=True).start()
    return workspace


def _ask(git: Git) -> None:
    with suppress(DepgraphError, OSError):
        _ = git.status


def _inode(path: Path | None) -> int:
    if path is None:
        return 0
    try:
        return path.stat().st_ino
    except OSError:
        return -1
