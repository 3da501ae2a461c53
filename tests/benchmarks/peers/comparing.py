"""Give every tool the same corpus, planted breaks and edits, and keep what it says of them."""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.peers.corpus import HUB, corpus, dangling_links, dangling_words
from tests.benchmarks.peers.edits import EDITS, Edit
from tests.benchmarks.peers.running import LIMIT, Ran, run
from tests.benchmarks.peers.tool import Tool

_SHORT = 12.0
"""Seconds up to which a first run is repeated."""
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one whole process took."""

    processor: float
    clock: float
    memory: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What a tool said of one edit, in documents."""

    edit: str
    right: int
    found: int
    false: int
    onward: int
    code: int
    spent: Spent


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one tool did with a corpus of one size; *why* says what it did not."""

    tool: str
    documents: int
    cold: Spent | None = None
    rounds: tuple[float, ...] = ()
    """Processor seconds of each first run."""
    links: int = 0
    words: int = 0
    false: int = 0
    begun: Spent | None = None
    """What is asked once, before the first edit."""
    again: Spent | None = None
    edits: tuple[Judged, ...] = ()
    why: str = ""
    clean: Spent | None = None
    """The first run over texts without a planted break, where nothing makes a tool stop."""

    @property
    def whole(self) -> Spent | None:
        """What a first run to the end takes."""
        stopped = self.links < len(dangling_links(self.documents))
        return (stopped and (self.clean or self.again)) or self.cold


@dataclass(frozen=True, slots=True)
class Trial:
    """How many documents, how often a short first run is repeated, and how long one may take."""

    documents: int
    rounds: int = 1
    limit: float = LIMIT

    def late(self, tool: Tool) -> Outcome:
        """Return that *tool* was not done in time."""
        return Outcome(tool.name, self.documents, why=f"stopped after {self.limit:.0f} s")


def compare(tools: Sequence[Tool], trial: Trial, say: Say) -> Iterator[Outcome]:
    """Yield what each of *tools* did with one corpus; those that are not installed say so."""
    ready = [tool for tool in tools if Path(tool.command[0]).exists()]
    for tool in tools:
        if tool not in ready:
            yield Outcome(tool.name, trial.documents, why="not installed")
    for tool, found in zip(ready, _first_runs(ready, trial, say), strict=True):
        outcome = found
        if not found.why:
            say(f"{tool.name}: edits among {trial.documents}")
            outcome = _edited(tool, found, trial)
        yield outcome


def _first_runs(tools: Sequence[Tool], trial: Trial, say: Say) -> list[Outcome]:
    """Return the first run of each tool over a corpus with planted breaks; they take turns."""
    with tempfile.TemporaryDirectory() as name:
        places = {tool: Path(name) / tool.name for tool in tools}
        taken: dict[Tool, list[Ran]] = {tool: [] for tool in tools}
        for at in range(trial.rounds):
            for tool, folder in places.items():
                if at == 0:
                    say(f"{tool.name}: first run over {trial.documents}")
                    _begun(tool, folder, trial, broken=True)
                if at == 0 or taken[tool][0].clock < _SHORT:
                    _forget(tool, folder)
                    taken[tool].append(run(tool.command, folder, trial.limit))
        return [_first(tool, trial, taken[tool]) for tool in tools]


def _first(tool: Tool, trial: Trial, taken: list[Ran]) -> Outcome:
    documents = trial.documents
    if not taken[-1].in_time:
        return trial.late(tool)
    named = tool.named(taken[-1].output)
    links, words = dangling_links(documents), dangling_words(documents)
    counts = (len(named & links), len(named & words), len(named - links - words))
    rounds = tuple(one.processor for one in taken)
    return Outcome(tool.name, documents, _median(taken), rounds, *counts)


def _median(taken: list[Ran]) -> Spent:
    return Spent(
        statistics.median(one.processor for one in taken),
        statistics.median(one.clock for one in taken),
        max(one.memory for one in taken),
    )


def _edited(tool: Tool, outcome: Outcome, trial: Trial) -> Outcome:
    """Return *outcome* with the five edits, each laid over the same accepted texts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / tool.name
        before = _begun(tool, folder, trial, broken=False)
        first, again = (run(tool.command, folder, trial.limit) for _ in range(2))
        if not (first.in_time and again.in_time and all(one.in_time for one in before)):
            return replace(outcome, why=trial.late(tool).why)
        judged = tuple(_judged(tool, folder, edit, trial) for edit in EDITS)
    begun = _median(before) if before else None
    clean, unchanged = _median([first]), _median([again])
    return replace(outcome, begun=begun, clean=clean, again=unchanged, edits=judged)


def _judged(tool: Tool, folder: Path, edit: Edit, trial: Trial) -> Judged:
    """Return what *tool* says of *edit*, and lay the accepted text back."""
    made = corpus(trial.documents)
    edited = edit.apply(made[HUB])
    if edited:
        tool.lay(edited, folder)
    else:
        tool.take(made[HUB], folder)
    _all(tool.staged, folder, trial)
    ran = run(tool.judge or tool.command, folder, trial.limit)
    tool.lay(made[HUB], folder)
    _all(tool.staged, folder, trial)
    named, right = tool.named(ran.output), edit.right(made)
    counts = (len(right), len(named & right), len(named - right), len(tool.onward(ran.output)))
    return Judged(edit.name, *counts, ran.code, _median([ran]))


def _begun(tool: Tool, folder: Path, trial: Trial, *, broken: bool) -> list[Ran]:
    """Write the corpus for *tool* and do what a person does once."""
    folder.mkdir()
    tool.write(corpus(trial.documents, broken=broken), folder)
    return _all(tool.before, folder, trial)


def _all(commands: Sequence[Sequence[str | Path]], folder: Path, trial: Trial) -> list[Ran]:
    return [run(command, folder, trial.limit) for command in commands]


def _forget(tool: Tool, folder: Path) -> None:
    for name in tool.store:
        shutil.rmtree(folder / name, ignore_errors=True)
