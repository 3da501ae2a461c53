"""The documents that git holds, by id. Bytes that were read before are not asked of git again."""

from collections.abc import Iterable, Iterator

from depgraph.analysis.indexed import Indexed
from depgraph.extraction import unreadable
from depgraph.model.documents import View
from depgraph.tracker.reading import NOT_FETCHED, Text, digest_of, reader_of
from depgraph.workspace import Workspace
from depgraph.workspace.git import Entry, Git, large_file, pointed_at

Placed = tuple[str, Entry]
"""A path, and the file that a state of git holds there."""
_ABSENT = "is not in this copy of the repository; type `git fetch --refetch` to get it"


def documents_at(
    workspace: Workspace, git: Git, placed: Iterable[Placed]
) -> dict[Placed, Indexed]:
    """Return the document of each of *placed*."""
    wanted = sorted(set(placed), key=lambda each: (each[0], each[1].id))
    digests = workspace.store.blob_digests(entry.id for _, entry in wanted)
    found, unread = {}, []
    for path, entry in wanted:
        known = _known(workspace, path, digests.get(entry.id, ""))
        if known is None:
            unread.append((path, entry))
        else:
            found[path, entry] = known
    return found | _read(workspace, git, unread) if unread else found


def _known(workspace: Workspace, path: str, digest: str) -> Indexed | None:
    reader = reader_of(path, View.ACCEPTED, workspace.configuration.kind(path))
    number = workspace.store.reading_id(digest, reader)
    return None if number is None else Indexed(path, workspace.store.reading(number))


def _read(workspace: Workspace, git: Git, unread: list[Placed]) -> dict[Placed, Indexed]:
    """Ask git for the bytes of all *unread*, in one question."""
    from depgraph.tracker.engines import read_texts

    store, kind = workspace.store, workspace.configuration.kind
    found: dict[Placed, Indexed] = {}
    digests: dict[str, str] = {}
    places: list[Placed] = []
    texts: list[Text] = []
    for place, data in _contents(git, unread):
        path, entry = place
        if isinstance(data, str):
            found[place] = Indexed(path, unreadable("git", data))
            continue
        digests[entry.id] = digest_of(data)
        known = _known(workspace, path, digests[entry.id])
        if known is not None:
            found[place] = known
        else:
            places.append(place)
            texts.append(Text(path, path, data, View.ACCEPTED, kind(path)))
    with store.transaction():
        store.put_blobs(digests)
        for place, (path, row) in zip(places, read_texts(workspace, texts), strict=True):
            found[place] = Indexed(path, store.reading(store.put_reading(row)))
    return found


def _contents(git: Git, unread: list[Placed]) -> Iterator[tuple[Placed, bytes | str]]:
    """Yield the bytes of each of *unread*, or why they are not here."""
    contents = git.contents(entry for _, entry in unread)
    for path, entry in unread:
        data = contents[entry.id]
        pointer = None if data is None else pointed_at(data)
        if pointer is not None:
            yield (path, entry), large_file(git.common, pointer) or NOT_FETCHED
        else:
            yield (path, entry), _ABSENT if data is None else data
