"""Answer ``check``: what is wrong in all documents as they stand."""

from depgraph.analysis.check import check as checked
from depgraph.model.findings import Report
from depgraph.store import StoredCorpus
from depgraph.tracker.judging import notices_of, settings_of
from depgraph.tracker.progress import Progress
from depgraph.tracker.updating import update
from depgraph.workspace import Workspace


def check(workspace: Workspace, only: tuple[str, ...], progress: Progress) -> Report:
    """Return what is unresolvable, ambiguous or mistitled in the documents as they are."""
    updated = update(workspace, progress)
    corpus = StoredCorpus(workspace.store, sets=workspace.configuration.set_of)
    settings = settings_of(workspace.configuration)
    changes, findings, count = checked(corpus.paths(), corpus, settings)
    if only:
        findings = tuple(finding for finding in findings if finding.rule.startswith(only))
    notices = notices_of(updated.problems)
    return Report(
        kind="check",
        subject=f"{updated.documents} documents",
        compared="as they stand",
        changes=tuple(c for c in changes if any(f.change == c.id for f in findings)),
        findings=findings,
        notices=notices,
        complete=not notices,
        documents=updated.documents,
        facts=workspace.store.fact_count(),
        links=count,
    )
