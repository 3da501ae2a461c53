"""Who relies on what, one row a reliance, as auditors ask for it; what leads nowhere included."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import path_keys, provided
from depgraph.analysis.resolve import resolve
from depgraph.graph import KINDS
from depgraph.model.documents import ProblemKind
from depgraph.model.facts import Reference, Strength, Value
from depgraph.model.findings import Where
from depgraph.model.keys import Key
from depgraph.model.links import Ambiguous, Dangling, Gap, Link
from depgraph.model.patterns import regex
from depgraph.store import StoredCorpus
from depgraph.tracker.asking import found
from depgraph.tracker.current import current
from depgraph.tracker.linking import EDGES, candidate, target_of
from depgraph.tracker.progress import Progress
from depgraph.workspace import Workspace

_TEXT = 1000
"""Characters of a provision that are looked at; printers cut further."""

_PLAIN = regex(r"-?[0-9][0-9_.,]{0,20}(?: ?[A-Za-z%]{1,10})?|[Tt]rue|[Ff]alse")
"""Settings that may be shown to auditors; any other value could be a password."""


@dataclass(frozen=True, slots=True)
class MatrixQuestion:
    """All documents, or what the *documents* named rely on and what relies on them.

    *kinds* are words of :data:`depgraph.graph.KINDS`, none stands for all; *outside* asks for
    laws, standards and web addresses as well.
    """

    documents: tuple[str, ...] = ()
    upstream: bool = True
    downstream: bool = True
    kinds: tuple[str, ...] = ()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A document as auditors name it."""

    path: str
    number: str = ""
    title: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Reliance:
    """One place that relies on one thing; *target* is ``None`` where it leads to no one thing.

    *outcome* is ``found``, ``nowhere``, ``several``, ``outside`` or ``not read``; *what* is the
    kind of thing relied on, *text* its words, *values* those that both places state.
    """

    relying: Party
    source: Where
    how: str
    outcome: str
    upstream: Party | None = None
    target: Where | None = None
    what: str = ""
    text: str = ""
    values: tuple[str, ...] = ()
    confidence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All *rows*, in the order of what is relied on, and the names of the documents asked for."""

    rows: tuple[Reliance, ...]
    asked: tuple[str, ...] = ()


def matrix(workspace: Workspace, question: MatrixQuestion, progress: Progress) -> Matrix:
    """Return who relies on what."""
    current(workspace, progress)
    corpus = workspace.corpus()
    homes = tuple(found(workspace, corpus, name) for name in question.documents)
    rows = _Rows(corpus, question, frozenset(homes))
    names = tuple(_party(corpus, home).number or home for home in homes)
    return Matrix(tuple(sorted(rows.all(), key=_order)), names)


def _order(row: Reliance) -> tuple[object, ...]:
    """Return the place in the matrix: what is found first, by what is relied on."""
    span = row.target.span if row.target else None
    told = row.source.span
    return (
        row.outcome != "found",
        row.outcome,
        row.upstream.path if row.upstream else "",
        (span.block, span.start) if span else (-1, 0),
        row.target.label if row.target else "",
        row.relying.path,
        (told.block, told.start, told.end) if told else (-1, 0, 0),
        row.how,
        row.reason,
    )


class _Rows:
    def __init__(
        self, corpus: StoredCorpus, question: MatrixQuestion, homes: frozenset[str]
    ) -> None:
        self.corpus = corpus
        self.question = question
        self.homes = homes
        self.ways = frozenset(KINDS[kind] for kind in question.kinds or KINDS)
        self.values: dict[str, _Values] = {}

    def all(self) -> Iterator[Reliance]:
        for path in self._relying():
            here = self.corpus.document(path)
            if here is None:
                continue
            yield from self._unread(here)
            for reference in here.facts.references:
                if EDGES[reference.kind] in self.ways:
                    yield from self._rows(here, reference)

    def _relying(self) -> tuple[str, ...]:
        """Return the documents whose references have to be looked at."""
        if not self.homes:
            return self.corpus.paths()
        keys: set[Key] = set()
        for home in self.homes:
            document = self.corpus.document(home)
            if document is not None and self.question.downstream:
                keys |= {*provided(document.reading), *path_keys(home)}
        return tuple(sorted({*self.homes, *self.corpus.relying(frozenset(keys))}))

    def _wanted(self, relying: str, upstream: str) -> bool:
        if not self.homes:
            return True
        return (self.question.upstream and relying in self.homes) or (
            self.question.downstream and upstream in self.homes
        )

    def _unread(self, here: Indexed) -> Iterator[Reliance]:
        if self.homes and here.path not in self.homes:
            return
        for problem in here.facts.problems:
            if problem.kind is not ProblemKind.NOTE:
                where = Where(here.name, here.path, place=problem.place)
                yield Reliance(
                    _party_of(here), where, "", "not read", reason=problem.message.strip()
                )

    def _rows(self, here: Indexed, reference: Reference) -> Iterator[Reliance]:
        outcome = resolve(reference, here, self.corpus)
        match outcome:
            case Link():
                if outcome.path == here.path or _is_pinpointed(here, reference):
                    return
                if self._wanted(here.path, outcome.path):
                    yield self._found(here, reference, outcome)
            case Dangling(gap=gap, path=path):
                outside = gap is Gap.EXTERNAL
                if gap is Gap.NOTHING_ANSWERS or (outside and not self.question.outside):
                    return
                if self._wanted(here.path, path):
                    yield self._nowhere(here, reference, outcome)
            case Ambiguous(candidates=links):
                if reference.strength is Strength.SHAPED:
                    return
                if any(self._wanted(here.path, link.path) for link in links):
                    yield self._several(here, reference, links)

    def _found(self, here: Indexed, reference: Reference, link: Link) -> Reliance:
        target = target_of(link, self.corpus)
        what, text = self._thing(link)
        return Reliance(
            _party_of(here),
            here.where(reference.span),
            EDGES[reference.kind],
            "found",
            _party(self.corpus, link.path),
            target,
            what,
            text,
            self._shared(here, reference, link),
            link.confidence.value,
            "" if link.exact else "only the part that holds the one cited was found",
        )

    def _nowhere(self, here: Indexed, reference: Reference, gap: Dangling) -> Reliance:
        return Reliance(
            _party_of(here),
            here.where(reference.span),
            EDGES[reference.kind],
            "outside" if gap.gap is Gap.EXTERNAL else "nowhere",
            _party(self.corpus, gap.path) if gap.path else None,
            text=reference.text,
            reason=gap.gap.value,
        )

    def _several(self, here: Indexed, reference: Reference, links: tuple[Link, ...]) -> Reliance:
        named = dict.fromkeys(candidate(link, self.corpus) for link in links)
        told = " or ".join(named)
        return Reliance(
            _party_of(here),
            here.where(reference.span),
            EDGES[reference.kind],
            "several",
            text=reference.text,
            reason=f"could be {told}",
        )

    def _thing(self, link: Link) -> tuple[str, str]:
        """Return what kind of thing *link* leads to, and its words."""
        document = self.corpus.document(link.path)
        if document is None:
            return "folder", ""
        if link.definition is not None:
            definition = document.facts.definitions[link.definition]
            return "definition", f"{definition.term}: {definition.meaning}"[:_TEXT]
        if link.symbol is not None:
            symbol = document.facts.symbols[link.symbol]
            told = f" = {symbol.value}" if _PLAIN.fullmatch(symbol.value) else ""
            return "name", symbol.name + told
        if link.provision is not None:
            return "section", document.text_of(document.provisions[link.provision])[:_TEXT]
        return "document", document.facts.identity.title

    def _shared(self, here: Indexed, reference: Reference, link: Link) -> tuple[str, ...]:
        """Return the values that the relying sentence and the section relied on both state."""
        document = self.corpus.document(link.path)
        if document is None or link.provision is None:
            return ()
        part = document.provisions[link.provision]
        theirs = self._values(document).between(part.first, part.end)
        spans = here.context(reference.span)
        ours = [
            value
            for span in spans
            for value in self._values(here).between(span.block, span.block + 1)
            if span.start <= value.span.start < span.end
        ]
        same = {(value.amount, value.unit, value.qualifier) for value in theirs}
        return tuple(
            dict.fromkeys(v.text for v in ours if (v.amount, v.unit, v.qualifier) in same)
        )

    def _values(self, document: Indexed) -> "_Values":
        if document.path not in self.values:
            self.values[document.path] = _Values(document)
        return self.values[document.path]


class _Values:
    """The values of a document by the block they stand in."""

    def __init__(self, document: Indexed) -> None:
        self._document = document

    @cached_property
    def _by_block(self) -> dict[int, list[Value]]:
        found: defaultdict[int, list[Value]] = defaultdict(list)
        for value in self._document.facts.values:
            found[value.span.block].append(value)
        return dict(found)

    def between(self, first: int, end: int) -> list[Value]:
        """Return the values of the blocks *first* up to *end*."""
        return [value for at in range(first, end) for value in self._by_block.get(at, ())]


def _party(corpus: StoredCorpus, path: str) -> Party:
    document = corpus.document(path)
    return _party_of(document) if document is not None else Party(path)


def _party_of(document: Indexed) -> Party:
    identity = document.facts.identity
    return Party(document.path, identity.number, identity.title, identity.revision)


def _is_pinpointed(here: Indexed, reference: Reference) -> bool:
    return bool(reference.documents) and here.is_pinpointed(reference)
