"""``depgraph fix``: mend downstream what a change breaks, where that is mechanical."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import (
    formats,
    loudness,
    only,
    outputs_of,
    progress_of,
    root,
    view,
)
from depgraph.cli.output import publish

EPILOG = """\
Example:
  depgraph fix --dry-run
  depgraph fix contracts/MSA-2024-017.docx --safe
  depgraph fix contracts/MSA.docx --proposed ~/Downloads/MSA-draft.docx --unsafe --only VAL301

Exit code:
  0 every fix was written    1 some could not be    2 wrong use
"""


@click.command("fix", cls=Documented, epilog=EPILOG)
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--safe/--unsafe",
    default=True,
    help="Only mechanical fixes (the default), or also those that need judgement.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.option(
    "--proposed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The new text of FILE, in another file.",
)
@click.option("--against", metavar="REF|FILE", help="What is in force: a git revision or a file.")
@view
@only
@click.option("--to", metavar="GLOB", help="Mend only documents that match.")
@formats("text", "json")
@loudness
@root
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], **_: object) -> None:
    """Mend downstream what a change breaks, where that is mechanical.

    Renumbered and retargeted citations, links, renamed documents, and with --unsafe restated
    values and renamed terms. Text files are changed in place; Word files get tracked changes
    by "depgraph" that you accept in Word; PDF files are never changed.
    """
    from depgraph import tracker
    from depgraph.report.repaired import repaired_as_json, repaired_text

    given = ctx.params
    if given["proposed"] and len(paths) != 1:
        message = "--proposed needs exactly one FILE"
        raise click.UsageError(message)
    question = tracker.ImpactQuestion(
        paths=paths,
        proposed=given["proposed"],
        view=given["view"],
        against=given["against"],
        only=given["only"],
        to=given["to"],
    )
    workspace = tracker.open_workspace(paths[0] if paths else Path.cwd(), given["root"])
    outputs, shown = outputs_of(ctx), progress_of(ctx)
    done = tracker.fix(workspace, question, shown, unsafe=not given["safe"], dry=given["dry_run"])
    shown.finish()
    publish(
        outputs,
        lambda name, look: repaired_as_json(done) if name == "json" else repaired_text(done, look),
    )
    ctx.exit(ExitCode.FOUND if done.skipped else ExitCode.CLEAN)
