"""What differs between two readings of one document, as typed edits. Pure."""

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from depgraph.analysis.align import Alignment, align, content
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.wording import is_weighty, without_values
from depgraph.model.facts import Definition, Symbol, Value
from depgraph.model.keys import Key, folded, symbol_key, term_key

_SAME_MEANING = 80.0
_LIKE_NAME = 50.0


@dataclass(frozen=True, slots=True)
class ValueEdit:
    """A value of the old text says something else in the new text, or is gone (*after* ``None``)."""

    before: Value
    after: Value | None


@dataclass(frozen=True, slots=True)
class TermEdit:
    """Definition number *before* lost its name, changed it, or means something else."""

    kind: str
    """``term-removed``, ``term-renamed`` or ``term-redefined``."""
    before: int
    after: int | None
    name: str
    new_name: str = ""
    values_changed: bool = False


@dataclass(frozen=True, slots=True)
class SymbolEdit:
    """Symbol number *before* is gone, has another name, or another value."""

    kind: str
    """``symbol-removed``, ``symbol-renamed`` or ``symbol-value-changed``."""
    before: int
    after: int | None
    name: str
    new_name: str = ""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Block *before* is worded differently in block *after*, all typed facts aside."""

    before: int
    after: int
    weighty: bool
    """A modal, a negation or a number moved, or little of the wording is left."""


class Comparison:
    """The accepted and the proposed reading of one document, compared on demand.

    *after* is ``None`` when the document is gone and nothing took its place.
    """

    def __init__(self, before: Indexed, after: Indexed | None) -> None:
        self.before = before
        self.after = after

    @cached_property
    def alignment(self) -> Alignment:
        """Which part went where."""
        return align(self.before, self.after) if self.after else Alignment()

    @cached_property
    def origins(self) -> dict[int, int]:
        """Old block by new block."""
        return {new: old for old, new in self.alignment.blocks.items()}

    @cached_property
    def changed_blocks(self) -> tuple[tuple[int, int], ...]:
        """Pairs of old and new block with different content."""
        if self.after is None:
            return ()
        old, new = content(self.before), content(self.after)
        return tuple((a, b) for a, b in sorted(self.alignment.blocks.items()) if old[a] != new[b])

    @cached_property
    def values(self) -> tuple[ValueEdit, ...]:
        """Values that changed inside a block that stayed."""
        if self.after is None:
            return ()
        ours, theirs = _values_by_block(self.before), _values_by_block(self.after)
        return tuple(
            edit
            for old, new in self.changed_blocks
            for edit in _value_edits(ours.get(old, ()), theirs.get(new, ()))
        )

    @cached_property
    def terms(self) -> tuple[TermEdit, ...]:
        """Definitions that went, were renamed or changed."""
        return tuple(_term_edits(self.before, self.after)) if self.after else ()

    @cached_property
    def symbols(self) -> tuple[SymbolEdit, ...]:
        """Symbols that went, were renamed or have another value."""
        return tuple(_symbol_edits(self.before, self.after)) if self.after else ()

    @cached_property
    def texts(self) -> tuple[TextEdit, ...]:
        """Blocks that were reworded beyond the values in them."""
        if self.after is None:
            return ()
        found: list[TextEdit] = []
        for old, new in self.changed_blocks:
            ours, theirs = without_values(self.before, old), without_values(self.after, new)
            if folded(ours) != folded(theirs):
                found.append(TextEdit(old, new, is_weighty(ours, theirs)))
        return tuple(found)

    @cached_property
    def is_equal(self) -> bool:
        """Whether no block and no anchor differs."""
        if self.after is None:
            return False
        return (
            self.before.blocks == self.after.blocks
            and self.before.facts.identity == self.after.facts.identity
        )


def _values_by_block(document: Indexed) -> dict[int, tuple[Value, ...]]:
    found: dict[int, tuple[Value, ...]] = {}
    for value in document.facts.values:
        found[value.span.block] = (*found.get(value.span.block, ()), value)
    return found


def _said(value: Value) -> tuple[str, str, str, str]:
    return value.kind, value.amount, value.unit, value.qualifier


def _value_edits(old: tuple[Value, ...], new: tuple[Value, ...]) -> list[ValueEdit]:
    """Pair the values of one block that stayed: equal ones first, then in order by kind."""
    lost: list[Value] = []
    gained: list[Value] = []
    for step in LCSseq.opcodes([_said(v) for v in old], [_said(v) for v in new]):
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


def _meaning(document: Indexed, definition: Definition) -> str:
    """Return what the term means, its own names and the numbers of cited sections left aside."""
    text = definition.meaning
    for reference in document.references_by_block.get(definition.span.block, ()):
        if reference.label or reference.anchor:
            text = text.replace(reference.text, "§")
    plain = folded(text)
    for name in (definition.term, *definition.names):
        plain = plain.replace(folded(name), "·")
    return plain.strip(" .;,")


def _term_edits(before: Indexed, after: Indexed) -> list[TermEdit]:
    edits: list[TermEdit] = []
    new_terms = [
        (number, definition)
        for number, definition in enumerate(after.facts.definitions)
        if term_key(definition.term) not in before.by_term
    ]
    for number, definition in enumerate(before.facts.definitions):
        kept = after.by_term.get(term_key(definition.term))
        if kept is None:
            edits.append(_gone(before, after, number, new_terms))
        elif before.by_term[term_key(definition.term)][0] == number:
            edit = _redefined(before, after, number, kept[0])
            edits += [edit] if edit else []
    return edits


def _gone(
    before: Indexed, after: Indexed, number: int, new_terms: list[tuple[int, Definition]]
) -> TermEdit:
    """Return the edit for a term that lost its definition: renamed when another has its meaning."""
    definition = before.facts.definitions[number]
    meaning = _meaning(before, definition)
    scored = [
        (fuzz.ratio(meaning, _meaning(after, new)), -candidate)
        for candidate, new in new_terms
        if new.pointer == definition.pointer
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] >= _SAME_MEANING and len(meaning) > 3:  # noqa: PLR2004
        new_name = next(d.term for n, d in new_terms if n == -best[1])
        return TermEdit("term-renamed", number, -best[1], definition.term, new_name)
    return TermEdit("term-removed", number, None, definition.term)


def _redefined(before: Indexed, after: Indexed, old: int, new: int) -> TermEdit | None:
    ours, theirs = before.facts.definitions[old], after.facts.definitions[new]
    if ours.pointer or theirs.pointer:
        return None
    if _plain(_meaning(before, ours)) == _plain(_meaning(after, theirs)):
        return None
    said = [_said_in(before, ours), _said_in(after, theirs)]
    return TermEdit(
        "term-redefined", old, new, ours.term, ours.term, values_changed=said[0] != said[1]
    )


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _said_in(document: Indexed, definition: Definition) -> list[tuple[str, str, str, str]]:
    block = document.blocks[definition.span.block].text
    start = block.find(definition.meaning[:40]) if definition.meaning else -1
    low = max(start, 0)
    high = low + len(definition.meaning)
    return sorted(
        _said(value)
        for value in document.facts.values
        if value.span.block == definition.span.block and low <= value.span.start < high
    )


def _full(symbol: Symbol) -> str:
    return symbol.qualified or symbol.name


def _symbol_edits(before: Indexed, after: Indexed) -> list[SymbolEdit]:
    edits: list[SymbolEdit] = []
    known = {_full(s) for s in before.facts.symbols}
    fresh = [
        (number, symbol)
        for number, symbol in enumerate(after.facts.symbols)
        if _full(symbol) not in known
    ]
    by_name = {_full(s): n for n, s in reversed([*enumerate(after.facts.symbols)])}
    for number, symbol in enumerate(before.facts.symbols):
        kept = by_name.get(_full(symbol))
        if kept is not None:
            if after.facts.symbols[kept].value != symbol.value:
                edits.append(
                    SymbolEdit("symbol-value-changed", number, kept, symbol.name, symbol.name)
                )
            continue
        same_name = after.by_symbol.get(symbol_key(symbol.name))
        partner = next(
            (n for n, s in fresh if s.kind is symbol.kind and _alike(before, symbol, after, s)),
            None,
        )
        if same_name is None and partner is not None:
            new_name = after.facts.symbols[partner].name
            edits.append(SymbolEdit("symbol-renamed", number, partner, symbol.name, new_name))
        elif same_name is None:
            edits.append(SymbolEdit("symbol-removed", number, None, symbol.name))
    return edits


def _alike(before: Indexed, old: Symbol, after: Indexed, new: Symbol) -> bool:
    """Return whether *new* is *old* under another name: same value, or the same code around it."""
    ours = before.blocks[old.span.block].text.replace(old.name, "·")
    theirs = after.blocks[new.span.block].text.replace(new.name, "·")
    if old.value or new.value:
        return old.value == new.value and fuzz.ratio(old.name, new.name) >= _LIKE_NAME
    return ours == theirs or fuzz.ratio(old.name, new.name) >= _LIKE_NAME


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
