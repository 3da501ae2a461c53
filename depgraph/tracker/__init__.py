"""The use cases: what a person, a hook or an agent can ask. Each is one function.

A use case is imported when it is first named, for start-up is part of the answer.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depgraph.tracker.answering import impact
    from depgraph.tracker.asking import (
        Contract,
        Relied,
        deps,
        read_file,
    )
    from depgraph.tracker.baselining import baseline
    from depgraph.tracker.checking import check
    from depgraph.tracker.fixing import fix
    from depgraph.tracker.graphing import GraphQuestion, Why, graph, why
    from depgraph.tracker.linking import LinkRow, links
    from depgraph.tracker.progress import Progress, Silent
    from depgraph.tracker.questions import ImpactQuestion
    from depgraph.tracker.settings import explained
    from depgraph.tracker.updating import Updated, initialise, update
    from depgraph.tracker.verifying import Verified, verify
    from depgraph.tracker.waiving import add_waiver, finding_called, prune_waivers, waivers
    from depgraph.tracker.watching import watch
    from depgraph.workspace import Workspace, open_to_read, open_workspace

_HOMES = {
    "depgraph.tracker.answering": "impact",
    "depgraph.tracker.asking": "Contract Relied deps read_file",
    "depgraph.tracker.baselining": "baseline",
    "depgraph.tracker.checking": "check",
    "depgraph.tracker.fixing": "fix",
    "depgraph.tracker.graphing": "GraphQuestion Why graph why",
    "depgraph.tracker.linking": "LinkRow links",
    "depgraph.tracker.progress": "Progress Silent",
    "depgraph.tracker.questions": "ImpactQuestion",
    "depgraph.tracker.settings": "explained",
    "depgraph.tracker.updating": "Updated initialise update",
    "depgraph.tracker.verifying": "Verified verify",
    "depgraph.tracker.waiving": "add_waiver finding_called prune_waivers waivers",
    "depgraph.tracker.watching": "watch",
    "depgraph.workspace": "Workspace open_to_read open_workspace",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Contract",
    "GraphQuestion",
    "ImpactQuestion",
    "LinkRow",
    "Progress",
    "Relied",
    "Silent",
    "Updated",
    "Verified",
    "Why",
    "Workspace",
    "add_waiver",
    "baseline",
    "check",
    "deps",
    "explained",
    "finding_called",
    "fix",
    "graph",
    "impact",
    "initialise",
    "links",
    "open_to_read",
    "open_workspace",
    "prune_waivers",
    "read_file",
    "update",
    "verify",
    "waivers",
    "watch",
    "why",
]


def __getattr__(name: str) -> object:
    """Import what is named."""
    if name not in _HOME_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = found
    return found
