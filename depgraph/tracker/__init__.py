"""The use cases: what a person, a hook or an agent can ask. Each is one function."""

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
from depgraph.tracker.judging import judged as impact
from depgraph.tracker.linking import LinkRow, links
from depgraph.tracker.progress import Progress, Silent
from depgraph.tracker.questions import ImpactQuestion
from depgraph.tracker.settings import explained
from depgraph.tracker.updating import Updated, initialise, update
from depgraph.tracker.verifying import Verified, verify
from depgraph.tracker.waiving import add_waiver, finding_called, prune_waivers, waivers
from depgraph.tracker.watching import watch
from depgraph.workspace import Workspace, open_workspace

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
    "open_workspace",
    "prune_waivers",
    "read_file",
    "update",
    "verify",
    "waivers",
    "watch",
    "why",
]
