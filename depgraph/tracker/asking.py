"""Answer what is there now: the facts of a file, and who relies on what in one document."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys, provided
from depgraph.analysis.resolve import resolve
from depgraph.errors import AmbiguousDocumentError, NotADocumentError, UnknownDocumentError
from depgraph.extraction.storing import storable
from depgraph.model.documents import View
from depgraph.model.facts import Identity, Reading, Reference
from depgraph.model.keys import name_key
from depgraph.model.links import Ambiguous, Link
from depgraph.store import StoredCorpus
from depgraph.tracker.claiming import claims
from depgraph.tracker.current import current
from depgraph.tracker.linking import shown
from depgraph.tracker.progress import Progress
from depgraph.tracker.reading import reading_of
from depgraph.workspace import Workspace

_NEAR, _LONGEST = 3, 80
"""Names that are offered, and how much of each is compared."""
_WORDS = 100
"""Characters that stand for a section without a title."""


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


def read_file(workspace: Workspace, path: Path, view: View | None) -> tuple[str, Reading]:
    """Return everything read from one file; no index is needed or made."""
    name = workspace.relative(path)
    data = workspace.bytes_of(name)
    if not claims(path.name):
        raise NotADocumentError(str(path))
    kind = workspace.configuration.kind(name)
    return name, storable(reading_of(name, data, view or View.ACCEPTED, kind))


def found(workspace: Workspace, corpus: StoredCorpus, name: str) -> str:
    """Return the path of the document called *name*: a path, control number, title or alias."""
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
        raise UnknownDocumentError(name, _nearest(corpus, name))
    return homes[0]


def _nearest(corpus: StoredCorpus, name: str) -> tuple[str, ...]:
    """Return the control numbers, titles, other names and paths most like *name*."""
    import difflib

    called: dict[str, str] = {}
    for path in corpus.paths():
        document = corpus.document(path)
        own = document.facts.identity if document else Identity()
        for word in (own.number, own.title, *own.aliases, path, path.rsplit("/", 1)[-1]):
            if word:
                shown_as = word if word == own.number else path
                called.setdefault(word.casefold()[:_LONGEST], shown_as)
    near = difflib.get_close_matches(name.casefold()[:_LONGEST], called, _NEAR)
    return tuple(dict.fromkeys(called[word] for word in near))


def deps(workspace: Workspace, path: Path, progress: Progress) -> Contract:
    """Return what others rely on in the document at *path*."""
    current(workspace, progress)
    corpus = workspace.corpus()
    home = found(workspace, corpus, str(path))
    document = corpus.document(home)
    if document is None:
        raise UnknownDocumentError(str(path))
    by: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for other, reference, link in _into(document, corpus):
        if reference.documents and other.is_pinpointed(reference):
            continue
        where = other.where(reference.span)
        by[_fact(document, link)].append(shown(where))
    relied = tuple(
        Relied(label, what, tuple(dict.fromkeys(who)))
        for (_, label, what), who in sorted(by.items())
    )
    return Contract(document.name, home, relied)


def _into(document: Indexed, corpus: StoredCorpus) -> Iterator[tuple[Indexed, Reference, Link]]:
    keys = {*provided(document.reading), *path_keys(document.path)}
    for path in corpus.relying(frozenset(keys)):
        other = corpus.document(path)
        if other is None or path == document.path:
            continue
        for reference in other.facts.references:
            outcome = resolve(reference, other, corpus)
            links = outcome.candidates if isinstance(outcome, Ambiguous) else (outcome,)
            for link in links:
                if isinstance(link, Link) and link.path == document.path:
                    yield other, reference, link


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
        words = provision.title or " ".join(document.text_of(provision)[:_WORDS].split())
        return provision.first, document.call(link.provision), words
    return -1, "", "the document as a whole"
