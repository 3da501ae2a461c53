"""The hook before a commit that stages no document, and against ``git status``."""

from collections.abc import Callable, Iterator

from tests.benchmarks import corpora
from tests.benchmarks.corpora import COMMAND
from tests.benchmarks.sites import MIDDLE, site
from tests.benchmarks.timing import Row, expect, milliseconds, process, row, turns

ROUNDS = 9
_TIMES, _MORE, _NOTHING_MS = 3, 0.3, 200


def rows() -> Iterator[Row]:
    """Yield the time of the hook with nothing staged, with no document, and with the same one."""
    where = site(MIDDLE)
    where.commit()
    folder = where.folder
    hook = process((COMMAND, "impact", "--staged"), folder)
    expect(hook, 0)
    yield _idle(hook, "hook with nothing staged")
    (folder / "logo.png").write_bytes(b"\x89PNG")
    corpora.git(folder, "add", "logo.png")
    expect(hook, 0)
    yield _idle(hook, "hook with no document staged")
    where.edit()
    corpora.git(folder, "add", where.edited)
    expect(hook, 1)
    again, status = turns((hook, process(["git", "status"], folder)), ROUNDS)
    corpora.git(folder, "rm", "-q", "--force", "logo.png")
    where.restore()
    allowed = _TIMES * status.median + _MORE
    told = (
        f"{MIDDLE:,} documents, {milliseconds(again)}; git status takes {milliseconds(status)}, "
        f"so {allowed * 1000:.0f} ms are allowed"
    )
    measured = again.times(1 / allowed)
    yield row("hook, a staged document read before / allowed", measured, "ratio", 1, told)


def _idle(hook: Callable[[], int], name: str) -> Row:
    (taken,) = turns((hook,), ROUNDS)
    told = f"{MIDDLE:,} documents, whole process"
    return row(name, taken.times(1000), "ms", _NOTHING_MS, told)
