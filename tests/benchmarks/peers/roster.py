"""All tools that are compared, ours first."""

from tests.benchmarks.peers.checkers import DEAD_LINKS, LINK_CHECK, REMARK
from tests.benchmarks.peers.ours import OURS
from tests.benchmarks.peers.tracers import DOORSTOP, LATTICE, NEEDS, STRICT

ROSTER = (OURS, REMARK, DEAD_LINKS, LINK_CHECK, LATTICE, DOORSTOP, NEEDS, STRICT)
