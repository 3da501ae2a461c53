"""The keys under which a reading is looked up: what it provides and what it relies on. Pure."""

from collections.abc import Iterator

from depgraph.analysis.indexed import name_keys
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Kind, Reading, Reference, Strength
from depgraph.model.keys import (
    WIDE,
    Key,
    asked_by_label,
    label_key,
    name_key,
    series_key,
    symbol_key,
    term_key,
    value_key,
)

_LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL})
"""A contents list names sections; it does not hold them."""


def provided(reading: Reading) -> frozenset[Key]:
    """Return every key that the reading answers to, wherever its file lies."""
    return frozenset(_provided(reading))


def _provided(reading: Reading) -> Iterator[Key]:
    facts = reading.facts
    yield from name_keys(reading)
    series = series_key(name_key(facts.identity.number)) if facts.identity.number else None
    if series:
        yield series
    for definition in facts.definitions:
        if not definition.pointer:
            yield from map(term_key, (definition.term, *definition.names))
            if definition.reach:
                yield WIDE
    for symbol in facts.symbols:
        yield symbol_key(symbol.name)
    for provision in facts.provisions:
        listed = reading.document.blocks[provision.first].kind in _LISTED
        if provision.label and not listed and (key := label_key(provision.label)):
            yield key


def may_be_elsewhere(reference: Reference) -> bool:
    """Return whether the number alone may lead to a document: no sure one of ours is named."""
    named = bool(reference.documents) and reference.strength is Strength.EXPLICIT
    return reference.external or not named


def relied(reading: Reading) -> frozenset[Key]:
    """Return every key that a reference or a stated value of the reading asks for."""
    return frozenset(_relied(reading))


def _relied(reading: Reading) -> Iterator[Key]:
    for reference in reading.facts.references:
        yield from reference.documents
        if reference.key:
            yield reference.key
        if (
            reference.label
            and may_be_elsewhere(reference)
            and (key := asked_by_label(reference.label))
        ):
            yield key
    if reading.facts.kind is not Kind.CODE:
        for value in reading.facts.values:
            yield value_key(value.amount, value.unit, value.qualifier)
