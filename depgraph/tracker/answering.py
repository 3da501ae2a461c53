"""Answer ``impact``: at once where nothing is proposed, else by judging."""

from depgraph.model.findings import Report
from depgraph.tracker.progress import Progress
from depgraph.tracker.questions import ImpactQuestion
from depgraph.tracker.scope import tracks
from depgraph.tracker.unjudged import other_repositories
from depgraph.workspace import Workspace


def impact(workspace: Workspace, question: ImpactQuestion, progress: Progress) -> Report:
    """Return what the proposal of *question* breaks."""
    early = _nothing_staged(workspace) if _is_of_the_index(question) else None
    if early is not None:
        return early
    # What a running watch does now, it does while we import what judges.
    _ = workspace.watch
    from depgraph.tracker.judging import judged

    return judged(workspace, question, progress)


def _is_of_the_index(question: ImpactQuestion) -> bool:
    return question.staged and not question.paths and question.against in (None, "HEAD")


def _nothing_staged(workspace: Workspace) -> Report | None:
    """Return the answer for an index that proposes no document, else ``None``.

    Where nothing is proposed, nothing breaks: no document needs to be read for that, and one
    that cannot be read is no gap in the answer.
    """
    git = workspace.git
    if git is None:
        return None
    status = git.status
    staged = {path: each for path, each in status.tracked.items() if each.staged}
    if status.nameless or any(tracks(workspace, path) for path in staged):
        return None
    others = {
        path
        for path, each in staged.items()
        if any(entry and entry.is_repository for entry in (each.head, each.index))
    }
    short = status.commit[:7]
    return Report(
        kind="impact",
        subject="nothing",
        compared=f"staged files, against {f'HEAD ({short})' if short else 'nothing'}",
        against=(("ref", "HEAD"), ("commit", short)) if short else (),
        notices=tuple(other_repositories(others)),
    )
