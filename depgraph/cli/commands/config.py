"""``depgraph config``: which settings hold, and where each is said."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import formats, loudness, outputs_of, root
from depgraph.cli.output import publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph config
  depgraph config --explain contracts/SOW-03.docx
  depgraph config --explain contracts/SOW-03.docx -v --format json

Exit code:
  0 the settings are right    1 the file is left out    2 a setting is wrong
"""


@click.command("config", cls=Documented, epilog=EPILOG)
@click.option(
    "--explain",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Show what holds for FILE: class, owners, set, profile and the level of each rule.",
)
@formats("text", "json")
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, path: Path | None, **_: object) -> None:
    """Show which settings hold, and the line that says so.

    The settings are those of depgraph.toml, or of [tool.depgraph] in pyproject.toml. A setting
    that is misspelt, and a path that matches no document, are told with the nearest name.
    """
    from depgraph import tracker
    from depgraph.report.settings import settings_as_json, settings_text

    outputs = outputs_of(ctx)
    workspace = tracker.open_to_read(path or Path.cwd(), ctx.params["root"])
    found = tracker.explained(workspace, path)

    def render(name: str, look: Look) -> str:
        return settings_as_json(found) if name == "json" else settings_text(found, look)

    publish(outputs, render)
    ctx.exit(ExitCode.FOUND if found.left_out else ExitCode.CLEAN)
