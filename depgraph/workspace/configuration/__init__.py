"""What ``depgraph.toml`` or ``[tool.depgraph]`` says. A misspelt setting is an error."""

from depgraph.workspace.configuration.matching import must_match
from depgraph.workspace.configuration.reading import configured
from depgraph.workspace.configuration.values import (
    Configuration,
    Documents,
    Order,
    Patterns,
    Profile,
    RuleSetting,
    lies_among_records,
)

__all__ = [
    "Configuration",
    "Documents",
    "Order",
    "Patterns",
    "Profile",
    "RuleSetting",
    "configured",
    "lies_among_records",
    "must_match",
]
