"""The hook before a commit, as a whole process, against ``git status`` in the same run."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import generate
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.timing import Row, bar, process, turns

DOCUMENTS = 2_000
ROUNDS = 9
_TIMES, _MORE = 3, 0.3
_NOTHING = 200
_HOOK = (COMMAND, "impact", "--staged")
_QUIET = ("-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "commit.gpgsign=false")
_PERSON = ("-c", "user.name=B", "-c", "user.email=b@example.org")


def rows() -> Iterator[Row]:
    """Yield the time of the hook with one document staged, with none, and with nothing at all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = _repository(folder)
        hook = process(_HOOK, folder)
        _expect(hook, 0)
        yield _idle(hook, "hook with nothing staged")
        (folder / "logo.png").write_bytes(b"\x89PNG")
        _git(folder, "add", "logo.png")
        _expect(hook, 0)
        yield _idle(hook, "hook with no document staged")
        text = first.read_text("utf-8")
        first.write_text(text.replace("30 days", "45 days"), "utf-8")
        _git(folder, "add", ".")
        _expect(hook, 1)
        whole, status = turns((hook, process(["git", "status"], folder)), ROUNDS)
    allowed = _TIMES * status + _MORE
    told = (
        f"{DOCUMENTS} documents, {whole * 1000:.0f} ms; git status takes {status * 1000:.0f} ms, "
        f"so {allowed * 1000:.0f} ms are allowed"
    )
    yield bar("hook with one document staged / what is allowed", whole / allowed, "ratio", 1, told)


def _idle(hook: Callable[[], int], name: str) -> Row:
    (taken,) = turns((hook,), ROUNDS)
    return bar(name, taken * 1000, "ms", _NOTHING, f"{DOCUMENTS} documents, whole process")


def _repository(folder: Path) -> Path:
    """Fill *folder* with documents that are committed and read; return one that others rely on."""
    paths = generate.write(folder, replace(generate.SMALL_TEXTS, documents=DOCUMENTS))
    _git(folder, "init", "-q")
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "all")
    _expect(process([COMMAND, "update"], folder), 0)
    return folder / paths[0]


def _git(folder: Path, *words: str) -> None:
    surroundings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ("git", *_PERSON, *_QUIET, *words)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=surroundings)


def _expect(ask: Callable[[], int], code: int) -> None:
    found = ask()
    if found != code:
        message = f"left with {found}, not with {code}"
        raise RuntimeError(message)
