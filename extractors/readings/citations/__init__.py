"""Read citations of documents and provisions in prose. What they lead to is not looked up here."""

from collections.abc import Iterator

from depgraph.model.documents import Block, BlockKind, Document
from depgraph.model.facts import Identity, Provision, Reference
from depgraph.model.keys import Key, name_key
from extractors.readings.citations.aliases import aliases
from extractors.readings.citations.emission import Reader
from extractors.readings.provisions import contents_blocks

__all__ = ["citations"]


def citations(
    document: Document, provisions: tuple[Provision, ...], identity: Identity
) -> tuple[Reference, ...]:
    """Return the citations and incorporations of *document* in reading order."""
    own = frozenset(_own_keys(identity))
    reader = Reader(provisions, own, aliases(document, own))
    skipped = contents_blocks(document)
    found: list[Reference] = []
    for at, block in enumerate(document.blocks):
        if at not in skipped and _is_read(block):
            found.extend(reader.read(at, block))
    return tuple(found)


def _is_read(block: Block) -> bool:
    return block.kind is not BlockKind.RUNNING and len(block.text) > 3  # noqa: PLR2004


def _own_keys(identity: Identity) -> Iterator[Key]:
    for name in (identity.number, identity.title, *identity.aliases):
        if name:
            yield name_key(name)
