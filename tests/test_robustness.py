"""What happens when things go wrong around depgraph: other processes, kills, disks, odd files."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
import traceback
from contextlib import closing
from pathlib import Path

import pytest

from depgraph import tracker
from depgraph.model.documents import ProblemKind
from depgraph.store.errors import (
    AcceptedBrokenError,
    NotKeptError,
    StoreBrokenError,
    StoreBusyError,
    StoreLinkedError,
    StoreUnwritableError,
    StoreVersionError,
)
from depgraph.workspace.keeping import NothingKeptWarning
from tests import killing

DEPGRAPH = [sys.executable, "-m", "depgraph"]
IMPACT = "impact"
POLICY = "# POL-001 Records\n\n## 4 Periods\n\nRecords are kept for 30 days.\n"
PROCEDURE = "# SOP-002 Storage\n\nRecords are kept for 30 days (POL-001 §4).\n"
BREAKS, CLEAN, FAILED = 1, 0, 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two documents that are accepted, and an edit of one of them."""
    here = tmp_path / "documents"
    here.mkdir()
    (here / "depgraph.toml").write_text("")
    (here / "POL-001.md").write_text(POLICY)
    (here / "SOP-002.md").write_text(PROCEDURE)
    killing.accept(here)
    (here / "POL-001.md").write_text(POLICY.replace("30", "60"))
    return here


def index(folder: Path) -> Path:
    return folder / ".depgraph/index.sqlite"


def run(folder: Path, *words: str, **given: object) -> tuple[int, str]:
    done = subprocess.run(
        [*DEPGRAPH, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **given,  # type: ignore[call-overload]
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""


def together(folder: Path, *commands: str) -> list[int]:
    running = [
        subprocess.Popen(
            [*DEPGRAPH, *command.split()],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    said = [process.communicate()[1] for process in running]
    assert not [words for words in said if "Traceback" in words or "another depgraph" in words]
    return [process.returncode for process in running]


def agrees(folder: Path) -> bool:
    workspace = killing.opened(folder)
    with closing(workspace.store):
        return tracker.verify(workspace, tracker.Silent()).same


# Several processes


@pytest.mark.parametrize(
    ("commands", "codes"),
    [
        pytest.param(("update", "update"), [0, 0], id="two updates"),
        pytest.param(("update", "init"), [0, 0], id="update and init"),
        pytest.param(("init", "init", "init"), [0, 0, 0], id="three times init"),
        pytest.param(("update", "verify"), [0, 0], id="update and verify"),
    ],
)
def test_the_first_commands_of_all_may_run_at_once(
    tmp_path: Path, commands: tuple[str, ...], codes: list[int]
) -> None:
    here = killing.filled(tmp_path)
    assert together(here, *commands) == codes
    assert agrees(here)


@pytest.mark.parametrize(
    ("commands", "codes"),
    [
        pytest.param(("impact", "update"), [BREAKS, 0], id="impact and update"),
        pytest.param(("impact", "impact"), [BREAKS, BREAKS], id="two impacts"),
        pytest.param(("fix --dry-run", "update"), [0, 0], id="fix and update"),
    ],
)
def test_later_commands_may_run_at_once(
    folder: Path, commands: tuple[str, ...], codes: list[int]
) -> None:
    killing.filled(folder)
    assert [min(code, 1) for code in together(folder, *commands)] == codes
    assert agrees(folder)


def test_a_store_is_made_once_by_many(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from depgraph.store import Store;"
    script += "Store(Path(sys.argv[1]) / '.depgraph/index.sqlite').paths()"
    for number in range(4):
        here = tmp_path / str(number)
        running = [subprocess.Popen([sys.executable, "-c", script, here]) for _ in range(4)]
        assert [process.wait() for process in running] == [0, 0, 0, 0]
        with closing(sqlite3.connect(index(here))) as db:
            assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_who_comes_late_overwrites_nothing_newer(folder: Path) -> None:
    first = killing.opened(folder)
    tracker.update(first, tracker.Silent())
    (folder / "SOP-002.md").write_text("# SOP-002 Old\n")

    class Slow(tracker.Silent):
        def start(self, total: int, what: str) -> None:
            del total, what
            (folder / "SOP-002.md").write_text("# SOP-002 New\n\nSee POL-001.\n")
            killing.update(folder)
            (folder / "SOP-002.md").write_text("# SOP-002 Never read by the second\n")

    tracker.update(first, Slow())
    number = first.store.reading_at("SOP-002.md")
    assert number is not None
    assert first.store.reading(number).document.blocks[0].text == "SOP-002 New"
    assert agrees(folder)


def test_an_index_that_stays_in_use_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depgraph.store.opening._WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(index(folder), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="wait until it is done"):
            killing.update(folder)
    killing.update(folder)


# Kills


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs to see other processes")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_any_moment_nothing_is_lost() -> None:
    kills = os.environ.get("DEPGRAPH_KILLS", "24")
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", kills],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


# The index is damaged


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def emptied(file: Path) -> None:
    os.truncate(file, 0)


def garbled(file: Path) -> None:
    file.write_bytes(random.Random(1).randbytes(9000))


def half_garbled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = random.Random(1).randbytes(len(data) - 4096)
    file.write_bytes(data)


def of_another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE bookmark (a)")


@pytest.mark.parametrize("harm", [cut, garbled, half_garbled, of_another_program])
def test_a_damaged_index_is_said_and_deleting_it_loses_nothing(
    folder: Path, harm: killing.Act
) -> None:
    harm(index(folder))
    code, said = run(folder, IMPACT)
    assert (code, "delete this file and run `depgraph update`" in said) == (FAILED, True), said
    assert "kept in a file beside it" in said
    index(folder).unlink()
    assert run(folder, IMPACT)[0] == BREAKS


@pytest.mark.parametrize("harm", [emptied, Path.unlink])
def test_an_index_that_is_gone_is_made_anew_and_nothing_is_lost(
    folder: Path, harm: killing.Act
) -> None:
    before = killing.in_force(folder)
    harm(index(folder))
    assert run(folder, IMPACT)[0] == BREAKS
    assert killing.in_force(folder) == before
    assert agrees(folder)


def test_without_the_copy_nobody_is_told_that_nothing_is_lost(folder: Path) -> None:
    cut(index(folder))
    (folder / ".depgraph/accepted.sqlite").unlink()
    with pytest.raises(StoreBrokenError, match="put it back from a backup"):
        killing.update(folder)


def test_a_damaged_copy_is_said_before_it_is_needed_in_vain(folder: Path) -> None:
    garbled(folder / ".depgraph/accepted.sqlite")
    assert run(folder, IMPACT)[0] == BREAKS
    index(folder).unlink()
    with pytest.raises(AcceptedBrokenError, match="put it back from a backup"):
        killing.update(folder)
    with pytest.raises(AcceptedBrokenError):
        killing.update(folder)


def test_the_copy_is_made_again_when_it_is_gone(folder: Path) -> None:
    before = killing.in_force(folder)
    (folder / ".depgraph/accepted.sqlite").unlink()
    killing.update(folder)
    assert killing.kept_aside(folder) == before


def test_a_newer_index_is_left_alone(folder: Path) -> None:
    with closing(sqlite3.connect(index(folder))) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreVersionError, match="upgrade with"):
        killing.update(folder)
    code, said = run(folder, IMPACT)
    assert (code, "delete" in said) == (FAILED, False)


def test_a_reading_that_was_garbled_is_said(folder: Path) -> None:
    with closing(sqlite3.connect(index(folder))) as db:
        db.execute("UPDATE piece SET data = x'00'")
        db.commit()
    code, said = run(folder, IMPACT)
    assert (code, "is damaged" in said) == (FAILED, True)


# Nothing can be written


def test_a_folder_in_place_of_the_index_is_said(folder: Path) -> None:
    index(folder).unlink()
    index(folder).mkdir()
    with pytest.raises(StoreUnwritableError, match="a folder of that name"):
        killing.update(folder)


def test_a_link_that_leads_outside_is_not_followed(folder: Path, tmp_path: Path) -> None:
    aside = tmp_path / "elsewhere"
    aside.mkdir()
    shutil.rmtree(folder / ".depgraph")
    (folder / ".depgraph").symlink_to(aside)
    with pytest.raises(StoreLinkedError, match="leads out"):
        killing.update(folder)
    assert list(aside.iterdir()) == []


def test_a_link_to_an_index_elsewhere_is_not_followed(folder: Path, tmp_path: Path) -> None:
    index(folder).rename(tmp_path / "theirs.sqlite")
    index(folder).symlink_to(tmp_path / "theirs.sqlite")
    with pytest.raises(StoreLinkedError, match="leads out"):
        killing.update(folder)


def test_where_nothing_can_be_kept_nothing_is_accepted(folder: Path) -> None:
    shutil.rmtree(folder / ".depgraph")
    (folder / ".depgraph").write_text("")
    with (
        pytest.warns(NothingKeptWarning, match="each command reads anew"),
        pytest.raises(NotKeptError, match="cannot be kept"),
    ):
        killing.accept(folder)


NOBODY = 65534


def breaks(folder: Path) -> bool:
    workspace = killing.opened(folder)
    with closing(workspace.store):
        question = tracker.ImpactQuestion()
        return bool(tracker.impact(workspace, question, tracker.Silent()).findings)


def answers_without_rights(folder: Path) -> None:
    """Ask in another process, which may only read, and which has everything loaded."""
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with pytest.warns(NothingKeptWarning, match="cannot be written"):
        assert breaks(folder)
    with (
        pytest.warns(NothingKeptWarning),
        pytest.raises(NotKeptError, match="cannot be kept"),
    ):
        killing.accept(folder)


@pytest.mark.parametrize("what", ["folder", "index", "all"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_who_may_only_read_gets_the_same_answer(folder: Path, what: str) -> None:
    store = folder / ".depgraph"
    assert breaks(folder)
    for path in folder.parents[:3]:
        path.chmod(0o755)
    shut = {"folder": [store], "index": [index(folder)], "all": [folder, store, *store.iterdir()]}
    before = {path: path.read_bytes() for path in store.iterdir()}
    for path in shut[what]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    child = os.fork()
    if child == 0:
        try:
            answers_without_rights(folder)
        except BaseException:  # noqa: BLE001  # the child must never go on with our tests
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    for path in shut[what]:
        path.chmod(0o755)
    assert status == 0
    assert {path: path.read_bytes() for path in store.iterdir()} == before


@pytest.mark.parametrize("room", [0, 5_000, 200_000])
def test_a_full_disk_is_said_and_nothing_is_lost(folder: Path, room: int) -> None:
    killing.filled(folder)
    before = killing.in_force(folder)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    for command in ("update", "init"):
        code, said = run(folder, command, preexec_fn=full)
        assert code == CLEAN or (code == FAILED and "make room on the disk" in said), said
        if command == "update":
            assert killing.in_force(folder) == before
    assert run(folder, "update")[0] == CLEAN
    assert agrees(folder)


def test_a_drive_without_shared_memory_gets_another_journal(folder: Path) -> None:
    shutil.rmtree(folder / ".depgraph")
    (folder / ".depgraph").mkdir()
    # SQLite cannot share memory where a folder stands in place of the file for it.
    index(folder).with_name("index.sqlite-shm").mkdir()
    killing.accept(folder)
    killing.update(folder)
    with closing(sqlite3.connect(index(folder))) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert agrees(folder)


# Clocks and stamps


@pytest.fixture
def settled(folder: Path) -> Path:
    """Return a document that an update need not look at again."""
    long_ago = time.time_ns() - 10**12
    for path in folder.glob("*.md"):
        os.utime(path, ns=(long_ago, long_ago))
    time.sleep(0.05)
    killing.update(folder)
    return folder / "POL-001.md"


def test_the_same_size_and_the_old_time_hide_nothing(settled: Path) -> None:
    was = settled.stat()
    settled.write_text(settled.read_text().replace("60", "90"))
    os.utime(settled, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert settled.stat().st_size == was.st_size
    assert killing.update(settled.parent).read == 1
    assert agrees(settled.parent)


def test_another_file_with_the_old_time_is_noticed(settled: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(settled.read_text().replace("60", "90"))
    shutil.copystat(settled, draft)
    shutil.copy2(draft, settled)
    assert killing.update(settled.parent).read == 1


@pytest.mark.parametrize("seconds", [-(2**31) + 1, 0, 1, 2**33])
def test_times_before_and_after_ours_are_times(settled: Path, seconds: int) -> None:
    settled.write_text(settled.read_text().replace("60", "90"))
    os.utime(settled, (seconds, seconds))
    assert killing.update(settled.parent).read == 1
    settled.write_text(settled.read_text().replace("90", "70"))
    os.utime(settled, (seconds, seconds))
    assert killing.update(settled.parent).read == 1
    assert agrees(settled.parent)


@pytest.mark.parametrize("shift", [-(10**18), -(10**12), 10**12, 10**18])
def test_a_clock_that_was_wrong_hides_nothing(
    settled: Path, shift: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = time.time_ns
    with monkeypatch.context() as wrong:
        wrong.setattr(time, "time_ns", lambda: real() + shift)
        killing.update(settled.parent)
        settled.write_text(settled.read_text().replace("60", "90"))
        killing.update(settled.parent)
    settled.write_text(settled.read_text().replace("90", "70"))
    assert killing.update(settled.parent).read == 1
    assert agrees(settled.parent)


# Odd files


def test_pipes_devices_and_loops_stop_nothing(folder: Path) -> None:
    os.mkfifo(folder / "pipe.docx")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "to-pipe.md").symlink_to("pipe.docx")
    (folder / "nowhere.md").symlink_to("gone.md")
    (folder / "null.md").symlink_to("/dev/null")
    (folder / "round").symlink_to(".")
    updated = tracker.update(killing.opened(folder), tracker.Silent())
    assert sorted(updated.problems[at][0] for at in range(2)) == ["pipe.docx", "to-pipe.md"]
    assert updated.documents == 2


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("line\nbreak.md", id="line break"),
        pytest.param("tab\tand\x1b[2Jescape.md", id="escape codes"),
        pytest.param("x" * 252 + ".md", id="as long as a name can be"),
        pytest.param("'; DROP TABLE document; --.md", id="SQL"),
        pytest.param("%s %(a)s {b} *?[.md", id="patterns"),
        pytest.param("Ωmega ﬁ \u2067rtl\u2069.md", id="other scripts"),
    ],
)
def test_a_file_may_be_called_anything(folder: Path, name: str) -> None:
    (folder / name).write_text("# Any\n\nSee POL-001 §4.\n")
    killing.update(folder)
    assert name in killing.opened(folder).store.paths()
    assert agrees(folder)
    assert run(folder, IMPACT)[0] == BREAKS


def test_a_name_that_is_no_text_is_said(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.md")).write_text("# Bad\n")
    updated = tracker.update(killing.opened(folder), tracker.Silent())
    assert [said for _, said in updated.problems] != []
    assert agrees(folder)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("x" * 4000 + ".md", id="4,000 letters"),
        pytest.param("deep/" * 900 + "x.md", id="900 folders"),
        pytest.param("line\nbreak.md", id="line break"),
        pytest.param("\udcff.md", id="no text"),
        pytest.param("POL-001.md/x.md", id="below a file"),
    ],
)
def test_a_path_that_cannot_be_is_one_sentence(folder: Path, path: str) -> None:
    code, said = run(folder, IMPACT, path)
    assert (code, said.startswith("depgraph: ")) == (2, True), said


def test_deep_folders_are_read(folder: Path) -> None:
    deep = folder.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("# Deep\n\nSee POL-001 §4.\n")
    killing.update(folder)
    assert f"{'d/' * 200}x.md" in killing.opened(folder).store.paths()


def test_a_file_of_300_mb_is_said_and_not_read(folder: Path) -> None:
    with (folder / "large.md").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    updated = tracker.update(killing.opened(folder), tracker.Silent())
    [(path, problem)] = updated.problems
    assert (path, problem.kind) == ("large.md", ProblemKind.UNREADABLE)
    assert "larger than 256 MB" in problem.message
    assert killing.update(folder).read == 0
    assert agrees(folder)


def test_a_file_that_goes_between_look_and_read_is_gone(folder: Path) -> None:
    workspace = killing.opened(folder)
    (folder / "SOP-002.md").write_text("# SOP-002 Anew\n")

    class Slow(tracker.Silent):
        def start(self, total: int, what: str) -> None:
            del total, what
            (folder / "SOP-002.md").unlink()

    assert tracker.update(workspace, Slow()).problems == ()
    assert workspace.store.paths() == ["POL-001.md"]
    assert agrees(folder)


def test_a_file_that_grows_while_it_is_read_is_read_again(folder: Path) -> None:
    workspace = killing.opened(folder)

    class Slow(tracker.Silent):
        def step(self, path: str) -> None:
            with (folder / path).open("a") as file:
                file.write("\nMore of it.\n")

    tracker.update(workspace, Slow())
    assert killing.update(folder).read == 1
    assert agrees(folder)
