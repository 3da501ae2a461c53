"""One reference for one thing said: drops what a better reference over the same words covers."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from depgraph.model.facts import Reference, ReferenceKind, Strength
from depgraph.model.keys import Key
from depgraph.model.patterns import regex

_WORDS = regex(r"[^0-9a-z]+")


def settled(references: Iterable[Reference], own: Collection[Key] = ()) -> tuple[Reference, ...]:
    """Return *references* in reading order, without those that a better one covers.

    *own* are the names of the document itself.
    """
    kept: list[Reference] = []
    for run in _runs(sorted(references, key=_place)):
        kept += run if len(run) == 1 else _settled(run, own)
    return tuple(kept)


def _runs(ordered: Iterable[Reference]) -> Iterator[list[Reference]]:
    """Yield *ordered* references in runs; those of two runs neither share words nor touch."""
    run: list[Reference] = []
    block = end = -1
    for reference in ordered:
        span = reference.span
        if span.block == block and span.start <= end:
            run.append(reference)
            end = max(end, span.end)
        else:
            if run:
                yield run
            run, block, end = [reference], span.block, span.end
    if run:
        yield run


def _settled(run: list[Reference], own: Collection[Key]) -> Iterator[Reference]:
    alone = len(set(map(_place, run))) == len(run)
    ordered = run if alone else sorted(dict.fromkeys(run), key=_order)
    heirs: dict[int, Reference] = {}
    idle: set[int] = set()
    for at, first in enumerate(ordered):
        for other in range(at + 1, len(ordered)):
            if ordered[other].span.start >= first.span.end:
                break
            for loser, winner in ((at, other), (other, at)):
                if loser not in idle and _yields(ordered[loser], ordered[winner], own):
                    idle.add(loser)
                    heirs.setdefault(winner, ordered[loser])
    for at, reference in enumerate(ordered):
        if at not in idle:
            yield _with_words_of(reference, heirs.get(at))


def _place(reference: Reference) -> tuple[int, int, int]:
    span = reference.span
    return span.block, span.start, span.end


def _order(reference: Reference) -> tuple[int, int, str, str, str, str]:
    target = " ".join((*reference.documents, reference.label or "", reference.key or ""))
    span = reference.span
    return span.start, span.end, reference.kind, target, reference.path, reference.anchor


def _with_words_of(reference: Reference, other: Reference | None) -> Reference:
    """Return *reference* with the title and the revision that the one it replaces repeats."""
    if other is None:
        return reference
    echo, revision = reference.echo or other.echo, reference.revision or other.revision
    return replace(reference, echo=echo, revision=revision)


def _yields(loser: Reference, winner: Reference, own: Collection[Key]) -> bool:
    """Say whether *loser* adds nothing to *winner*, whose words it shares."""
    match loser.kind, winner.kind:
        case ReferenceKind.USE, kind:
            return kind is not ReferenceKind.USE and winner.strength is Strength.EXPLICIT
        case ReferenceKind.CITATION, ReferenceKind.FIELD:
            return not loser.external and all(key in own for key in loser.documents)
        case ReferenceKind.CITATION, ReferenceKind.LINK:
            return _same_target(loser, winner)
    return False


def _same_target(citation: Reference, link: Reference) -> bool:
    """Say whether the address of *link* plainly holds every name and number of *citation*."""
    if citation.label is not None:
        number = _dashed(citation.label.split(":", 1)[1]).replace("-", "")
        if not re.match(rf"\D*{re.escape(number)}(?!\d)", _dashed(link.anchor).replace("-", "")):
            return False
    if not citation.documents:
        return citation.label is not None and not link.path
    stem = f"-{_dashed(link.path.rsplit('/', 1)[-1])}-"
    return any(f"-{_dashed(key.split(':', 1)[1])}-" in stem for key in citation.documents)


def _dashed(text: str) -> str:
    return _WORDS.sub("-", text.casefold()).strip("-")
