"""Which proposed document takes the place of which one in force: edited, moved, removed, added."""

from collections.abc import Iterable

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.model.immutable import immutable_ordered
from depgraph.model.keys import folded

_ENOUGH = 0.5


@immutable_ordered
class Pair:
    """The path in force and the proposed one; empty where there is none."""

    before: str
    after: str


def pairs(paths: Iterable[str], before: Corpus, after: Corpus) -> tuple[Pair, ...]:
    """Return the changed *paths* as pairs; a removed file is paired with the one it moved to."""
    both, removed, added = [], [], []
    for path in sorted(set(paths)):
        old, new = before.document(path), after.document(path)
        if old and new:
            both.append(Pair(path, path))
        elif old:
            removed.append(old)
        elif new:
            added.append(new)
    moved = _moved(removed, added)
    gone = [Pair(old.path, moved.get(old.path, "")) for old in removed]
    fresh = [Pair("", new.path) for new in added if new.path not in moved.values()]
    return tuple(sorted([*both, *gone, *fresh]))


def _moved(removed: list[Indexed], added: list[Indexed]) -> dict[str, str]:
    scored = [
        (score, old.path, new.path)
        for old in removed
        for new in added
        if (score := likeness(old, new)) >= _ENOUGH
    ]
    found: dict[str, str] = {}
    for _score, old_path, new_path in sorted(scored, key=lambda row: (-row[0], row[1:])):
        if old_path not in found and new_path not in found.values():
            found[old_path] = new_path
    return found


def likeness(old: Indexed, new: Indexed) -> float:
    """Return how much of *old* stands in *new*, 0 to 1; the same control number counts as all."""
    number = old.facts.identity.number
    if number and number == new.facts.identity.number:
        return 1.0
    ours, theirs = _lines(old), _lines(new)
    if not ours or not theirs:
        return 0.0
    shared = sum(len(line) for line in ours & theirs)
    return shared / max(sum(map(len, ours)), sum(map(len, theirs)))


def _lines(document: Indexed) -> frozenset[str]:
    return frozenset(folded(block.text) for block in document.blocks if block.text.strip())
