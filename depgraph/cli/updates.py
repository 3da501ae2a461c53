"""What ``init`` and ``update`` share: read, print what was read and what could not be."""

from collections.abc import Callable

import click

from depgraph.cli.exits import ExitCode
from depgraph.cli.options import failing_code, outputs_of, progress_of
from depgraph.cli.output import publish
from depgraph.cli.progress import Progress
from depgraph.model.documents import ProblemKind
from depgraph.report.look import Look
from depgraph.report.shapes import Updated

UPDATE_FORMATS = ("text", "json")


def carry_out(ctx: click.Context, act: Callable[[Progress], Updated]) -> None:
    """Do *act*, print what it did, and leave with its exit code."""
    outputs = outputs_of(ctx)
    shown = progress_of(ctx)
    updated = act(shown)
    shown.finish()
    publish(outputs, lambda name, look: _rendered(updated, name, look))
    faults = any(problem.kind is not ProblemKind.NOTE for _, problem in updated.problems)
    ctx.exit(failing_code(ctx, ExitCode.INCOMPLETE if faults else ExitCode.CLEAN))


def _rendered(updated: Updated, name: str, look: Look) -> str:
    from depgraph.report.updated import updated_as_json, updated_text

    return updated_as_json(updated) if name == "json" else updated_text(updated, look)
