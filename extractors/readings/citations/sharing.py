"""Keep what one text cites apart: no words belong to two citations. Nothing is read here."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.model.facts import Reference, ReferenceKind
from extractors.readings.citations.incorporation import incorporated
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.units import Chain


def incorporating(text: str, references: list[Reference]) -> Iterator[Reference]:
    """Yield *references*; those in words that take over definitions say so."""
    stretches = incorporated(text) if references else ()
    for reference in references:
        span = reference.span
        inside = any(low <= span.start and span.end <= high for low, high in stretches)
        if inside and reference.documents and not reference.external:
            yield replace(reference, kind=ReferenceKind.INCORPORATION)
        else:
            yield reference


def unshared(references: Iterator[Reference]) -> Iterator[Reference]:
    """Yield *references* in order, without those over words that an earlier one already has."""
    taken = -1
    former: Reference | None = None
    for reference in sorted(references, key=_order):
        same = (
            former is not None and former.span == reference.span and former.text == reference.text
        )
        if reference.span.start >= taken or same:
            yield reference
            taken, former = max(taken, reference.span.end), reference


def _order(reference: Reference) -> tuple[int, int, str]:
    """Return what references of one block are ordered by."""
    return reference.span.start, reference.span.end, reference.label or ""


def disjoint(found: list[Chain], named: list[Mention]) -> tuple[list[Chain], list[Mention]]:
    """Return the chains and the mentions that do not share words, both in order.

    A law citation, or a name that begins earlier, holds the unit word in it; else the chain wins.
    """
    if not found:
        return found, named
    chosen: list[Chain] = []
    kept: list[Mention] = []
    items: list[Chain | Mention] = [*found, *named]
    for item in sorted(items, key=lambda item: (item.start, isinstance(item, Chain))):
        free = not chosen or chosen[-1].end <= item.start
        if isinstance(item, Chain):
            if free and (not kept or kept[-1].end <= item.start):
                chosen.append(item)
        elif free or item.external:
            if not free:
                chosen.pop()
            kept.append(item)
    return chosen, kept
