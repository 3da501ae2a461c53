"""The command line as a process: pipes, terminals, interruptions and faults of our own."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depgraph.cli.exits import ExitCode
from depgraph.cli.failing import exit_code_of
from depgraph.model.findings import INCOMPLETE, UNREADABLE, Finding, Level, Notice, Report, Where
from depgraph.model.links import Confidence

Cli = Callable[..., Any]
START = [sys.executable, "-c", "from depgraph.cli import main; main()"]
WHERE = Where("A", "a.md")


STOOD = Notice(UNREADABLE, "is a scan", "old.pdf", stood=True)
TOUCHED = Notice(UNREADABLE, "is a scan", "new.pdf")


def found(*levels: Level, complete: bool = True, notices: tuple[Notice, ...] = ()) -> Report:
    findings = tuple(
        Finding("VAL301", "x", level, level, Confidence.CERTAIN, "", "c1", WHERE, WHERE)
        for level in levels
    )
    return Report("impact", "A", "B", findings=findings, complete=complete, notices=notices)


@pytest.mark.parametrize(
    ("report", "fail_on", "exit_zero", "code"),
    [
        pytest.param(found(), "breaking", False, 0, id="nothing"),
        pytest.param(found(Level.INFO), "review", False, 0, id="info never counts"),
        pytest.param(found(Level.REVIEW), "breaking", False, 0, id="below the level"),
        pytest.param(found(Level.REVIEW), "review", False, 1, id="at the level"),
        pytest.param(found(Level.BREAKING), "review", False, 1, id="above the level"),
        pytest.param(found(Level.BREAKING), "never", False, 0, id="nothing counts"),
        pytest.param(found(complete=False), "breaking", False, 3, id="incomplete"),
        pytest.param(found(complete=False), "never", False, 3, id="incomplete, nothing counts"),
        pytest.param(found(Level.REVIEW, complete=False), "breaking", False, 3, id="only review"),
        pytest.param(
            found(Level.BREAKING, complete=False), "breaking", False, 1, id="findings come first"
        ),
        pytest.param(found(Level.BREAKING, complete=False), "breaking", True, 0, id="exit zero"),
    ],
)
def test_the_exit_code(report: Report, fail_on: str, exit_zero: bool, code: int) -> None:  # noqa: FBT001
    assert exit_code_of(report, fail_on, exit_zero=exit_zero) == code


@pytest.mark.parametrize(
    ("levels", "notices", "codes"),
    [
        pytest.param((), (), (0, 0, 0), id="everything was read"),
        pytest.param((), (STOOD,), (3, 0, 0), id="what stood unread before"),
        pytest.param((), (STOOD, TOUCHED), (3, 3, 0), id="what the change touches"),
        pytest.param((), (Notice(UNREADABLE, "not merged"),), (3, 3, 0), id="the run as a whole"),
        pytest.param((Level.REVIEW,), (STOOD,), (3, 0, 0), id="only review"),
        pytest.param((Level.BREAKING,), (TOUCHED,), (1, 1, 1), id="findings come first"),
    ],
)
def test_what_could_not_be_read_counts_as_asked(
    levels: tuple[Level, ...], notices: tuple[Notice, ...], codes: tuple[int, ...]
) -> None:
    report = found(*levels, complete=not notices, notices=notices)
    assert codes == tuple(
        exit_code_of(report, "breaking", exit_zero=False, incomplete=said) for said in INCOMPLETE
    )


class Stream:
    """A standard input that fails in one way."""

    def __init__(self, error: BaseException) -> None:
        self.buffer = self
        self.error = error

    def read(self) -> bytes:
        raise self.error


@pytest.mark.usefixtures("edited")
def test_an_interrupted_run_is_quiet(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stream(KeyboardInterrupt()))
    ran = cli("impact", "policies/POL-002.md", "--stdin")
    assert (ran.code, ran.out, ran.err) == (ExitCode.INTERRUPTED, "", "\n")


@pytest.mark.usefixtures("edited")
def test_a_fault_of_ours_keeps_its_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stream(ZeroDivisionError("of all things")))
    ran = cli("impact", "policies/POL-002.md", "--stdin")
    assert (ran.code, ran.out) == (ExitCode.FAILED, "")
    assert ran.err.startswith("Traceback")
    assert "ZeroDivisionError: of all things\ndepgraph: this is a fault in depgraph" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["rules"], 0, id="an answer without a verdict"),
        pytest.param(["impact", "-q"], 1, id="a verdict stays true"),
        pytest.param(["links"], 0, id="many lines"),
        pytest.param(["--help"], 0, id="the help page"),
        pytest.param(["schema", "report"], 0, id="a long text"),
    ],
)
def test_a_reader_that_goes_away_is_no_fault(edited: Path, arguments: list, code: int) -> None:
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [*START, *arguments], cwd=edited, stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert ran.returncode == code
    assert b"rror" not in ran.stderr


def on_a_terminal(folder: Path, arguments: list[str], **environment: str) -> str:
    """Return what a run prints on a terminal, standard error with it."""
    main, other = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    with subprocess.Popen(
        [*START, *arguments],
        cwd=folder,
        stdin=other,
        stdout=other,
        stderr=other,
        env={**kept, "TERM": "xterm", **environment},
    ):
        os.close(other)
        parts: list[bytes] = []
        try:
            while part := os.read(main, 4096):
                parts.append(part)
        except OSError:
            pass
    os.close(main)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def test_colour_is_for_terminals_that_want_it(edited: Path) -> None:
    asked = ["impact", "-q"]
    assert "\x1b[1;31mBREAKING\x1b[0m" in on_a_terminal(edited, asked)
    assert "\x1b" not in on_a_terminal(edited, asked, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(edited, asked, TERM="dumb")
    piped = subprocess.run([*START, *asked], cwd=edited, capture_output=True, check=False)
    assert b"\x1b" not in piped.stdout


def test_output_is_utf8_whatever_the_locale_is(edited: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run(
        [*START, "impact"], cwd=edited, env=environment, capture_output=True, check=False
    )
    assert "§4.1" in ran.stdout.decode("utf-8")
