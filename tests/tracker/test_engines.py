"""Whoever reads the files and however many: the same store, little memory, and nothing is lost."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.model.documents import View
from depgraph.model.engine import Engine
from depgraph.store import Store
from depgraph.tracker.engines import batches, processes, worker
from depgraph.tracker.engines.batches import Ahead, Batch, cut, in_order
from depgraph.tracker.engines.lost import CRASHED, TOO_HEAVY
from depgraph.tracker.engines.worker import Worker
from depgraph.tracker.engines.workers import Workers, answers_in
from depgraph.tracker.reading import Answer, Job, Text, answered
from tests.benchmarks import generate
from tests.deadly import package
from tests.working_copies import Repository, environment

COMPANY = Path(__file__).parents[2] / "fixtures" / "company"
KILO = 1024
MIB = KILO * KILO


def text(path: str, data: bytes = b"# One\n") -> Text:
    return Text(path, path, data, View.ACCEPTED, None)


def sized(*sizes: int) -> list[Job]:
    return [Job("", str(number), None, size) for number, size in enumerate(sizes)]


_CHANCE = frozenset({"mtime_ns", "ctime_ns", "inode", "checked_ns", "print"})
"""Columns that the clock and the disk decide."""


def dump(store: Store) -> list[str]:
    """Return all that is stored, but for what the clock and the disk decide."""
    ask = store._db.execute
    tables = ask(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'words%' AND name NOT LIKE '_sqlite_%'"
    )
    found: list[str] = []
    for (table,) in sorted(tables):
        rows = ask(f"SELECT {_columns(store, table)} FROM {table}")  # noqa: S608
        found += sorted(f"{table} {row}" for row in rows)
    words = ask("SELECT rowid FROM words WHERE words MATCH 'section' ORDER BY rowid")
    return [*found, *map(repr, words)]


def _columns(store: Store, table: str) -> str:
    rows = store._db.execute(f"PRAGMA table_info({table})")
    return ", ".join(row[1] for row in rows if row[1] not in _CHANCE)


# The same store


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents of many formats, some damaged, some twice."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(COMPANY, folder / "company")
    generate.write(folder / "made", replace(generate.Plan(20), sections=2))
    shutil.copytree(folder / "made", folder / "again")
    return folder


def stored(corpus: Path, jobs: int) -> list[str]:
    shutil.rmtree(corpus / ".depgraph", ignore_errors=True)
    workspace = tracker.open_workspace(corpus, corpus, engine=Engine(jobs))
    tracker.initialise(workspace, tracker.Silent())
    found = dump(workspace.store)
    workspace.store.close()
    return found


def test_the_store_is_the_same_whatever_the_number_of_processes(corpus: Path) -> None:
    alone = stored(corpus, 1)
    assert len(alone) > 1000
    assert [stored(corpus, jobs) == alone for jobs in (2, 3)] == [True] * 2


# Batches


@pytest.mark.parametrize(
    ("sizes", "lengths"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([5], [1], id="one file"),
        pytest.param([5] * 40, [16, 16, 8], id="by number"),
        pytest.param([400 * KILO] * 5, [2, 2, 1], id="by bytes"),
        pytest.param([50 * MIB] * 3, [1, 1, 1], id="a large file is a batch of its own"),
        pytest.param([5, 50 * MIB, 5, 5], [1, 1, 2], id="a large file between small ones"),
        pytest.param([MIB], [1], id="just a batch"),
    ],
)
def test_batches_hold_so_many_files_and_so_many_bytes(
    sizes: list[int], lengths: list[int]
) -> None:
    found = list(cut(sized(*sizes)))
    assert [len(batch) for batch in found] == lengths
    assert [task for batch in found for task in batch] == sized(*sizes)


@pytest.mark.parametrize(
    ("sizes", "processes_", "most"),
    [
        pytest.param([KILO] * 5000, 2, 2 * batches.AHEAD + 1, id="small files, by number"),
        pytest.param([50 * MIB] * 20, 2, 3, id="large files, one for each process"),
        pytest.param([50 * MIB] * 20, 4, 5, id="large files, more processes"),
        pytest.param([4 * MIB] * 40, 2, 9, id="by bytes"),
    ],
)
def test_no_more_is_asked_for_than_can_be_held(
    sizes: list[int], processes_: int, most: int
) -> None:
    asked: list[Batch] = []
    seen: list[int] = []

    def ask(batch: Batch) -> int:
        asked.append(batch)
        return len(asked)

    def answers(batch: Batch, number: int) -> Iterator[Answer]:
        seen.append(len(asked) - number + 1)
        return ((task.path, None) for task in batch)

    paths = [path for path, _ in in_order(cut(sized(*sizes)), ask, answers, Ahead(processes_))]
    assert paths == [str(number) for number in range(len(sizes))]
    assert max(seen) == most


def test_what_is_done_early_waits_for_its_turn() -> None:
    futures: dict[str, Future[str]] = {}

    def ask(batch: Batch) -> Future[str]:
        return futures.setdefault(batch[0].path, Future())

    def answers(batch: Batch, future: Future[str]) -> Iterator[Answer]:
        for each in ("1", "0"):
            if not futures[each].done():
                futures[each].set_result(each)
        return iter([(future.result(), None)] if batch[0].path in futures else [])

    found = in_order([(task,) for task in sized(1, 1)], ask, answers, Ahead(2))
    assert [path for path, _ in found] == ["0", "1"]


@pytest.mark.parametrize(
    ("sizes", "jobs", "elsewhere"),
    [
        pytest.param([KILO] * 5, 0, False, id="few"),
        pytest.param([KILO] * processes.MANY, 2, True, id="many"),
        pytest.param([KILO] * processes.MANY, 1, False, id="many, and one process is wanted"),
        pytest.param([600 * KILO] * 2, 2, True, id="two of some size"),
        pytest.param([2 * MIB], 2, False, id="one of some size"),
        pytest.param([processes.HEAVY], 2, True, id="one that is large"),
        pytest.param([processes.HEAVY], 1, False, id="one that is large, in this process"),
    ],
)
def test_what_is_little_is_read_in_this_process(
    sizes: list[int],
    jobs: int,
    elsewhere: bool,  # noqa: FBT001
) -> None:
    assert isinstance(processes.read_here(sized(*sizes), jobs), map) is not elsewhere


# Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers()
    yield made
    made.end()


def test_a_worker_reads_what_this_process_reads(workers: Workers) -> None:
    batch = (text("a.md"), text("b.md", b"# SOP-7 Two\n\nSee SOP-1 4.2.\n"))
    assert answers_in(workers.read(batch)) == [answered(task) for task in batch]


def test_a_fault_of_ours_is_raised_where_it_is_seen(workers: Workers) -> None:
    wrong = Text("a.md", "a.md", b"# One\n", "sideways", None)  # type: ignore[arg-type]
    nothing: Batch = (None,)  # type: ignore[assignment]
    assert answers_in(workers.read((wrong,)))[0][0] == "a.md"
    with pytest.raises(AttributeError) as raised:
        answers_in(workers.read(nothing))
    assert "in answered" in raised.value.__notes__[0]


def test_a_worker_that_is_gone_is_replaced(workers: Workers) -> None:
    workers.read((text("a.md"),))
    os.kill(workers._idle[0].number, signal.SIGKILL)
    assert answers_in(workers.read((text("b.md"),))) == [answered(text("b.md"))]


def test_a_worker_that_nobody_asks_leaves_and_is_replaced(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = (
        "import sys; sys.path[:] = {path!r}; from depgraph.tracker.engines import child; "
        "child.IDLE_SECONDS = 1.0; child.main()"
    )
    with monkeypatch.context() as patch:
        patch.setattr(worker, "_CODE", hasty)
        assert answers_in(workers.read((text("a.md"),))) == [answered(text("a.md"))]
    first = workers._idle[0]
    assert first._process.wait(10) == 0
    assert answers_in(workers.read((text("b.md"),))) == [answered(text("b.md"))]
    assert workers._idle[0] is not first


def test_workers_end_with_the_one_who_asks(tmp_path: Path) -> None:
    jobs = [Job(str(tmp_path), f"{n}.md", None, 9) for n in range(60)]
    for job in jobs:
        (tmp_path / job.path).write_text("# One\n")
    before = _children()
    answers = processes.in_processes(jobs, 2)
    next(answers)
    assert len(_children() - before) == 2
    answers.close()  # type: ignore[attr-defined]
    assert _children() == before


def _children() -> set[str]:
    listed = subprocess.run(
        ["ps", "-o", "pid=,comm=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    return {line for line in listed.stdout.splitlines() if "python" in line}


def test_a_worker_ends_when_its_parent_is_killed() -> None:
    code = (
        "import os, signal; from depgraph.tracker.engines.worker import Worker;"
        "worker = Worker(); print(worker.number, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    number = int(done.stdout)
    # Its own pipe is the last thing that holds standard error open.
    assert not Path(f"/proc/{number}/exe").exists()


def test_a_worker_may_be_asked_for_much_at_once() -> None:
    made = Worker()
    large = text("large.md", b"# One\n\n" + b"word " * (MIB // 4))
    assert answers_in([made.ask((large,))])[0] == answered(large)
    made.end()


# Files that end whoever reads them


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("package"))


@pytest.fixture
def company(tmp_path: Path, bombs: Path) -> Repository:
    """Documents enough for several processes, and a depgraph that knows .bomb files."""
    path = os.pathsep.join(filter(None, (str(bombs), os.environ.get("PYTHONPATH", ""))))
    made = Repository(tmp_path / "company", environment(tmp_path / "home", PYTHONPATH=path))
    for number in range(60):
        made.write(f"p{number:02}.md", f"# POL-{number:03} Policy\n\nSee POL-001.\n")
    return made


def problems(company: Repository, *words: str) -> tuple[int, dict[str, str]]:
    """Return how many documents an update has, and what it says of those with a problem."""
    ran = company.depgraph("update", "--format", "json", *words)
    assert ran.code in {0, 3}, ran.said
    said = json.loads(ran.out)
    return said["documents"], {each["path"]: each["message"] for each in said["problems"]}


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("kill", TOO_HEAVY, id="stopped by the system"),
        pytest.param("crash", CRASHED, id="a fault in a library"),
        pytest.param("leave", CRASHED, id="it ends the process that reads it"),
    ],
)
def test_a_file_that_ends_its_reader_is_its_own_problem_only(
    company: Repository, what: str, said: str
) -> None:
    company.write("p30.bomb", what)
    assert problems(company, "--jobs", "2") == (61, {"p30.bomb": said})
    assert company.depgraph("text", "p29.md").out.strip().startswith("# POL-029")


def test_it_is_tried_again_and_never_in_this_process(company: Repository) -> None:
    bomb = company.write("p30.bomb", "kill")
    assert problems(company) == (61, {"p30.bomb": TOO_HEAVY})
    assert problems(company) == (61, {"p30.bomb": TOO_HEAVY})
    bomb.write_text("harmless")
    assert problems(company) == (61, {})


def test_several_such_files_are_one_problem_each(company: Repository) -> None:
    for number in (3, 4, 59):
        company.write(f"p{number:02}.bomb", "kill")
    paths = ("p03.bomb", "p04.bomb", "p59.bomb")
    assert problems(company, "--jobs", "3") == (63, dict.fromkeys(paths, TOO_HEAVY))


def test_a_worker_that_is_killed_once_loses_nothing(company: Repository, tmp_path: Path) -> None:
    company.write("p30.bomb", f"once {tmp_path / 'happened'}")
    assert problems(company, "--jobs", "2") == (61, {})
    assert (tmp_path / "happened").exists()
    assert company.depgraph("verify").code == 0


def test_what_an_extractor_prints_and_asks_harms_no_answer(company: Repository) -> None:
    company.write("p30.bomb", "print noise on standard output")
    assert problems(company, "--jobs", "2") == (61, {})
