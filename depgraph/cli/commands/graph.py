"""``depgraph graph``: which document depends on which."""

from pathlib import Path

import click

from depgraph.cli.completing import documents
from depgraph.cli.documented import Documented
from depgraph.cli.exporting import export, exports_of
from depgraph.cli.narrowing import direction, kinds
from depgraph.cli.options import formats, progress_of, root
from depgraph.report.look import Look
from depgraph.report.plain import plural

EPILOG = """\
Example:
  depgraph graph MSA-2024-017 --depth 1
  depgraph graph --format svg:documents.svg
  depgraph graph POL-002 --direction downstream --kind cites --format mermaid
"""


@click.command("graph", cls=Documented, epilog=EPILOG)
@click.argument(
    "around",
    metavar="[DOCUMENT]",
    required=False,
    type=click.Path(),
    shell_complete=documents,
)
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Steps from DOCUMENT.",
)
@direction
@kinds
@formats("text", "svg", "dot", "mermaid", "graphml", "json")
@root
@click.pass_context
def command(ctx: click.Context, /, around: str | None, **_: object) -> None:
    """Export which document depends on which.

    DOCUMENT is a path or a control number; without it all documents are shown. The picture
    (svg) has what is relied on at the left; a change travels along its arrows to the right.
    """
    from depgraph import tracker
    from depgraph.report.graphs import render_graph

    outputs = exports_of(ctx)
    shown = progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"], keeps=False)
    question = tracker.GraphQuestion(
        around, ctx.params["depth"], ctx.params["direction"], ctx.params["kinds"]
    )
    found = tracker.graph(workspace, question, shown)
    shown.finish()

    def render(name: str, _look: Look) -> str:
        return render_graph(found, name)

    told = f"{plural(len(found.nodes), 'document')}, {plural(len(found.edges), 'arrow')}"
    export(outputs, render, told)
