"""Which text is in force and which is proposed, for each way of asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from depgraph.analysis.indexed import Indexed
from depgraph.errors import (
    NoRepositoryError,
    NoSuchFileError,
    NotADocumentError,
    NothingAcceptedError,
)
from depgraph.extraction import unreadable
from depgraph.model.documents import View
from depgraph.store import StoredCorpus
from depgraph.tracker.reading import Text, claims, digest_of, read_texts, reader_of
from depgraph.workspace import Git, Workspace

Overlay = dict[str, Indexed | None]


@dataclass(frozen=True)
class ImpactQuestion:
    """What is proposed, and against what. Empty *paths* means everything that differs."""

    paths: tuple[Path, ...] = ()
    proposed: Path | None = None
    view: View | None = None
    against: str | None = None
    staged: bool = False
    range: str | None = None
    stdin: bytes | None = None
    only: tuple[str, ...] = ()
    to: str | None = None


@dataclass(frozen=True)
class States:
    """The accepted and the proposed corpus, the paths that differ, and those that are judged."""

    before: StoredCorpus
    after: StoredCorpus
    changed: frozenset[str]
    judged: frozenset[str]
    compared: str
    against: tuple[tuple[str, str], ...] = ()


def states(workspace: Workspace, question: ImpactQuestion) -> States:
    """Return both states; raise when nothing says what is in force."""
    paths = tuple(workspace.relative(path) for path in question.paths)
    git = workspace.git
    against = question.against or workspace.configuration.against
    if question.proposed is not None or question.stdin is not None:
        return _draft(workspace, question, paths)
    if (question.range or question.staged) and git is None:
        raise NoRepositoryError(workspace.root.name)
    if question.range and git:
        return _range(workspace, git, question.range, paths)
    if question.staged and git:
        return _staged(workspace, git, question.against or "HEAD", paths)
    _must_exist(workspace, paths)
    if against and against != "accepted":
        return _against(workspace, git, against, paths)
    tracked = _tracked_changes(workspace, paths, question.view)
    if tracked is not None:
        return tracked
    if git and git.has_commits() and against != "accepted":
        return _working(workspace, git, "HEAD", paths)
    return _accepted(workspace, paths)


def _against(workspace: Workspace, git: Git | None, said: str, paths: tuple[str, ...]) -> States:
    """Compare with a file that holds the text in force, else with a git revision."""
    file = workspace.start / said
    if len(paths) == 1 and file.is_file() and claims(file.name):
        old = document(workspace, paths[0], file.read_bytes(), View.ACCEPTED, Path(said))
        return _states(workspace, {paths[0]: old}, {}, paths, f"the file as it is, against {said}")
    if git is None:
        raise NoRepositoryError(workspace.root.name)
    return _working(workspace, git, said, paths)


def _must_exist(workspace: Workspace, paths: Iterable[str]) -> None:
    for path in paths:
        if workspace.store.knows(path) or (workspace.root / path).is_dir():
            continue
        if not (workspace.root / path).exists():
            if workspace.git is None:
                raise NoSuchFileError(path)
        elif not claims(path.rsplit("/", 1)[-1]):
            raise NotADocumentError(path)


def _states(  # noqa: PLR0913
    workspace: Workspace,
    before: Overlay,
    after: Overlay,
    paths: tuple[str, ...],
    compared: str,
    *,
    against: tuple[tuple[str, str], ...] = (),
) -> States:
    old = StoredCorpus(workspace.store, before)
    new = StoredCorpus(workspace.store, after, old)
    changed = frozenset(before) | frozenset(after)
    judged = _judged(changed, paths)
    return States(old, new, changed | judged, judged, compared, against)


def _judged(changed: frozenset[str], paths: tuple[str, ...]) -> frozenset[str]:
    """Return what is judged: the *paths* asked for and what lies in them, else all changed."""
    if not paths:
        return changed
    inside = {path for path in changed for folder in paths if path.startswith(f"{folder}/")}
    return frozenset(inside) | frozenset(paths)


def _draft(workspace: Workspace, question: ImpactQuestion, paths: tuple[str, ...]) -> States:
    """Take the file as it is as the text in force; the proposal comes from elsewhere."""
    path = paths[0]
    if question.stdin is not None:
        data, words = question.stdin, "draft on standard input, against the file as it is"
    else:
        proposed = workspace.start / (question.proposed or path)
        try:
            data = proposed.read_bytes()
        except OSError as error:
            raise NoSuchFileError(str(question.proposed)) from error
        words = f"proposed {question.proposed}, against the file as it is"
    view = question.view or View.ACCEPTED
    proposal = document(workspace, path, data, view, question.proposed)
    if not claims(path.rsplit("/", 1)[-1]):
        raise NotADocumentError(path)
    return _states(workspace, {}, {path: proposal}, paths, words)


def document(
    workspace: Workspace, path: str, data: bytes, view: View, named: Path | None = None
) -> Indexed:
    """Return *data* as the document at *path*; bytes that were read before are not read again."""
    name = named.name if named is not None and claims(named.name) else path
    return documents(workspace, [(path, name, data, view)])[path]


def documents(
    workspace: Workspace, texts: list[tuple[str, str, bytes, View]]
) -> dict[str, Indexed]:
    """Return documents by path from *texts*: path, name that decides the format, bytes, view."""
    store, kind = workspace.store, workspace.configuration.kind
    numbers: dict[str, int] = {}
    unread: list[Text] = []
    for path, name, data, view in texts:
        number = store.reading_id(digest_of(data), reader_of(name, view, kind(path)))
        if number is None:
            unread.append(Text(path, name, data, view, kind(path)))
        else:
            numbers[path] = number
    if unread:
        with store.transaction():
            for path, row in read_texts(unread):
                numbers[path] = store.put_reading(row)
    return {path: Indexed(path, store.reading(number)) for path, number in numbers.items()}


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
    return _states(workspace, before, after, paths, words)


def _blobs(workspace: Workspace, git: Git, tree: str, paths: Iterable[str]) -> Overlay:
    """Return the documents of *tree* at *paths*; ``None`` where it has none."""
    wanted = [path for path in paths if claims(path.rsplit("/", 1)[-1])]
    overlay: Overlay = {}
    texts: list[tuple[str, str, bytes, View]] = []
    for path, data in git.blobs(tree, wanted).items():
        overlay[path] = None
        if data is not None and data.startswith(b"version https://git-lfs.github.com/spec/"):
            message = "is kept in git LFS and not here; run `git lfs pull`"
            overlay[path] = Indexed(path, unreadable("git", message))
        elif data is not None:
            texts.append((path, path, data, View.ACCEPTED))
    overlay.update(documents(workspace, texts))
    return overlay


def _working(workspace: Workspace, git: Git, ref: str, paths: tuple[str, ...]) -> States:
    commit = git.commit(ref)
    differing = git.changed_from(commit)
    before = _blobs(workspace, git, commit, differing)
    after: Overlay = {}
    words = f"working copy, against {ref} ({commit[:7]})"
    against = (("ref", ref), ("commit", commit[:7]))
    return _states(workspace, before, after, paths, words, against=against)


def _staged(workspace: Workspace, git: Git, ref: str, paths: tuple[str, ...]) -> States:
    if ref == "HEAD" and not git.has_commits():
        differing = git.changed_from_index()
        after = _blobs(workspace, git, "", differing)
        return _states(workspace, {}, after, paths, "staged files, against nothing")
    commit = git.commit(ref)
    staged = _blobs(workspace, git, "", git.changed_from_index())
    base = _blobs(workspace, git, commit, git.changed_from(commit))
    changed = git.changed_staged(commit)
    words = f"staged files, against {ref} ({commit[:7]})"
    return _overlaid(workspace, base, staged, changed, paths, words=words, ref=ref, commit=commit)


def _range(workspace: Workspace, git: Git, asked: str, paths: tuple[str, ...]) -> States:
    """``A..B`` compares two commits, ``A...B`` B with where it left A."""
    symmetric = "..." in asked
    one, other = asked.split("..." if symmetric else "..", 1) if ".." in asked else (asked, "HEAD")
    start, end = git.commit(one or "HEAD"), git.commit(other or "HEAD")
    if symmetric:
        start = git.merge_base(start, end)
    base = _blobs(workspace, git, start, git.changed_from(start))
    head = _blobs(workspace, git, end, git.changed_from(end))
    changed = git.changed_between(start, end)
    words = f"{other or 'HEAD'} ({end[:7]}), against {one or 'HEAD'} ({start[:7]})"
    return _overlaid(
        workspace, base, head, changed, paths, words=words, ref=one or "HEAD", commit=start
    )


def _overlaid(  # noqa: PLR0913
    workspace: Workspace,
    base: Overlay,
    head: Overlay,
    changed: list[str],
    paths: tuple[str, ...],
    *,
    words: str,
    ref: str,
    commit: str,
) -> States:
    old = StoredCorpus(workspace.store, base)
    new = StoredCorpus(workspace.store, head, old)
    differing = frozenset(changed) & (frozenset(base) | frozenset(head))
    judged = _judged(differing, paths)
    against = (("ref", ref), ("commit", commit[:7]))
    return States(old, new, differing, judged, words, against)


def _accepted(workspace: Workspace, paths: tuple[str, ...]) -> States:
    store = workspace.store
    if not store.anything_accepted():
        raise NothingAcceptedError(paths[0] if paths else ".")
    before: Overlay = {
        path: None if number is None else Indexed(path, store.reading(number))
        for path, number in store.unaccepted().items()
    }
    return _states(workspace, before, {}, paths, "the files as they are, against those accepted")
