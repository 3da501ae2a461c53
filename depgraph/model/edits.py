"""A mechanical change of one stretch of a document's text, and what becomes of its file."""

from depgraph.model.facts import Span
from depgraph.model.immutable import immutable


@immutable
class Edit:
    """Write *after* where *before* stands at *span*.

    With *address* it is not the words at *span* that change, but the address that they link to.
    """

    span: Span
    before: str
    after: str
    address: bool = False


@immutable
class Amended:
    """The bytes of a file with edits in it, and the edits that were refused, each with why."""

    data: bytes
    refused: tuple[tuple[Edit, str], ...] = ()
