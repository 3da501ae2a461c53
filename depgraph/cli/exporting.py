"""Answers that are taken away as files: where all go to files, one line each says so."""

from dataclasses import replace

import click

from depgraph.cli.options import outputs_of
from depgraph.cli.output import Outputs, Render, Target, publish
from depgraph.cli.pipes import say


def exports_of(ctx: click.Context) -> Outputs:
    """Return where the answer goes: to the screen only when some of it was asked for there."""
    outputs = outputs_of(ctx)
    named: tuple[Target, ...] = ctx.params["targets"]
    all_away = named and not ctx.params["output"] and all(target.file for target in named)
    return replace(outputs, targets=named) if all_away else outputs


def export(outputs: Outputs, render: Render, counted: str) -> None:
    """Write the answer; when none of it is on the screen, tell what was written and how much."""
    publish(outputs, render)
    if all(target.file for target in outputs.targets):
        for target in outputs.targets:
            say(f"wrote {target.file}: {counted}\n")
