"""``depgraph stats``: how the documents hang together."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exporting import export, exports_of
from depgraph.cli.options import formats, loudness, progress_of, root
from depgraph.report.look import Look
from depgraph.report.plain import plural

EPILOG = """\
Example:
  depgraph stats
  depgraph stats --verbose
  depgraph stats --format json
"""


@click.command("stats", cls=Documented, epilog=EPILOG)
@formats("text", "json")
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Count the documents and show what stands out.

    What is relied on most, what stands alone, circles with the sentences that make them, days of
    review, and what could not be read.
    """
    from depgraph import tracker
    from depgraph.report.stats import stats_as_json, stats_text
    from depgraph.tracker.stats import stats

    outputs = exports_of(ctx)
    shown = progress_of(ctx)
    found = stats(tracker.open_workspace(Path.cwd(), ctx.params["root"], keeps=False), shown)
    shown.finish()

    def render(name: str, look: Look) -> str:
        return stats_as_json(found) if name == "json" else stats_text(found, look)

    export(outputs, render, plural(found.documents, "document"))
