"""Answer ``check``: what is wrong in all documents as they stand."""

from dataclasses import replace

from depgraph.analysis.allowances.applying import Applied
from depgraph.analysis.check import check as checked
from depgraph.model.findings import Debt, Finding, Report
from depgraph.store import StoredCorpus
from depgraph.tracker.allowing import allowed_in_check
from depgraph.tracker.current import current
from depgraph.tracker.judging import notices_of, settings_of
from depgraph.tracker.progress import Progress
from depgraph.tracker.silenced import silenced
from depgraph.workspace import Workspace


def check(
    workspace: Workspace, only: tuple[str, ...], progress: Progress, *, allowing: bool = True
) -> Report:
    """Return what is unresolvable, ambiguous or mistitled in the documents as they are.

    Without *allowing*, all of it counts.
    """
    updated = current(workspace, progress)
    corpus = workspace.corpus()
    settings = settings_of(workspace.configuration)
    changes, findings, count = checked(corpus.paths(), corpus, settings)
    notices = notices_of(updated.problems)
    applied = (
        allowed_in_check(workspace, corpus, findings, notices, settings)
        if allowing
        else Applied(findings)
    )
    findings, allowed = _wanted(applied.findings, only), _wanted(applied.allowed, only)
    told = {finding.change for finding in (*findings, *allowed)}
    return Report(
        kind="check",
        subject=f"{updated.documents} documents",
        compared="as they stand",
        changes=tuple(change for change in changes if change.id in told),
        findings=findings,
        notices=notices,
        complete=not notices,
        documents=updated.documents,
        facts=workspace.store.fact_count(),
        links=count,
        allowed=allowed,
        ending=applied.ending,
        debt=_told_apart(workspace, corpus, applied),
    )


def _told_apart(workspace: Workspace, corpus: StoredCorpus, applied: Applied) -> Debt | None:
    """Return what is left of the baseline; what settings silence is not fixed."""
    debt = applied.debt
    if debt is None or not debt.fixed:
        return debt
    silent = len(silenced(workspace, corpus, applied.gone))
    return replace(debt, fixed=debt.fixed - silent, silent=silent)


def _wanted(findings: tuple[Finding, ...], only: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if not only or f.rule.startswith(only))
