"""``depgraph watch``: after each save, what it broke and what it mended."""

import shlex
import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import detail_of, loudness, progress_of, root
from depgraph.cli.output import terminal_look
from depgraph.cli.pipes import say
from depgraph.errors import NoSuchFileError

if TYPE_CHECKING:
    from depgraph.workspace import Workspace
    from depgraph.workspace.watching import Watching

EPILOG = """\
Example:
  depgraph watch
  depgraph watch policies contracts/MSA.docx --notify
  depgraph watch --json-lines --exec "python3 tell.py"
"""


@click.command("watch", cls=Documented, epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--settle",
    type=click.FloatRange(0.05, 60),
    default=0.3,
    show_default=True,
    help="Seconds without a change after which a save counts as finished.",
)
@click.option(
    "--poll",
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    help="Look every so often instead of waiting for events (network drives).",
)
@click.option("--json-lines", is_flag=True, help="Print one JSON object a line.")
@click.option("--notify", is_flag=True, help="Show a desktop notice when something breaks.")
@click.option(
    "--exec", "program", metavar="CMD", help="Run CMD for each new finding; it gets JSON on stdin."
)
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], **_: object) -> None:
    """Follow a folder and tell after each save what it broke and what it mended.

    With PATHs, only what has to do with these files or folders is told. Only differences are
    printed. Files that are still being written are waited for. What is compared is what
    `depgraph impact` compares: git's HEAD, or what was last accepted.
    """
    from depgraph import tracker
    from depgraph.cli.reactions import Reactions
    from depgraph.model.events import Remark, Saved
    from depgraph.report.events import event_as_json, event_text
    from depgraph.tracker.following import cares
    from depgraph.workspace.watching import Watching

    given, start = ctx.params, paths[0] if paths else Path.cwd()

    def opened() -> tracker.Workspace:
        return tracker.open_workspace(start, given["root"])

    workspace = opened()
    asked = _asked(workspace, paths)
    look, last = terminal_look(detail_of(ctx)), False
    reactions = Reactions(_words(given["program"]), notices=given["notify"])
    with reactions, Watching(workspace.root, cares, given["poll"]) as watching:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stopper(watching))
        events = tracker.watch(opened, watching, progress_of(ctx), given["settle"], asked)
        try:
            for event in events:
                clock = time.strftime("%H:%M:%S")
                as_json = given["json_lines"]
                say(event_as_json(event) if as_json else event_text(event, clock, look))
                last = isinstance(event, Remark) and event.last
                if isinstance(event, Saved) and not event.since:
                    reactions.to(event)
        except KeyboardInterrupt:
            events.close()
    ctx.exit(ExitCode.WRONG_USE if last else ExitCode.CLEAN)


def _stopper(watching: "Watching") -> Callable[[int, FrameType | None], None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        busy = not watching.waiting
        watching.stop()
        if busy:
            raise KeyboardInterrupt

    return stop


def _asked(workspace: "Workspace", paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return *paths* when all of them are there; none when one of them is the root itself."""
    for path in paths:
        if not path.exists():
            raise NoSuchFileError(str(path))
    names = [workspace.relative(path) for path in paths]
    return () if "." in names else paths


def _words(program: str | None) -> list[str]:
    try:
        return shlex.split(program) if program else []
    except ValueError as error:
        message = f"--exec {program!r} cannot be split into words: {error}"
        raise click.UsageError(message) from error
