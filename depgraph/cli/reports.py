"""What ``impact`` and ``check`` share: ask, print the report in every format, tell the cost."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import click

from depgraph import __version__
from depgraph.cli.failing import counting, exit_code_of
from depgraph.cli.options import detail_of, outputs_of, progress_of
from depgraph.cli.output import publish
from depgraph.cli.progress import Progress, tally
from depgraph.model.findings import Report
from depgraph.report.look import Detail, Look

REPORT_FORMATS = (
    *("text", "json", "jsonl", "line"),
    *("sarif", "github", "gitlab", "junit", "rdjson"),
    *("markdown", "html", "dot"),
)


def answer(
    ctx: click.Context, ask: Callable[[Progress], Report], fail_on: str, root: Path
) -> None:
    """Print the report that *ask* gives and leave with its exit code.

    *fail_on* is the level that configuration sets; the option wins over it. *root* is the
    folder of the documents.
    """
    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    report = ask(shown)
    shown.finish()
    if report.documents and detail_of(ctx) is not Detail.VERDICT:
        click.echo(tally(report.documents, shown), err=True)
    level = ctx.params["fail_on"] or fail_on

    def rendered(name: str, look: Look) -> str:
        return _rendered(report, name, look, level, root)

    publish(outputs, rendered)
    if any(target.format == "github" for target in outputs.targets):
        from depgraph.cli.actions import hand_on

        hand_on(report, lambda: rendered("markdown", Look()))
    ctx.exit(exit_code_of(report, level, exit_zero=ctx.params["exit_zero"]))


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
