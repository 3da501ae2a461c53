"""What a format needs beside the report: who made it, by which rules, and what makes it fail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from depgraph.analysis.catalogue import RULES, RULESET, Rule
from depgraph.model.findings import Level
from depgraph.report.look import Look

Lines = Callable[[str], tuple[str, ...]]
"""Gives the lines of the text file at a path, none where there is no such text."""


def no_lines(_path: str) -> tuple[str, ...]:
    """Return no lines, for reports about files that are not at hand."""
    return ()


@dataclass(frozen=True, slots=True)
class Setting:
    """*failing* are the levels that make the run fail; *lines* is asked where a fix would go."""

    version: str
    look: Look = field(default_factory=Look)
    failing: tuple[Level, ...] = (Level.BREAKING,)
    lines: Lines = no_lines
    ruleset: str = RULESET
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
