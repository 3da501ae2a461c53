"""What a reference came to. Exactly one of three, and ambiguity is never guessed away."""

from enum import StrEnum

from depgraph.model.immutable import immutable


class Confidence(StrEnum):
    """How sure a link is; only ``certain`` can block a change."""

    CERTAIN = "certain"
    """Explicit citation or machine reference, exact match."""
    LIKELY = "likely"
    """Inferred: a title without its number, a term of a cited document, the same subject."""
    POSSIBLE = "possible"
    """A value or a wording matches, nothing more."""


@immutable
class Link:
    """The reference means provision number *provision* (or the whole) of the document at *path*.

    *definition* or *symbol* is set instead for the use of a term or the name of a symbol.
    *exact* is false when only an ancestor of the provision cited could be found.
    """

    path: str
    provision: int | None = None
    definition: int | None = None
    symbol: int | None = None
    confidence: Confidence = Confidence.CERTAIN
    exact: bool = True


class Gap(StrEnum):
    """Why nothing was found."""

    NO_DOCUMENT = "no such document"
    NO_PROVISION = "no such provision"
    EXTERNAL = "outside the tracked documents"
    NOTHING_ANSWERS = "nothing answers to it"
    """It only looked like a reference; this is no fault."""


@immutable
class Dangling:
    """The reference finds nothing. *path* is the document it was looked for in, if one was."""

    gap: Gap
    path: str = ""


@immutable
class Ambiguous:
    """The reference finds more than one thing, each as a :class:`Link`."""

    candidates: tuple[Link, ...]


Outcome = Link | Dangling | Ambiguous
