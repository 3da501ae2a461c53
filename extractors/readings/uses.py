"""Terms that a document uses and does not define."""

from collections.abc import Sequence

from depgraph.model.documents import Document
from depgraph.model.facts import Definition, Reference


def uses(
    document: Document, definitions: Sequence[Definition], citations: Sequence[Reference] = ()
) -> tuple[Reference, ...]:
    """Return the terms that *document* uses without defining them."""
    return ()
