"""What a set of proposed documents does to all others: the difference of two resolutions. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from depgraph.analysis.case import AddedCause, Case, Cause, Draft
from depgraph.analysis.changes import Ledger
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.diff import Comparison, symbol_keys, term_keys
from depgraph.analysis.indexed import Indexed, name_keys, path_keys
from depgraph.analysis.levels import Settings, numbered_apart, settled
from depgraph.analysis.pairs import Pair
from depgraph.analysis.paths import folders_of
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules import CITED, CITED_OTHERWISE, NAMED, judge
from depgraph.analysis.rules.added import added
from depgraph.analysis.rules.ambiguity import newly_ambiguous
from depgraph.analysis.rules.code import clause_left_behind
from depgraph.analysis.rules.definitions import term_use
from depgraph.analysis.rules.uncited import uncited
from depgraph.model.facts import Reference, ReferenceKind
from depgraph.model.findings import Change, ChangeClass, Finding, Level
from depgraph.model.keys import Key, file_key, label_key, value_key
from depgraph.model.links import Confidence, Link, Outcome


@dataclass(frozen=True)
class Judgement:
    """The changes, what they break, and who relies on the changed documents unharmed."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    reachable: tuple[str, ...] = ()
    cleared: tuple[tuple[str, str], ...] = ()
    editorial: int = 0


@dataclass(frozen=True)
class _Reliance:
    """A reference in force that means something in the changed document."""

    document: Indexed
    reference: Reference
    before: Link
    after: Outcome


def impact(
    before: Corpus,
    after: Corpus,
    changed: tuple[Pair, ...],
    judged: frozenset[str],
    settings: Settings,
) -> Judgement:
    """Return what accepting *after* in place of *before* breaks.

    *changed* are all documents that differ; only what those at the *judged* paths cause is said.
    """
    state = _State(before, after, changed, settings)
    for pair in changed:
        if not judged.isdisjoint((pair.before, pair.after)):
            state.judge(pair)
    return state.judgement()


class _State:
    """Collects the answer over all changed documents."""

    def __init__(
        self, before: Corpus, after: Corpus, changed: tuple[Pair, ...], settings: Settings
    ) -> None:
        self.before, self.after, self.settings = before, after, settings
        self.successors = {pair.before: pair.after for pair in changed if pair.before}
        self.origins = {pair.after: pair.before for pair in changed if pair.after}
        self.comparisons: dict[str, Comparison] = {}
        self.changes: list[Change] = []
        self.findings: list[Finding] = []
        self.relied: defaultdict[str, set[str]] = defaultdict(set)
        self.editorial = 0

    def judge(self, pair: Pair) -> None:
        """Judge one changed document."""
        drafts: list[Draft] = []
        if pair.after:
            drafts += self._own_references(pair.after)
        if not pair.before:
            drafts += self._ambiguities(pair.after)
            self._settle(self._empty(pair.after), drafts)
            return
        comparison = self._comparison(pair.before)
        if comparison is None or (pair.before == pair.after and comparison.is_equal):
            return
        reliances = list(self._reliances(comparison, pair.after))
        for reliance in reliances:
            apart = reliance.document.is_pinpointed(reliance.reference)
            if reliance.document.path != pair.after and not apart:
                call = comparison.before.call(reliance.before.provision)
                self.relied[reliance.document.path].add(call or "the document")
        drafts += self._drafts(comparison, reliances)
        self._settle(comparison, drafts)

    def _comparison(self, path: str) -> Comparison | None:
        if path not in self.comparisons:
            old = self.before.document(path)
            if old is None:
                return None
            successor = self.successors.get(path, path)
            new = self.after.document(successor) if successor else None
            self.comparisons[path] = Comparison(old, new)
        return self.comparisons[path]

    def _empty(self, path: str) -> Comparison:
        document = self.after.document(path)
        if document is None:  # pragma: no cover  # the pair says it is there
            raise KeyError(path)
        return Comparison(document, document)

    def _keys(self, comparison: Comparison) -> frozenset[Key]:
        """Return every key under which the changed document may be relied on."""
        old, new = comparison.before, comparison.after
        keys: set[Key] = {*name_keys(old.reading), *path_keys(old.path)}
        if new is None or new.path != old.path:
            keys |= {file_key(folder) for folder in folders_of(old.path)}
        if new is not None:
            keys |= {*name_keys(new.reading), *path_keys(new.path)}
            keys |= term_keys(comparison) | symbol_keys(comparison)
        else:
            keys |= {*old.by_term, *old.by_symbol}
        keys |= {key for label in old.by_label if (key := label_key(label))}
        return frozenset(keys)

    def _reliances(self, comparison: Comparison, successor: str) -> Iterator[_Reliance]:
        keys = self._keys(comparison)
        downstream = dict.fromkeys((*self.after.relying(keys), successor))
        for path in downstream:
            document = self.after.document(path) if path else None
            if document is not None:
                yield from self._reliances_in(document, comparison.before.path, keys, successor)

    def _reliances_in(
        self, document: Indexed, upstream: str, keys: frozenset[Key], successor: str
    ) -> Iterator[_Reliance]:
        own = document.path == successor
        for reference in document.facts.references:
            if not own and not asks_for(reference, keys):
                continue
            origin = self._origin(document, reference)
            if origin is None:
                continue
            home, old = origin
            found = resolve(old, home, self.before)
            if isinstance(found, Link) and self._means(found, upstream):
                outcome = resolve(reference, document, self.after)
                yield _Reliance(document, reference, found, outcome)

    def _means(self, link: Link, upstream: str) -> bool:
        """Return whether *link* leads to the document, or to the folder that is gone with it."""
        if not link.path.endswith("/"):
            return link.path == upstream
        return upstream.startswith(link.path) and not self.after.has_folder(link.path)

    def _origin(
        self, document: Indexed, reference: Reference
    ) -> tuple[Indexed, Reference] | None:
        """Return the reference in force that *reference* was, or ``None`` when it is new."""
        if document.path not in self.origins:
            return document, reference
        old_path = self.origins[document.path]
        comparison = self._comparison(old_path) if old_path else None
        if comparison is None:
            return None
        return _carried(comparison, document, reference)

    def _drafts(
        self, comparison: Comparison, reliances: list[_Reliance]
    ) -> Iterator[Draft]:
        uses: defaultdict[tuple[str, Key], list[_Reliance]] = defaultdict(list)
        judged: list[Draft] = []
        for reliance in reliances:
            match reliance.reference.kind:
                case ReferenceKind.USE if reliance.reference.key:
                    key = reliance.reference.key
                    uses[reliance.document.path, key].append(reliance)
                case ReferenceKind.MENTION:
                    judged += judge(self._case(reliance, comparison), NAMED)
                case _:
                    judged += judge(self._case(reliance, comparison), CITED, CITED_OTHERWISE)
        for group in uses.values():
            references = tuple(reliance.reference for reliance in group)
            judged += term_use(self._case(group[0], comparison), references)
        judged += self._left_behind(comparison)
        yield from judged
        yield from self._uncited(comparison, judged)

    def _case(self, reliance: _Reliance, comparison: Comparison) -> Case:
        return Case(
            reliance.document,
            reliance.reference,
            reliance.before,
            reliance.after,
            comparison,
            self.after,
        )

    def _left_behind(self, comparison: Comparison) -> Iterator[Draft]:
        """Yield what the clauses say that changed code names."""
        after = comparison.after
        if after is None:
            return
        for edit in comparison.symbols:
            if edit.kind != "symbol-value-changed" or edit.after is None:
                continue
            block = after.facts.symbols[edit.after].span.block
            for reference in after.references_by_block.get(block, ()):
                outcome = resolve(reference, after, self.after)
                target = self.after.document(outcome.path) if isinstance(outcome, Link) else None
                if isinstance(outcome, Link) and target is not None and not target.is_code:
                    case = Case(after, reference, outcome, outcome, comparison, self.after)
                    yield from clause_left_behind(case, edit, outcome, target)

    def _uncited(self, comparison: Comparison, judged: list[Draft]) -> Iterator[Draft]:
        for edit in comparison.values:
            key = value_key(edit.before.amount, edit.before.unit, edit.before.qualifier)
            for path in self.after.relying(frozenset({key})):
                document = self.after.document(path)
                if document is not None and path != comparison.before.path:
                    yield from uncited(document, edit, comparison, judged, self.after)

    def _own_references(self, path: str) -> Iterator[Draft]:
        document = self.after.document(path)
        if document is None:
            return
        standing = self._standing(path)
        for reference in document.facts.references:
            if self._origin(document, reference) is None and said(reference) not in standing:
                outcome = resolve(reference, document, self.after)
                yield from added(document, reference, outcome, self.after)

    def _standing(self, path: str) -> frozenset[tuple[str, ...]]:
        """Return what the accepted text already cites without finding it, wherever it stands now."""
        origin = self.before.document(self.origins.get(path, ""))
        return frozenset(
            said(reference)
            for reference in (origin.facts.references if origin else ())
            if origin and not isinstance(resolve(reference, origin, self.before), Link)
        )

    def _ambiguities(self, path: str) -> Iterator[Draft]:
        """Yield the references elsewhere that a new document makes ambiguous."""
        document = self.after.document(path)
        if document is None:
            return
        keys = frozenset(name_keys(document.reading))
        for other in self.after.relying(keys):
            citing = self.after.document(other)
            if citing is None or other in self.origins:
                continue
            for reference in citing.facts.references:
                if asks_for(reference, keys):
                    old = resolve(reference, citing, self.before)
                    new = resolve(reference, citing, self.after)
                    yield from newly_ambiguous(citing, reference, old, new, document)

    def _settle(self, comparison: Comparison, drafts: list[Draft]) -> None:
        causes = tuple(draft.cause for draft in drafts if isinstance(draft.cause, AddedCause))
        changes, ids = Ledger(comparison, causes).changes(len(self.changes) + 1)
        found = [
            finding
            for draft in _distinct(drafts)
            if (document := self._in_force(draft.effect.path)) is not None
            and (finding := settled(draft, ids.get(draft.cause, ""), document, self.settings))
        ]
        blamed = {finding.change for finding in found}
        self.editorial += sum(
            change.change_class is ChangeClass.EDITORIAL and change.id not in blamed
            for change in changes
        )
        self.changes += changes
        self.findings += found

    def _in_force(self, path: str) -> Indexed | None:
        """Return the accepted text of *path*, whose class counts: every proposal is a draft."""
        origin = self.origins.get(path)
        return (self.before.document(origin) if origin else None) or self.after.document(path)

    def judgement(self) -> Judgement:
        """Return the answer, in an order that no input order changes."""
        rank = {change.id: number for number, change in enumerate(self.changes)}
        findings = sorted(
            self.findings,
            key=lambda f: (
                rank.get(f.change, len(rank)),
                list(Level).index(f.level),
                f.effect.path,
                _position(f),
                f.rule,
                f.message,
            ),
        )
        hit = {f.effect.path for f in findings if f.level is not Level.INFO}
        cleared = tuple(
            (path, f"relies on {', '.join(sorted(calls))}, which still says what it needs")
            for path, calls in sorted(self.relied.items())
            if path not in hit
        )
        return Judgement(
            tuple(self.changes),
            tuple(numbered_apart(findings)),
            tuple(sorted({*self.relied, *hit} - set(self.origins))),
            cleared,
            self.editorial,
        )


def _position(finding: Finding) -> tuple[int, int, int, str]:
    place = finding.effect.place
    return place.line or 0, place.page or 0, place.para or 0, place.cell


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* without a second one that says the same of the same place; surest stays."""
    order = tuple(Confidence)
    kept: dict[tuple[str, str, object, Cause], Draft] = {}
    for draft in drafts:
        mark = (draft.rule, draft.message, draft.effect, draft.cause)
        known = kept.get(mark)
        if known is None or order.index(draft.confidence) < order.index(known.confidence):
            kept[mark] = draft
    return list(kept.values())


def asks_for(reference: Reference, keys: frozenset[Key]) -> bool:
    """Return whether *reference* can mean something that answers to one of *keys*."""
    if reference.key in keys or not keys.isdisjoint(reference.documents):
        return True
    key = label_key(reference.label) if reference.label and not reference.documents else None
    return key in keys


def said(reference: Reference) -> tuple[str, ...]:
    """Return what *reference* cites, whatever its place and its words."""
    parts = (reference.kind, reference.path, reference.anchor, reference.label or "")
    return (*parts, *reference.documents)


def _carried(
    comparison: Comparison, document: Indexed, reference: Reference
) -> tuple[Indexed, Reference] | None:
    old_block = comparison.origins.get(reference.span.block)
    if old_block is None:
        return None
    before = comparison.before
    olds = _alike(before, old_block, reference)
    news = _alike(document, reference.span.block, reference)
    at = news.index(reference)
    if len(olds) == len(news):
        # "Sections 6 and 7" that became "Sections 7 and 8" was edited; its 7 is not the old 7.
        return (before, olds[at]) if _words(olds[at]) == _words(reference) else None
    same = [old for old in olds if _words(old) == _words(reference)]
    return (before, same[0]) if same else None


def _alike(document: Indexed, block: int, reference: Reference) -> list[Reference]:
    """Return the references of the block of the kind of *reference*."""
    found = document.references_by_block.get(block, ())
    return [other for other in found if other.kind is reference.kind]


def _words(reference: Reference) -> tuple[str, str, str, str]:
    return (
        " ".join(reference.text.split()),
        reference.path,
        reference.anchor if reference.kind is ReferenceKind.LINK else "",
        str(reference.label),
    )
