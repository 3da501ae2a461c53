"""The entry point: one place where every outcome becomes an exit code."""

import gc
import sys
import warnings
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn, TextIO

import click

from depgraph import __version__
from depgraph.cli.exits import ExitCode
from depgraph.cli.group import LazyGroup
from depgraph.errors import DepgraphError

_OBJECTS = 100_000
"""How many more objects there are before Python looks for some that only know each other."""
HELP = {"help_option_names": ["-h", "--help"]}
EPILOG = """\
Example:
  depgraph init                          read all documents here and accept them as they are
  depgraph impact contracts/MSA.docx     show what the edit of this contract would break
  depgraph watch                         show it after each save
  depgraph install pre-commit            stop commits that would break something
"""


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings=HELP)
@click.version_option(__version__, prog_name="depgraph", message="%(prog)s %(version)s")
def depgraph() -> None:
    """Show which sentences elsewhere become wrong when a document changes."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    # Little of what we make goes in circles; to look for them so seldom saves a twentieth.
    gc.set_threshold(_OBJECTS)
    _speak_utf8()
    warnings.showwarning = _remark
    code = run(arguments)
    # Python would look through every object for circles before it ends, a tenth of an answer.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; only a fault of ours prints a traceback."""
    try:
        code = depgraph.main(arguments, prog_name="depgraph", standalone_mode=False)
    except click.Abort:
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DepgraphError as error:
        return _stopped(error)
    except Exception as error:  # noqa: BLE001  # the last place that can still say how to go on
        if type(error).__module__ == "sqlite3":
            from depgraph.store.failures import failure
            from depgraph.workspace.keeping import STORE

            return _stopped(failure(STORE, error))
        return _failed()
    return code if isinstance(code, int) else ExitCode.CLEAN


def _remark(  # noqa: PLR0913, PLR0917  # Python's own signature
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,
) -> None:
    """Say a warning of ours as a sentence; one of a library is said as Python says it."""
    if category.__module__.startswith("depgraph."):
        click.echo(f"depgraph: {message}", err=True)
    else:
        text = warnings.formatwarning(message, category, filename, lineno, line)
        click.echo(text, err=True, nl=False)


def _stopped(error: DepgraphError) -> int:
    from depgraph.report.plain import plain

    click.echo(f"depgraph: {plain(str(error))}", err=True)
    for line in error.lines:
        click.echo(f"  {plain(line)}", err=True)
    return error.exit_code


def _failed() -> int:
    import traceback

    click.echo(traceback.format_exc(), err=True, nl=False)
    click.echo("depgraph: this is a fault in depgraph; please report the lines above", err=True)
    return ExitCode.FAILED


def _speak_utf8() -> None:
    """Make the output the same bytes whatever the locale is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
