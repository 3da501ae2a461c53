"""Every reference with both ends: what it leads to, or why it leads nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.errors import UnknownDocumentError
from depgraph.graph import KINDS, Reliance
from depgraph.model.facts import Reference, ReferenceKind, Strength
from depgraph.model.findings import Step, Where
from depgraph.model.keys import name_key
from depgraph.model.links import Ambiguous, Dangling, Gap, Link, Outcome
from depgraph.store import StoredCorpus
from depgraph.tracker.current import current
from depgraph.tracker.progress import Progress
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


@dataclass(frozen=True, slots=True)
class LinkQuestion:
    """Which references are meant: standing in or leading to documents that match, or all.

    *sources* and *targets* are control numbers, paths, folders or patterns; *lost* leaves only
    what leads nowhere or could be several things; *kinds* are words of
    :data:`depgraph.graph.KINDS`.
    """

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    lost: bool = False
    kinds: tuple[str, ...] = ()


def links(
    workspace: Workspace, progress: Progress, question: LinkQuestion | None = None
) -> Iterator[LinkRow]:
    """Yield every reference asked for, resolved or not; leave out what was none."""
    current(workspace, progress)
    corpus = workspace.corpus()
    asked = question or LinkQuestion()
    ways = frozenset(KINDS[kind] for kind in asked.kinds or KINDS)
    sources, targets = matching(corpus, asked.sources), matching(corpus, asked.targets)
    for path in corpus.paths():
        here = corpus.document(path) if sources(path) else None
        for reference in here.facts.references if here else ():
            if here is None or EDGES[reference.kind] not in ways:
                continue
            outcome = resolve(reference, here, corpus)
            if not any(map(targets, _ends(outcome))) or (asked.lost and not _is_lost(outcome)):
                continue
            row = _row(here, reference, outcome, corpus)
            if row is not None:
                yield row


def _ends(outcome: Outcome) -> tuple[str, ...]:
    """Return the paths that *outcome* leads to or looked in."""
    match outcome:
        case Link(path=path) | Dangling(path=path):
            return (path,)
        case Ambiguous(candidates=found):
            return tuple(link.path for link in found)


def _is_lost(outcome: Outcome) -> bool:
    if isinstance(outcome, Dangling):
        return outcome.gap is not Gap.EXTERNAL
    return isinstance(outcome, Ambiguous)


def matching(corpus: StoredCorpus, names: tuple[str, ...]) -> Callable[[str], bool]:
    """Return whether a path is that of one of *names*: numbers, paths, folders or patterns.

    A name that is nobody's is an error, for an empty list would look like a good answer.
    """
    if not names:
        return lambda _path: True
    from pathspec import GitIgnoreSpec

    homes: set[str] = set()
    for name in names:
        spec = GitIgnoreSpec.from_lines([name.removeprefix("./")])
        found = {*corpus.homes(name_key(name)), *spec.match_files(corpus.paths())}
        if not found:
            raise UnknownDocumentError(name, nearest(corpus, name))
        homes |= found
    return homes.__contains__


def nearest(corpus: StoredCorpus, name: str) -> tuple[str, ...]:
    """Return the paths that look most like *name*."""
    import difflib

    return tuple(difflib.get_close_matches(name, corpus.paths(), 3))


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
            named = tuple(dict.fromkeys(candidate(link, corpus) for link in found))
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


def candidate(link: Link, corpus: Corpus) -> str:
    """Return one of several places that could be meant, so that a person finds it."""
    where = target_of(link, corpus)
    line, page = where.place.line, where.place.page
    at = f"{where.path}:{line}" if line is not None else where.path
    spot = f"(p. {page})" if page is not None else where.place.cell
    return " ".join(part for part in (at, where.label, spot) if part)


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
