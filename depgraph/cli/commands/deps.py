"""``depgraph deps``: what an author should know before writing."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.exporting import export, exports_of
from depgraph.cli.options import formats, loudness, progress_of, root
from depgraph.report.look import Look
from depgraph.report.plain import plural

EPILOG = """\
Example:
  depgraph deps policies/POL-002.md
  depgraph deps POL-002 --format csv:../POL-002.csv
"""


@click.command("deps", cls=Documented, epilog=EPILOG)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@formats("text", "json", "csv")
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, path: Path, **_: object) -> None:
    """Show what others rely on in one document.

    This is what an author, or a program that writes for one, should know before changing FILE.
    Exits with 1 when nothing relies on it.
    """
    from depgraph import tracker
    from depgraph.report.contract import contract_as_csv, contract_as_json, contract_text

    outputs = exports_of(ctx)
    shown = progress_of(ctx)
    contract = tracker.deps(
        tracker.open_workspace(path, ctx.params["root"], keeps=False), path, shown
    )
    shown.finish()

    def render(name: str, look: Look) -> str:
        if name == "csv":
            return contract_as_csv(contract)
        return contract_as_json(contract) if name == "json" else contract_text(contract, look)

    export(outputs, render, plural(len(contract.relied), "part"))
    ctx.exit(ExitCode.CLEAN if contract.relied else ExitCode.FOUND)
