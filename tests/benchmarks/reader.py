"""Reading alone: every so-many-th file of a folder, in a process of its own, and nothing else.

`python -m tests.benchmarks.reader FOLDER FIRST EVERY` prints the seconds of reading and the bytes
of text that were found.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from depgraph.extraction import Extractor, Source, extractor_for, installed, read
from depgraph.model.facts import Reading

_PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Share:
    """What one process read: in how many seconds, and how many bytes of text."""

    seconds: float
    text: int


def shares(folder: Path, processes: int) -> list[Share]:
    """Read all files of *folder*, shared among so many processes that run side by side."""
    command = [sys.executable, "-m", "tests.benchmarks.reader", str(folder)]
    running = [
        subprocess.Popen([*command, str(at), str(processes)], cwd=_PROJECT, stdout=subprocess.PIPE)
        for at in range(processes)
    ]
    return [Share(*json.loads(each.communicate()[0])) for each in running]


def main(folder: Path, first: int, every: int) -> None:
    """Read a share of *folder* and print what that took; imports are not counted."""
    extractors = installed()
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.glob("[0-9]*/**/*.*"))
    claimed = [(path, each) for path in paths if (each := extractor_for(path, extractors))]
    for path, extractor in {each.name: (path, each) for path, each in claimed}.values():
        _read(folder, path, extractor)
    taken, text = 0.0, 0
    for path, extractor in claimed[first::every]:
        began = time.perf_counter()
        reading = _read(folder, path, extractor)
        taken += time.perf_counter() - began
        text += sum(len(block.text.encode()) for block in reading.document.blocks)
    print(json.dumps([taken, text]))


def _read(folder: Path, path: str, extractor: Extractor) -> Reading:
    return read(Source(path, (folder / path).read_bytes()), extractor)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
