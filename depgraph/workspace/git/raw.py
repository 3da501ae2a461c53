"""Read what git prints: the status of files, differences of trees, objects. Pure: bytes in."""

from depgraph.model.immutable import immutable

_FOLDER, _LINK, _REPOSITORY = "040000", "120000", "160000"
_NOTHING = "000000"


@immutable
class Entry:
    """What a tree or the index holds at a path: the kind of thing, and its object id."""

    mode: str
    id: str

    @property
    def is_repository(self) -> bool:
        """Return whether another repository stands here (a submodule)."""
        return self.mode == _REPOSITORY

    @property
    def is_file(self) -> bool:
        """Return whether the bytes of a file stand here, not a link or a repository."""
        return self.mode not in (_REPOSITORY, _LINK, _FOLDER)


Delta = dict[str, tuple[Entry | None, Entry | None]]
"""The entries of two states by path, the old and the new one, where they differ."""


@immutable
class Tracked:
    """A path that HEAD or the index knows and that is not the same everywhere."""

    head: Entry | None
    index: Entry | None
    staged: bool
    """Whether the index differs from HEAD."""
    edited: bool
    """Whether the file differs from the index."""
    conflict: bool = False


@immutable
class Status:
    """How HEAD, the index and the files differ. *commit* is empty before the first commit."""

    commit: str
    tracked: dict[str, Tracked]
    untracked: frozenset[str]
    repositories: frozenset[str]
    """Paths of other repositories among the files that git does not track."""
    nameless: frozenset[str]
    """Paths that are no valid text."""


def status_of(said: bytes, prefix: str) -> Status:
    """Return what ``git status --porcelain=v2 -z --branch`` said, with paths below *prefix*."""
    commit = ""
    tracked: dict[str, Tracked] = {}
    untracked: set[str] = set()
    repositories: set[str] = set()
    nameless: set[str] = set()
    for record in said.split(b"\0"):
        kind, _, rest = record.partition(b" ")
        if kind == b"#":
            words = rest.split(b" ")
            if words[0] == b"branch.oid" and words[1] != b"(initial)":
                commit = words[1].decode()
            continue
        fields = rest.split(b" ", _FIELDS.get(kind, 0))
        path = _below(fields[-1], prefix)
        if path is None:
            continue
        if not is_text(path):
            nameless.add(path)
        elif kind == b"?":
            (repositories if path.endswith("/") else untracked).add(path)
        elif kind in _FIELDS:
            tracked[path] = _tracked(kind, fields)
    return Status(
        commit, tracked, frozenset(untracked), frozenset(repositories), frozenset(nameless)
    )


_FIELDS = {b"1": 7, b"u": 9}
"""How many fields stand before the path, by the kind of record; renames are not asked for."""


def _tracked(kind: bytes, fields: list[bytes]) -> Tracked:
    words = [field.decode("ascii") for field in fields[:-1]]
    if kind == b"u":
        # The stages are: the common ancestor, ours and theirs; ours is what HEAD holds.
        return Tracked(_entry(words[3], words[7]), None, staged=True, edited=True, conflict=True)
    both, _sub, head_mode, index_mode, _file_mode, head, index = words
    return Tracked(
        _entry(head_mode, head),
        _entry(index_mode, index),
        staged=both[0] != ".",
        edited=both[1] != ".",
    )


def _entry(mode: str, name: str) -> Entry | None:
    return None if mode == _NOTHING else Entry(mode, name)


def delta_of(said: bytes) -> Delta:
    """Return what ``git diff --raw -z --no-abbrev --no-renames`` of two trees said."""
    found: Delta = {}
    parts = said.split(b"\0")
    for head, name in zip(parts[::2], parts[1::2], strict=False):
        old_mode, new_mode, old, new, _ = head.decode("ascii").lstrip(":").split(" ")
        path = name.decode("utf-8", "surrogateescape")
        found[path] = (_entry(old_mode, old), _entry(new_mode, new))
    return found


def batched(said: bytes) -> list[bytes | None]:
    """Return the objects that ``git cat-file --batch`` printed, in order; ``None`` for none."""
    found: list[bytes | None] = []
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        words = said[at:end].split(b" ")
        at = end + 1
        if len(words) < 3 or not words[-1].isdigit():  # noqa: PLR2004
            found.append(None)
            continue
        size = int(words[-1])
        found.append(said[at : at + size] if words[-2] == b"blob" else None)
        at += size + 1
    return found


def _below(name: bytes, prefix: str) -> str | None:
    path = name.decode("utf-8", "surrogateescape")
    return path[len(prefix) :] or None if path.startswith(prefix) else None


def is_text(path: str) -> bool:
    """Return whether *path* can be written down."""
    return path.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in path)
