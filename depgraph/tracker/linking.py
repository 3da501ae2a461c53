"""Every reference with both ends: what it leads to, or why it leads nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.graph import Reliance
from depgraph.model.facts import Reference, ReferenceKind, Strength
from depgraph.model.findings import Step, Where
from depgraph.model.links import Ambiguous, Dangling, Gap, Link, Outcome
from depgraph.store import StoredCorpus
from depgraph.tracker.progress import Progress
from depgraph.tracker.updating import update
from depgraph.workspace import Workspace

EDGES = {
    ReferenceKind.CITATION: "cites",
    ReferenceKind.LINK: "links to",
    ReferenceKind.FIELD: "refers to",
    ReferenceKind.INCORPORATION: "takes definitions from",
    ReferenceKind.USE: "uses term",
    ReferenceKind.MENTION: "names",
}
"""What each kind of reference does, in the words of :data:`depgraph.graph.KINDS`."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One reference with both ends."""

    source: Where
    target: Where | None
    kind: str
    outcome: str
    confidence: str
    evidence: str
    candidates: tuple[str, ...] = ()


def links(workspace: Workspace, progress: Progress) -> Iterator[LinkRow]:
    """Yield every reference of every document, resolved or not; leave out what was none."""
    update(workspace, progress)
    corpus = workspace.corpus()
    for path in corpus.paths():
        here = corpus.document(path)
        for reference in here.facts.references if here else ():
            if here is not None:
                row = _row(here, reference, resolve(reference, here, corpus), corpus)
                if row is not None:
                    yield row


def _row(here: Indexed, reference: Reference, outcome: Outcome, corpus: Corpus) -> LinkRow | None:
    source, kind = here.where(reference.span), reference.kind.value
    match outcome:
        case Link():
            target = target_of(outcome, corpus)
            return LinkRow(source, target, kind, "link", outcome.confidence.value, reference.text)
        case Dangling(gap=Gap.NOTHING_ANSWERS):
            return None
        case Dangling(gap=gap, path=path):
            where = Where(path, path) if path else None
            state = "external" if gap is Gap.EXTERNAL else "dangling"
            return LinkRow(source, where, kind, state, "", reference.text, (gap.value,))
        case Ambiguous(candidates=found):
            if reference.strength is Strength.SHAPED:
                return None
            named = tuple(_named(link, corpus) for link in found)
            return LinkRow(source, None, kind, "ambiguous", "", reference.text, named)


def target_of(link: Link, corpus: Corpus) -> Where:
    """Return the place that *link* leads to."""
    document = corpus.document(link.path)
    if document is None:
        return Where(link.path, link.path)
    if link.definition is not None:
        return document.where(document.facts.definitions[link.definition].span)
    if link.symbol is not None:
        return document.where(document.facts.symbols[link.symbol].span)
    if link.provision is not None:
        return document.where_provision(link.provision)
    return Where(document.name, document.path)


def _named(link: Link, corpus: Corpus) -> str:
    target = target_of(link, corpus)
    return f"{target.path} {target.label}".rstrip()


def shown(where: Where) -> str:
    """Return how a person calls the place *where*."""
    if where.place.line and not where.label:
        return f"{where.path}:{where.place.line}"
    return f"{where.doc} {where.label}".rstrip()


def reliances(corpus: StoredCorpus) -> Iterator[Reliance]:
    """Yield every resolved reference from one document to another."""
    for path in corpus.paths():
        here = corpus.document(path)
        if here is None:
            continue
        for reference in here.facts.references:
            outcome = resolve(reference, here, corpus)
            if isinstance(outcome, Link) and outcome.path != path:
                source, target = here.where(reference.span), target_of(outcome, corpus)
                step = Step(
                    shown(source),
                    shown(target),
                    EDGES[reference.kind],
                    source.quote,
                    outcome.confidence,
                )
                yield Reliance(path, outcome.path, step)
