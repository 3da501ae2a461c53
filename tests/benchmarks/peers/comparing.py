"""Give every tool the same corpus, planted breaks and edits, and keep what it says of them."""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.peers.corpus import HUB, corpus, dangling_links, dangling_words
from tests.benchmarks.peers.edits import EDITS, Edit
from tests.benchmarks.peers.running import LIMIT, PATIENCE, Ran, run
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
    in_time: bool = True


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
    """Seconds of a processor that one run may take."""
    patience: float = PATIENCE
    """How many times as long it may take on the clock, since the machine may be shared."""

    def run(self, command: Sequence[str | Path], folder: Path) -> Ran:
        """Run *command* in *folder* within the limits."""
        return run(command, folder, self.limit, self.limit * self.patience)

    def all(self, commands: Sequence[Sequence[str | Path]], folder: Path) -> list[Ran]:
        """Run *commands* in *folder*, one after the other."""
        return [self.run(command, folder) for command in commands]


def compare(tools: Sequence[Tool], trial: Trial, say: Say) -> Iterator[Outcome]:
    """Yield what each of *tools* did with one corpus: first runs alone, then with the edits."""
    ready = [tool for tool in tools if Path(tool.command[0]).exists()]
    for tool in tools:
        if tool not in ready:
            yield Outcome(tool.name, trial.documents, why="not installed")
    first = dict(zip(ready, _first_runs(ready, trial, say), strict=True))
    yield from first.values()
    for tool, found in first.items():
        if not found.why:
            say(f"{tool.name}: edits among {trial.documents}")
            yield _edited(tool, found, trial)


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
                if at == 0 or taken[tool][0].processor < _SHORT:
                    _forget(tool, folder)
                    taken[tool].append(trial.run(tool.command, folder))
        return [_first(tool, trial, taken[tool]) for tool in tools]


def _first(tool: Tool, trial: Trial, taken: list[Ran]) -> Outcome:
    documents = trial.documents
    if not taken[-1].in_time:
        return Outcome(tool.name, documents, why=_late(taken[-1]))
    named = tool.named(taken[-1].output)
    links, words = dangling_links(documents), dangling_words(documents)
    counts = (len(named & links), len(named & words), len(named - links - words))
    rounds = tuple(one.processor for one in taken)
    return Outcome(tool.name, documents, _median(taken), rounds, *counts)


def _late(ran: Ran) -> str:
    return f"stopped after {ran.clock:.0f} s, {ran.processor:.0f} s of a processor"


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
        runs = [trial.run(tool.command, folder) for _ in range(2 if tool.remembers else 0)]
        late = [one for one in (*before, *runs) if not one.in_time]
        if late:
            return replace(outcome, why=_late(late[0]))
        judged = tuple(_judged(tool, folder, edit, trial) for edit in EDITS)
    begun = _median(before) if before else None
    clean, again = (_median([one]) for one in runs) if runs else (None, outcome.cold)
    return replace(outcome, begun=begun, clean=clean, again=again, edits=judged)


def _judged(tool: Tool, folder: Path, edit: Edit, trial: Trial) -> Judged:
    """Return what *tool* says of *edit*, and lay the accepted text back."""
    made = corpus(trial.documents)
    edited = edit.apply(made[HUB])
    if edited:
        tool.lay(edited, folder)
    else:
        tool.take(made[HUB], folder)
    trial.all(tool.staged, folder)
    ran = trial.run(tool.judge or tool.command, folder)
    tool.lay(made[HUB], folder)
    trial.all(tool.staged, folder)
    named, right = tool.named(ran.output), edit.right(made)
    counts = (len(right), len(named & right), len(named - right), len(tool.onward(ran.output)))
    return Judged(edit.name, *counts, ran.code, _median([ran]), ran.in_time)


def _begun(tool: Tool, folder: Path, trial: Trial, *, broken: bool) -> list[Ran]:
    """Write the corpus for *tool* and do what a person does once."""
    folder.mkdir()
    tool.write(corpus(trial.documents, broken=broken), folder)
    return trial.all(tool.before, folder)


def _forget(tool: Tool, folder: Path) -> None:
    for name in tool.store:
        shutil.rmtree(folder / name, ignore_errors=True)
