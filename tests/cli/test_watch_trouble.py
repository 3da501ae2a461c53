"""The watcher in trouble: it says what is wrong, goes on, and leaves nothing behind."""

import json
import os
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.cli.watching import (
    PATIENCE,
    POLICY,
    SOP,
    Start,
    Watch,
    depgraph,
    save,
    until,
    values,
)

STORE = ".depgraph/index.sqlite"

RIGHT_AGAIN = "what was wrong is right again; the watch goes on"


def script(file: Path, text: str) -> str:
    """Write a program beside the folder and return the words that run it."""
    file.write_text(text, encoding="utf-8")
    return shlex.join([sys.executable, str(file)])


def test_a_program_gets_each_new_finding(folder: Path, start: Start) -> None:
    told = folder.parent / f"{folder.name}-told.jsonl"
    tell = folder.parent / f"{folder.name}-tell.py"
    tell.write_text(
        f"import sys\nopen({str(told)!r}, 'a').write(sys.stdin.read())\n", encoding="utf-8"
    )
    running = start(folder, "--exec", f"{sys.executable} {tell}")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    running.next()
    until(lambda: told.exists() and told.read_text("utf-8").count("\n") > 1)
    assert running.end() == (0, "")
    found = [json.loads(line)["rule"] for line in told.read_text(encoding="utf-8").splitlines()]
    assert {"COD606", "VAL301"} <= set(found)


def is_alive(number: int) -> bool:
    """Return whether a process is there and no mere entry of one that ended."""
    try:
        state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_program_that_hangs_delays_no_line_and_ends_with_the_watch(
    folder: Path, start: Start, number: signal.Signals
) -> None:
    said = folder.parent / f"{folder.name}-{number}"
    program = script(
        said.with_suffix(".py"),
        "import os, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(said)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}} ')\n"
        "time.sleep(600)\n",
    )
    running = start(folder, "--exec", program)
    running.next()
    save(folder, "for 7 years", "for 5 years")
    assert running.next()["verdict"] == "breaking"
    until(lambda: said.exists() and said.read_text("utf-8").endswith(" "))
    save(folder, "for 5 years", "for 7 years")
    assert running.next()["verdict"] == "clean"
    assert running.end(number) == (0, "")
    until(lambda: not any(is_alive(int(one)) for one in said.read_text("utf-8").split()))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("import sys\nsys.exit('no room\\x1b[1m left')\n", "no room<U+001B>[1m left"),
        pytest.param("import os\nos.close(0)\n", "", id="one that does not listen"),
    ],
)
def test_a_program_that_fails_is_told_in_one_line(
    folder: Path, start: Start, text: str, complaint: str
) -> None:
    running = start(folder, "--exec", script(folder.parent / f"{folder.name}-fails.py", text))
    running.next()
    save(folder, "for 7 years", "for 5 years")
    count = len(running.next()["added"])
    time.sleep(2)
    code, said = running.end()
    assert code == 0
    assert len(said.splitlines()) == (count if complaint else 0)
    assert complaint in said


def test_a_program_that_is_missing_is_told(folder: Path, start: Start) -> None:
    running = start(folder, "--exec", "/nowhere/at-all")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    running.next()
    time.sleep(0.5)
    code, said = running.end()
    assert code == 0
    assert said.startswith("depgraph: /nowhere/at-all could not be run: ")


def test_words_of_documents_are_data_for_a_program(folder: Path, start: Start) -> None:
    mark = folder / "executed"
    told = folder.parent / f"{folder.name}-told"
    program = script(told.with_suffix(".py"), f"import sys\nopen({str(told)!r}, 'a').write('x')\n")
    running = start(folder, "--exec", program)
    running.next()
    save(folder, "batch records for 7", f"batch records `touch {mark}` $(touch {mark}) for 8", SOP)
    running.next()
    save(folder, "for 7 years", "for 5 years")
    running.next()
    until(told.exists)
    assert not mark.exists()


def test_a_folder_that_goes_ends_the_watch(folder: Path, start: Start) -> None:
    running = start(folder / "policies", "--root", str(folder))
    running.next()
    shutil.rmtree(folder)
    events = [running.next()]
    while events[-1]["event"] != "remark":
        events.append(running.next())
    assert events[-1] == {
        "event": "remark",
        "last": True,
        "message": "the folder is no longer there; start the watch again when it is back",
    }
    assert running.process.wait(PATIENCE) == 2
    assert running.process.stderr is not None
    assert running.process.stderr.read() == ""


def test_a_store_that_another_process_holds_is_waited_for(folder: Path, watch: Watch) -> None:
    with sqlite3.connect(folder / STORE, isolation_level=None) as held:
        held.execute("BEGIN IMMEDIATE")
        save(folder, "for 7 years", "for 5 years")
        assert "another depgraph is writing" in watch.next()["message"]
        time.sleep(3)
        held.execute("ROLLBACK")
    held.close()
    assert watch.next()["message"] == RIGHT_AGAIN
    event = watch.next()
    assert (event["paths"], len(values(event["added"]))) == ([POLICY], 2)
    assert watch.end() == (0, "")


def test_it_can_be_stopped_while_another_process_holds_the_store(
    folder: Path, watch: Watch
) -> None:
    with sqlite3.connect(folder / STORE, isolation_level=None) as held:
        held.execute("BEGIN IMMEDIATE")
        save(folder, "for 7 years", "for 5 years")
        watch.next()
        began = time.monotonic()
        assert watch.end(signal.SIGINT) == (0, "")
        assert time.monotonic() - began < 10
    held.close()


def test_a_store_that_is_deleted_is_made_again(folder: Path, watch: Watch) -> None:
    shutil.rmtree(folder / ".depgraph")
    save(folder, "for 7 years", "for 5 years")
    while POLICY not in (event := watch.next()).get("paths", ()) and event["event"] != "remark":
        continue
    save(folder, "Training records are", "All training records are")
    while True:
        done = depgraph(folder, "verify")
        if done.returncode == 0:
            break
    assert watch.end()[0] == 0


def test_a_mistake_in_the_settings_is_told_and_waited_for(folder: Path, watch: Watch) -> None:
    (folder / "depgraph.toml").write_text("fail_onn = 'review'\n", encoding="utf-8")
    assert "fail_onn" in watch.next()["message"]
    (folder / "depgraph.toml").write_text("fail_on = 'review'\n", encoding="utf-8")
    save(folder, "for 7 years", "for 5 years")
    assert watch.next()["message"] == RIGHT_AGAIN
    assert watch.next()["verdict"] == "breaking"
    assert watch.end() == (0, "")


def test_two_watchers_and_updates_on_one_store_are_safe(folder: Path, start: Start) -> None:
    one, other = start(folder), start(folder, "--poll", "0.1")
    for running in (one, other):
        running.next()

    def update() -> None:
        for _ in range(4):
            assert depgraph(folder, "update").returncode == 0

    beside = threading.Thread(target=update)
    beside.start()
    for number in range(40):
        old, new = (f"for {7 + (number + at) % 2} years" for at in (0, 1))
        save(folder, old, new)
        (folder / f"note-{number % 5}.md").write_text(f"# Note {number}\n", encoding="utf-8")
        time.sleep(0.05)
    beside.join()
    save(folder, "for 7 years", "for 5 years")
    report = json.loads(depgraph(folder, "impact", "--format", "json").stdout)
    assert report["verdict"] == "breaking"
    for running in (one, other):
        while (event := running.next())["event"] != "saved" or event["verdict"] != "breaking":
            assert event["event"] != "remark", event
    assert depgraph(folder, "verify").returncode == 0
    for running in (one, other):
        assert running.end() == (0, "")


def test_an_answer_of_a_command_beside_it_is_the_same(folder: Path, watch: Watch) -> None:
    for years in ("5", "4", "7", "3"):
        text = (folder / POLICY).read_text("utf-8")
        at = text.index("for ") + 4
        (folder / POLICY).write_text(text[:at] + years + text[at + 1 :], encoding="utf-8")
        event = watch.next()
        report = json.loads(depgraph(folder, "impact", "--format", "json").stdout)
        assert (event["verdict"], event["breaking"]) == (
            report["verdict"],
            report["summary"]["breaking"],
        )


def test_accepting_beside_it_is_told(folder: Path, watch: Watch) -> None:
    save(folder, "for 7 years", "for 5 years")
    assert watch.next()["verdict"] == "breaking"
    assert depgraph(folder, "init").returncode == 0
    event = watch.next()
    assert (event["paths"], event["verdict"]) == ([], "clean")
    assert (event["fixed"], len(event["settled"]) > 1) == ([], True)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is one of Linux")
def test_where_nothing_can_be_heard_it_looks(folder: Path) -> None:
    command = (
        "import runpy, sys\n"
        "from depgraph.workspace import inotify\n"
        "def full(self, folder):\n"
        "    raise inotify.NoRoomError\n"
        "inotify.Inotify.follow = full\n"
        "sys.argv = ['depgraph', 'watch', '--json-lines']\n"
        "runpy.run_module('depgraph', run_name='__main__')\n"
    )
    running = Watch(folder, command=[sys.executable, "-c", command])
    try:
        assert running.next()["event"] == "started"
        assert "sudo sysctl fs.inotify.max_user_watches=" in running.next()["message"]
        save(folder, "for 7 years", "for 5 years")
        assert running.next()["verdict"] == "breaking"
        assert running.end() == (0, "")
    finally:
        running.close()


def test_a_system_without_notices_is_told_once(folder: Path, start: Start) -> None:
    running = start(folder, "--notify", path="/nowhere")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    running.next()
    code, said = running.end()
    assert (code, len(said.splitlines())) == (0, 1)
    assert "--notify does nothing here" in said


def test_a_notice_is_shown_without_markup(folder: Path, start: Start) -> None:
    programs = folder.parent / f"{folder.name}-programs"
    programs.mkdir()
    told, tool = programs / "told", programs / "notify-send"
    tool.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(told)!r}, 'w').write(repr(sys.argv[1:]))\n"
    )
    tool.chmod(0o755)
    (folder / SOP).rename(folder / "sops" / "A & <b>.md")
    running = start(folder, "--notify", path=f"{programs}{os.pathsep}{os.environ['PATH']}")
    running.next()
    save(folder, "for 7 years", "for 5 years")
    running.next()
    until(lambda: told.exists() and told.read_text("utf-8").endswith("]"))
    words = told.read_text("utf-8")
    assert words.startswith("['--app-name=depgraph', '--', 'depgraph: ")
    assert "A &amp; &lt;b&gt;.md" in words
    assert "<b>" not in words
    assert running.end() == (0, "")


def test_a_stop_while_it_still_reads_leaves_nothing(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"{number}.md").write_text(f"# {number}\n\nSee POL-{number}.\n" * 20, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "depgraph", "watch"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until((tmp_path / STORE).exists)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (0, "")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert depgraph(tmp_path, "verify").returncode == 0
