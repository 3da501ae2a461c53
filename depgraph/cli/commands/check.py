"""``depgraph check``: what is wrong now, without any change."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import engine, engine_of, failing, formats, loudness, only, root
from depgraph.cli.reports import REPORT_FORMATS, answer

EPILOG = """\
Example:
  depgraph check
  depgraph check --only REF --format json:check.json
  depgraph check --format html:check.html --format sarif:check.sarif
"""


@click.command("check", cls=Documented, epilog=EPILOG)
@only
@formats(*REPORT_FORMATS)
@failing
@engine
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Find what is wrong now, without any change.

    Every reference of every document is looked at: does it lead somewhere, to one place, and
    does that place still say what is said of it?
    """
    from depgraph import tracker

    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"], engine=engine_of(ctx))
    answer(
        ctx,
        lambda shown: tracker.check(workspace, ctx.params["only"], shown),
        workspace,
    )
