"""The keys under which a reading is looked up: what it provides and what it relies on. Pure."""

import posixpath
from collections.abc import Iterator

from depgraph.analysis.divisions import unit_name
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Kind, Reading, Reference, Strength
from depgraph.model.keys import (
    ATTACHED,
    INDEX_PAGES,
    WIDE,
    Key,
    asked_by_label,
    file_key,
    folded,
    is_generic,
    label_key,
    name_key,
    series_key,
    symbol_key,
    tail_key,
    term_key,
    value_key,
)
from depgraph.model.patterns import regex

_NUMBER = regex(
    r"(?P<number>[A-Za-z]{2,6}(?:[-_ ][A-Za-z]{2,5})?[-_ ]?\d{2,6}(?:-\d{2,4})?)(?=[-_ .]|$)"
)
_TITLE = 200
"""A first paragraph longer than this is no title."""
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


def asked(reference: Reference) -> Key | None:
    """Return the key that the number alone asks for, where no sure document of ours is named."""
    sure = bool(reference.documents) and reference.strength is Strength.EXPLICIT
    if not reference.label or (sure and not reference.external):
        return None
    within = reference.within
    attached = within is not None and within.split(":", 1)[0] in ATTACHED
    return asked_by_label(within if within and attached else reference.label)


def relied(reading: Reading) -> frozenset[Key]:
    """Return every key that a reference or a stated value of the reading asks for."""
    return frozenset(_relied(reading))


def _relied(reading: Reading) -> Iterator[Key]:
    for reference in reading.facts.references:
        yield from reference.documents
        if reference.key:
            yield reference.key
        if key := asked(reference):
            yield key
    if reading.facts.kind is not Kind.CODE:
        for value in reading.facts.values:
            yield value_key(value.amount, value.unit, value.qualifier)


def name_keys(reading: Reading) -> tuple[Key, ...]:
    """Return the keys a document answers to by what its text says it is."""
    identity = reading.facts.identity
    opening = reading.document.blocks[0].text if reading.document.blocks else ""
    unit = unit_name(identity.title) or (unit_name(opening) if len(opening) < _TITLE else "")
    names = (identity.number, identity.title, *identity.aliases, unit)
    keys = map(name_key, filter(None, names))
    return tuple(dict.fromkeys(key for key in keys if not is_generic(key)))


def path_keys(path: str) -> tuple[Key, ...]:
    """Return the keys a document answers to by where it lies."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    keys = [file_key(path), file_key(posixpath.basename(path))]
    folder = posixpath.basename(posixpath.dirname(path))
    if folder:
        keys.append(tail_key(folder, stem))
    if folded(stem) not in INDEX_PAGES:
        keys += [name_key(stem), *_leading_number(stem)]
    return tuple(dict.fromkeys(key for key in keys if not is_generic(key)))


def _leading_number(stem: str) -> tuple[Key, ...]:
    """Return the key of the control number that a file name begins with (``SOP-014 Filing``)."""
    match = _NUMBER.match(stem)
    return (name_key(match["number"]),) if match else ()
