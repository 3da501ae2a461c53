"""Read citations of documents and provisions in prose. What they lead to is not looked up here."""

from collections.abc import Iterator

from depgraph.model.documents import FRONT_MATTER, Block, BlockKind, Document
from depgraph.model.facts import Identity, Provision, Reference, Strength
from depgraph.model.keys import Key, name_key
from extractors.readings.citations.aliases import aliases
from extractors.readings.citations.calling import foreign_words
from extractors.readings.citations.emission import Reader
from extractors.readings.citations.names import holders
from extractors.readings.provisions import contents_blocks

__all__ = ["citations"]

_SHORTEST = 4


def citations(
    document: Document, provisions: tuple[Provision, ...], identity: Identity
) -> tuple[Reference, ...]:
    """Return the citations and incorporations of *document* in reading order."""
    own = frozenset(_own_keys(identity))
    foreign = foreign_words(block.text for block in document.blocks)
    short = aliases(document, own)
    reader = Reader(provisions, own, short, foreign)
    held = holders((block.text for block in document.blocks), short)
    skipped = contents_blocks(document)
    found: list[Reference] = []
    for at, block in enumerate(document.blocks):
        if at not in skipped and len(block.text) >= _SHORTEST:
            references = reader.read(at, block, held.get(at, ()))
            if references:
                found.extend(item for item in references if _counts(item, block, own))
    return tuple(found)


def _counts(reference: Reference, block: Block, own: frozenset[Key]) -> bool:
    """Return whether a page header or footer names another document; its own names are no news.

    Where the document's own names are not known, what stands there is perhaps one of them.
    """
    if block.kind is not BlockKind.RUNNING:
        return True
    if block.place.part == FRONT_MATTER:
        return False  # its keys say what is meant, and are read for themselves
    named = frozenset(reference.documents)
    return (
        bool(own and named) and named.isdisjoint(own) and reference.strength is Strength.EXPLICIT
    )


def _own_keys(identity: Identity) -> Iterator[Key]:
    for name in (identity.number, identity.title, *identity.aliases):
        if name:
            yield name_key(name)
