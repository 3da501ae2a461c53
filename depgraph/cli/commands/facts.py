"""``depgraph facts``: everything that is read from one file."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.exporting import export, exports_of
from depgraph.cli.options import formats, loudness, root, view
from depgraph.model.documents import ProblemKind
from depgraph.report.look import Look
from depgraph.report.plain import plural

EPILOG = """\
Example:
  depgraph facts contracts/MSA-2024-017.docx
  depgraph facts contracts/MSA-2024-017.docx --view original --format json
  depgraph facts policies/POL-002.md --duties
"""


@click.command("facts", cls=Documented, epilog=EPILOG)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--duties", is_flag=True, help="Read who must do what, too; this takes longer.")
@view
@formats("text", "json")
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, path: Path, *, duties: bool, **_: object) -> None:
    """Show everything that is read from one file.

    Control number, sections, definitions, values, references and problems, each with its
    place. Exits with 3 when the file could not be read in full.
    """
    from depgraph import tracker
    from depgraph.report.facts import facts_text
    from depgraph.report.facts_json import render_facts_json
    from depgraph.tracker.duties import duties_in_file

    outputs = exports_of(ctx)
    workspace = tracker.open_to_read(path, ctx.params["root"])
    name, reading = tracker.read_file(workspace, path, ctx.params["view"])
    found = duties_in_file(workspace, reading) if duties else None

    def render(form: str, look: Look) -> str:
        if form == "json":
            return render_facts_json(name, reading, found)
        return facts_text(name, reading, look, found)

    export(outputs, render, plural(len(reading.document.blocks), "block"))
    faults = any(problem.kind is not ProblemKind.NOTE for problem in reading.facts.problems)
    ctx.exit(ExitCode.INCOMPLETE if faults else ExitCode.CLEAN)
