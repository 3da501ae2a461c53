"""Keep the findings of today as a baseline. It may shrink by itself; to grow it needs a reason."""

from collections.abc import Iterable

from depgraph.analysis.allowances.applying import is_fixed
from depgraph.analysis.allowances.naming import relied_on
from depgraph.analysis.allowances.values import Debtor, Run, refusal
from depgraph.model.findings import Debt, Finding, Level, Report
from depgraph.model.ledger import Baselined
from depgraph.store import StoredCorpus
from depgraph.tracker.allowing import run_of_check
from depgraph.tracker.checking import check
from depgraph.tracker.progress import Progress
from depgraph.tracker.silenced import silenced
from depgraph.workspace import Workspace
from depgraph.workspace.baseline import BASELINE, read_baseline, write_baseline


def baseline(
    workspace: Workspace, progress: Progress, *, add: str = "", prune: bool = False
) -> Baselined:
    """Write the first baseline; later, put in what is new (*add* is why) or take out what is gone.

    Without either, say how it stands and write nothing.
    """
    held = read_baseline(workspace.root)
    report = check(workspace, (), progress)
    run = run_of_check(report.notices)
    outside = tuple(finding for finding in report.findings if _can_be_held(finding))
    kept = {debtor.fingerprint: debtor for debtor in held or ()}
    corpus = workspace.corpus()
    gone = _gone(kept.values(), report, run)
    silent = silenced(workspace, corpus, [kept[key] for key in gone])
    removed = gone - silent if prune else set()
    kept = {key: debtor for key, debtor in kept.items() if key not in removed}
    added = outside if held is None or add else ()
    since = run.today.isoformat()
    kept |= {finding.fingerprint: _debtor(finding, since, add, corpus) for finding in added}
    if held is None or added or removed:
        write_baseline(workspace.root, kept.values())
    fixed = _gone(kept.values(), report, run) - silent
    return Baselined(
        BASELINE,
        Debt(len(kept), len(fixed), len(silent)),
        report,
        is_first=held is None,
        added=len(added),
        removed=len(removed),
        outside=len(outside) - len(added),
    )


def _can_be_held(finding: Finding) -> bool:
    return not refusal(finding.rule) and finding.level is not Level.INFO


def _gone(debtors: Iterable[Debtor], report: Report, run: Run) -> set[str]:
    present = {finding.fingerprint for finding in (*report.findings, *report.allowed)}
    return {debtor.fingerprint for debtor in debtors if is_fixed(debtor, present, run)}


def _debtor(finding: Finding, since: str, reason: str, corpus: StoredCorpus) -> Debtor:
    where = finding.effect
    elsewhere = sorted(relied_on(finding, corpus) - {where.path})
    return Debtor(
        finding.fingerprint,
        finding.rule,
        finding.level,
        where.path,
        since,
        where.label or where.place.cell,
        elsewhere[0] if elsewhere else "",
        reason,
    )
