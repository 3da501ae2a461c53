"""What a document says it is."""

from depgraph.model.documents import Document
from depgraph.model.facts import Identity


def identity(document: Document) -> Identity:
    """Return the names and the control data that *document* gives itself."""
    return Identity(title=dict(document.properties).get("title", ""))
