"""``depgraph impact``: the one question."""

import sys
from pathlib import Path

import click

from depgraph.cli.documented import Documented
from depgraph.cli.options import engine_of, failing, formats, jobs, loudness, only, root, view
from depgraph.cli.reports import REPORT_FORMATS, answer
from depgraph.model.patterns import regex

_BASE64 = regex(rb"[A-Za-z0-9+/]+={0,2}")
_ENOUGH = 64
"""Bytes from which on text without any space or full stop is no prose but base64."""

EPILOG = """\
Example:
  depgraph impact contracts/MSA-2024-017.docx
  depgraph impact contracts/MSA.docx --proposed ~/Downloads/MSA-draft.docx
  depgraph impact --range main...HEAD --format sarif:impact.sarif --format md:comment.md
  depgraph impact policies/POL-002.md --stdin < draft.md
  git diff | depgraph impact --patch -
  depgraph impact --proposed-root ../drafts

Exit code:
  0 nothing breaks    1 something breaks    2 wrong use
  3 nothing found, but not everything could be read (see --incomplete)
  4 a fault in depgraph
"""


@click.command("impact", cls=Documented, epilog=EPILOG)
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--proposed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The new text of FILE, in another file.",
)
@click.option(
    "--stdin", is_flag=True, help="Read the new text of FILE from stdin, as it is or in base64."
)
@click.option(
    "--patch",
    metavar="FILE|-",
    type=click.File("rb"),
    help="A unified diff of what is proposed; - reads it from stdin.",
)
@click.option(
    "--proposed-root",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder that holds all documents as proposed; a file missing there is taken away.",
)
@click.option("--staged", is_flag=True, help="Judge what is staged in git.")
@click.option(
    "--range", metavar="A...B", help="What merging B into A makes wrong; A..B: two commits."
)
@click.option("--against", metavar="REF|FILE", help="What is in force: a git revision or a file.")
@view
@only
@click.option(
    "--depth",
    type=click.IntRange(1, 9),
    default=2,
    show_default=True,
    help="How far to follow what rests on a broken sentence.",
)
@click.option("--to", metavar="GLOB", help="Show only what breaks in documents that match.")
@formats(*REPORT_FORMATS)
@failing
@jobs
@loudness
@root
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    **_: object,
) -> None:
    """Show which sentences elsewhere a change makes wrong.

    FILE is compared with the text in force: --against when given, else the tracked changes inside
    a Word file, else git's HEAD, else the text that was last accepted. Several files are
    one change and are judged together. Without FILE, all changed documents are judged.
    """
    from depgraph import tracker

    _refuse_contradictions(ctx, paths)
    given = ctx.params
    question = tracker.ImpactQuestion(
        paths=paths,
        proposed=given["proposed"],
        view=given["view"],
        against=given["against"],
        staged=given["staged"],
        range=given["range"],
        stdin=_draft() if given["stdin"] else None,
        patch=given["patch"].read() if given["patch"] else None,
        proposed_root=given["proposed_root"],
        only=given["only"],
        to=given["to"],
        depth=given["depth"],
    )
    workspace = tracker.open_workspace(
        paths[0] if paths else Path.cwd(), given["root"], engine=engine_of(ctx)
    )
    answer(ctx, lambda shown: tracker.impact(workspace, question, shown), workspace)


def _draft() -> bytes:
    """Return the bytes on standard input; base64 is what callers without binary pipes send."""
    data = sys.stdin.buffer.read()
    if not data.strip():
        message = "--stdin: nothing came on standard input; pipe the new text of FILE into it"
        raise click.UsageError(message)
    squeezed = b"".join(data.split())
    if len(squeezed) < _ENOUGH or _BASE64.fullmatch(squeezed) is None or len(squeezed) % 4:
        return data
    import base64

    return base64.b64decode(squeezed)


def _refuse_contradictions(ctx: click.Context, /, paths: tuple[Path, ...]) -> None:
    """Stop where two options name two different proposals."""
    names = ("proposed", "stdin", "patch", "proposed_root", "staged", "range")
    proposals = [name for name in names if ctx.params[name]]
    if len(proposals) > 1:
        told = " and ".join("--" + name.replace("_", "-") for name in proposals)
        message = f"{told} each name a proposal; give one of them"
        raise click.UsageError(message)
    for name in ("proposed", "stdin", "view"):
        if ctx.params[name] and len(paths) != 1:
            message = f"--{name} needs exactly one FILE"
            raise click.UsageError(message)
