"""One reliance to be judged, and what a rule says of it."""

from dataclasses import field

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.diff import Comparison
from depgraph.analysis.edits import SymbolEdit, TermEdit, TextEdit, ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Provision, Reference, Span
from depgraph.model.findings import Fix, Level, Where
from depgraph.model.immutable import immutable
from depgraph.model.links import Confidence, Link, Outcome


@immutable
class ProvisionCause:
    """Old provision number *provision* went, moved or has another number or title."""

    provision: int


@immutable
class DocumentCause:
    """The document as a whole went or has another name."""


@immutable
class AddedCause:
    """The proposal adds this reference."""

    reference: Reference


@immutable
class NoticedCause:
    """An edit that a rule itself noticed, with all that the report says of the change.

    *at* is block and character of the old text, or of the new one for what is *added*.
    """

    kind: str
    title: str
    at: tuple[int, int]
    before: Where | None = None
    after: Where | None = None
    added: bool = False
    claims: tuple[str, ...] = ()


Cause = (
    NoticedCause
    | ProvisionCause
    | DocumentCause
    | AddedCause
    | ValueEdit
    | TermEdit
    | SymbolEdit
    | TextEdit
)


@immutable
class Case:
    """*reference* in *document* relied on *before*, and comes to *after* in the proposed state.

    *document* is the downstream text as proposed; *comparison* is of the upstream document.
    """

    document: Indexed
    reference: Reference
    before: Link
    after: Outcome
    comparison: Comparison
    corpus: Corpus

    @property
    def upstream(self) -> Indexed:
        """Return the upstream document in force."""
        return self.comparison.before

    @property
    def old(self) -> Provision | None:
        """Return the provision relied on, as it is in force."""
        number = self.before.provision
        return None if number is None else self.upstream.provisions[number]

    @property
    def new(self) -> int | None:
        """Return the number of the proposed provision that carries what was relied on."""
        if self.before.provision is None:
            return None
        return self.comparison.alignment.provisions.get(self.before.provision)

    @property
    def cited(self) -> str:
        """Return what is cited in words: ``MSA-2024-017 §8.3``."""
        call = self.upstream.call(self.before.provision)
        if self.document.path == self.upstream.path:
            return call or "this document"
        return f"{self.upstream.name} {call}".rstrip()

    def effect(self) -> Where:
        """Return the place of the reference with the text that it speaks for."""
        return self.document.where(self.reference.span)

    def is_pinpointed(self) -> bool:
        """Return whether a citation beside this one says which part of the document is meant."""
        return self.document.is_pinpointed(self.reference)

    def is_named_apart(self) -> bool:
        """Return whether the document's name beside this citation is a reference of its own."""
        return self.document.is_named_apart(self.reference)

    def context(self) -> tuple[Span, ...]:
        """Return the stretches the reference speaks for."""
        return self.document.context(self.reference.span)


@immutable
class Draft:
    """What a rule found, before class, confidence and settings decide on its level."""

    rule: str
    level: Level
    message: str
    cause: Cause
    effect: Where
    upstream: Where
    edge: str
    evidence: str
    was_true: str = ""
    now_false: str = ""
    confidence: Confidence = Confidence.CERTAIN
    fixes: tuple[Fix, ...] = field(default=())
    also: tuple[Where, ...] = ()
