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
)

__all__ = [
    "Configuration",
    "Documents",
    "Order",
    "Patterns",
    "Profile",
    "RuleSetting",
    "configured",
    "must_match",
]
