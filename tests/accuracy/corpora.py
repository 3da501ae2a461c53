"""The real documents: where they lie, their gold rows, and their readings, each read once."""

import json
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.facts import Reading
from tests.accuracy.scores import Bar, Judged

PROJECT = Path(__file__).resolve().parents[2]
CHUNK = 8

GoldRow = dict[str, Any]


def folder() -> Path:
    """Return the folder of the corpora: ``DEPGRAPH_CORPORA``, else next to the project."""
    return Path(os.environ.get("DEPGRAPH_CORPORA") or PROJECT / "../shared/corpora").resolve()


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set: its files relative to *root*, their readings and its gold."""

    root: Path
    pool: ProcessPoolExecutor
    known: dict[str, Reading | None] = field(default_factory=dict)

    def gold(self, name: str) -> list[GoldRow]:
        """Return the rows of a gold file (``references.jsonl``)."""
        with (self.root / name).open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def text(self, path: str) -> str:
        """Return the characters of a file as gold offsets count them."""
        return (self.root / path).read_bytes().decode("utf-8")

    def line(self, path: str, offset: int) -> int:
        """Return the line, from 1, of the character at *offset*."""
        return self.text(path).count("\n", 0, offset) + 1

    def files(self, *suffixes: str) -> list[str]:
        """Return every file with one of *suffixes*, in order."""
        return sorted(
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.suffix in suffixes and path.is_file()
        )

    def readings(self, paths: Iterable[str]) -> dict[str, Reading | None]:
        """Return what is read from each path; ``None`` when no extractor claims the file."""
        wanted = sorted(set(paths))
        missing = [path for path in wanted if path not in self.known]
        done = self.pool.map(partial(read_file, self.root), missing, chunksize=CHUNK)
        self.known.update(zip(missing, done, strict=True))
        return {path: self.known[path] for path in wanted}


@dataclass(frozen=True, slots=True)
class Corpora:
    """All sets below *root*; each is opened once."""

    root: Path
    pool: ProcessPoolExecutor
    opened: dict[str, GoldSet] = field(default_factory=dict)

    def set(self, name: str) -> GoldSet:
        """Return the set in the folder *name*."""
        if name not in self.opened:
            self.opened[name] = GoldSet(self.root / name, self.pool)
        return self.opened[name]


@dataclass(frozen=True, slots=True)
class Measure:
    """One bar and how it is judged."""

    bar: Bar
    judge: Callable[[Corpora], Iterable[Judged]]


def read_file(root: Path, path: str) -> Reading | None:
    """Return what the installed extractors read from *path*."""
    extractor = extractor_for(path, installed())
    if extractor is None:
        return None
    return read(Source(path, (root / path).read_bytes()), extractor)
