"""All measures: what each is called, what it says, and whether it takes long."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.benchmarks import beside, engine, formats, hook, locality, split, startup, watcher
from tests.benchmarks.timing import Row


@dataclass(frozen=True, slots=True)
class Measure:
    """Some rows of the table that are measured together. A *long* one runs only by its name."""

    name: str
    says: str
    rows: Callable[[], Iterator[Row]]
    long: bool = False


def _peers() -> Iterator[Row]:
    from tests.benchmarks import peers

    yield from peers.rows()


def _checkers() -> Iterator[Row]:
    """Yield a first look at 1,000 documents beside the programs that only check links."""
    from tests.benchmarks.peers import bars, checkers, comparing, ours

    tools = (ours.OURS, checkers.REMARK, checkers.DEAD_LINKS, checkers.LINK_CHECK)
    trial = comparing.Trial(1_000, rounds=3, limit=120)
    yield from bars.of(list(comparing.compare(tools, trial, bars.say)))


MEASURES = (
    Measure("formats", "reading Word, PDF, Markdown / the bare libraries below", formats.rows),
    Measure(
        "committed", "one Word file until its facts are kept / python-docx", formats.committed
    ),
    Measure("help", "depgraph --help / python -c pass", startup.rows),
    Measure("cold", "first update of 2,000 documents / reading; size of the store", engine.cold),
    Measure("impact", "one changed document of 200, 2,000, 20,000: the command", locality.impact),
    Measure("beside", "the same command beside a running watch", beside.impact),
    Measure("memory", "peak memory of reading 2,000 and 20,000; of a question", engine.memory),
    Measure("unchanged", "update of 20,000 unchanged files / a bare walk", engine.unchanged),
    Measure("hook", "one staged document of 200, 2,000, 20,000: the hook", locality.hook),
    Measure("watch", "one saved document of 200, 2,000, 20,000: the watcher", locality.watch),
    Measure("hook-idle", "the hook where there is nothing to judge", hook.rows),
    Measure("checkout", "documents read again after git checkout", engine.checkout),
    Measure("watch-rest", "what a watch costs while nothing happens", watcher.rest),
    Measure("watch-memory", "memory of a watch over 120 saves", watcher.memory),
    Measure("checkers", "first check of 1,000 documents / link checkers", _checkers),
    Measure("peers", "the same questions asked of all other programs", _peers, long=True),
    Measure("split", "where one question spends its time", split.rows, long=True),
    Measure("split-20000", "the same among 20,000 documents", split.large, long=True),
    Measure("watch-burst", "5,000 files written at once: none is lost", watcher.burst, long=True),
    Measure("watch-memory-of-many", "10,000 saves", watcher.memory_of_many, long=True),
    Measure("impact-200000", "command, hook, watcher among 200,000", locality.huge, long=True),
    Measure("memory-200000", "peak memory with 200,000", engine.memory_of_many, long=True),
)
"""In the order of the table. A company is read once in a run, and put under git by the hook."""


def chosen(names: list[str]) -> list[Measure]:
    """Return the measures called *names*, or all but the long ones."""
    if not names:
        return [measure for measure in MEASURES if not measure.long]
    return [measure for measure in MEASURES if measure.name in names]
