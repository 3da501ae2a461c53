"""Who reads the files: how many processes of this machine, or which cluster. Values only."""

import re

from depgraph.model.immutable import immutable

MOST_JOBS = 1024
"""More processes than that are a slip of the pen."""
_ADDRESS = re.compile(
    r"(?P<how>dask|tcp|tls)://(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]]+)(?::(?P<port>\d{1,5}))?/?"
)
_PORT = "8786"
"""The port of a Dask scheduler for which nobody chose one."""


@immutable
class Engine:
    """What was asked for on the command line; what is left out is decided where files are read.

    A cluster is never named in a file: a folder that somebody sends must not decide who sees it.
    """

    jobs: int = 0
    """Processes; 1 is this process, 0 as many as there are cores."""
    cluster: str = ""
    """The Dask scheduler as it was named, ``dask://host:8786``."""


USUAL = Engine()
"""All processors of this machine, unless a setting says else."""


def address_of(cluster: str) -> str:
    """Return the address that ``dask://host:8786`` means to Dask; empty when it means none."""
    found = _ADDRESS.fullmatch(cluster)
    if found is None:
        return ""
    how = "tls" if found["how"] == "tls" else "tcp"
    return f"{how}://{found['host']}:{found['port'] or _PORT}"
