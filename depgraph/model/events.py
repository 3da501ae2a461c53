"""What a watcher tells: one value for each thing that happened."""

from depgraph.model.findings import Finding, Report
from depgraph.model.immutable import immutable


@immutable
class Started:
    """The watch began; *accepted* when the texts found were taken as those in force."""

    documents: int
    accepted: bool = False


@immutable
class Waiting:
    """A file cannot be read yet; *lock* is the name of the file that says who has it open."""

    path: str
    lock: str = ""


@immutable
class Saved:
    """Documents changed, and with them what is wrong: *added* and *fixed* are the difference.

    *paths* are those that were saved or removed, *renamed* pairs of the old path and the new one.
    With *since*, it happened while nobody watched.
    """

    paths: tuple[str, ...]
    removed: frozenset[str]
    added: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    report: Report
    renamed: tuple[tuple[str, str], ...] = ()
    editorial: bool = False
    """Whether no change of these documents touches a fact."""
    since: bool = False
    basis: str = ""
    """What changed beside the documents: ``texts`` in force, or ``settings`` with waivers."""
    settled: tuple[Finding, ...] = ()
    """What is no longer told since the basis changed; nobody mended it."""


@immutable
class Remark:
    """Something about the watch itself; with *last*, it ends here."""

    message: str
    last: bool = False


Event = Started | Waiting | Saved | Remark
