"""``depgraph matrix``: who relies on what, as auditors ask for it."""

from pathlib import Path

import click

from depgraph.cli import completing
from depgraph.cli.documented import Documented
from depgraph.cli.exporting import export, exports_of
from depgraph.cli.narrowing import kinds
from depgraph.cli.options import formats, progress_of, root
from depgraph.cli.output import Outputs
from depgraph.errors import MissingExtraError
from depgraph.report.look import Look
from depgraph.report.plain import plural

EPILOG = """\
Example:
  depgraph matrix --format xlsx:../matrix.xlsx
  depgraph matrix POL-002 --downstream --format html:../POL-002.html
  depgraph matrix --cross --format csv:../documents.csv
"""

_MISSING = ("a workbook for Excel", "openpyxl", "xlsx", "--format csv")


@click.command("matrix", cls=Documented, epilog=EPILOG)
@click.argument(
    "documents",
    metavar="[DOCUMENT]...",
    nargs=-1,
    type=click.Path(),
    shell_complete=completing.documents,
)
@click.option("--upstream", is_flag=True, help="Only what DOCUMENT relies on.")
@click.option("--downstream", is_flag=True, help="Only what relies on DOCUMENT.")
@click.option("--cross", is_flag=True, help="Documents by documents, with counts.")
@click.option("--outside", is_flag=True, help="Also laws, standards and web addresses.")
@kinds
@formats("text", "csv", "xlsx", "html", "json")
@root
@click.pass_context
def command(ctx: click.Context, /, documents: tuple[str, ...], **_: object) -> None:
    """List who relies on what, as auditors ask for it.

    One row for each place that relies on a section, a definition or a whole document, with both
    texts; what leads nowhere, could be several things, or was not read in full is listed too.
    DOCUMENT is a path or a control number; without any, all documents are listed.
    """
    from depgraph import tracker
    from depgraph.report.matrix_formats import render_matrix, workbook
    from depgraph.tracker.matrix import MatrixQuestion, matrix

    outputs, cross = exports_of(ctx), ctx.params["cross"]
    either = ctx.params["upstream"] or ctx.params["downstream"]
    if either and not documents:
        message = "--upstream and --downstream are about a DOCUMENT; name one"
        raise click.UsageError(message)
    _refuse_books(outputs)
    shown = progress_of(ctx)
    question = MatrixQuestion(
        documents,
        upstream=ctx.params["upstream"] or not either,
        downstream=ctx.params["downstream"] or not either,
        kinds=ctx.params["kinds"],
        outside=ctx.params["outside"],
    )
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"], keeps=False)
    found = matrix(workspace, question, shown)
    shown.finish()

    def render(name: str, look: Look) -> str | bytes:
        if name == "xlsx":
            return workbook(found, cross=cross)
        return render_matrix(found, name, look, cross=cross)

    export(outputs, render, plural(len(found.rows), "row"))
    _warn(outputs, workspace.root)


def _refuse_books(outputs: Outputs) -> None:
    """Stop before the work when a workbook is asked for and none can be made."""
    from importlib.util import find_spec

    books = [target for target in outputs.targets if target.format == "xlsx"]
    if any(target.file is None for target in books):
        message = "a workbook is no text to print; write it with --format xlsx:../matrix.xlsx"
        raise click.UsageError(message)
    if books and find_spec("openpyxl") is None:
        raise MissingExtraError(*_MISSING)


def _warn(outputs: Outputs, root: Path) -> None:
    """Say that a matrix among the documents would be read as one of them next time."""
    from depgraph.tracker.claiming import claims

    for target in outputs.targets:
        if target.file and target.file.resolve().is_relative_to(root.resolve()):
            name = target.file.name
            if claims(name) and target.format != "html":
                click.echo(
                    f"note: {name!r} lies among the documents and would be read as one of them; "
                    "write it elsewhere, or exclude it in depgraph.toml",
                    err=True,
                )
