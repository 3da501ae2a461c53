"""The null law: every file is read without failing, the same each time, and breaks nothing."""

import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from depgraph.analysis.impact import impact
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.levels import Settings
from depgraph.analysis.pairs import Pair
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.findings import DocumentClass
from tests.accuracy.corpora import PROJECT, Corpora, GoldSet, Measure
from tests.accuracy.memory import MemoryCorpus
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_FAILED = re.compile(r"reader failed \((?P<error>\w+)\)|nested too deeply")
_CHUNK = 16
_SETS = (
    *("agreements", "contracts", "csa", "digital-identity", "eips", "guidebook", "handbook"),
    *("law", "openchain", "policies/program", "policies/soc2", "policy-and-code", "regulations"),
)
_STRICT = Settings(
    document_class=lambda _: DocumentClass.CONTROLLED,
    owners=lambda _: (),
    level=lambda _rule, _path: None,
    is_off=lambda _rule, _path: False,
    name=lambda rule: rule,
)


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
        judged = corpora.pool.map(partial(_twice, root), _files(root), chunksize=_CHUNK)
        yield from (each for each in judged if each is not None)


def _files(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in {".jsonl", ".bundle"}
    )


def _quiet(corpora: Corpora) -> Iterator[Judged]:
    """Judge every file of every set, and of the fixture company, against itself."""
    company = GoldSet(PROJECT / "fixtures/company", corpora.pool)
    for name, opened in (*((name, corpora.set(name)) for name in _SETS), ("company", company)):
        whole = MemoryCorpus(opened.readings(_files(opened.root)))
        # The processes must begin after the readings are there, so that each has them.
        with ProcessPoolExecutor(initializer=_hold, initargs=(whole,)) as pool:
            for path, found in pool.map(_against_itself, whole.paths(), chunksize=_CHUNK):
                outcome = Outcome.MISS if found else Outcome.RIGHT
                yield Judged(f"{name}/{path}", outcome, f"{name}: {', '.join(found)}")


_held: list[MemoryCorpus] = []


def _hold(whole: MemoryCorpus) -> None:
    _held[:] = [whole]


def _against_itself(path: str) -> tuple[str, list[str]]:
    """Return the rules that speak when the document at *path* is proposed as it is."""
    here = _held[0].document(path)
    if here is None:
        return path, []
    again = _Again(_held[0], Indexed(path, here.reading))
    judgement = impact(_held[0], again, (Pair(path, path),), frozenset({path}), _STRICT)
    rules = [finding.rule for finding in judgement.findings]
    return path, sorted({*rules, *(change.kind for change in judgement.changes)})


class _Again(MemoryCorpus):
    """The same corpus with one document laid over itself."""

    def __init__(self, whole: MemoryCorpus, again: Indexed) -> None:
        self.__dict__.update(whole.__dict__)
        self._documents = {**self._documents, again.path: again}


MEASURES = (
    Measure(Bar("null law: read without failing, twice the same", Figure.RECALL, 1.0), _reads),
    Measure(
        Bar("null law: nothing is found against itself", Figure.RECALL, 1.0, area="judging"),
        _quiet,
    ),
)
