"""Whether a file is still being written, and the lock file that says who has it open."""

from pathlib import Path, PurePosixPath

from depgraph.model.documents import ProblemKind
from depgraph.model.facts import Reading


def unreadable(reading: Reading) -> bool:
    """Return whether nothing at all could be read."""
    return any(problem.kind is ProblemKind.UNREADABLE for problem in reading.document.problems)


def lock_beside(root: Path, path: str) -> str:
    """Return the name of the lock file that an office program keeps beside *path*, if any."""
    name = PurePosixPath(path).name
    for lock in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"):
        if (root / path).with_name(lock).exists():
            return lock
    return ""
