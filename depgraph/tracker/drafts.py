"""Proposals that lie outside the tracked files: another file, a folder, a patch, a draft."""

from pathlib import Path

from depgraph.analysis.indexed import Indexed
from depgraph.errors import NoSuchFileError, NotADocumentError, NothingInCommonError
from depgraph.model.documents import View
from depgraph.tracker.claiming import claims
from depgraph.tracker.questions import ImpactQuestion, Overlay, States, states_of
from depgraph.tracker.reading import Text, digest_of, reader_of
from depgraph.tracker.scope import tracks
from depgraph.workspace import Ignoring, Workspace, walk


def drafted(
    workspace: Workspace, question: ImpactQuestion, paths: tuple[str, ...]
) -> States | None:
    """Return the states of a proposal that is given with the question, or ``None``.

    The files as they are hold the text in force.
    """
    if question.patch is not None:
        return _patch(workspace, question.patch, paths)
    if question.proposed_root is not None:
        return _folder(workspace, question.proposed_root, paths)
    if question.stdin is not None:
        words = "draft on standard input, against the file as it is"
        return _file(workspace, question, paths[0], question.stdin, words)
    if question.proposed is None:
        return None
    try:
        data = (workspace.start / question.proposed).read_bytes()
    except OSError as error:
        raise NoSuchFileError(str(question.proposed)) from error
    words = f"proposed {as_told(workspace, question.proposed)}, against the file as it is"
    return _file(workspace, question, paths[0], data, words)


def as_told(workspace: Workspace, given: Path) -> str:
    """Return *given* as a report names it, which may not tell where a person keeps their files."""
    if not given.is_absolute():
        return given.as_posix()
    if given.is_relative_to(workspace.start):
        return given.relative_to(workspace.start).as_posix()
    return given.name


def _file(
    workspace: Workspace, question: ImpactQuestion, path: str, data: bytes, words: str
) -> States:
    view = question.view or View.ACCEPTED
    if not claims(path.rsplit("/", 1)[-1]):
        raise NotADocumentError(path)
    proposal = document(workspace, path, data, view, question.proposed)
    return states_of(workspace, {}, {path: proposal}, (path,), words)


def _patch(workspace: Workspace, patch: bytes, paths: tuple[str, ...]) -> States:
    from depgraph.workspace.patch import patched

    files = patched(patch, workspace.bytes_of)
    after = _proposed(workspace, files)
    return states_of(workspace, {}, after, paths, "the files with the patch, against without")


def _folder(workspace: Workspace, folder: Path, paths: tuple[str, ...]) -> States:
    """Take *folder* as the root that is proposed; what it does not hold is taken away."""
    said = as_told(workspace, folder)
    root = (workspace.start / folder).resolve()
    settings = workspace.configuration
    ignoring = Ignoring(root, settings.include, settings.exclude)
    there = frozenset(walk(root, claims, ignoring).files)
    here = frozenset(workspace.store.paths())
    if here and here.isdisjoint(there):
        raise NothingInCommonError(str(folder))
    gone = here - there
    files: dict[str, bytes | None] = dict.fromkeys(gone)
    files.update((path, (root / path).read_bytes()) for path in there)
    after = _proposed(workspace, files)
    words = f"the documents in {said}, against those here"
    return states_of(workspace, {}, after, paths, words)


def _proposed(workspace: Workspace, files: dict[str, bytes | None]) -> Overlay:
    """Return the documents that *files* make; those that stay as they are are left out."""
    texts: list[tuple[str, str, bytes, View]] = []
    after: Overlay = {}
    for path, data in files.items():
        if not tracks(workspace, path):
            continue
        if data is None:
            after[path] = None
        elif not _stands(workspace, path, data):
            texts.append((path, path, data, View.ACCEPTED))
    after.update(documents(workspace, texts))
    return after


def _stands(workspace: Workspace, path: str, data: bytes) -> bool:
    """Return whether the file at *path* holds just *data*."""
    reader = reader_of(path, View.ACCEPTED, workspace.configuration.kind(path))
    number = workspace.store.reading_at(path)
    return number is not None and number == workspace.store.reading_id(digest_of(data), reader)


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
        from depgraph.tracker.engines import read_texts

        with store.transaction():
            for path, row in read_texts(workspace, unread):
                numbers[path] = store.put_reading(row)
    return {path: Indexed(path, store.reading(number)) for path, number in numbers.items()}
