"""``depgraph why``: the path from one document to another."""

from pathlib import Path

import click

from depgraph.cli import completing
from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import formats, outputs_of, progress_of, root
from depgraph.cli.output import Outputs, publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph why handbook/billing.md MSA-2024-017
  depgraph why sops/SOP-030.docx POL-002 --all
  depgraph why 7b1d90c4a2ef
"""


@click.command("why", cls=Documented, epilog=EPILOG)
@click.argument(
    "source", metavar="DOCUMENT|FINDING", type=click.Path(), shell_complete=completing.documents
)
@click.argument(
    "target",
    metavar="[ON]",
    required=False,
    type=click.Path(),
    shell_complete=completing.documents,
)
@click.option("--all", "every", is_flag=True, help="Show every path, not only the shortest.")
@formats("text", "json", "dot")
@root
@click.pass_context
def command(ctx: click.Context, /, source: str, target: str | None, **_: object) -> None:
    """Show how one document depends on another.

    DOCUMENT and ON are paths or control numbers. Exits with 1 when there is no way from one to
    the other. FINDING is the id of a finding; its path is shown, step by step.
    """
    outputs = outputs_of(ctx)
    if target is None:
        _finding(ctx, source, outputs)
        return
    from depgraph import tracker
    from depgraph.report.why import SHOWN, why_as_dot, why_as_json, why_text

    shown = progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"], keeps=False)
    found = tracker.why(workspace, source, target, ctx.params["every"], shown)
    shown.finish()

    def render(name: str, look: Look) -> str:
        if name == "dot":
            return why_as_dot(found.paths[:SHOWN])
        return why_as_json(found) if name == "json" else why_text(found, look)

    publish(outputs, render)
    ctx.exit(ExitCode.CLEAN if found.paths else ExitCode.FOUND)


def _finding(ctx: click.Context, said: str, outputs: Outputs) -> None:
    """Print the path of the finding that is called *said*."""
    from depgraph import tracker
    from depgraph.report.why import finding_json, finding_text, why_as_dot
    from depgraph.tracker.waiving import finding_called

    shown = progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"], keeps=False)
    finding = finding_called(workspace, shown, said)
    shown.finish()

    def render(name: str, look: Look) -> str:
        if name == "dot":
            return why_as_dot([finding.path])
        return finding_json(finding) if name == "json" else finding_text(finding, look)

    publish(outputs, render)
