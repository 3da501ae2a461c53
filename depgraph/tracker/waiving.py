"""List, write and take out waivers. What each of them does now is found by asking anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from depgraph.analysis.allowances.naming import Names, relied_on
from depgraph.analysis.allowances.permits import Permit, permits_of_waivers
from depgraph.analysis.allowances.values import REVISION, SOON, Run, Waiver, refusal
from depgraph.errors import (
    AmbiguousFindingError,
    CannotWaiveError,
    NoSuchFindingError,
    NothingAcceptedError,
    WaiverError,
)
from depgraph.model.findings import Allowance, Finding, Status
from depgraph.model.ledger import Added, WaiverRow, WaiverState
from depgraph.store import StoredCorpus
from depgraph.tracker.allowing import names_of, run_of_check
from depgraph.tracker.checking import check
from depgraph.tracker.judging import judged
from depgraph.tracker.progress import Progress
from depgraph.tracker.questions import ImpactQuestion
from depgraph.workspace import Workspace
from depgraph.workspace.waivers import WAIVERS, read_waivers, remove_waivers, write_waiver

_SHORTEST = 4
"""Letters of an id that are enough to name a finding."""


@dataclass(frozen=True)
class _Now:
    """Everything that is found now, allowed or not."""

    standing: tuple[Finding, ...]
    proposed: tuple[Finding, ...]
    run: Run
    corpus: StoredCorpus
    names: Names

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all of it, that of documents as they stand first, each once."""
        found = {f.fingerprint: f for f in reversed((*self.standing, *self.proposed))}
        return tuple(reversed(found.values()))


def waivers(
    workspace: Workspace, progress: Progress, range_: str | None = None
) -> tuple[WaiverRow, ...]:
    """Return every waiver with what it does now, for the proposal of *range_* if one is given."""
    written = read_waivers(workspace.root)
    if not written:
        return ()
    now = _now(workspace, progress, range_)
    return tuple(_row(waiver, now) for waiver in written)


def prune_waivers(
    workspace: Workspace, progress: Progress, range_: str | None = None
) -> tuple[WaiverRow, ...]:
    """Take out the waivers that match nothing, and return them.

    One that is for changes only is taken out when the proposal of *range_* has no use for it.
    """
    idle = _idle_in(workspace, progress, range_)
    gone = tuple(
        row
        for row in waivers(workspace, progress, range_)
        if row.state is WaiverState.NOTHING
        or (not row.holds and (row.state is WaiverState.EXPIRED or row.line in idle))
    )
    if any(row.line is None for row in gone):
        raise WaiverError(WAIVERS, None, "write [[waiver]] above each, so that one can be removed")
    if gone:
        remove_waivers(workspace.root, [row.line for row in gone if row.line is not None])
    return gone


def _idle_in(workspace: Workspace, progress: Progress, range_: str | None) -> set[int | None]:
    """Return the lines of the waivers that a report about *range_* calls unmatched."""
    if not range_:
        return set()
    try:
        report = judged(workspace, ImpactQuestion(range=range_), progress)
    except WaiverError:
        return set()
    told = (f.effect for f in report.findings if f.rule == "AUD902")
    return {where.place.line for where in told if where.path == WAIVERS}


def finding_called(
    workspace: Workspace, progress: Progress, said: str, range_: str | None = None
) -> Finding:
    """Return the finding with the id *said* or at the place *said*."""
    return _named(_now(workspace, progress, range_), said)


def add_waiver(  # noqa: PLR0913
    workspace: Workspace,
    progress: Progress,
    said: str,
    *,
    reason: str,
    owner: str,
    until: str,
    range_: str | None = None,
) -> Added:
    """Write a waiver of the finding called *said*, and return it."""
    now = _now(workspace, progress, range_)
    finding = _named(now, said)
    if refused := refusal(finding.rule):
        raise CannotWaiveError(refused)
    _refuse_past(until, now.run.today)
    read_waivers(workspace.root)
    given: tuple[str, ...] = ()
    if until == REVISION:
        paths = relied_on(finding, now.corpus) | {finding.effect.path}
        given = now.names.revisions(paths)
    allowance = Allowance(Status.WAIVED, reason, owner, until, path=WAIVERS)
    waiver = Waiver(allowance, finding.rule, fingerprint=finding.fingerprint, given=given)
    where = finding.effect
    place = f"{where.path} {where.label}".rstrip()
    about = f"{place}: {finding.message}"
    text = write_waiver(workspace.root, waiver, [" ".join(about.split())])
    return Added(finding, WAIVERS, text)


def _now(workspace: Workspace, progress: Progress, range_: str | None) -> _Now:
    report = check(workspace, (), progress, allowing=False)
    corpus = workspace.corpus()
    try:
        question = ImpactQuestion(range=range_, allowing=False)
        proposed = judged(workspace, question, progress).findings
    except NothingAcceptedError:
        proposed = ()
    run = run_of_check(report.notices)
    return _Now(report.findings, proposed, run, corpus, names_of(corpus))


def _named(now: _Now, said: str) -> Finding:
    path, _, line = said.rpartition(":")
    bare = path if line.isdigit() else said
    bare = str(Path(bare)) if bare else ""
    found = [
        finding
        for finding in now.findings
        if _has_id(finding, said) or _stands_at(finding, bare, line if bare != said else "")
    ]
    if not found:
        raise NoSuchFindingError(said)
    if len(found) > 1:
        raise AmbiguousFindingError(said, tuple(map(_choice, found)))
    return found[0]


def _choice(finding: Finding) -> str:
    """Return *finding* as one line to choose by: its id, where it stands and what is wrong."""
    where = finding.effect
    place = f"{where.path} {where.label}".rstrip()
    said = " ".join(finding.message.split())
    return f"{finding.fingerprint}  {finding.rule}  {place}: {said}"


def _has_id(finding: Finding, said: str) -> bool:
    return len(said) >= _SHORTEST and finding.fingerprint.startswith(said.casefold())


def _stands_at(finding: Finding, path: str, line: str) -> bool:
    where = finding.effect
    return where.path == path and (not line or where.place.line == int(line))


def _refuse_past(until: str, now: date) -> None:
    if until == REVISION:
        return
    try:
        day = date.fromisoformat(until)
    except ValueError as error:
        told = f'--until {until!r} is no day; write it as 2026-12-31, or give "{REVISION}"'
        raise CannotWaiveError(told) from error
    if day < now:
        told = f"--until {until} is over; give a day to come"
        raise CannotWaiveError(told)


def _row(waiver: Waiver, now: _Now) -> WaiverRow:
    try:
        (permit,) = permits_of_waivers([waiver], now.names, now.corpus, now.run)
    except WaiverError as error:
        said = str(error).partition(": ")[2]
        return _told(waiver, WaiverState.NOTHING, (), said)
    covered = [finding for finding in now.findings if permit.covers(finding)]
    held = [finding for finding in covered if not permit.ended(finding)]
    state, note = _state(permit, covered, held, now.run)
    what = permit.words(covered[0]) if covered else waiver.what
    return replace(_told(waiver, state, held or covered, note), what=what)


def _state(
    permit: Permit, covered: Sequence[Finding], held: Sequence[Finding], run: Run
) -> tuple[WaiverState, str]:
    if ended := permit.ended(None) or _ended(permit, covered, held):
        return WaiverState.EXPIRED, ended
    if not covered and permit.decided:
        return WaiverState.NOTHING, permit.hint
    until = permit.allowance.until
    soon = until != REVISION and date.fromisoformat(until) <= run.today + SOON
    note = "" if covered else "nothing to allow now; a change that is judged elsewhere may need it"
    return (WaiverState.ENDS_SOON if soon else WaiverState.ACTIVE), permit.hint or note


def _ended(permit: Permit, covered: Sequence[Finding], held: Sequence[Finding]) -> str:
    """Return why none of what is covered is held any more."""
    return permit.ended(covered[0]) if covered and not held else ""


def _told(waiver: Waiver, state: WaiverState, found: Iterable[Finding], note: str) -> WaiverRow:
    said = waiver.allowance
    return WaiverRow(
        waiver.what,
        state,
        len(tuple(found)),
        said.reason,
        said.owner,
        said.until,
        said.path,
        said.place.line,
        note,
    )
