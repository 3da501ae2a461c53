"""What stops a command that was to read elsewhere, and what is merely said of it."""

from collections.abc import Sequence

from depgraph.errors import DepgraphError


class NoSchedulerError(DepgraphError):
    """Nobody answers at the address of the cluster, or it is no Dask scheduler."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"no Dask scheduler answers at {address!r}; check the address, start one with "
            "`dask scheduler` and `dask worker HOST:8786`, or leave out --engine to read here"
        )


class NoWorkersError(DepgraphError):
    """The scheduler is there and has nobody to work for it."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"the Dask scheduler at {address!r} has no workers; start some with `dask worker "
            "HOST:8786`, or leave out --engine to read here"
        )


class UnfitClusterError(DepgraphError):
    """The machines of the cluster would read something else than this one."""

    def __init__(self, address: str, lines: Sequence[str]) -> None:
        super().__init__(
            f"the Dask cluster at {address!r} would not read what is read here; install the same "
            "versions there and start it again, or leave out --engine to read here"
        )
        self.lines = tuple(lines)


class ReadHereWarning(UserWarning):
    """The cluster did not read all that it was given."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}, so what was left was read on this machine; nothing is lost")


class WorkerDiedError(Exception):
    """The process that was reading has ended; only the engine sees this."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
        """How it ended: the negative number of a signal, or an exit code."""
