"""``depgraph text``: one file as Markdown."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import root, view
from depgraph.cli.output import Outputs, Target, publish
from depgraph.model.documents import ProblemKind
from depgraph.report.look import Detail
from depgraph.report.plain import plain

EPILOG = """\
Example:
  depgraph text contracts/MSA-2024-017.docx
  depgraph text contracts/MSA-2024-017.docx --view original -o before.md
"""


@click.command("text", cls=Documented, epilog=EPILOG)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@view
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to FILE instead of standard output.",
)
@root
@click.pass_context
def command(ctx: click.Context, /, path: Path, **_: object) -> None:
    """Print one file as Markdown with its computed numbers.

    Automatic numbers stand as Word shows them, so that two versions can be compared as text.
    """
    from depgraph import tracker
    from depgraph.report.markdown import document_markdown

    workspace = tracker.open_workspace(path, ctx.params["root"])
    name, reading = tracker.read_file(workspace, path, ctx.params["view"])
    outputs = Outputs((Target("markdown", ctx.params["output"]),), Detail.NORMAL)
    publish(outputs, lambda _form, _look: document_markdown(reading.document))
    faults = [p for p in reading.facts.problems if p.kind is not ProblemKind.NOTE]
    for problem in faults:
        click.echo(f"{plain(name)}: {plain(problem.message)}", err=True)
    ctx.exit(ExitCode.INCOMPLETE if faults else ExitCode.CLEAN)
