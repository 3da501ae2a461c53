"""Places as distances, and no words twice: what takes little room when it is packed.

What is given here are the shapes of readings: they have the fields of the model and may change.
What is done to a field stays for ever, since there are readings that were kept so.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

Shape: TypeAlias = Any
"""A shape of a reading or of a part of one; its class is made while the program runs."""

LEFT_OUT = {
    ("Definition", "term"): None,
    ("Provision", "anchors"): None,
    ("Provision", "title"): None,
    ("Reference", "key"): int,
    ("Reference", "text"): None,
    ("Symbol", "name"): None,
    ("Value", "text"): None,
}
"""Fields that may hold something of this type instead: what stands there already is left out."""

_TERM = "term:"


def into_distances(reading: Shape) -> None:
    """Tell the places in *reading* by distance, and leave out the words that stand there."""
    blocks, facts = reading.document.blocks, reading.facts
    texts = [block.text for block in blocks]
    for reference in facts.references:
        _shorten_key(reference)
    for found, name in _spoken(facts):
        _leave_out(found, name, texts)
    for part in facts.provisions:
        _leave_out_of_part(part, blocks)
    for found, _ in _spoken(facts):
        at = 0
        for fact in found:
            span = fact.span
            span.end -= span.start
            span.block, at = span.block - at, span.block
    line = para = 0
    for block in blocks:
        place = block.place
        if place.line is not None:
            place.line, line = place.line - line, place.line
        if place.para is not None:
            place.para, para = place.para - para, place.para
        for mark in block.marks:
            mark.end -= mark.start
    _parts_into_distances(facts.provisions)


def out_of_distances(reading: Shape) -> None:
    """Undo what :func:`into_distances` did."""
    blocks, facts = reading.document.blocks, reading.facts
    line = para = 0
    for block in blocks:
        place = block.place
        if place.line is not None:
            place.line = line = place.line + line
        if place.para is not None:
            place.para = para = place.para + para
        for mark in block.marks:
            mark.end += mark.start
    for found, name in _spoken(facts):
        at = 0
        for fact in found:
            span = fact.span
            span.end += span.start
            span.block = at = span.block + at
            if getattr(fact, name) is None:
                setattr(fact, name, blocks[at].text[span.start : span.end])
    for reference in facts.references:
        if reference.key.__class__ is int:
            reference.key = _TERM + reference.text.lower()[: reference.key]
    _parts_out_of_distances(facts.provisions, blocks)


def _spoken(facts: Shape) -> Iterator[tuple[tuple[Shape, ...], str]]:
    """Yield the facts that have a span, and the field that mostly says what stands there."""
    yield facts.definitions, "term"
    yield facts.values, "text"
    yield facts.symbols, "name"
    yield facts.references, "text"


def _leave_out(found: tuple[Shape, ...], name: str, texts: list[str]) -> None:
    for fact in found:
        span = fact.span
        if 0 <= span.block < len(texts):
            said = texts[span.block][span.start : span.end]
            if said == getattr(fact, name):
                setattr(fact, name, None)


def _shorten_key(reference: Shape) -> None:
    """Give the length of a term that *reference* begins with instead of the term."""
    key, text = reference.key, reference.text
    if key is None or not key.startswith(_TERM) or not text.isascii():
        return
    if text.lower().startswith(key.removeprefix(_TERM)):
        reference.key = len(key) - len(_TERM)


def _leave_out_of_part(part: Shape, blocks: tuple[Shape, ...]) -> None:
    if 0 <= part.first < len(blocks):
        heading = blocks[part.first]
        part.title = None if part.title == heading.text else part.title
        part.anchors = None if part.anchors == heading.anchors else part.anchors


def _parts_into_distances(provisions: tuple[Shape, ...]) -> None:
    first = 0
    for number, part in enumerate(provisions):
        part.end -= part.first
        part.own_end -= part.first
        part.first, first = part.first - first, part.first
        if part.parent is not None:
            part.parent = number - part.parent


def _parts_out_of_distances(provisions: tuple[Shape, ...], blocks: tuple[Shape, ...]) -> None:
    first = 0
    for number, part in enumerate(provisions):
        part.first = first = part.first + first
        part.end += first
        part.own_end += first
        if part.parent is not None:
            part.parent = number - part.parent
        if part.title is None:
            part.title = blocks[first].text
        if part.anchors is None:
            part.anchors = blocks[first].anchors
