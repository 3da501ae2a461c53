"""Companies made ready for questions: written, read, accepted, and later put under git.

One of each size serves all measures of a run, for reading many documents takes minutes.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.benchmarks import corpora
from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.drafts import Plan
from tests.benchmarks.memory import Peak, peak
from tests.benchmarks.timing import expect, process, seconds

SMALL, MIDDLE, LARGE, HUGE = 200, 2_000, 20_000, 200_000
_TERMS: Iterator[int] = count(40)
"""Payment terms that no document had before, so that no edit is one that was read before."""
_SETTLED = 0.05
"""Seconds after which a file counts as written."""
_PARTIAL = 3
"""The exit code where nothing was found, but a damaged file could not be read."""


@dataclass
class Site:
    """A company of so many documents, in a folder of its own, with its store."""

    plan: Plan
    folder: Path
    cold: Peak
    """The memory of reading all of it for the first time."""
    taken: float
    """The seconds that took."""
    first: bytes = field(repr=False)
    """What its first document held when it was accepted."""
    committed: bool = False

    @property
    def edited(self) -> str:
        """The path of the document that is edited and that others rely on."""
        return corpora.first_of(self.plan)

    def edit(self) -> None:
        """Give the first document a payment term that it never had."""
        self.save(self.fresh())
        time.sleep(_SETTLED)

    def fresh(self) -> bytes:
        """Return the first document with a payment term that it never had."""
        return corpora.edited(self.plan, next(_TERMS))

    def save(self, data: bytes) -> None:
        """Write the first document."""
        (self.folder / self.edited).write_bytes(data)

    def restore(self) -> None:
        """Take the edit back, and bring the store up to date."""
        self.save(self.first)
        time.sleep(_SETTLED)
        if self.committed:
            corpora.git(self.folder, "add", self.edited)
        process([COMMAND, "update"], self.folder)()

    def commit(self) -> None:
        """Put the company under git, everything committed."""
        self.restore()
        if not self.committed:
            corpora.git(self.folder, "init", "-q")
            corpora.git(self.folder, "add", ".")
            corpora.git(self.folder, "commit", "-q", "-m", "all")
            self.committed = True


_ready: dict[int, Site] = {}


def site(documents: int) -> Site:
    """Return the company of so many documents, in no repository unless one was made before."""
    if documents not in _ready:
        plan = corpora.company(documents)
        folder = corpora.written(plan)
        corpora.leave(folder)
        first = corpora.edited(plan, 30)
        (folder / corpora.first_of(plan)).write_bytes(first)
        found: list[tuple[Peak, int]] = []
        taken = seconds(lambda: found.append(peak([COMMAND, "init"], folder)))
        cold, code = found[0]
        expect(lambda: code, _PARTIAL if documents > corpora.FIRST_DAMAGED else 0)
        _ready[documents] = Site(plan, folder, cold, taken, first)
    return _ready[documents]


def leave_all() -> None:
    """Leave every company as it was written."""
    for each in _ready.values():
        each.save(each.first)
        corpora.leave(each.folder)
    _ready.clear()
