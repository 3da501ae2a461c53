"""Set aside the findings that something allows. What no longer allows anything is told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from depgraph.analysis.allowances.auditing import audited
from depgraph.analysis.allowances.comments import Fault
from depgraph.analysis.allowances.permits import Permit
from depgraph.analysis.allowances.values import REVISION, SOON, Debtor, Run, refusal
from depgraph.analysis.levels import Settings
from depgraph.model.findings import (
    Allowance,
    Debt,
    EndingSoon,
    Finding,
    Status,
)
from depgraph.model.immutable import immutable


@immutable
class Applied:
    """The *findings* that count, those *allowed*, and what is to be said of the allowances."""

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    ending: tuple[EndingSoon, ...] = ()
    debt: Debt | None = None
    gone: tuple[Debtor, ...] = ()
    """The lines of the baseline that hold nothing any more."""


def applied(  # noqa: PLR0913, PLR0917
    findings: Sequence[Finding],
    permits: Sequence[Permit],
    faults: Sequence[Fault],
    baseline: Sequence[Debtor] | None,
    run: Run,
    settings: Settings,
) -> Applied:
    """Return *findings* judged by *permits* and, in a check, by the *baseline*.

    A waiver wins over the baseline, one that lasts longer over another.
    """
    debtors = {debtor.fingerprint: debtor for debtor in baseline or ()}
    counting: list[Finding] = []
    allowed: list[Finding] = []
    held: dict[int, list[Finding]] = {}
    matched: dict[int, Finding] = {}
    for finding in findings:
        covering = _covering(finding, permits)
        for at in covering:
            matched.setdefault(at, finding)
        allowance = _allowance(finding, [permits[at] for at in covering], debtors)
        if allowance is not None:
            allowed.append(replace(finding, allowance=allowance))
            continue
        counting.append(finding)
        for at in covering:
            held.setdefault(at, []).append(finding)
    gone = _gone(findings, baseline or (), run)
    idle = frozenset(range(len(permits))) - matched.keys()
    told = audited(permits, held, idle, faults, run, settings)
    return Applied(
        (*counting, *told),
        tuple(allowed),
        _ending([(permits[at], finding) for at, finding in matched.items()], run.today),
        None if baseline is None else Debt(len(baseline), len(gone)),
        gone,
    )


def _covering(finding: Finding, permits: Sequence[Permit]) -> list[int]:
    if refusal(finding.rule):
        return []
    return [at for at, permit in enumerate(permits) if permit.covers(finding)]


def _allowance(
    finding: Finding, covering: Iterable[Permit], debtors: dict[str, Debtor]
) -> Allowance | None:
    standing = [permit for permit in covering if not permit.ended(finding)]
    if standing:
        return max(standing, key=lambda permit: permit.rank).allowance
    debtor = debtors.get(finding.fingerprint)
    if debtor is None or refusal(finding.rule) or not debtor.covers(finding):
        return None
    return Allowance(Status.BASELINED, debtor.reason, since=debtor.since)


def _ending(permits: Iterable[tuple[Permit, Finding]], today: date) -> tuple[EndingSoon, ...]:
    found = {
        EndingSoon(permit.words(finding), permit.allowance.until, permit.allowance.owner)
        for permit, finding in permits
        if _is_soon(permit.allowance.until, today)
    }
    return tuple(sorted(found, key=lambda one: (one.until, one.what, one.owner)))


def _is_soon(until: str, today: date) -> bool:
    if not until or until == REVISION:
        return False
    return today <= date.fromisoformat(until) <= today + SOON


def _gone(findings: Sequence[Finding], baseline: Sequence[Debtor], run: Run) -> tuple[Debtor, ...]:
    present = {finding.fingerprint for finding in findings}
    return tuple(debtor for debtor in baseline if is_fixed(debtor, present, run))


def is_fixed(debtor: Debtor, present: set[str], run: Run) -> bool:
    """Return whether what *debtor* names is gone; not where its documents could not be read."""
    seen = run.unread.isdisjoint({debtor.path, debtor.relies_on})
    return seen and debtor.fingerprint not in present
