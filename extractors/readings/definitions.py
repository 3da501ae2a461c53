"""Terms and what they mean."""

from collections.abc import Sequence

from depgraph.model.documents import Document
from depgraph.model.facts import Definition, Provision


def definitions(document: Document, provisions: Sequence[Provision]) -> tuple[Definition, ...]:
    """Return the terms that *document* defines, in reading order."""
    return ()
