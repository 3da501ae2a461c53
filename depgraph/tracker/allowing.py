"""Set aside what waivers, comments and the baseline allow: in the world, and on this day."""

from collections.abc import Iterable, Sequence

from depgraph.analysis.allowances.applying import Applied, applied
from depgraph.analysis.allowances.comments import Fault, Note, notes_in
from depgraph.analysis.allowances.naming import Names
from depgraph.analysis.allowances.permits import permits_of_notes, permits_of_waivers
from depgraph.analysis.allowances.values import Debtor, Run, Waiver
from depgraph.analysis.levels import Settings
from depgraph.model.findings import Finding, Notice
from depgraph.store import StoredCorpus
from depgraph.tracker.questions import ImpactQuestion, States
from depgraph.workspace import Workspace
from depgraph.workspace.baseline import read_baseline
from depgraph.workspace.clock import today
from depgraph.workspace.waivers import read_waivers


def allowed_in_check(
    workspace: Workspace,
    corpus: StoredCorpus,
    findings: Sequence[Finding],
    notices: Iterable[Notice],
    settings: Settings,
) -> Applied:
    """Return *findings* about documents as they stand, with what may stand set aside."""
    run = run_of_check(notices)
    return _applied(
        (corpus,),
        findings,
        read_waivers(workspace.root),
        read_baseline(workspace.root),
        run,
        settings,
        corpus.paths(),
    )


def allowed_in_impact(  # noqa: PLR0913, PLR0917
    workspace: Workspace,
    question: ImpactQuestion,
    found: States,
    findings: Sequence[Finding],
    notices: Iterable[Notice],
    settings: Settings,
) -> Applied:
    """Return *findings* about a proposal, with what may stand set aside; no baseline holds them.

    The comments are those of the text that is judged.
    """
    if not question.allowing:
        return Applied(tuple(findings))
    run = Run(
        today(),
        standing=False,
        whole=_is_whole(question),
        judged=found.judged,
        unread=unread(notices),
    )
    paths = sorted({finding.effect.path for finding in findings})
    waivers = read_waivers(workspace.root)
    states = (found.after, found.before)
    return _applied(states, findings, waivers, None, run, settings, paths)


def run_of_check(notices: Iterable[Notice]) -> Run:
    """Return what a check looked at."""
    return Run(today(), standing=True, unread=unread(notices))


def unread(notices: Iterable[Notice]) -> frozenset[str]:
    """Return the paths that could not be read in full."""
    return frozenset(notice.path for notice in notices if notice.code == "AUD907")


def names_of(*states: StoredCorpus) -> Names:
    """Return the documents of *states* by what people call them."""
    paths = {path for state in states for path in state.paths()}
    return Names(tuple(sorted(paths)), *states)


def _applied(  # noqa: PLR0913, PLR0917
    states: tuple[StoredCorpus, ...],
    findings: Sequence[Finding],
    waivers: Sequence[Waiver],
    baseline: Sequence[Debtor] | None,
    run: Run,
    settings: Settings,
    paths: Iterable[str],
) -> Applied:
    corpus = states[0]
    notes, faults = _noted(corpus, paths)
    permits = list(permits_of_notes(notes, run))
    if waivers:
        permits += permits_of_waivers(waivers, names_of(*states), corpus, run)
    return applied(findings, permits, faults, baseline, run, settings)


def _noted(
    corpus: StoredCorpus, paths: Iterable[str]
) -> tuple[dict[str, tuple[Note, ...]], list[Fault]]:
    """Return what the comments of the documents at *paths* allow, and those not understood."""
    notes: dict[str, tuple[Note, ...]] = {}
    faults: list[Fault] = []
    for path in paths:
        document = corpus.document(path)
        if document is not None and document.reading.remarks:
            notes[path], wrong = notes_in(path, document.reading.remarks)
            faults += wrong
    return notes, faults


def _is_whole(question: ImpactQuestion) -> bool:
    """Return whether all of a proposal is asked about.

    The files and the index are often but the last part of one: what came before is committed.
    """
    narrowed = question.paths or question.only or question.to
    return not narrowed and bool(question.range or question.proposed_root)
