"""Which symbols went, were renamed or have another value. Pure."""

from rapidfuzz import fuzz

from depgraph.analysis.edits import SymbolEdit
from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Symbol
from depgraph.model.keys import symbol_key

_LIKE_NAME = 50.0


def symbol_edits(before: Indexed, after: Indexed) -> list[SymbolEdit]:
    """Return the symbols of *before* that *after* lost, renamed or gave another value."""
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


def _full(symbol: Symbol) -> str:
    return symbol.qualified or symbol.name


def _alike(before: Indexed, old: Symbol, after: Indexed, new: Symbol) -> bool:
    """Return whether *new* is *old* under another name: same value, or the same code around it."""
    ours = before.blocks[old.span.block].text.replace(old.name, "·")
    theirs = after.blocks[new.span.block].text.replace(new.name, "·")
    if old.value or new.value:
        return old.value == new.value and fuzz.ratio(old.name, new.name) >= _LIKE_NAME
    return ours == theirs or fuzz.ratio(old.name, new.name) >= _LIKE_NAME
