"""What is heard of changes, by each way of hearing."""

import select
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from depgraph.workspace.dirt import NOTHING, Dirt
from depgraph.workspace.hearing import Hearing
from depgraph.workspace.watching import Ears

LIMIT = Path("/proc/sys/fs/inotify/max_queued_events")
PATIENCE = 30.0


def cares(name: str) -> bool:
    return name.endswith(".md")


def linux(root: Path, counts: Callable[[str], bool]) -> Ears:
    from depgraph.workspace.inotify import Inotify

    return Inotify(root, counts)


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs the kernel of Linux")


@pytest.fixture(params=[pytest.param(linux, marks=ON_LINUX, id="kernel"), Hearing])
def ears(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ears]:
    (tmp_path / "a").mkdir()
    (tmp_path / "own").mkdir()
    made: Ears = request.param(tmp_path, cares)
    for folder in ("", "a/"):
        made.follow(folder)
    made.beside(tmp_path / "own", lambda name: Dirt(history=True) if name == "HEAD" else NOTHING)
    yield made
    made.close()


def heard(ears: Ears, enough: Callable[[Dirt], bool]) -> Dirt:
    """Return what is heard until it is *enough*."""
    found, end = NOTHING, time.monotonic() + PATIENCE
    while not enough(found):
        ready, _, _ = select.select([ears.fileno()], [], [], PATIENCE)
        assert ready, found
        assert time.monotonic() < end, found
        found |= ears.taken()
    return found


def test_files_that_count_are_heard_of(ears: Ears, tmp_path: Path) -> None:
    (tmp_path / "a" / "x.tmp").write_text("x", encoding="utf-8")
    (tmp_path / "a" / "x.tmp").rename(tmp_path / "a" / "x.md")
    found = heard(ears, lambda dirt: "a/x.md" in dirt.files)
    assert found.files == {"a/x.md"}
    assert not found.everything


def test_folders_are_heard_of_whole(ears: Ears, tmp_path: Path) -> None:
    (tmp_path / "a").rename(tmp_path / "b")
    assert not heard(ears, lambda dirt: {"a/", "b/"} <= dirt.trees).everything


def test_what_lies_beside_is_heard_of(ears: Ears, tmp_path: Path) -> None:
    (tmp_path / "own" / "HEAD").write_text("x", encoding="utf-8")
    assert heard(ears, lambda dirt: dirt.history).history


@ON_LINUX
def test_when_too_much_happens_everything_is_in_doubt(tmp_path: Path) -> None:
    most = int(LIMIT.read_text("utf-8"))
    if most > 50_000:
        pytest.skip("the queue of this system is too long to fill")
    ears = linux(tmp_path, cares)
    ears.follow("")
    for number in range(most // 2):
        (tmp_path / f"{number % 500}.md").write_bytes(b"x" * (number % 2))
    try:
        assert heard(ears, lambda dirt: dirt.everything).everything
    finally:
        ears.close()
