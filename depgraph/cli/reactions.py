"""What a watcher does beside printing: a notice on the desktop, a program for each finding."""

import shutil
import subprocess
import sys
from collections.abc import Sequence

import click

from depgraph.model.events import Saved
from depgraph.model.findings import Level
from depgraph.report.json import dumped_line, finding_as_json
from depgraph.report.plain import excerpt, plain, plural

_SECONDS = 60
_LONGEST = 200
_APPLE_SCRIPT = (
    "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run"
)
"""Title and body come as arguments, so that no document text is run as a script."""


def notify(event: Saved) -> None:
    """Show a notice when *event* broke something, where the system can."""
    broken = [finding for finding in event.added if finding.level is Level.BREAKING]
    if not broken:
        return
    title = f"depgraph: {plural(len(broken), 'sentence')} would be wrong"
    first = broken[0]
    body = excerpt(f"{first.effect.path}: {first.message}", limit=_LONGEST)
    words = _notifier(title, body)
    if words:
        _run(words, "")


def _notifier(title: str, body: str) -> list[str]:
    """Return the command that shows a notice here, or none."""
    if sys.platform == "darwin":
        return ["osascript", "-e", _APPLE_SCRIPT, title, body]
    found = shutil.which("notify-send")
    return [found, "--app-name=depgraph", "--", title, body] if found else []


def run_program(words: Sequence[str], event: Saved) -> None:
    """Run the program once for each new finding, with the finding as JSON on standard input."""
    for finding in event.added:
        _run(words, dumped_line(finding_as_json(finding)))


def _run(words: Sequence[str], given: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603  # what the person asked for, without a shell
            list(words), input=given.encode(), timeout=_SECONDS, check=False, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        click.echo(f"depgraph: {plain(words[0])} could not be run: {plain(str(error))}", err=True)
        return
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        last = f": {plain(said[-1])}" if said else ""
        click.echo(f"depgraph: {plain(words[0])} ended with {done.returncode}{last}", err=True)
