"""Find the Dask cluster at an address, and see that it would read just what is read here."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depgraph.errors import MissingExtraError
from depgraph.model.engine import address_of
from depgraph.tracker.engines.errors import NoSchedulerError, NoWorkersError, UnfitClusterError
from depgraph.tracker.engines.fitting import Equipment, differences, equipment
from depgraph.tracker.engines.there import examined
from depgraph.tracker.reading import Job, Task, digest_at

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 5.0
WORKERS_SECONDS = 10.0
_EXAMINE_SECONDS = 60.0
_MISSING = ("--engine", "Dask", "dask", "--jobs to read with several processes here")


@contextmanager
def connected(cluster: str) -> Iterator["Client"]:
    """Give a client of the scheduler that is named *cluster*."""
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtraError(*_MISSING) from None
    with _quiet():
        client = Client.__new__(Client)
        try:
            client.__init__(
                address_of(cluster), timeout=CONNECT_SECONDS, set_as_default=False, name="depgraph"
            )
        except Exception as error:  # whatever listens there may say anything
            # Else it would try for long, when it is thrown away, to take its leave.
            client.status = "closed"
            raise NoSchedulerError(cluster) from error
        try:
            yield client
        finally:
            with suppress(Exception):
                client.close(timeout=WORKERS_SECONDS)


def shared(client: "Client", cluster: str, tasks: Sequence[Task]) -> bool:
    """Return whether all workers see the files of *tasks* under the paths that they have here.

    Stop where there are no workers, or where they would read something else than is read here.
    """
    try:
        client.run_on_scheduler(equipment)  # it unpacks what it hands on
    except Exception as error:
        raise UnfitClusterError(cluster, [f"scheduler: {_unfit(error)}"]) from error
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except Exception as error:
        raise NoWorkersError(cluster) from error
    answers: dict[str, Any] = client.run(examined, *_sample(tasks), on_error="return")
    unfit = [f"{worker}: {said}" for worker, a in sorted(answers.items()) if (said := _unfit(a))]
    if unfit:
        raise UnfitClusterError(cluster, unfit)
    return all(sees for _, sees in answers.values())


def _unfit(answer: tuple[Equipment, bool] | Exception) -> str:
    """Return what is wrong with the worker that gave *answer*, empty when nothing is."""
    if isinstance(answer, Exception):
        said = str(answer).split("\n", 1)[0]
        return f"depgraph is not installed there, or is another version ({said})"
    return "; ".join(differences(answer[0]))


def _sample(tasks: Sequence[Task]) -> tuple[str, str, str]:
    """Return root, path and digest of a file that is there."""
    for task in tasks:
        if isinstance(task, Job):
            with suppress(OSError):
                root = Path(task.root).absolute()
                return str(root), task.path, digest_at(root / task.path)
    return "", "", ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to ourselves what Dask has to say: what matters of it is said in our words."""
    names = ("distributed", "distributed.client", "tornado", "tornado.application")
    before = {logging.getLogger(name): logging.getLogger(name).level for name in names}
    for logger in before:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in before.items():
            logger.setLevel(level)
