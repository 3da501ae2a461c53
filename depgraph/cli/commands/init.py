"""``depgraph init``: begin."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import engine, engine_of, exit_zero, formats, loudness, root
from depgraph.cli.updates import UPDATE_FORMATS, carry_out

EPILOG = """\
Example:
  depgraph init
  depgraph init ~/contracts
  depgraph init --engine dask://mill:8786
"""


@click.command("init", cls=Documented, epilog=EPILOG)
@click.argument(
    "folder",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@formats(*UPDATE_FORMATS)
@exit_zero
@engine
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, folder: Path | None, **_: object) -> None:
    """Read all documents and accept their texts as they are now.

    FOLDER is the folder of the documents, the present one when left out. What depgraph knows,
    and in a folder without git which texts are in force, is kept in FOLDER/.depgraph.
    """
    from depgraph import tracker
    from depgraph.workspace.folder import refuse_wide

    start = folder or ctx.params["root"]
    if start is None:
        start = Path.cwd()
        refuse_wide(start)
    workspace = tracker.open_workspace(start, start, engine=engine_of(ctx))
    carry_out(ctx, lambda shown: tracker.initialise(workspace, shown))
