"""Which documents share a box of a drawing when there are too many: those of one folder. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping

_FOR_DOCUMENTS = 3
"""One in so many boxes is kept for the documents with most lines."""


def folded(paths: Collection[str], weights: Mapping[str, int], limit: int) -> dict[str, str]:
    """Return the box of each of *paths*: itself, or a folder (with ``/``), ``limit`` at most.

    Small folders are opened first; then the documents with the greatest of *weights* leave theirs.
    """
    if len(paths) <= limit:
        return {path: path for path in paths}
    open_folders = _opened(paths, limit - limit // _FOR_DOCUMENTS)
    boxes = {path: _box(path, open_folders) for path in sorted(paths)}
    for path in sorted(paths, key=lambda path: (-weights.get(path, 0), path)):
        if len(set(boxes.values())) >= limit:
            break
        boxes[path] = path
    sizes = Counter(boxes.values())
    return {path: path if sizes[box] == 1 else box for path, box in boxes.items()}


def _opened(paths: Collection[str], limit: int) -> set[str]:
    """Return the folders whose content is shown."""
    inside: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for at in range(len(parts)):
            folder = "".join(part + "/" for part in parts[:at])
            rest = "/" if at < len(parts) - 1 else ""
            inside.setdefault(folder, set()).add(folder + parts[at] + rest)
    done: set[str] = set()
    boxes, waiting = 1, {""}
    while waiting:
        folder = min(waiting, key=lambda name: (len(inside[name]), name))
        if boxes - 1 + len(inside[folder]) > limit:
            break
        waiting.discard(folder)
        done.add(folder)
        boxes += len(inside[folder]) - 1
        waiting |= {name for name in inside[folder] if name.endswith("/") and name in inside}
    return done


def _box(path: str, open_folders: Collection[str]) -> str:
    parts = path.split("/")
    for at in range(len(parts)):
        folder = "".join(part + "/" for part in parts[:at])
        if folder not in open_folders:
            return folder or "/"
    return path
