"""Two states of all documents, and what of the proposed one was accepted already. Pure."""

from collections.abc import Callable
from functools import partial

from depgraph.analysis.corpus import Corpus
from depgraph.analysis.diff import Arrival, Comparison
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.pairs import Pair
from depgraph.analysis.provisions import echoes
from depgraph.analysis.resolve import resolve
from depgraph.model.facts import Reference, ReferenceKind
from depgraph.model.links import Link

InForce = Callable[[str], Indexed | None]
"""Gives the text in force of a document that is not part of the proposal but edited as well."""


class Transition:
    """The accepted corpus *before* and the proposed one *after*, which differ in *changed*."""

    def __init__(
        self,
        before: Corpus,
        after: Corpus,
        changed: tuple[Pair, ...],
        in_force: InForce = lambda _path: None,
    ) -> None:
        self.before, self.after = before, after
        self._in_force = in_force
        self.successors = {pair.before: pair.after for pair in changed if pair.before}
        self.origins = {pair.after: pair.before for pair in changed if pair.after}
        self._comparisons: dict[str, Comparison] = {}
        self._mended: dict[str, Comparison | None] = {}

    def comparison(self, path: str) -> Comparison | None:
        """Return the document in force at *path* against what takes its place."""
        if path not in self._comparisons:
            old = self.before.document(path)
            if old is None:
                return None
            successor = self.successors.get(path, path)
            new = self.after.document(successor) if successor else None
            self._comparisons[path] = Comparison(old, new, partial(self._arrivals, path))
        return self._comparisons[path]

    def _arrivals(self, path: str) -> tuple[Arrival, ...]:
        """Return the other changed documents with their new parts: where text may have gone."""
        found: list[Arrival] = []
        for successor, origin in sorted(self.origins.items()):
            document = self.after.document(successor)
            if origin == path or document is None or document.is_code:
                continue
            comparison = self.comparison(origin) if origin else None
            kept = comparison.alignment.new_provisions() if comparison else frozenset()
            found.append((document, frozenset(range(len(document.provisions))) - kept))
        return tuple(found)

    def origin(self, document: Indexed, reference: Reference) -> tuple[Indexed, Reference] | None:
        """Return the reference in force that *reference* was, or ``None`` when it is new."""
        if document.path not in self.origins:
            return document, reference
        old_path = self.origins[document.path]
        comparison = self.comparison(old_path) if old_path else None
        if comparison is None:
            return None
        return _carried(comparison, document, reference)

    def mended(self, document: Indexed, reference: Reference, now: Link) -> Link | None:
        """Return what *reference* led to before it was rewritten to lead to *now*, if it was.

        That is so when its document is not part of the proposal, and *now* is what becomes of the
        part that it led to when the document was last in force.
        """
        if document.path in self.origins:
            return None
        if document.path not in self._mended:
            text = self._in_force(document.path)
            self._mended[document.path] = Comparison(text, document) if text else None
        comparison = self._mended[document.path]
        if comparison is None:
            return None
        old = _rewritten(comparison, document, reference)
        meant = old and resolve(old, comparison.before, self.before)
        return meant if isinstance(meant, Link) and self.became(meant, now) else None

    def became(self, meant: Link, now: Link) -> bool:
        """Return whether *now* is what becomes of the part that *meant* leads to."""
        if self.successors.get(meant.path, meant.path) != now.path:
            return False
        upstream = self.comparison(meant.path)
        if upstream is None or meant.provision is None:
            return False
        return upstream.alignment.provisions.get(meant.provision) == now.provision

    def standing(self, path: str) -> frozenset[tuple[str, ...]]:
        """Return what the accepted text already cites wrongly, wherever it stands now."""
        origin = self.before.document(self.origins.get(path, ""))
        return frozenset(
            said(reference)
            for reference in (origin.facts.references if origin else ())
            if origin and not self._was_right(origin, reference)
        )

    def _was_right(self, origin: Indexed, reference: Reference) -> bool:
        found = resolve(reference, origin, self.before)
        if not isinstance(found, Link) or not reference.echo or found.provision is None:
            return isinstance(found, Link)
        target = self.before.document(found.path)
        return target is None or echoes(target, found.provision, reference.echo)

    def in_force(self, path: str) -> Indexed | None:
        """Return the accepted text of *path*, whose class counts: every proposal is a draft."""
        origin = self.origins.get(path)
        return (self.before.document(origin) if origin else None) or self.after.document(path)


def said(reference: Reference) -> tuple[str, ...]:
    """Return what *reference* cites, whatever its place and its words."""
    label = reference.label or ""
    parts = (reference.kind, reference.path, reference.anchor, label, reference.echo)
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


def _rewritten(
    comparison: Comparison, document: Indexed, reference: Reference
) -> Reference | None:
    """Return the reference in force that stood, in other words, where *reference* stands."""
    old_block = comparison.origins.get(reference.span.block)
    if old_block is None:
        return None
    olds = _alike(comparison.before, old_block, reference)
    news = _alike(document, reference.span.block, reference)
    if len(olds) != len(news):
        return None
    old = olds[news.index(reference)]
    return None if _words(old) == _words(reference) else old


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
