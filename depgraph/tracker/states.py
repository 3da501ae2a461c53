"""Which text is in force and which is proposed, for each way of asking."""

from collections.abc import Iterable
from pathlib import Path

from depgraph.analysis.indexed import Indexed
from depgraph.errors import (
    NoRepositoryError,
    NoSuchFileError,
    NotADocumentError,
    NothingAcceptedError,
)
from depgraph.model.documents import View
from depgraph.tracker.claiming import claims
from depgraph.tracker.drafts import as_told, document, drafted
from depgraph.tracker.questions import ImpactQuestion, Overlay, States, states_of
from depgraph.tracker.revisions import ranged, staged, working
from depgraph.workspace import Git, Workspace


def states(workspace: Workspace, question: ImpactQuestion) -> States:
    """Return both states; raise when nothing says what is in force."""
    paths = tuple(workspace.relative(path) for path in question.paths)
    against = question.against or workspace.configuration.against
    drafts = drafted(workspace, question, paths)
    if drafts is not None:
        return drafts
    if question.range:
        return ranged(workspace, _git(workspace), question.range, paths)
    if question.staged:
        return staged(workspace, _git(workspace), question.against or "HEAD", paths)
    _must_exist(workspace, paths)
    if against and against != "accepted":
        return _against(workspace, against, paths)
    tracked = _tracked_changes(workspace, paths, question.view)
    if tracked is not None:
        return tracked
    if against != "accepted" and (git := workspace.git) and git.status.commit:
        return working(workspace, git, "HEAD", paths)
    return _accepted(workspace, paths)


def _git(workspace: Workspace) -> Git:
    if workspace.git is None:
        raise NoRepositoryError(workspace.root.name)
    return workspace.git


def _against(workspace: Workspace, said: str, paths: tuple[str, ...]) -> States:
    """Compare with a file that holds the text in force, else with a git revision."""
    file = workspace.start / said
    if len(paths) == 1 and file.is_file() and claims(file.name):
        old = document(workspace, paths[0], file.read_bytes(), View.ACCEPTED, Path(said))
        words = f"the file as it is, against {as_told(workspace, Path(said))}"
        return states_of(workspace, {paths[0]: old}, {}, paths, words)
    return working(workspace, _git(workspace), said, paths)


def _must_exist(workspace: Workspace, paths: Iterable[str]) -> None:
    for path in paths:
        if workspace.store.knows(path) or (workspace.root / path).is_dir():
            continue
        if not (workspace.root / path).exists():
            if workspace.git is None:
                raise NoSuchFileError(path)
        elif not claims(path.rsplit("/", 1)[-1]):
            raise NotADocumentError(path)


def _tracked_changes(
    workspace: Workspace, paths: tuple[str, ...], view: View | None
) -> States | None:
    """Return the states of a file that carries its own proposal, or ``None``."""
    before: Overlay = {}
    for path in paths:
        number = workspace.store.reading_at(path)
        if number is None:
            continue
        if workspace.store.reading(number).document.revisions:
            original = document(workspace, path, workspace.bytes_of(path), View.ORIGINAL)
            before[path] = original
    if not before:
        return None
    after: Overlay = {}
    if view is View.ORIGINAL:
        after, before = dict(before), {}
    words = "all tracked changes accepted, against none of them"
    if view is View.ORIGINAL:
        words = "all tracked changes rejected, against all of them accepted"
    return states_of(workspace, before, after, paths, words)


def _accepted(workspace: Workspace, paths: tuple[str, ...]) -> States:
    store = workspace.store
    if not store.anything_accepted():
        raise NothingAcceptedError(paths[0] if paths else ".")
    before: Overlay = {
        path: None if number is None else Indexed(path, store.reading(number))
        for path, number in store.unaccepted().items()
    }
    return states_of(workspace, before, {}, paths, "the files as they are, against those accepted")
