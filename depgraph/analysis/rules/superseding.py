"""DOC503: a document is declared to be replaced by another one."""

from collections.abc import Iterator

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys, path_keys
from depgraph.analysis.reliances import asks_for
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules.documents import is_retired
from depgraph.analysis.situation import Situation
from depgraph.analysis.transition import Transition
from depgraph.model.documents import FRONT_MATTER
from depgraph.model.facts import Reference, ReferenceKind, Relation, Span
from depgraph.model.findings import DocumentClass, Fix, Level, Safety
from depgraph.model.keys import folded
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex

_RELYING = frozenset({Relation.NONE, Relation.REQUIRES, Relation.SATISFIES, Relation.PART_OF})
_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.INCORPORATION})
_PAST = regex(
    r"\b(?:supersed\w+|supersession|replac\w+|obsolet\w+|withdr[ae]wn?|retired|cancel\w+|repeal\w+"
    r"|former\w*|previous\w*|earlier|no longer|originally|histor\w+|deprecated|until|rejected)\b"
)


def superseded(situation: Situation) -> Iterator[Draft]:
    """Yield DOC503 for each citation of a document that the change declares to be replaced."""
    after = situation.comparison.after
    if after is None or after.is_code:
        return
    for reference, old, new in _declared(after, situation):
        for document, cited in _relying(old, new, situation.transition):
            yield _draft(document, cited, (old, new), after, reference)


def _declared(
    document: Indexed, situation: Situation
) -> Iterator[tuple[Reference, Indexed, Indexed]]:
    """Yield each declaration that takes effect: where it stands, what goes, what replaces it."""
    for reference in document.facts.references:
        if reference.relation not in {Relation.SUPERSEDES, Relation.SUPERSEDED_BY}:
            continue
        outcome = resolve(reference, document, situation.transition.after)
        if not isinstance(outcome, Link) or outcome.confidence is not Confidence.CERTAIN:
            continue
        other = situation.transition.after.document(outcome.path)
        if other is None or other.path == document.path or outcome.provision is not None:
            continue
        pair = (other, document)
        old, new = pair if reference.relation is Relation.SUPERSEDES else pair[::-1]
        if _takes_effect(document, reference, old, new, situation):
            yield reference, old, new


def _takes_effect(
    document: Indexed, reference: Reference, old: Indexed, new: Indexed, situation: Situation
) -> bool:
    transition, class_of = situation.transition, situation.settings.document_class
    if class_of(new) is DocumentClass.DRAFT:
        return False
    if is_retired(old.facts.identity.status) and old.path in transition.origins:
        return False  # its own status says so, which is told of it
    was = transition.before.document(transition.origins.get(old.path) or old.path)
    if was is not None and is_retired(was.facts.identity.status):
        return False
    if situation.new or transition.origin(document, reference) is None:
        return True
    before = transition.before.document(transition.origins.get(new.path) or new.path)
    return before is not None and class_of(before) is DocumentClass.DRAFT


def _relying(
    old: Indexed, new: Indexed, transition: Transition
) -> Iterator[tuple[Indexed, Reference]]:
    """Yield, once a passage, who cites *old* as a text that holds."""
    keys = frozenset((*name_keys(old.reading), *path_keys(old.path)))
    for path in transition.after.relying(keys):
        document = transition.after.document(path)
        if document is None or path in {old.path, new.path}:
            continue
        if is_retired(document.facts.identity.status):
            continue
        told: set[Span] = set()
        for reference in document.facts.references:
            if _holds(document, reference) and asks_for(reference, keys):
                context = document.context(reference.span)[0]
                outcome = resolve(reference, document, transition.after)
                leads = isinstance(outcome, Link) and outcome.path == old.path
                if leads and context not in told:
                    told.add(context)
                    yield document, reference


def _holds(document: Indexed, reference: Reference) -> bool:
    """Return whether *reference* says nothing of former times."""
    if reference.kind not in _CITING or reference.relation not in _RELYING:
        return False
    block = document.blocks[reference.span.block]
    if reference.relation is Relation.NONE and block.place.part == FRONT_MATTER:
        return False
    span = document.context(reference.span)[0]
    return not _PAST.search(folded(document.blocks[span.block].text[span.start : span.end]))


def names(document: Indexed, other: Indexed) -> bool:
    """Return whether *document* cites *other* by one of its names."""
    keys = {*name_keys(other.reading), *path_keys(other.path)}
    return any(not keys.isdisjoint(r.documents) for r in document.facts.references)


def _draft(
    document: Indexed,
    cited: Reference,
    texts: tuple[Indexed, Indexed],
    changed: Indexed,
    declared: Reference,
) -> Draft:
    old, new = texts
    both = names(document, new)
    place = changed.where(declared.span)
    message = f"cites {old.name} as in force, which {new.name} would replace"
    at = declared.span
    return Draft(
        rule="DOC503",
        level=Level.REVIEW if both else Level.BREAKING,
        message=message,
        cause=NoticedCause(
            "document-superseded",
            f"{new.name} replaces {old.name}",
            (at.block, at.start),
            None,
            place,
            added=True,
        ),
        effect=document.where(cited.span),
        upstream=place,
        edge="links to" if cited.kind is ReferenceKind.LINK else "cites",
        evidence=cited.text,
        was_true=f"{old.name} was in force",
        now_false=message,
        fixes=(Fix(f"Cite {new.name}, and check every fact relied on", Safety.MANUAL),),
    )
