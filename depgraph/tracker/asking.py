"""Answer what is there now: links, who relies on what, why, the graph, and whether the store is right."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed, name_keys, path_keys
from depgraph.analysis.resolve import resolve
from depgraph.errors import AmbiguousDocumentError, NotADocumentError, UnknownDocumentError
from depgraph.graph import DocumentGraph, Edge, Node, Reliance, around, paths_between
from depgraph.model.documents import View
from depgraph.model.facts import Reading, Reference, ReferenceKind, Strength
from depgraph.model.findings import Step, Where
from depgraph.model.keys import name_key
from depgraph.model.links import Ambiguous, Dangling, Gap, Link, Outcome
from depgraph.store import Store, StoredCorpus
from depgraph.tracker.progress import Progress, Silent
from depgraph.tracker.reading import claims, reading_of
from depgraph.tracker.updating import update
from depgraph.workspace import Workspace

_EDGES = {
    ReferenceKind.CITATION: "cites",
    ReferenceKind.LINK: "links to",
    ReferenceKind.FIELD: "refers to",
    ReferenceKind.INCORPORATION: "takes definitions from",
    ReferenceKind.USE: "uses term",
    ReferenceKind.MENTION: "names",
}


@dataclass(frozen=True, slots=True)
class Relied:
    """One part of a document that others rely on, what it is, and who does."""

    label: str
    what: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """What others rely on in one document; everything else in it can change freely."""

    doc: str
    path: str
    relied: tuple[Relied, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The ways on which one document relies on another, with the evidence of each step."""

    source: str
    target: str
    paths: tuple[tuple[Step, ...], ...]
    nearest: str


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
class Verified:
    """Whether the store says what reading everything anew says."""

    same: bool
    differences: tuple[str, ...]
    documents: int


def read_file(workspace: Workspace, path: Path, view: View | None) -> tuple[str, Reading]:
    """Return everything read from one file; no index is needed or made."""
    name = workspace.relative(path)
    data = workspace.bytes_of(name)
    if not claims(path.name):
        raise NotADocumentError(str(path))
    kind = workspace.configuration.kind(name)
    return name, reading_of(name, data, view or View.ACCEPTED, kind)


def links(workspace: Workspace, progress: Progress) -> Iterator[LinkRow]:
    """Yield every reference of every document, resolved or not; what was no reference is left out."""
    update(workspace, progress)
    corpus = StoredCorpus(workspace.store)
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


def found(workspace: Workspace, corpus: StoredCorpus, name: str) -> str:
    """Return the path of the document that *name* means: a path, control number, title or alias."""
    try:
        path = workspace.relative(Path(name))
    except Exception:  # noqa: BLE001  # a name need not be a path
        path = name
    if corpus.document(path) is not None:
        return path
    key = name_key(name)
    homes = corpus.homes(key) or corpus.file_homes(key)
    if len(homes) > 1:
        raise AmbiguousDocumentError(name, homes)
    if not homes:
        import difflib

        near = difflib.get_close_matches(name, corpus.paths(), 3)
        raise UnknownDocumentError(name, tuple(near))
    return homes[0]


def deps(workspace: Workspace, path: Path, progress: Progress) -> Contract:
    """Return what others rely on in the document at *path*."""
    update(workspace, progress)
    corpus = StoredCorpus(workspace.store)
    home = found(workspace, corpus, str(path))
    document = corpus.document(home)
    if document is None:
        raise UnknownDocumentError(str(path))
    by: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for other, reference, link in _into(document, corpus):
        if other.is_pinpointed(reference):
            continue
        where = other.where(reference.span)
        by[_fact(document, link)].append(_shown(where))
    relied = tuple(
        Relied(label, what, tuple(dict.fromkeys(who)))
        for (_, label, what), who in sorted(by.items())
    )
    return Contract(document.name, home, relied)


def _into(document: Indexed, corpus: StoredCorpus) -> Iterator[tuple[Indexed, Reference, Link]]:
    keys = {*name_keys(document.reading), *path_keys(document.path)}
    keys |= {*document.by_term, *document.by_symbol}
    for path in corpus.relying(frozenset(keys)):
        other = corpus.document(path)
        if other is None or path == document.path:
            continue
        for reference in other.facts.references:
            outcome = resolve(reference, other, corpus)
            if isinstance(outcome, Link) and outcome.path == document.path:
                yield other, reference, outcome


def _fact(document: Indexed, link: Link) -> tuple[int, str, str]:
    """Return position, label and words of the fact that *link* leads to."""
    if link.definition is not None:
        definition = document.facts.definitions[link.definition]
        where = document.where(definition.span)
        return definition.span.block, where.label, f'"{definition.term}" (definition)'
    if link.symbol is not None:
        symbol = document.facts.symbols[link.symbol]
        value = f" = {symbol.value}" if symbol.value else ""
        return symbol.span.block, "", f"{symbol.name}{value}"
    if link.provision is not None:
        provision = document.provisions[link.provision]
        return provision.first, document.call(link.provision), provision.title
    return -1, "", "the document as a whole"


def _shown(where: Where) -> str:
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
                    _shown(source),
                    _shown(target),
                    _EDGES[reference.kind],
                    source.quote,
                    outcome.confidence,
                )
                yield Reliance(path, outcome.path, step)


def why(workspace: Workspace, source: str, target: str, every: bool, progress: Progress) -> Why:  # noqa: FBT001
    """Return why the document *source* relies on *target*, shortest way first."""
    update(workspace, progress)
    corpus = StoredCorpus(workspace.store)
    start, end = found(workspace, corpus, source), found(workspace, corpus, target)
    everything = list(reliances(corpus))
    paths = paths_between(everything, start, end, every=every)
    nearest = ""
    if not paths:
        near = sorted({r.target for r in everything if r.source == start})
        nearest = ", ".join(near[:3])
    return Why(start, end, paths, nearest)


def graph(
    workspace: Workspace, around_name: str | None, depth: int, progress: Progress
) -> DocumentGraph:
    """Return who relies on whom, of everything or of the neighbourhood of one document."""
    update(workspace, progress)
    corpus = StoredCorpus(workspace.store)
    counted: Counter[tuple[str, str, str]] = Counter(
        (r.source, r.target, r.step.edge) for r in reliances(corpus)
    )
    nodes = tuple(
        Node(path, document.name, document.facts.kind.value)
        for path in corpus.paths()
        if (document := corpus.document(path)) is not None
    )
    edges = tuple(sorted(Edge(*ends, count) for ends, count in counted.items()))
    whole = DocumentGraph(nodes, edges)
    if around_name is None:
        return whole
    return around(whole, found(workspace, corpus, around_name), depth)


def verify(workspace: Workspace, progress: Progress) -> Verified:
    """Read everything anew into an empty store and compare the two, key by key."""
    update(workspace, Silent())
    fresh = Workspace(workspace.root, workspace.start)
    fresh.__dict__["store"] = Store(None)
    update(fresh, progress)
    kept, rebuilt = workspace.store.snapshot(), fresh.store.snapshot()
    differences = tuple(
        f"{path}: {'missing' if path not in kept else 'no longer there'}"
        if path not in kept or path not in rebuilt
        else f"{path}: the facts kept are not the facts read now"
        for path in sorted(kept.keys() | rebuilt.keys())
        if kept.get(path) != rebuilt.get(path)
    )
    return Verified(not differences, differences, len(rebuilt))
