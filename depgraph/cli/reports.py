"""What ``impact`` and ``check`` share: ask, print the report in every format, tell the cost."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depgraph import __version__
from depgraph.cli.failing import counting, exit_code_of
from depgraph.cli.options import detail_of, outputs_of, progress_of
from depgraph.cli.output import publish
from depgraph.cli.progress import Progress, tally
from depgraph.model.findings import Report
from depgraph.report.look import Detail, Look

if TYPE_CHECKING:
    from depgraph.tracker import Workspace

REPORT_FORMATS = (
    *("text", "json", "jsonl", "line"),
    *("sarif", "github", "gitlab", "junit", "rdjson"),
    *("markdown", "html", "dot"),
)


def answer(ctx: click.Context, ask: Callable[[Progress], Report], workspace: "Workspace") -> None:
    """Print the report that *ask* gives of *workspace* and leave with its exit code.

    What options say of it wins over what the settings say.
    """
    settings, root = workspace.configuration, workspace.root
    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    report = ask(shown)
    shown.finish()
    if report.documents and detail_of(ctx) is not Detail.VERDICT:
        click.echo(tally(report.documents, shown), err=True)
    level = ctx.params["fail_on"] or settings.fail_on
    incomplete = ctx.params["incomplete"] or settings.incomplete

    def rendered(name: str, look: Look) -> str:
        return _rendered(report, name, look, level, root)

    publish(outputs, rendered)
    if any(target.format == "github" for target in outputs.targets):
        from depgraph.cli.actions import hand_on

        hand_on(report, lambda: rendered("markdown", Look()))
    exit_zero = ctx.params["exit_zero"]
    ctx.exit(exit_code_of(report, level, exit_zero=exit_zero, incomplete=incomplete))


def _rendered(report: Report, name: str, look: Look, level: str, root: Path) -> str:
    from depgraph.report.formats import render_report
    from depgraph.report.setting import Setting

    @cache
    def lines(path: str) -> tuple[str, ...]:
        return _lines(root / path)

    return render_report(report, name, Setting(__version__, look, counting(level), lines))


def _lines(file: Path) -> tuple[str, ...]:
    """Return the lines of a text file, none of a file that is no text or is not there."""
    try:
        return tuple(file.read_text(encoding="utf-8").split("\n"))
    except (OSError, UnicodeError, ValueError):
        return ()
