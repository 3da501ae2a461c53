"""What a proposed document itself gets wrong with the references that it adds. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Draft
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys
from depgraph.analysis.reliances import asks_for
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules.added import added
from depgraph.analysis.rules.ambiguity import newly_ambiguous
from depgraph.analysis.transition import Transition, said
from depgraph.model.facts import ReferenceKind
from depgraph.model.links import Link


def own_references(path: str, transition: Transition) -> Iterator[Draft]:
    """Yield what is wrong with the references that the proposed document at *path* adds."""
    document = transition.after.document(path)
    if document is None:
        return
    yield from _own_links(document, transition)
    standing = transition.standing(path)
    for reference in document.facts.references:
        if transition.origin(document, reference) is not None:
            continue
        outcome = resolve(reference, document, transition.after)
        # What leads somewhere now is judged by where; what did not before is not new.
        if isinstance(outcome, Link) or said(reference) not in standing:
            yield from added(document, reference, outcome, transition.after)


def _own_links(document: Indexed, transition: Transition) -> Iterator[Draft]:
    """Yield the links of a moved document that led somewhere from its old place."""
    if transition.origins.get(document.path) in {None, "", document.path}:
        return
    for reference in document.facts.references:
        origin = transition.origin(document, reference)
        if reference.kind is not ReferenceKind.LINK or origin is None:
            continue
        home, old = origin
        if isinstance(resolve(old, home, transition.before), Link):
            outcome = resolve(reference, document, transition.after)
            for draft in added(document, reference, outcome, transition.after):
                yield replace(draft, rule="REF111")


def ambiguities(path: str, transition: Transition) -> Iterator[Draft]:
    """Yield the references elsewhere that a new document makes ambiguous."""
    document = transition.after.document(path)
    if document is None:
        return
    keys = frozenset(name_keys(document.reading))
    for other in transition.after.relying(keys):
        citing = transition.after.document(other)
        if citing is None or other in transition.origins:
            continue
        for reference in citing.facts.references:
            if asks_for(reference, keys):
                old = resolve(reference, citing, transition.before)
                new = resolve(reference, citing, transition.after)
                yield from newly_ambiguous(citing, reference, old, new, document)
