"""``depgraph graph``: which document depends on which."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import formats, outputs_of, progress_of, root
from depgraph.cli.output import publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph graph MSA-2024-017 --depth 1
  depgraph graph --format dot:documents.dot
"""


@click.command("graph", cls=Documented, epilog=EPILOG)
@click.argument("around", metavar="[DOCUMENT]", required=False, type=click.Path())
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Steps from DOCUMENT in both directions.",
)
@formats("text", "dot", "json", "mermaid", "graphml")
@root
@click.pass_context
def command(ctx: click.Context, /, around: str | None, **_: object) -> None:
    """Export which document depends on which.

    DOCUMENT is a path or a control number; without it all documents are shown.
    """
    from depgraph import tracker
    from depgraph.report.graphs import render_graph

    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"])
    found = tracker.graph(workspace, around, ctx.params["depth"], shown)
    shown.finish()

    def render(name: str, _look: Look) -> str:
        return render_graph(found, name)

    publish(outputs, render)
