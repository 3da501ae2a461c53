"""``depgraph watch``: after each save, what it broke and what it mended."""

import shlex
import signal
import time
from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import detail_of, loudness, progress_of, root
from depgraph.cli.output import terminal_look
from depgraph.cli.pipes import say

EPILOG = """\
Example:
  depgraph watch
  depgraph watch policies --notify
  depgraph watch --json-lines --exec "python3 tell.py"
"""


@click.command("watch", cls=Documented, epilog=EPILOG)
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
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
def command(ctx: click.Context, /, folder: Path | None, **_: object) -> None:
    """Follow a folder and tell after each save what it broke and what it mended.

    Only differences are printed. Files that are still being written are waited for. What is
    compared is what `depgraph impact` compares: git's HEAD, or what was last accepted.
    """
    from depgraph import tracker
    from depgraph.cli.reactions import notify, run_program
    from depgraph.model.events import Saved
    from depgraph.report.events import event_as_json, event_text
    from depgraph.workspace.watching import Watching

    given = ctx.params
    start = folder or Path.cwd()
    words = _words(given["program"])
    look = terminal_look(detail_of(ctx))
    workspace = tracker.open_workspace(start, given["root"])
    with Watching(workspace.root, given["poll"]) as watching:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: watching.stop())
        events = tracker.watch(
            lambda: tracker.open_workspace(start, given["root"]),
            watching,
            progress_of(ctx),
            given["settle"],
        )
        for event in events:
            clock = time.strftime("%H:%M:%S")
            say(event_as_json(event) if given["json_lines"] else event_text(event, clock, look))
            if isinstance(event, Saved) and event.paths:
                if given["notify"]:
                    notify(event)
                if words:
                    run_program(words, event)
    ctx.exit(ExitCode.CLEAN)


def _words(program: str | None) -> list[str]:
    try:
        return shlex.split(program) if program else []
    except ValueError as error:
        message = f"--exec {program!r} cannot be split into words: {error}"
        raise click.UsageError(message) from error
