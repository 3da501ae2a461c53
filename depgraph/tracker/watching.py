"""Follow a folder: after each save, tell what it broke and what it mended."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

from depgraph.errors import DepgraphError
from depgraph.model.events import Event, Remark, Saved, Started, Waiting
from depgraph.model.findings import Report
from depgraph.tracker.following import Follower
from depgraph.tracker.outcome import Moves, moves, outcome, told
from depgraph.tracker.progress import Progress
from depgraph.tracker.state import State
from depgraph.tracker.unfinished import lock_beside, unreadable
from depgraph.workspace import Workspace
from depgraph.workspace.dirt import EVERYTHING, NOTHING, Dirt
from depgraph.workspace.watched import Door
from depgraph.workspace.watching import Watching

_PATIENCE = 10.0
"""Seconds that a file may be unreadable before it is judged as it is."""
_RETRY = 0.4
_SOON = 2.0
"""Seconds after which is tried again what could not be done."""
_GONE = "the folder is no longer there; start the watch again when it is back"
_MENDED = "what was wrong is right again; the watch goes on"


def watch(
    opened: Callable[[], Workspace],
    watching: Watching,
    progress: Progress,
    settle: float,
    paths: tuple[Path, ...] = (),
) -> Generator[Event, None, None]:
    """Yield what happens in the folder of *watching* until it is stopped.

    *opened* gives the workspace anew. Of what happens, only what has to do with *paths* is told.
    """
    watcher = _Watcher(Follower(opened, watching, paths), watching, settle, paths)
    try:
        yield from watcher.begin(progress)
        while not watching.stopped:
            yield from watcher.turn()
    finally:
        watcher.door.close()
        watcher.follower.close()


class _Watcher:
    """What was told last, and what is still to be looked at."""

    def __init__(
        self, follower: Follower, watching: Watching, settle: float, paths: tuple[Path, ...]
    ) -> None:
        self.follower, self._watching, self._settle = follower, watching, settle
        self._inside = _inside(follower.workspace, paths)
        self._seen = State()
        self._last = Report("impact", "nothing", "")
        self._dirt = NOTHING
        self._ahead = NOTHING
        self._differs = False
        self._remark = ""
        self.door = Door(watching.root)

    def begin(self, progress: Progress) -> Iterator[Event]:
        """Bring everything up to date; tell what is wrong, and what changed meanwhile."""
        before, accepted = self.follower.begin(progress)
        self._seen = self.follower.state
        answer = self.follower.answer()
        yield Started(len(self._seen), accepted)
        yield from self._noted()
        since = moves(*self._seen.since(before if before and not accepted else self._seen))
        found = outcome(since.inside(self._inside), self._last, answer, since=True)
        if found.paths or told(answer) or not answer.complete:
            yield found
        self._last = answer
        if self._watching.poll is None:
            self.door.open()

    def turn(self) -> Iterator[Event]:
        """Wait for a change and tell of it; what fails is said, and tried again."""
        if self._watching.poll is not None:
            self.door.close()
        again = bool(self._dirt)
        longest = _SOON if again else self._settle if self._ahead else self.follower.pause
        heard = self._watching.wait(self._settle, longest)
        if self._watching.stopped:
            return
        if heard.asked and not again:
            yield from self._asked(heard)
            return
        heard, self._ahead = self._ahead | heard, NOTHING
        # What failed may have been done in part; nothing that was known is relied upon.
        self._dirt = EVERYTHING if again else heard or EVERYTHING
        if not self.follower.workspace.root.is_dir():
            yield Remark(_GONE, last=True)
            self._watching.stop()
            return
        try:
            event = yield from self._looked(self._dirt, again)
        except DepgraphError as error:
            yield from self._said(str(error))
            return
        if self._remark:
            yield Remark(_MENDED)
        self._dirt, self._remark = NOTHING, ""
        yield from self._noted()
        if event is not None:
            yield event

    def _looked(self, dirt: Dirt, again: bool) -> Generator[Event, None, Saved | None]:  # noqa: FBT001
        """Look where *dirt* says; answer where something differs or something failed before."""
        began = time.monotonic()
        settings = self.follower.workspace.configuration
        differs = self.follower.look(dirt) or again or self._differs
        self._differs = False
        if differs:
            self._settled_by_looking()
        waited = yield from self._unfinished()
        if not differs and not waited:
            return None
        now = self.follower.state
        answer = self.follower.answer()
        if dirt.everything:
            self.follower.took(time.monotonic() - began)
        before, after = now.since(self._seen)
        found = moves(before, after)
        # What was waited for is told even when it is again what it was.
        there = {path for path in waited if path in now}
        found = Moves(found.renamed, found.removed, found.saved | there)
        other = settings != self.follower.workspace.configuration
        inside = found.inside(self._inside)
        event = outcome(inside, self._last, answer, settings=other, elsewhere=inside != found)
        is_news = bool(event.paths or event.added or event.fixed or event.settled) or (
            (answer.compared, answer.complete) != (self._last.compared, self._last.complete)
        )
        self._seen, self._last = now, answer
        return event if is_news else None

    def _asked(self, heard: Dirt) -> Iterator[Event]:
        """Bring the index up to date for who asks; what that means is told once all is settled."""
        dirt = replace(heard, asked=frozenset())
        try:
            self._differs |= self.follower.look(dirt)
            for question in sorted(heard.asked):
                self.door.tell(question, self.follower.standing())
        except DepgraphError as error:
            self._dirt = EVERYTHING
            yield from self._said(str(error))
        else:
            self._ahead |= dirt | Dirt(store=self._differs)

    def _settled_by_looking(self) -> None:
        """Look until nothing changes any more, where that cannot be heard."""
        end = time.monotonic() + _PATIENCE
        while self._watching.poll is not None and time.monotonic() < end:
            heard = self._watching.wait(self._settle, self._settle)
            if self._watching.stopped or not self.follower.look(heard):
                return

    def _unfinished(self) -> Generator[Waiting, None, set[str]]:
        """Wait for files that are still being written; what stays unreadable counts as it is.

        Return the files that were waited for.
        """
        end = time.monotonic() + _PATIENCE
        said: set[str] = set()
        while not self._watching.stopped and time.monotonic() < end:
            broken = self._broken()
            if not broken:
                break
            for path in sorted(broken - said):
                yield Waiting(path, lock_beside(self.follower.workspace.root, path))
            said |= broken
            heard = self._watching.wait(_RETRY / 4, _RETRY)
            self.follower.look(heard | Dirt(files=frozenset(broken)))
        return said

    def _broken(self) -> set[str]:
        """Return what is not whole: unreadable, or gone while an office program has it open."""
        root, store = self.follower.workspace.root, self.follower.workspace.store
        before, now = self.follower.state.since(self._seen)
        changed = {path for path, number in now.items() if before.get(path) != number}
        gone = before.keys() - now.keys()
        found = {path for path in changed if unreadable(store.reading(now[path]))}
        found |= {path for path in gone if lock_beside(root, path)}
        return set(filter(self._inside, found))

    def _noted(self) -> Iterator[Remark]:
        """Yield what is to be said of how changes are heard of, once."""
        message, self._watching.remark = self._watching.remark, ""
        if message:
            yield Remark(message)

    def _said(self, message: str) -> Iterator[Remark]:
        """Yield a remark, but not the same one twice in a row."""
        if message and message != self._remark:
            self._remark = message
            yield Remark(message)


def _inside(workspace: Workspace, paths: tuple[Path, ...]) -> Callable[[str], bool]:
    """Return the question whether a path is one of *paths* or lies in one."""
    names = [workspace.relative(path) for path in paths]
    if not names:
        return lambda _path: True
    return lambda path: any(path == name or path.startswith(f"{name}/") for name in names)
