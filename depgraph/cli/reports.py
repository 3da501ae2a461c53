"""What ``impact`` and ``check`` share: ask, print the report in every format, tell the cost."""

from collections.abc import Callable

import click

from depgraph import __version__
from depgraph.cli.failing import exit_code_of
from depgraph.cli.options import detail_of, outputs_of, progress_of
from depgraph.cli.output import publish
from depgraph.cli.progress import Progress, tally
from depgraph.model.findings import Report
from depgraph.report.look import Detail, Look

REPORT_FORMATS = ("text", "json", "line")


def answer(ctx: click.Context, ask: Callable[[Progress], Report], fail_on: str) -> None:
    """Print the report that *ask* gives and leave with its exit code.

    *fail_on* is the level that configuration sets; the option wins over it.
    """
    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    report = ask(shown)
    shown.finish()
    if detail_of(ctx) is not Detail.VERDICT:
        click.echo(tally(report.documents, shown), err=True)
    publish(outputs, lambda name, look: _rendered(report, name, look))
    level = ctx.params["fail_on"] or fail_on
    ctx.exit(exit_code_of(report, level, exit_zero=ctx.params["exit_zero"]))


def _rendered(report: Report, name: str, look: Look) -> str:
    match name:
        case "json":
            from depgraph.analysis.catalogue import RULESET
            from depgraph.report.json import render_json

            return render_json(report, version=__version__, ruleset=RULESET)
        case "line":
            from depgraph.report.line import render_line

            return render_line(report)
        case _:
            from depgraph.report.text import render_text

            return render_text(report, look)
