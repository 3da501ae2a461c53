"""The null law: every file is read without failing, the same each time, and equals itself."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from depgraph.extraction import Source, extractor_for, installed, read
from tests.accuracy.corpora import PROJECT, Corpora, Measure
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_FAILED = re.compile(r"reader failed \((?P<error>\w+)\)|nested too deeply")
_CHUNK = 16


def _twice(root: Path, path: str) -> Judged | None:
    """Read a file two times; ``None`` when no extractor claims it."""
    extractor = extractor_for(path, installed())
    if extractor is None:
        return None
    source = Source(path, (root / path).read_bytes())
    once, again = read(source, extractor), read(source, extractor)
    for problem in once.facts.problems:
        failed = _FAILED.search(problem.message)
        if failed:
            return Judged(path, Outcome.MISS, f"{extractor.name}: {failed['error'] or 'too deep'}")
    if once != again:
        return Judged(path, Outcome.MISS, f"{extractor.name}: another reading the second time")
    return Judged(path, Outcome.RIGHT)


def _reads(corpora: Corpora) -> Iterator[Judged]:
    for root in (corpora.root, PROJECT / "fixtures"):
        files = sorted(
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.is_file() and path.suffix not in {".jsonl", ".bundle"}
        )
        judged = corpora.pool.map(partial(_twice, root), files, chunksize=_CHUNK)
        yield from (each for each in judged if each is not None)


MEASURES = (
    Measure(Bar("null law: read without failing, twice the same", Figure.RECALL, 1.0), _reads),
)
