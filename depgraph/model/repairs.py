"""What was written into downstream documents to mend what a change breaks, and what was not."""

from depgraph.model.immutable import immutable


@immutable
class Repair:
    """One edit of one document: *why* is empty when it was written, else why it was not."""

    path: str
    label: str
    rule: str
    before: str
    after: str
    tracked: bool = False
    why: str = ""


@immutable
class Repaired:
    """All repairs of one run; *unsafe* fixes were known but not asked for."""

    repairs: tuple[Repair, ...]
    unsafe: int
    manual: int
    dry: bool = False

    @property
    def done(self) -> int:
        """Return how many edits were written."""
        return sum(not repair.why for repair in self.repairs)

    @property
    def skipped(self) -> int:
        """Return how many could not be written."""
        return len(self.repairs) - self.done
