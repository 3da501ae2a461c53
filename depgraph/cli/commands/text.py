"""``depgraph text``: one file as Markdown."""

from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.exits import ExitCode
from depgraph.cli.options import root, view
from depgraph.cli.output import Outputs, Target, publish
from depgraph.model.documents import ProblemKind
from depgraph.report.look import Detail

EPILOG = """\
Example:
  depgraph text contracts/MSA-2024-017.docx
  depgraph text contracts/MSA-2024-017.docx --view original -o before.md
"""


@click.command("text", cls=Documented, epilog=EPILOG)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@view
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to FILE instead of standard output.",
)
@click.option(
    "--for-diff",
    is_flag=True,
    help="For git diff: what could not be read is said in the text, and the exit code is 0.",
)
@root
@click.pass_context
def command(ctx: click.Context, /, path: Path, *, for_diff: bool, **_: object) -> None:
    """Print one file as Markdown with its computed numbers.

    Automatic numbers stand as Word shows them, so that two versions can be compared as text.
    `depgraph install git-diff` makes git show documents in this way.
    """
    outputs = Outputs((Target("markdown", ctx.params["output"]),), Detail.NORMAL)
    if for_diff:
        text = _for_diff(path)
        publish(outputs, lambda _form, _look: text)
        return
    from depgraph import tracker
    from depgraph.report.markdown import document_markdown
    from depgraph.report.plain import plain

    workspace = tracker.open_to_read(path, ctx.params["root"])
    name, reading = tracker.read_file(workspace, path, ctx.params["view"])
    publish(outputs, lambda _form, _look: document_markdown(reading.document))
    faults = [p for p in reading.facts.problems if p.kind is not ProblemKind.NOTE]
    for problem in faults:
        click.echo(f"{plain(name)}: {plain(problem.message)}", err=True)
    ctx.exit(ExitCode.INCOMPLETE if faults else ExitCode.CLEAN)


def _for_diff(path: Path) -> str:
    """Return the text of the file that git put at *path*, wherever that is.

    Nothing is asked but the file and its reader: git waits for this, twice for each document.
    """
    from depgraph.errors import NoSuchFileError
    from depgraph.extraction import Source, blocks_of, extractor_for, installed, unreadable
    from depgraph.report.diffable import diffable_text

    try:
        data = path.read_bytes()
    except OSError as error:
        raise NoSuchFileError(str(path)) from error
    extractor = extractor_for(path.name, installed())
    if data.startswith(b"version https://git-lfs.github.com/spec/"):
        document = unreadable(
            "git", "is kept in git LFS and not here; run `git lfs pull`"
        ).document
    elif extractor is None:
        document = unreadable("none", "is not a kind of file that is read").document
    else:
        document = blocks_of(Source(path.name, data), extractor)
    return diffable_text(document, data)
