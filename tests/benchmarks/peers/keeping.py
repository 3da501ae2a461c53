"""Keep what was measured in the cache of the tools: as JSON to go on from, as tables to read."""

from collections.abc import Iterable, Sequence

import msgspec

from tests.benchmarks.peers.comparing import Outcome
from tests.benchmarks.peers.roster import ROSTER
from tests.benchmarks.peers.table import tables
from tests.benchmarks.peers.tool import CACHE

OUTCOMES, TABLES = CACHE / "outcomes.json", CACHE / "peers.md"
_ORDER = [tool.name for tool in ROSTER]


def keep(new: Iterable[Outcome]) -> list[Outcome]:
    """Return what is kept with *new* in the place of the same tool and size, and write it."""
    outcomes = merged(_kept(), new)
    CACHE.mkdir(parents=True, exist_ok=True)
    OUTCOMES.write_bytes(msgspec.json.format(msgspec.json.encode(outcomes)))
    TABLES.write_text(tables(outcomes) + "\n", "utf-8")
    return outcomes


def merged(old: Sequence[Outcome], new: Iterable[Outcome]) -> list[Outcome]:
    """Return *old* and *new*, one of each tool and size, in the order of size and roster."""
    known = {(one.documents, _ORDER.index(one.tool)): one for one in (*old, *new)}
    return [known[place] for place in sorted(known)]


def _kept() -> list[Outcome]:
    if not OUTCOMES.exists():
        return []
    return msgspec.json.decode(OUTCOMES.read_bytes(), type=list[Outcome])
