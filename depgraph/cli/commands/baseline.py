"""``depgraph baseline``: let what is there already stand, and count what is new."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import formats, outputs_of, progress_of, root
from depgraph.cli.output import publish
from depgraph.report.look import Look

EPILOG = """\
Example:
  depgraph baseline                       the first time: keep the findings of today
  depgraph baseline --prune               take out what is fixed
  depgraph baseline --add --reason "the manuals of the company we bought"

Exit code:
  0 written, or told how it stands    2 wrong use
"""


@click.command("baseline", cls=Documented, epilog=EPILOG)
@click.option("--add", is_flag=True, help="Let what is new stand as well; needs --reason.")
@click.option("--reason", metavar="TEXT", help="Why it may grow.")
@click.option("--prune", is_flag=True, help="Take out what is fixed.")
@formats("text", "json")
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """Let what is found today stand; count what is new.

    The first time, everything that `check` finds is written to .depgraph/baseline.jsonl; commit
    that file. Later nothing is added without --add and a reason. What could not be read, and
    what is wrong with waivers, is never in it. `impact` needs none: it tells what a change breaks.
    """
    from depgraph import tracker
    from depgraph.report.baselined import baselined_as_json, baselined_text

    given = ctx.params
    reason = " ".join((given["reason"] or "").split())
    if given["add"] and not reason:
        message = "--add needs --reason: say why more may stand"
        raise click.UsageError(message)
    if reason and not given["add"]:
        message = "--reason goes with --add"
        raise click.UsageError(message)
    outputs, shown = outputs_of(ctx), progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), given["root"])
    done = tracker.baseline(workspace, shown, add=reason, prune=given["prune"])
    shown.finish()

    def render(name: str, look: Look) -> str:
        return baselined_as_json(done) if name == "json" else baselined_text(done, look)

    publish(outputs, render)
