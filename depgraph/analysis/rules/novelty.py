"""What the proposed text of a document says that its text in force did not. Pure."""

from depgraph.analysis.edits import said
from depgraph.analysis.situation import Situation
from depgraph.model.facts import Reference, Span, Value
from depgraph.model.keys import folded


class Novelty:
    """Answers whether a passage of the proposed document of *situation* is new or edited."""

    def __init__(self, situation: Situation) -> None:
        self._comparison, self._new = situation.comparison, situation.new
        self._changed = {new: old for old, new in self._comparison.changed_blocks}
        self._values: dict[int, set[tuple[str, ...]]] | None = None

    def blocks(self) -> frozenset[int]:
        """Return the blocks of the proposed text with anything new in them."""
        after = self._comparison.after
        if after is None:
            return frozenset()
        known = frozenset() if self._new else frozenset(self._comparison.origins)
        return (frozenset(range(len(after.blocks))) - known) | frozenset(self._changed)

    def is_new(self, passage: Span) -> bool:
        """Return whether the words of *passage* do not stand in what its block was before."""
        before, after = self._comparison.before, self._comparison.after
        old = self._changed.get(passage.block)
        if after is None or old is None:
            return after is not None
        words = after.blocks[passage.block].text[passage.start : passage.end]
        return folded(words) not in folded(before.blocks[old].text)

    def stood(self, value: Value, reference: Reference) -> bool:
        """Return whether the block said *value* and cited *reference* in the same words before."""
        old = self._changed.get(value.span.block)
        if old is None:
            return False
        before = self._comparison.before
        cited = {each.text for each in before.references_by_block.get(old, ())}
        return reference.text in cited and said(value) in self._said(old)

    def _said(self, block: int) -> set[tuple[str, ...]]:
        if self._values is None:
            self._values = {}
            for value in self._comparison.before.facts.values:
                self._values.setdefault(value.span.block, set()).add(said(value))
        return self._values.get(block, set())
