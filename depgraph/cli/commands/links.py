"""``depgraph links``: every reference and what it leads to."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import progress_of, root

EPILOG = """\
Example:
  depgraph links
  depgraph links --format jsonl > links.jsonl
"""


@click.command("links", cls=Documented, epilog=EPILOG)
@click.option(
    "--format",
    "-f",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="One line of text, or one JSON object, for each reference.",
)
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """List every reference and what it leads to.

    A reference leads to one place, to nothing, or to several places; the last two
    are listed as well.
    """
    from depgraph import tracker
    from depgraph.report.links import link_as_json, link_line

    shown = progress_of(ctx)
    rows = tracker.links(tracker.open_workspace(Path.cwd(), ctx.params["root"]), shown)
    render = link_as_json if ctx.params["format"] == "jsonl" else link_line
    for row in rows:
        click.echo(render(row), nl=False)
    shown.finish()
