"""What runs on a worker of the cluster. It reads in processes of its own.

So no file ends a worker of the cluster, libraries that bear no threads meet none, and each thread
of a worker has a processor.
"""

import pickle
from functools import cache
from pathlib import Path

from depgraph.tracker.engines.fitting import Equipment, equipment, fingerprint
from depgraph.tracker.engines.workers import Workers
from depgraph.tracker.reading import digest_at


class UnfitWorkerError(Exception):
    """The worker would read something else than the machine that asks."""


@cache
def _workers() -> Workers:
    return Workers()


def read_frame(frame: bytes, wanted: str) -> list[bytes]:
    """Return the pickled answers to a pickled batch, if this is a reader such as is *wanted*."""
    if wanted != fingerprint():
        raise UnfitWorkerError
    return _workers().read(pickle.loads(frame))  # noqa: S301  # Dask would do so itself


def examined(root: str, path: str, digest: str) -> tuple[Equipment, bool]:
    """Return what this machine reads with, and whether it sees the very file that is meant."""
    try:
        return equipment(), digest_at(Path(root) / path) == digest
    except OSError:
        return equipment(), False
