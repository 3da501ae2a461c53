"""A command beside a running watch: it asks instead of looking, and answers the same."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from depgraph.workspace.watched import ASKED, HELD, TOLD, Question, ask
from tests.cli.watching import PATIENCE, POLICY, SOP, Start, Watch, depgraph, values

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells in order")

Edit = Callable[[Path], object]


def replace(path: str, old: str, new: str) -> Edit:
    """Return an edit that writes a file in place, as scripts do."""

    def edit(folder: Path) -> None:
        file = folder / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    return edit


def asked(folder: Path) -> Question:
    """Return a question to the watch of *folder*, which may just be beginning."""
    end = time.monotonic() + PATIENCE
    while (question := ask(folder)) is None:
        assert time.monotonic() < end
        time.sleep(0.01)
    return question


def impact(folder: Path, *words: str) -> tuple[int, str]:
    done = depgraph(folder, "impact", "--format", "json", *words)
    return done.returncode, done.stdout


def alone(folder: Path, *words: str) -> tuple[int, str]:
    """Return what the command says of a copy of *folder* that nobody watches."""
    copy = folder.parent / f"{folder.name}-copy"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("index.sqlite*"))
    try:
        return impact(copy, *words)
    finally:
        shutil.rmtree(copy)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda _: None, id="nothing"),
        pytest.param(replace(POLICY, "for 7 years", "for 5 years"), id="a value"),
        pytest.param(lambda f: (f / POLICY).unlink(), id="a file removed"),
        pytest.param(lambda f: (f / "sops").rename(f / "procedures"), id="a folder renamed"),
        pytest.param(
            lambda f: (f / "new.md").write_text("Records are kept 9 years (POL-002 §4.1).\n"),
            id="a file added",
        ),
        pytest.param(
            lambda f: (f / "depgraph.toml").write_text('exclude = ["sops"]\n'), id="a setting"
        ),
        pytest.param(
            lambda f: (f / "depgraph.toml").write_text("exclude = 7\n"), id="a wrong setting"
        ),
        pytest.param(lambda f: (f / "scan.pdf").write_bytes(b"%PDF-1.4"), id="an unreadable file"),
        pytest.param(
            lambda f: shutil.rmtree(f / ".depgraph", ignore_errors=True), id="the index removed"
        ),
    ],
)
def test_the_answer_is_the_one_without_a_watch(folder: Path, watch: Watch, edit: Edit) -> None:
    assert watch.process.poll() is None
    asked(folder).answer(PATIENCE)
    edit(folder)
    assert impact(folder) == alone(folder)


def test_after_each_of_many_edits_as_well(folder: Path, watch: Watch) -> None:
    assert watch.process.poll() is None
    asked(folder).answer(PATIENCE)
    chance = random.Random(6)
    for _ in range(12):
        path = chance.choice([POLICY, SOP])
        old, new = chance.sample(["7 years", "5 years", "9 years"], 2)
        replace(path, old, new)(folder)
        assert impact(folder, path) == alone(folder, path)


def test_what_a_question_brought_up_to_date_is_still_told(folder: Path, watch: Watch) -> None:
    asked(folder).answer(PATIENCE)
    replace(POLICY, "for 7 years", "for 5 years")(folder)
    assert asked(folder).answer(PATIENCE) is not None
    event = watch.next()
    assert event["paths"] == [POLICY]
    assert values(event["added"]) == ["COD606 src/ret.py", "VAL301 sops/SOP-014.md"]


def test_a_watch_that_hangs_is_not_waited_for(folder: Path, watch: Watch) -> None:
    asked(folder).answer(PATIENCE)
    watch.process.send_signal(signal.SIGSTOP)
    try:
        replace(POLICY, "for 7 years", "for 5 years")(folder)
        assert asked(folder).answer(0.1) is None
        assert impact(folder) == alone(folder)
    finally:
        watch.process.send_signal(signal.SIGCONT)


def test_nothing_is_left_when_it_ends(folder: Path, watch: Watch) -> None:
    asked(folder).answer(PATIENCE)
    assert watch.end() == (0, "")
    assert ask(folder) is None
    assert not list((folder / ".depgraph").glob("*-*"))


def test_one_that_was_killed_is_not_asked(folder: Path, watch: Watch) -> None:
    asked(folder).answer(PATIENCE)
    watch.process.kill()
    watch.process.wait(PATIENCE)
    assert (folder / ".depgraph" / HELD).exists()
    assert ask(folder) is None


def test_one_that_polls_is_not_asked(folder: Path, start: Start) -> None:
    running = start(folder, "--poll", "0.1")
    running.next()
    replace(POLICY, "for 7 years", "for 5 years")(folder)
    running.next()
    assert ask(folder) is None


def test_of_two_watches_one_answers(folder: Path, watch: Watch, start: Start) -> None:
    asked(folder).answer(PATIENCE)
    second = start(folder)
    second.next()
    assert asked(folder).answer(PATIENCE) is not None
    assert watch.end()[0] == 0
    assert impact(folder) == alone(folder)


def test_what_an_ended_command_left_is_swept_away(folder: Path, start: Start) -> None:
    aside = folder / ".depgraph"
    aside.mkdir()
    left = [aside / f"{each}1-1" for each in (ASKED, TOLD)]
    fresh = aside / f"{TOLD}2-2"
    for path in (*left, fresh):
        path.touch()
    for path in left:
        os.utime(path, (1, 1))
    start(folder).next()
    asked(folder).answer(PATIENCE)
    assert [path.exists() for path in (*left, fresh)] == [False, False, True]


def test_git_does_not_see_the_questions(folder: Path, watch: Watch) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    asked(folder).answer(PATIENCE)
    question = asked(folder)
    listed = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=folder, check=True, capture_output=True
    )
    question.settle()
    assert watch.process.poll() is None
    assert b".depgraph" not in listed.stdout
