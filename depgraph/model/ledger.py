"""What is said of the waivers and of the baseline themselves."""

from enum import StrEnum

from depgraph.model.findings import Debt, Finding, Report
from depgraph.model.immutable import immutable


class WaiverState(StrEnum):
    """What a waiver does now."""

    ACTIVE = "active"
    ENDS_SOON = "ends soon"
    EXPIRED = "expired"
    NOTHING = "matches nothing"


@immutable
class WaiverRow:
    """One waiver: *what* it allows, how many findings it *holds* now, and where it is written."""

    what: str
    state: WaiverState
    holds: int
    reason: str
    owner: str
    until: str
    path: str
    line: int | None = None
    note: str = ""


@immutable
class Added:
    """A waiver that was written: the *finding* it allows, and the *text* put into *path*."""

    finding: Finding
    path: str
    text: str


@immutable
class Baselined:
    """What became of the baseline.

    *is_first* is true where there was none. *outside* findings count and are not in it.
    """

    path: str
    debt: Debt
    report: Report
    is_first: bool = False
    added: int = 0
    removed: int = 0
    outside: int = 0
