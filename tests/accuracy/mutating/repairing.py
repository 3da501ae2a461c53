"""``fix --safe`` behind a mutation: what was found is gone, and nothing else was written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from depgraph.amendment import amended
from depgraph.extraction import Source, extractor_for, installed, read
from depgraph.model.documents import View
from depgraph.model.edits import Edit
from depgraph.model.findings import Finding, Level, Safety
from tests.accuracy.mutating.mutation import Mutation, findings
from tests.accuracy.mutating.worlds import World

_MENDED = ("REF102", "REF110", "REF107", "DOC502")


@dataclass(frozen=True, slots=True)
class Repair:
    """One document that was mended: *fault* says what is wrong with it, if anything."""

    mutation: str
    format: str
    fault: str = ""
    old: bytes = b""
    data: bytes = b""
    words: tuple[tuple[str, str], ...] = ()
    """The sentences of it that were mended, before and after."""


def repairs(world: World, mutation: Mutation) -> Iterator[Repair]:
    """Yield each document that ``fix --safe`` writes behind *mutation*, and what is wrong."""
    found = findings(world, mutation.changed)
    wanted = _edits(found)
    made: dict[str, bytes] = {}
    for path, edits in sorted(wanted.items()):
        old = mutation.changed.get(path) or world.data[path]
        made[path] = _written(path, old, edits)
    left = _left(world, mutation, made)
    for path, data in made.items():
        suffix = path.rpartition(".")[2]
        fault = left.get(path) or _difference(world, mutation, path, data)
        old = mutation.changed.get(path) or world.data[path]
        words = tuple(mutation.repaired.get(path, {}).items())
        name = f"{world.site.name}: {mutation.name}: {path}"
        yield Repair(name, suffix, fault, old, data, words)


def _edits(found: tuple[Finding, ...]) -> dict[str, list[Edit]]:
    """Return the edits of the safe fixes of *found*, by path."""
    wanted: defaultdict[str, list[Edit]] = defaultdict(list)
    for finding in found:
        safe = next((f for f in finding.fixes if f.edits and f.safety is Safety.SAFE), None)
        if safe is not None and finding.level is not Level.INFO:
            wanted[finding.effect.path] += safe.edits
    return wanted


def _written(path: str, data: bytes, edits: list[Edit]) -> bytes:
    extractor = extractor_for(path, installed())
    if extractor is None:
        return data
    return amended(Source(path, data, View.ACCEPTED), extractor, edits).data


def _left(world: World, mutation: Mutation, made: Mapping[str, bytes]) -> dict[str, str]:
    """Return what is still found that a fix was written for, by path."""
    again = findings(world, {**mutation.changed, **made})
    return {
        each.effect.path: f"still {each.rule}: {each.effect.quote[:80]}"
        for each in again
        if each.rule in _MENDED and each.effect.path in made and each.level is not Level.INFO
    }


def _difference(world: World, mutation: Mutation, path: str, data: bytes) -> str:
    """Return how the mended document differs from the one in which each sentence is right."""
    old = mutation.changed.get(path) or world.data[path]
    words = mutation.repaired.get(path, {})
    if path.endswith(".docx"):
        return _in_word(path, old, data, words)
    if _plain(data) != _replaced(_plain(old), words):
        return "other words than expected"
    changed = sum(one != other for one, other in zip(old.split(), data.split(), strict=False))
    return "" if changed <= len(words) else "more bytes changed than numbers"


def _plain(data: bytes) -> str:
    return " ".join(data.decode("utf-8").split())


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def _in_word(path: str, old: bytes, data: bytes, words: Mapping[str, str]) -> str:
    if _blocks(path, data, View.ORIGINAL) != _blocks(path, old, View.ORIGINAL):
        return "the text in force is another"
    expected = tuple(_replaced(text, words) for text in _blocks(path, old, View.ACCEPTED))
    accepted = _blocks(path, data, View.ACCEPTED)
    return "" if accepted == expected else "other words than expected when accepted"


def _blocks(path: str, data: bytes, view: View) -> tuple[str, ...]:
    extractor = extractor_for(path, installed())
    if extractor is None:
        return ()
    return tuple(block.text for block in read(Source(path, data, view), extractor).document.blocks)
