"""What a watcher tells: one value for each thing that happened."""

from dataclasses import dataclass

from depgraph.model.findings import Finding, Report


@dataclass(frozen=True, slots=True)
class Started:
    """The watch began; *accepted* when the texts found were taken as those in force."""

    documents: int
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file cannot be read yet; *lock* is the name of the file that says who has it open."""

    path: str
    lock: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the watch itself; with *last*, it ends here."""

    message: str
    last: bool = False


Event = Started | Waiting | Saved | Remark
