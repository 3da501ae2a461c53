"""``depgraph verify``: what is stored against a rebuild."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import engine, engine_of, formats, outputs_of, progress_of, root
from depgraph.cli.output import publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph verify
"""


@click.command("verify", cls=Documented, epilog=EPILOG)
@formats("text", "json")
@engine
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Rebuild everything and compare it with what is stored.

    Exits with 4 when they differ.
    """
    from depgraph import tracker
    from depgraph.report.verified import verified_as_json, verified_text

    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    workspace = tracker.open_workspace(
        Path.cwd(), ctx.params["root"], keeps=False, engine=engine_of(ctx)
    )
    result = tracker.verify(workspace, shown)
    shown.finish()

    def render(name: str, look: Look) -> str:
        return verified_as_json(result) if name == "json" else verified_text(result, look)

    publish(outputs, render)
    ctx.exit(ExitCode.CLEAN if result.same else ExitCode.FAILED)
