"""What differs between two readings of one document, as typed edits. Pure."""

from collections.abc import Callable
from functools import cached_property

from rapidfuzz.distance import LCSseq

from depgraph.analysis.align import Alignment, align, content
from depgraph.analysis.edits import SymbolEdit, TermEdit, TextEdit, ValueEdit, limit, said
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.recut import recut
from depgraph.analysis.symbol_edits import symbol_edits
from depgraph.analysis.term_edits import term_edits
from depgraph.analysis.wording import is_weighty, without_values
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Value
from depgraph.model.keys import Key, folded, symbol_key, term_key

Arrival = tuple[Indexed, frozenset[int]]
"""A changed document, and the numbers of its provisions that carry none of its old text."""


_LONGEST_TITLE = 100


class Comparison:
    """The accepted and the proposed reading of one document, compared on demand.

    *after* is ``None`` when the document is gone and nothing took its place. *arrivals* gives the
    documents that change along with this one, each with those of its parts that are new.
    """

    def __init__(
        self,
        before: Indexed,
        after: Indexed | None,
        arrivals: Callable[[], tuple[Arrival, ...]] = tuple,
    ) -> None:
        self.before = before
        self.after = after
        self.arrivals = arrivals

    @cached_property
    def alignment(self) -> Alignment:
        """Which part went where."""
        return align(self.before, self.after) if self.after else Alignment()

    @property
    def after_title(self) -> str:
        """Return the title of the proposed document."""
        return self.after.facts.identity.title if self.after else ""

    @cached_property
    def origins(self) -> dict[int, int]:
        """Old block by new block."""
        return {new: old for old, new in self.alignment.blocks.items()}

    @cached_property
    def retitled(self) -> dict[int, int]:
        """Old by new first block of each part that stayed under a heading worded anew."""
        if self.after is None:
            return {}
        pairs = (
            (self.before.provisions[old].first, self.after.provisions[new].first)
            for old, new in self.alignment.provisions.items()
        )
        return {
            old: new
            for old, new in pairs
            if old not in self.alignment.blocks
            and new not in self.origins
            and self.before.blocks[old].kind is BlockKind.HEADING
            and self.after.blocks[new].kind is BlockKind.HEADING
        }

    @cached_property
    def changed_blocks(self) -> tuple[tuple[int, int], ...]:
        """Pairs of old and new block with different content."""
        if self.after is None:
            return ()
        old, new = self._contents
        pairs = sorted({**self.alignment.blocks, **self.retitled}.items())
        return tuple(
            (a, b)
            for a, b in pairs
            if old[a] != new[b] and not (a in self.recut[0] and b in self.recut[1])
        )

    @cached_property
    def recut(self) -> tuple[frozenset[int], frozenset[int]]:
        """Old and new blocks that hold the same words, cut in other places."""
        if self.after is None:
            return frozenset(), frozenset()
        return recut(*self._contents, self.alignment.blocks)

    @cached_property
    def _contents(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return content(self.before), content(self.after) if self.after else ()

    @cached_property
    def values(self) -> tuple[ValueEdit, ...]:
        """Values that changed inside a block that stayed."""
        if self.after is None:
            return ()
        ours, theirs = _values_by_block(self.before), _values_by_block(self.after)
        edits = [
            edit
            for old, new in self.changed_blocks
            for edit in _value_edits(ours.get(old, ()), theirs.get(new, ()))
        ]
        edits = [edit for edit in edits if edit.after or not self._gained(edit.before)]
        kept = {said(value) for value in self.after.facts.values}
        edits += [
            ValueEdit(value, None)
            for block in self.removed_blocks
            for value in ours.get(block, ())
            if said(value) not in kept
        ]
        return tuple(edits)

    @cached_property
    def bounds(self) -> tuple[ValueEdit, ...]:
        """Values that stay and limit otherwise: "at least two years" that is "at most" now."""
        if self.after is None:
            return ()
        ours, theirs = _values_by_block(self.before), _values_by_block(self.after)
        return tuple(
            edit
            for old, new in self.changed_blocks
            for edit in _bound_edits(ours.get(old, ()), theirs.get(new, ()))
        )

    def _gained(self, value: Value) -> bool:
        """Return whether a new passage of the part that held *value* states it now."""
        block = value.span.block
        new = self.alignment.blocks.get(block, self.retitled.get(block))
        if self.after is None or new is None:
            return False
        part = self.after.ancestors(self.after.holder(new))[-1:]
        fresh = {
            number
            for number in self.gained_blocks
            if self.after.ancestors(self.after.holder(number))[-1:] == part
        }
        return any(
            v.span.block in fresh and said(v) == said(value) for v in self.after.facts.values
        )

    @cached_property
    def gained_blocks(self) -> frozenset[int]:
        """New blocks that carry no old one."""
        known = self.origins
        blocks = self.after.blocks if self.after else ()
        return frozenset(n for n, b in enumerate(blocks) if n not in known and b.text.strip())

    @cached_property
    def removed_blocks(self) -> tuple[int, ...]:
        """Old blocks that are gone from a part that stayed."""
        if self.after is None:
            return ()
        blocks = {*self.alignment.blocks, *self.retitled}
        provisions = self.alignment.provisions
        return tuple(
            number
            for number, block in enumerate(self.before.blocks)
            if number not in blocks
            and number not in self.recut[0]
            and block.text.strip()
            and block.kind is not BlockKind.RUNNING
            and ((holder := self.before.holder(number)) is None or holder in provisions)
        )

    @cached_property
    def added_blocks(self) -> tuple[int, ...]:
        """New blocks in a part that was there before."""
        if self.after is None:
            return ()
        blocks = {*self.origins, *self.retitled.values()}
        provisions = self.alignment.new_provisions()
        return tuple(
            number
            for number, block in enumerate(self.after.blocks)
            if number not in blocks
            and number not in self.recut[1]
            and block.text.strip()
            and block.kind is not BlockKind.RUNNING
            and ((holder := self.after.holder(number)) is None or holder in provisions)
        )

    @cached_property
    def terms(self) -> tuple[TermEdit, ...]:
        """Definitions that went, were renamed or changed."""
        return tuple(term_edits(self.before, self.after)) if self.after else ()

    @cached_property
    def symbols(self) -> tuple[SymbolEdit, ...]:
        """Symbols that went, were renamed or have another value."""
        return tuple(symbol_edits(self.before, self.after)) if self.after else ()

    @cached_property
    def texts(self) -> tuple[TextEdit, ...]:
        """Blocks that were reworded beyond the values in them."""
        if self.after is None:
            return ()
        found = [TextEdit(old, None, weighty=True) for old in self.removed_blocks]
        names = {e.name: e.new_name for e in self.terms if e.kind == "term-renamed"}
        bounded = {edit.before.span.block for edit in self.bounds}
        for old, new in self.changed_blocks:
            ours, theirs = without_values(self.before, old), without_values(self.after, new)
            for name, new_name in names.items():
                ours = ours.replace(name, new_name)
            if folded(ours) != folded(theirs):
                cell = self.before.blocks[old].kind is BlockKind.CELL
                title = old in self.retitled and _is_title(ours) and _is_title(theirs)
                weighty = not title and (cell or old in bounded or is_weighty(ours, theirs))
                found.append(TextEdit(old, new, weighty))
        return tuple(sorted(found, key=lambda edit: edit.before))

    @cached_property
    def is_equal(self) -> bool:
        """Whether no block and no anchor differs."""
        if self.after is None:
            return False
        return (
            self.before.blocks == self.after.blocks
            and self.before.facts.identity == self.after.facts.identity
        )


def _is_title(text: str) -> bool:
    """Return whether a heading is only that, and no clause set as one."""
    return len(text) < _LONGEST_TITLE and not text.rstrip().endswith((".", ";", ":"))


def _values_by_block(document: Indexed) -> dict[int, tuple[Value, ...]]:
    found: dict[int, tuple[Value, ...]] = {}
    for value in document.facts.values:
        found[value.span.block] = (*found.get(value.span.block, ()), value)
    return found


def _value_edits(old: tuple[Value, ...], new: tuple[Value, ...]) -> list[ValueEdit]:
    """Pair the values of one block that stayed: equal ones first, then in order by kind."""
    lost: list[Value] = []
    gained: list[Value] = []
    for step in LCSseq.opcodes([said(v) for v in old], [said(v) for v in new]):
        if step.tag != "equal":
            lost += old[step.src_start : step.src_end]
            gained += new[step.dest_start : step.dest_end]
    edits: list[ValueEdit] = []
    for value in lost:
        partner = next((v for v in gained if v.kind == value.kind and v.unit == value.unit), None)
        partner = partner or next((v for v in gained if v.kind == value.kind), None)
        if partner is not None:
            gained.remove(partner)
        edits.append(ValueEdit(value, partner))
    return edits


def _bound_edits(old: tuple[Value, ...], new: tuple[Value, ...]) -> list[ValueEdit]:
    """Pair the values of one block that say the same amount and limit otherwise."""
    steps = LCSseq.opcodes([said(v) for v in old], [said(v) for v in new])
    kept = [
        pair
        for step in steps
        if step.tag == "equal"
        for pair in zip(
            old[step.src_start : step.src_end], new[step.dest_start : step.dest_end], strict=True
        )
    ]
    return [ValueEdit(a, b) for a, b in kept if limit(a) is not limit(b)]


def term_keys(comparison: Comparison) -> frozenset[Key]:
    """Return the keys of the terms that the change touches."""
    return frozenset(
        term_key(name)
        for edit in comparison.terms
        for name in (
            edit.name,
            *comparison.before.facts.definitions[edit.before].names,
        )
    )


def symbol_keys(comparison: Comparison) -> frozenset[Key]:
    """Return the keys of the symbols that the change touches."""
    return frozenset(symbol_key(edit.name) for edit in comparison.symbols)
