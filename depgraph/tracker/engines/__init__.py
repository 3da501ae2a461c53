"""Who reads the files: this process, several of this machine, or a Dask cluster.

Whoever reads, the answers come in the order of the files and are the same; one process writes.
"""

from collections.abc import Iterator, Sequence

from depgraph.tracker.engines.processes import read_here
from depgraph.tracker.reading import Job, Read, Task, Text
from depgraph.workspace import Workspace


def read_files(
    workspace: Workspace, files: Sequence[tuple[str, int]], *, careful: bool = False
) -> Iterator[Read]:
    """Yield path and reading of each of *files*, given with their sizes, in order.

    *careful* says that one of them has cost a process its life before.
    """
    configuration, root = workspace.configuration, str(workspace.root)
    jobs = [Job(root, path, configuration.kind(path), size) for path, size in files]
    return _read(workspace, jobs, careful=careful)


def read_texts(workspace: Workspace, texts: Sequence[Text]) -> Iterator[Read]:
    """Yield path and reading of each of *texts*, in order."""
    return _read(workspace, texts)


def _read(workspace: Workspace, tasks: Sequence[Task], *, careful: bool = False) -> Iterator[Read]:
    engine = workspace.engine
    jobs = engine.jobs or workspace.configuration.jobs
    if engine.cluster and tasks:
        from depgraph.tracker.engines.cluster import read_there

        answers = read_there(tasks, engine.cluster, jobs)
    else:
        answers = read_here(tasks, jobs, careful=careful)
    return ((path, row) for path, row in answers if row is not None)
