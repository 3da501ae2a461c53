"""depgraph against what people would pick instead, over one corpus in each tool's own format."""

from tests.benchmarks.peers.bars import rows

__all__ = ["rows"]
