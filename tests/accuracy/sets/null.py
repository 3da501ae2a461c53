"""The null law: every file is read without failing, the same each time, and breaks nothing."""

import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from depgraph.analysis.impact import impact
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.pairs import Pair
from depgraph.model.facts import Reading
from depgraph.store.corpus import StoredCorpus
from tests.accuracy.corpora import PROJECT, Corpora, GoldSet, Measure, read_file
from tests.accuracy.memory import STRICT, whole_of
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_FAILED = re.compile(r"reader failed \((?P<error>\w+)\)|nested too deeply")
_CHUNK = 16
_SETS = (
    *("agreements", "contracts", "csa", "digital-identity", "eips", "guidebook", "handbook"),
    *("law", "openchain", "policies/program", "policies/soc2", "policy-and-code", "regulations"),
)


def _reads(corpora: Corpora) -> Iterator[Judged]:
    """Judge every file: no reader fails on it, and another process reads the same from it."""
    fixtures = GoldSet(PROJECT / "fixtures", corpora.pool)
    for name, opened in (*_sets(corpora), ("fixtures", fixtures)):
        first = opened.readings(_files(opened.root))
        known = {path: reading for path, reading in first.items() if reading}
        again = corpora.pool.map(partial(_digest_of, opened.root), known, chunksize=_CHUNK)
        for (path, reading), digest in zip(known.items(), again, strict=True):
            fault = _failure(reading) or (
                "" if _digest(reading) == digest else "not the same twice"
            )
            outcome = Outcome.MISS if fault else Outcome.RIGHT
            yield Judged(f"{name}/{path}", outcome, f"{reading.document.format}: {fault}")


def _failure(reading: Reading) -> str:
    for problem in reading.facts.problems:
        failed = _FAILED.search(problem.message)
        if failed:
            return failed["error"] or "too deep"
    return ""


def _digest_of(root: Path, path: str) -> bytes:
    reading = read_file(root, path)
    return _digest(reading) if reading else b""


def _digest(reading: Reading) -> bytes:
    return hashlib.sha256(msgspec.json.encode(reading)).digest()


def _sets(corpora: Corpora) -> Iterator[tuple[str, GoldSet]]:
    return ((name, corpora.set(name)) for name in _SETS)


def _files(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in {".jsonl", ".bundle"}
    )


def _quiet(corpora: Corpora) -> Iterator[Judged]:
    """Judge every file of every set, and of the fixture company, against itself."""
    company = GoldSet(PROJECT / "fixtures/company", corpora.pool)
    for name, opened in (*_sets(corpora), ("company", company)):
        readings = opened.readings(_files(opened.root))
        known = {path: reading for path, reading in readings.items() if reading}
        with ProcessPoolExecutor(initializer=_hold, initargs=(known,)) as pool:
            for path, found in pool.map(_against_itself, known, chunksize=_CHUNK):
                outcome = Outcome.MISS if found else Outcome.RIGHT
                yield Judged(f"{name}/{path}", outcome, f"{name}: {', '.join(found)}")


_held: list[StoredCorpus] = []


def _hold(readings: dict[str, Reading]) -> None:
    _held[:] = [whole_of(readings)]


def _against_itself(path: str) -> tuple[str, list[str]]:
    """Return the rules that speak when the document at *path* is proposed as it is."""
    here = _held[0].document(path)
    if here is None:
        return path, []
    again = _Again(_held[0], Indexed(path, here.reading))
    judgement = impact(_held[0], again, (Pair(path, path),), frozenset({path}), STRICT)
    rules = [finding.rule for finding in judgement.findings]
    return path, sorted({*rules, *(change.kind for change in judgement.changes)})


class _Again(StoredCorpus):
    """The same corpus with one document laid over itself."""

    def __init__(self, whole: StoredCorpus, again: Indexed) -> None:
        self.__dict__.update(whole.__dict__)
        self._again = again

    def document(self, path: str) -> Indexed | None:
        """Return the document laid over, or that of the corpus."""
        return self._again if path == self._again.path else super().document(path)


MEASURES = (
    Measure(Bar("null law: read without failing, twice the same", Figure.RECALL, 1.0), _reads),
    Measure(
        Bar("null law: nothing is found against itself", Figure.RECALL, 1.0, area="judging"),
        _quiet,
    ),
)
