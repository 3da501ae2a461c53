"""``depgraph update``: read what changed since the last time."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import engine, engine_of, exit_zero, formats, loudness, root
from depgraph.cli.updates import UPDATE_FORMATS, carry_out

EPILOG = """\
Example:
  depgraph update
  depgraph update -v
  depgraph update --jobs 4
"""


@click.command("update", cls=Documented, epilog=EPILOG)
@formats(*UPDATE_FORMATS)
@exit_zero
@engine
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Read what changed since the last time.

    Other commands do this by themselves. Nothing is accepted by it: what is in force stays in
    force. With -v every file that could be read only in part, or with a remark, is listed.
    """
    from depgraph import tracker

    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"], engine=engine_of(ctx))
    carry_out(ctx, lambda shown: tracker.update(workspace, shown))
