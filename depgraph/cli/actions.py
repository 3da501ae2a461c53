"""What a step of GitHub Actions hands on beside its marks: a summary to read, and counts.

The service names two files in the environment; where it does not, nothing is written.
"""

import os
from collections.abc import Callable
from pathlib import Path

import click

from depgraph.model.findings import Level, Report


def hand_on(report: Report, comment: Callable[[], str]) -> None:
    """Add *comment* to the summary of the step, and the verdict and the counts to its outputs."""
    _add("GITHUB_STEP_SUMMARY", comment)
    _add("GITHUB_OUTPUT", lambda: _counts(report))


def _counts(report: Report) -> str:
    told = {
        "verdict": report.verdict.value,
        **{level.value: report.count(level) for level in (Level.BREAKING, Level.REVIEW)},
        "impact_id": report.impact_id,
    }
    return "".join(f"{name}={value}\n" for name, value in told.items())


def _add(variable: str, text: Callable[[], str]) -> None:
    """Add to the file that *variable* names; a step whose file is away still reports."""
    name = os.environ.get(variable)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text())
    except OSError as error:
        click.echo(f"{variable}: cannot write {name!r}: {error.strerror}", err=True)
