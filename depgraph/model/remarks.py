"""What a comment in a text says to depgraph itself. What it means is not known here."""

from depgraph.model.immutable import immutable


@immutable
class Remark:
    """The words behind ``depgraph:`` on *line*, and the lines *first* to *last* they are about.

    Both are counted in; without *last* up to the end. *is_open* is true of a comment that is
    never closed.
    """

    said: str
    line: int
    first: int
    last: int | None = None
    is_open: bool = False
