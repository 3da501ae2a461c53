"""The states that git holds: a commit, the index, a range, against each other or the files.

Each is laid over the files as they are: only the paths where a state differs from them count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from depgraph.analysis.indexed import Indexed
from depgraph.extraction import unreadable
from depgraph.model.immutable import immutable
from depgraph.tracker.blobs import documents_at
from depgraph.tracker.questions import Overlay, States, narrowed, states_of
from depgraph.tracker.scope import tracks
from depgraph.tracker.spelling import spellings
from depgraph.tracker.unjudged import nameless, not_merged, other_repositories
from depgraph.workspace import Git, Workspace
from depgraph.workspace.git import Delta, Tree, trees
from depgraph.workspace.git.merging import Merged, merged
from depgraph.workspace.git.raw import is_text

_CONFLICT = "has a merge conflict; settle it, type `git add`, and ask again"
_COLLISION = "was changed on both sides in ways that git cannot put together; merge, and ask again"


@immutable
class _Asked:
    """Two states of git, each as what it holds where it differs from the files.

    *changed* is how they differ from each other; *contested* are paths in *after* that hold no
    text yet, and *why*.
    """

    git: Git
    before: Tree
    after: Tree
    changed: Delta
    words: str
    against: tuple[tuple[str, str], ...] = ()
    contested: frozenset[str] = frozenset()
    why: str = _CONFLICT
    others: frozenset[str] = frozenset()
    """Repositories besides the submodules in *changed*."""


def committed(workspace: Workspace, git: Git, path: str) -> Indexed | None:
    """Return the document at *path* as it was last committed, where the file is another."""
    tracked = git.status.tracked.get(path)
    if tracked is None or tracked.head is None or not tracked.head.is_file:
        return None
    place = (path, tracked.head)
    return documents_at(workspace, git, [place])[place]


def working(workspace: Workspace, git: Git, ref: str, paths: tuple[str, ...]) -> States:
    """Return the working copy against *ref*."""
    status, commit = git.status, _commit(git, ref)
    before = trees.behind(git.between(commit, _head(git)), trees.in_head(status))
    # Whatever differs from the files has changed; what stands there now need not be known.
    changed: Delta = {path: (entry, None) for path, entry in before.items()}
    asked = _Asked(
        git,
        before,
        {},
        changed,
        f"working copy, against {ref} ({commit[:7]})",
        _against(ref, commit),
        trees.conflicts(status),
        others=status.repositories,
    )
    return _states(workspace, asked, paths)


def staged(workspace: Workspace, git: Git, ref: str, paths: tuple[str, ...]) -> States:
    """Return what is staged against *ref*; against nothing before the first commit."""
    status = git.status
    first = ref == "HEAD" and not status.commit
    commit = "" if first else _commit(git, ref)
    delta = {} if first else git.between(commit, _head(git))
    asked = _Asked(
        git,
        trees.behind(delta, trees.in_head(status)),
        trees.in_index(status),
        trees.staged_since(status, delta),
        f"staged files, against {'nothing' if first else f'{ref} ({commit[:7]})'}",
        () if first else _against(ref, commit),
        trees.conflicts(status),
    )
    return _states(workspace, asked, paths)


def ranged(workspace: Workspace, git: Git, said: str, paths: tuple[str, ...]) -> States:
    """Return what a range of commits proposes.

    ``A..B`` compares two commits as they are. ``A...B`` asks what B would bring into A: the text
    in force is that of A, the proposal is what merging B into A makes; for two changes that are
    clean alone can break each other. Where B holds all of A, that is B itself, and where A holds
    all of B, nothing.
    """
    symmetric = "..." in said
    one, _, other = said.partition("..." if symmetric else "..")
    one, other = one or "HEAD", other or "HEAD"
    start, end = git.commits(one, other)
    base = git.merge_base(start, end) if symmetric else start
    if base == end:
        end = start
    if base in (start, end):
        asked = _compared(Merged(git, end), start, _words(one, start, other, end), one)
        return _states(workspace, asked, paths)
    with merged(git, start, end) as result:
        if result is not None:
            words = f"{other} ({end[:7]}) merged into {one} ({start[:7]})"
            return _states(workspace, _compared(result, start, words, one), paths)
    asked = _compared(Merged(git, end), base, _words(one, base, other, end), one)
    found = _states(workspace, asked, paths)
    return replace(found, notices=(*found.notices, not_merged(one, other)))


def _words(one: str, start: str, other: str, end: str) -> str:
    return f"{other} ({end[:7]}), against {one} ({start[:7]})"


def _compared(result: Merged, start: str, words: str, ref: str) -> _Asked:
    git = result.git
    after = trees.behind(git.between(result.tree, _head(git)), trees.in_head(git.status))
    changed = git.between(start, result.tree)
    before = trees.behind(changed, after)
    against = _against(ref, start)
    return _Asked(git, before, after, changed, words, against, result.conflicts, _COLLISION)


def _commit(git: Git, ref: str) -> str:
    return git.status.commit if ref == "HEAD" and git.status.commit else git.commit(ref)


def _head(git: Git) -> str:
    return git.status.commit or git.nothing


def _against(ref: str, commit: str) -> tuple[tuple[str, str], ...]:
    return (("ref", ref), ("commit", commit[:7]))


def _states(workspace: Workspace, asked: _Asked, paths: tuple[str, ...]) -> States:
    git, changed = asked.git, asked.changed
    every = {*asked.before, *asked.after, *changed, *asked.contested}
    spelt = spellings(workspace, git, (path for path in every if tracks(workspace, path)))
    before, after = _overlays(workspace, git, [asked.before, asked.after], spelt)
    contested = frozenset(spelt.get(path, path) for path in asked.contested)
    after |= {path: Indexed(path, unreadable("git", asked.why)) for path in contested}
    named = contested | {spelt.get(path, path) for path in changed}
    differing = frozenset(path for path in named if path in before or path in after)
    found = states_of(
        workspace, before, after, paths, asked.words, against=asked.against, differing=differing
    )
    found = narrowed(found, paths)
    others = trees.repositories(changed) | asked.others
    lost = {*git.status.nameless, *changed}
    notices = (*other_repositories(others), *nameless(workspace, lost))
    return replace(found, notices=notices)


def _overlays(
    workspace: Workspace, git: Git, states: Iterable[Tree], spelt: Mapping[str, str]
) -> list[Overlay]:
    """Return the documents of each of *states* where they are others than those in the store.

    git is asked once for all. Links and repositories are no documents: they count as they lie
    here.
    """
    placed = [
        {
            spelt.get(path, path): entry
            for path, entry in state.items()
            if (entry is None or entry.is_file) and is_text(path) and tracks(workspace, path)
        }
        for state in states
    ]
    found = documents_at(
        workspace, git, ((p, e) for state in placed for p, e in state.items() if e is not None)
    )
    return [
        {path: None if entry is None else found[path, entry] for path, entry in state.items()}
        for state in placed
    ]
