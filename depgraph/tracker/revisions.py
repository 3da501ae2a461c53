"""The states that git holds: a commit, the index, a range, against each other or the files."""

from collections.abc import Iterable

from depgraph.analysis.indexed import Indexed
from depgraph.extraction import unreadable
from depgraph.model.documents import View
from depgraph.tracker.drafts import documents
from depgraph.tracker.questions import Overlay, States, states_of
from depgraph.tracker.scope import tracks
from depgraph.workspace import Git, Workspace


def committed(workspace: Workspace, git: Git, path: str) -> Indexed | None:
    """Return the document at *path* as it was last committed."""
    return _blobs(workspace, git, git.commit("HEAD"), [path]).get(path)


def working(workspace: Workspace, git: Git, ref: str, paths: tuple[str, ...]) -> States:
    """Return the working copy against *ref*."""
    commit = git.commit(ref)
    differing = git.changed_from(commit)
    before = _blobs(workspace, git, commit, differing)
    after: Overlay = {}
    words = f"working copy, against {ref} ({commit[:7]})"
    against = (("ref", ref), ("commit", commit[:7]))
    return states_of(workspace, before, after, paths, words, against=against)


def staged(workspace: Workspace, git: Git, ref: str, paths: tuple[str, ...]) -> States:
    """Return what is staged against *ref*; against nothing before the first commit."""
    if ref == "HEAD" and not git.has_commits():
        differing = git.changed_from_index()
        after = _blobs(workspace, git, "", differing)
        return states_of(workspace, {}, after, paths, "staged files, against nothing")
    commit = git.commit(ref)
    index = _blobs(workspace, git, "", git.changed_from_index())
    base = _blobs(workspace, git, commit, git.changed_from(commit))
    changed = git.changed_staged(commit)
    words = f"staged files, against {ref} ({commit[:7]})"
    return _overlaid(workspace, base, index, changed, paths, words=words, ref=ref, commit=commit)


def ranged(workspace: Workspace, git: Git, asked: str, paths: tuple[str, ...]) -> States:
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
    differing = frozenset(changed) & (frozenset(base) | frozenset(head))
    against = (("ref", ref), ("commit", commit[:7]))
    return states_of(workspace, base, head, paths, words, against=against, differing=differing)


def _blobs(workspace: Workspace, git: Git, tree: str, paths: Iterable[str]) -> Overlay:
    """Return the documents of *tree* at *paths*; ``None`` where it has none."""
    wanted = [path for path in paths if tracks(workspace, path)]
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
