"""``depgraph why``: the path from one document to another."""

from pathlib import Path

import click

from depgraph.cli.completing import documents
from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import formats, outputs_of, progress_of, root
from depgraph.cli.output import publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph why handbook/billing.md MSA-2024-017
  depgraph why sops/SOP-030.docx POL-002 --all
"""


@click.command("why", cls=Documented, epilog=EPILOG)
@click.argument("source", metavar="DOCUMENT", type=click.Path(), shell_complete=documents)
@click.argument("target", metavar="ON", type=click.Path(), shell_complete=documents)
@click.option("--all", "every", is_flag=True, help="Show every path, not only the shortest.")
@formats("text", "json")
@root
@click.pass_context
def command(ctx: click.Context, /, source: str, target: str, **_: object) -> None:
    """Show how one document depends on another.

    DOCUMENT and ON are paths or control numbers. Exits with 1 when there is no way from one to
    the other.
    """
    from depgraph import tracker
    from depgraph.report.why import why_as_json, why_text

    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"])
    found = tracker.why(workspace, source, target, ctx.params["every"], shown)
    shown.finish()

    def render(name: str, look: Look) -> str:
        return why_as_json(found) if name == "json" else why_text(found, look)

    publish(outputs, render)
    ctx.exit(ExitCode.CLEAN if found.paths else ExitCode.FOUND)
