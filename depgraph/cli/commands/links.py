"""``depgraph links``: every reference and what it leads to."""

from pathlib import Path

import click

from depgraph.cli import completing
from depgraph.cli.documented import Documented
from depgraph.cli.narrowing import kinds
from depgraph.cli.options import progress_of, root
from depgraph.cli.pipes import say

EPILOG = """\
Example:
  depgraph links --dangling
  depgraph links --from sops/ --to POL-002
  depgraph links --format csv > ../links.csv
"""


@click.command("links", cls=Documented, epilog=EPILOG)
@click.option(
    "--from",
    "sources",
    metavar="DOCUMENT",
    multiple=True,
    shell_complete=completing.documents,
    help="Only references that stand in DOCUMENT: a number, a path, a folder or a pattern.",
)
@click.option(
    "--to",
    "targets",
    metavar="DOCUMENT",
    multiple=True,
    shell_complete=completing.documents,
    help="Only references that lead to DOCUMENT.",
)
@click.option(
    "--dangling", is_flag=True, help="Only what leads nowhere or could be several things."
)
@kinds
@click.option(
    "--format",
    "-f",
    type=click.Choice(["text", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="One line of text, one JSON object, or one row for each reference.",
)
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """List every reference and what it leads to.

    A reference leads to one place, to nothing, or to several places; the last two
    are listed as well.
    """
    from depgraph import tracker
    from depgraph.report.links import link_as_json, link_line, links_as_csv
    from depgraph.tracker.linking import LinkQuestion

    given = ctx.params
    shown = progress_of(ctx)
    question = LinkQuestion(given["sources"], given["targets"], given["dangling"], given["kinds"])
    rows = tracker.links(
        tracker.open_workspace(Path.cwd(), given["root"], keeps=False), shown, question
    )
    if given["format"] == "csv":
        say(links_as_csv(rows))
    else:
        render = link_as_json if given["format"] == "jsonl" else link_line
        for row in rows:
            click.echo(render(row), nl=False)
    shown.finish()
