"""REF109: a new document answers to a name that others already use."""

from collections.abc import Iterator

from depgraph.analysis.case import DocumentCause, Draft
from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Reference, Span
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.links import Ambiguous, Link, Outcome


def newly_ambiguous(
    citing: Indexed, reference: Reference, before: Outcome, after: Outcome, new: Indexed
) -> Iterator[Draft]:
    """Yield REF109 when *reference* meant one document and could now mean *new* as well."""
    if not isinstance(before, Link) or not isinstance(after, Ambiguous):
        return
    if new.path not in {link.path for link in after.candidates}:
        return
    yield Draft(
        rule="REF109",
        level=Level.REVIEW,
        message=f"{reference.text!r} meant {before.path} and could now mean {new.path} as well",
        cause=DocumentCause(),
        effect=citing.where(reference.span),
        upstream=new.where(Span(0, 0, 1)),
        edge="cites",
        evidence=reference.text,
        was_true=f"{reference.text!r} meant {before.path}",
        now_false="two documents answer to it",
        fixes=(Fix("Name the document by control number or path", Safety.UNSAFE),),
    )
