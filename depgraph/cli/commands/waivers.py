"""``depgraph waivers``: what people allow, until when, and whether it is still needed."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import formats, outputs_of, progress_of, root
from depgraph.cli.output import publish, terminal_look
from depgraph.cli.pipes import say
from depgraph.report.look import Detail, Look

EPILOG = """\
Example:
  depgraph waivers
  depgraph waivers add sops/SOP-021.md:88    show this finding, and tell what a waiver needs
  depgraph waivers prune                     take out those that match nothing
"""
ADD_EPILOG = """\
Example:
  depgraph waivers add sops/SOP-021.md:88 --reason "..." --owner quality --until 2026-11-30
  depgraph waivers add 7b1d90c4 --reason "..." --owner legal --until revision
"""
PRUNE_EPILOG = """\
Example:
  depgraph waivers prune
  depgraph waivers prune --range main...HEAD
"""
_range = click.option("--range", "range_", metavar="A...B", help="Look at this proposal as well.")


class _Group(Documented, click.Group):
    """A command with commands of its own, whose epilog is its example."""


@click.group("waivers", cls=_Group, epilog=EPILOG, invoke_without_command=True)
@_range
@formats("text", "json")
@root
@click.pass_context
def command(ctx: click.Context, /, **_: object) -> None:
    """List, add and remove what people allow for a time.

    The list says until when each holds, and how many findings it holds now. Waivers stand in
    .depgraph/waivers.toml; commit that file. Each names a finding, or a rule with `from` and
    `to`, and gives a reason, an owner, and a day or "revision".
    """
    if ctx.invoked_subcommand is not None:
        _refuse_options_here(ctx)
        return
    from depgraph import tracker
    from depgraph.report.waivers import waivers_as_json, waivers_text

    outputs, shown = outputs_of(ctx), progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"])
    rows = tracker.waivers(workspace, shown, ctx.params["range_"])
    shown.finish()

    def render(name: str, look: Look) -> str:
        return waivers_as_json(rows) if name == "json" else waivers_text(rows, look)

    publish(outputs, render)


def _refuse_options_here(ctx: click.Context, /) -> None:
    """Stop where an option stands in front of the word that it is meant for."""
    name = ctx.invoked_subcommand
    if any(ctx.params[key] for key in ctx.params):
        message = f"put the options behind {name!r}: depgraph waivers {name} ..."
        raise click.UsageError(message)


@command.command("add", cls=Documented, epilog=ADD_EPILOG)
@click.argument("finding")
@click.option("--reason", metavar="TEXT", help="Why it may stand.")
@click.option("--owner", metavar="NAME", help="Who answers for it.")
@click.option("--until", metavar="DAY", help='A day such as 2026-11-30, or "revision".')
@_range
@formats("text", "json")
@root
@click.pass_context
def add(ctx: click.Context, /, finding: str, **_: object) -> None:
    """Let one finding stand: show its texts and write a waiver.

    FINDING is its place as it is printed (sops/SOP-021.md:88), or its id (see `check -v`). With
    --until revision it holds until one of its documents has another revision.
    """
    from depgraph import tracker
    from depgraph.report.waivers import added_as_json, added_text, shown_text

    given = ctx.params
    outputs, shown = outputs_of(ctx), progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), given["root"])
    said = {key: " ".join((given[key] or "").split()) for key in ("reason", "owner", "until")}
    missing = [f"--{key}" for key, value in said.items() if not value]
    if missing:
        found = tracker.finding_called(workspace, shown, finding, given["range_"])
        shown.finish()
        say(shown_text(found, terminal_look(Detail.NORMAL)))
        message = f"nothing was written; give {', '.join(missing)} as well"
        raise click.UsageError(message)
    added = tracker.add_waiver(workspace, shown, finding, **said, range_=given["range_"])
    shown.finish()

    def render(name: str, look: Look) -> str:
        return added_as_json(added) if name == "json" else added_text(added, look)

    publish(outputs, render)


@command.command("prune", cls=Documented, epilog=PRUNE_EPILOG)
@_range
@formats("text", "json")
@root
@click.pass_context
def prune(ctx: click.Context, /, **_: object) -> None:
    """Take out the waivers that match nothing.

    One that is for a change, and not for documents as they stand, is taken out when its day is
    over, or with --range when that proposal has no use for it.
    """
    from depgraph import tracker
    from depgraph.report.waivers import pruned_text, waivers_as_json

    outputs, shown = outputs_of(ctx), progress_of(ctx)
    workspace = tracker.open_workspace(Path.cwd(), ctx.params["root"])
    gone = tracker.prune_waivers(workspace, shown, ctx.params["range_"])
    shown.finish()
    publish(
        outputs, lambda name, _look: waivers_as_json(gone) if name == "json" else pruned_text(gone)
    )
