"""Reading on a real Dask cluster: the same store, whatever dies in the middle."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from depgraph import tracker
from depgraph.model.engine import Engine, address_of
from depgraph.tracker.engines import cluster as engine_cluster
from depgraph.tracker.engines import connecting
from depgraph.tracker.engines.errors import NoWorkersError, ReadHereWarning, UnfitClusterError
from depgraph.tracker.engines.lost import TOO_HEAVY
from tests.benchmarks import generate
from tests.deadly import package
from tests.tracker.test_engines import dump
from tests.working_copies import Repository, environment

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="clusters are told by their processes"),
    # What Dask itself does in its old age is not ours to mend.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:(distributed|dask|tornado)"),
]
FILES = 150
LOST = "the connection to the Dask scheduler was lost"


@contextmanager
def cluster(workers: int = 2) -> Iterator[Any]:
    """Start a cluster on this machine, whose processes look for packages where this one does."""
    with distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
        silence_logs=50,
    ) as made:
        yield made


def name_of(made: Any) -> str:  # noqa: ANN401
    return str(made.scheduler_address).replace("tcp://", "dask://")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a cluster whose workers stand in a folder with other documents."""
    decoy = tmp_path_factory.mktemp("decoy")
    (decoy / "p000.md").write_text("# Another text\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(decoy)
        with cluster() as made:
            yield name_of(made)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(FILES):
        text = f"# POL-{number:03} Policy\n\n## 1 Duty\n\nKept for {number} days (POL-001 §1).\n"
        (folder / f"p{number:03}.md").write_text(text)
    generate.write(folder / "made", generate.Plan(16, sections=2))
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path) -> list[str]:
    return read(corpus, Engine(1))


class Saboteur:
    """A progress that does harm after the first documents were stored."""

    def __init__(self, harm: Callable[[], object]) -> None:
        self._harm, self._done = harm, False

    def start(self, total: int, what: str) -> None:
        pass

    def step(self, path: str) -> None:  # noqa: ARG002
        if not self._done:
            self._done = True
            self._harm()

    def finish(self) -> None:
        assert self._done


def read(
    folder: Path, engine: Engine, progress: tracker.Silent | Saboteur | None = None
) -> list[str]:
    """Read all documents anew and return what is stored."""
    shutil.rmtree(folder / ".depgraph", ignore_errors=True)
    workspace = tracker.open_workspace(folder, folder, engine=engine)
    try:
        tracker.initialise(workspace, progress or tracker.Silent())
        return dump(workspace.store)
    finally:
        workspace.store.close()


# The same store


def test_by_path_the_store_is_the_same(corpus: Path, shared: str, expected: list[str]) -> None:
    same = read(corpus, Engine(0, shared)) == expected
    assert same


def test_by_bytes_the_store_is_the_same(
    corpus: Path, shared: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus)
    # To each process it is the folder that this process stands in.
    same = read(Path("/proc/self/cwd"), Engine(0, shared)) == expected
    assert same


def test_the_commands_take_it(corpus: Path, shared: str, tmp_path: Path) -> None:
    made = Repository(tmp_path / "here", environment(tmp_path / "home"))
    shutil.copytree(corpus, made.folder, ignore=shutil.ignore_patterns(".depgraph"))
    for words in (("init",), ("check", "--only", "REF"), ("verify",), ("update",)):
        ran = made.depgraph(*words, "--engine", shared)
        assert (ran.code in {0, 1, 3}, "read on this machine" in ran.err) == (True, False), (
            ran.said
        )
    assert made.depgraph("verify").code == 0


def test_a_file_that_cannot_be_opened_is_its_own_problem(tmp_path: Path, shared: str) -> None:
    for number in range(3):
        (tmp_path / f"p{number}.md").write_text("# One\n")
    (tmp_path / "p1.md").unlink()
    (tmp_path / "p1.md").mkdir()
    (tmp_path / "p2.md").unlink()
    os.mkfifo(tmp_path / "p2.md")
    (tmp_path / "p3.md").write_text("# Three\n")
    same = read(tmp_path, Engine(0, shared)) == read(tmp_path, Engine(1))
    assert same


# What goes wrong in the middle


def test_a_worker_that_is_killed_loses_nothing(corpus: Path, expected: list[str]) -> None:
    with cluster() as made, warnings.catch_warnings():
        warnings.simplefilter("error", ReadHereWarning)
        first = next(iter(made.workers.values()))
        kill = Saboteur(lambda: os.kill(first.pid, signal.SIGKILL))
        same = read(corpus, Engine(2, name_of(made)), kill) == expected
        assert same


_WITHOUT = "import sys; sys.modules['depgraph'] = None\n"
_START = "from distributed.cli.dask_{0} import main; main()"
_COMMON = ("--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--host", "127.0.0.1")


@contextmanager
def started(what: str, folder: Path, *words: str, lead: str = "") -> Iterator[Any]:
    """Start what `dask scheduler` or `dask worker` starts; it is killed in the end."""
    code = lead + _START.format(what)
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, *words, *_COMMON],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduler(folder: Path, lead: str = "") -> Iterator[tuple[str, Any]]:
    """Start a scheduler; give its address and its process."""
    file = folder / "scheduler.json"
    words = ("--port", "0", "--scheduler-file", str(file))
    with started("scheduler", folder, *words, lead=lead) as process:
        end = time.monotonic() + 60
        while not (file.exists() and file.read_text()) and time.monotonic() < end:
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"], process


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[tuple[str, Any, list[int]]]:
    """A scheduler and two workers that nobody starts again: its name, it, and their numbers."""
    with scheduler(tmp_path) as (address, process), ExitStack() as stack:
        words = (address, "--no-nanny", "--nthreads", "1")
        workers = [stack.enter_context(started("worker", tmp_path, *words)) for _ in range(2)]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield address.replace("tcp://", "dask://"), process, [each.pid for each in workers]


def test_a_scheduler_that_is_killed_loses_nothing(
    corpus: Path,
    expected: list[str],
    processes: Any,  # noqa: ANN401
) -> None:
    name, process, _ = processes
    with pytest.warns(ReadHereWarning, match=LOST) as said:
        found = read(corpus, Engine(2, name), Saboteur(process.kill))
    assert (len(said), found == expected) == (1, True)


def test_without_any_worker_left_the_rest_is_read_here(
    corpus: Path,
    expected: list[str],
    processes: Any,  # noqa: ANN401,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, _, workers = processes
    monkeypatch.setattr(engine_cluster, "DESERTED_SECONDS", 2.0)

    def end_all() -> None:
        for number in workers:
            os.kill(number, signal.SIGKILL)

    with pytest.warns(ReadHereWarning, match="has no workers any more") as said:
        found = read(corpus, Engine(2, name), Saboteur(end_all))
    assert (len(said), found == expected) == (1, True)


# Files that end whoever reads them, and clusters that are not alike


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("package"))


@pytest.fixture
def company(tmp_path: Path, bombs: Path) -> Repository:
    """A few documents, and a depgraph that knows .bomb files."""
    path = os.pathsep.join(filter(None, (str(bombs), os.environ.get("PYTHONPATH", ""))))
    made = Repository(tmp_path / "company", environment(tmp_path / "home", PYTHONPATH=path))
    for number in range(40):
        made.write(f"p{number:02}.md", f"# POL-{number:03} Policy\n\nSee POL-001.\n")
    return made


def test_a_file_that_ends_every_worker_is_its_own_problem_only(
    company: Repository, bombs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(bombs)
    company.write("p05.bomb", "kill")
    company.write("p20.bomb", "host")
    company.write("p21.bomb", "host kill")
    # A batch is given up when it has ended two workers, here; else it is four.
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), cluster() as made:
        ran = company.depgraph("update", "--format", "json", "--engine", name_of(made))
    assert ran.code == 3, ran.said
    said = json.loads(ran.out)
    assert said["documents"] == 43
    found = {each["path"]: each["message"] for each in said["problems"]}
    assert found == {"p05.bomb": TOO_HEAVY, "p21.bomb": TOO_HEAVY}
    assert ran.err == (
        "depgraph: workers of the Dask cluster died while they read, so what was left was read "
        "on this machine; nothing is lost\n"
    )


def test_a_cluster_that_reads_otherwise_is_refused(company: Repository, shared: str) -> None:
    ran = company.depgraph("update", "--engine", shared)
    said = ran.err.splitlines()
    assert ran.code == 2
    assert said[0].startswith(f"depgraph: the Dask cluster at {shared!r} would not read what is")
    assert all(
        line.endswith("the reader of .bomb files: missing there, bomb:1:0.1.0 here")
        for line in said[1:]
    )
    assert len(said) == 3


@pytest.mark.parametrize(
    ("leads", "who"),
    [
        pytest.param((_WITHOUT, ""), "scheduler: ", id="the scheduler"),
        pytest.param(("", _WITHOUT), "tcp://127.0.0.1:", id="a worker"),
    ],
)
def test_machines_without_depgraph_are_named(
    corpus: Path, tmp_path: Path, leads: tuple[str, str], who: str
) -> None:
    with scheduler(tmp_path, leads[0]) as (address, _):
        words = (address, "--no-nanny")
        with (
            started("worker", tmp_path, *words, lead=leads[1]),
            pytest.raises(UnfitClusterError, match="install the same versions there") as raised,
        ):
            read(corpus, Engine(0, address))
    (line,) = raised.value.lines
    assert line.startswith(who)
    assert "depgraph is not installed there" in line


# Nobody there


def test_a_wrong_address_is_said_plainly(company: Repository) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    ran = company.depgraph("update", "--engine", f"dask://127.0.0.1:{port}")
    assert ran.code == 2
    assert ran.err == (
        f"depgraph: no Dask scheduler answers at 'dask://127.0.0.1:{port}'; check the address, "
        "start one with `dask scheduler` and `dask worker HOST:8786`, or leave out --engine to "
        "read here\n"
    )


def test_another_program_at_the_address_is_said_plainly(company: Repository) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer_like_a_web_server, args=(server,), daemon=True).start()
        name = f"dask://127.0.0.1:{server.getsockname()[1]}"
        ran = company.depgraph("update", "--engine", name)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1), ran.err
    assert ran.err.startswith(f"depgraph: no Dask scheduler answers at {name!r}")


def _answer_like_a_web_server(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        except OSError:
            return


def test_a_scheduler_without_workers_is_said_plainly(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "WORKERS_SECONDS", 1.0)
    with cluster(0) as made, pytest.raises(NoWorkersError, match="has no workers; start some"):
        read(corpus, Engine(0, name_of(made)))


def test_without_the_library_it_says_what_to_type(company: Repository, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "distributed.py").write_text("raise ImportError\n")
    path = os.pathsep.join((str(tmp_path / "without"), company.variables["PYTHONPATH"]))
    ran = company.depgraph("update", "--engine", "dask://127.0.0.1:1", PYTHONPATH=path)
    assert ran.code == 2
    assert ran.err == (
        "depgraph: --engine needs Dask, which is not installed; type `pip install "
        "'depgraph[dask]'`, or use --jobs to read with several processes here\n"
    )


@pytest.mark.parametrize(
    ("named", "address"),
    [
        pytest.param("dask://mill:8786", "tcp://mill:8786", id="plain"),
        pytest.param("dask://mill", "tcp://mill:8786", id="the port that Dask has by itself"),
        pytest.param("tcp://mill:1", "tcp://mill:1", id="as Dask says it"),
        pytest.param("tls://mill:1", "tls://mill:1", id="with certificates"),
        pytest.param("dask://[::1]:1", "tcp://[::1]:1", id="a long number"),
        pytest.param("dask://10.0.0.7:1/", "tcp://10.0.0.7:1", id="a slash at the end"),
        pytest.param("mill:8786", "", id="no kind"),
        pytest.param("http://mill:8786", "", id="another kind"),
        pytest.param("dask://", "", id="no host"),
        pytest.param("dask://mill:port", "", id="no number"),
        pytest.param("dask://mill 1:8786", "", id="two words"),
    ],
)
def test_a_cluster_is_named_by_its_scheduler(named: str, address: str) -> None:
    assert address_of(named) == address
