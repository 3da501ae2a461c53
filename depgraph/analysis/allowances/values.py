"""Waivers, lines of the baseline, and what a run looked at. Values only."""

from datetime import date, timedelta

from depgraph.model.findings import LEVELS, Allowance, Finding, Level
from depgraph.model.immutable import immutable

REVISION = "revision"
"""The end of a waiver that holds until one of its two documents has another revision."""
SOON = timedelta(days=30)
"""A waiver that ends within this time is told in every check."""
NOT_WAIVABLE = frozenset({"DOC511"})
"""Rules, beside those of the run itself, that no person can set aside."""
STANDING = frozenset(
    {"REF101", "REF104", "REF106", "REF108", "REF109", "REF111", "REF112", "REF113", "DOC501"}
)
"""Rules that a check of documents as they stand can find; the others need a change."""


@immutable
class Waiver:
    """One ``[[waiver]]`` as it was written.

    *source* (``from``) and *target* (``to``) name documents; *fingerprint* names one finding.
    *given* are the revisions that it was given for, where it ends with them.
    """

    allowance: Allowance
    rule: str = ""
    source: str = ""
    target: str = ""
    fingerprint: str = ""
    given: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """Return what it allows, in words: ``DOC509 ISO 27001:2013 in POL-005``."""
        parts = [self.rule, self.target, f"in {self.source}" if self.source else ""]
        if not (self.source or self.target):
            parts.append(self.fingerprint)
        return " ".join(part for part in parts if part)


@immutable
class Debtor:
    """One line of the baseline: a finding that was there on *since*, and how grave it was."""

    fingerprint: str
    rule: str
    level: Level
    path: str
    since: str
    place: str = ""
    relies_on: str = ""
    reason: str = ""

    def covers(self, finding: Finding) -> bool:
        """Return whether *finding* is this one and has not become graver."""
        same = finding.fingerprint == self.fingerprint
        return same and LEVELS.index(finding.level) >= LEVELS.index(self.level)


@immutable
class Run:
    """What was looked at, so that silence is told apart from not having looked.

    *standing* is true of a check; *judged* are the paths whose change was judged; *unread* those
    that could not be read in full; *whole* is false where only part of a proposal was asked for.
    """

    today: date
    standing: bool
    whole: bool = True
    judged: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()


def refusal(rule: str) -> str:
    """Return why *rule* cannot be set aside; empty where it can."""
    if rule.startswith("AUD"):
        return f"{rule} speaks of the run itself and cannot be waived"
    if rule in NOT_WAIVABLE:
        return f"{rule} cannot be waived; restore the document, or write an amendment"
    return ""
