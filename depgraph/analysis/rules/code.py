"""COD601 COD602 COD603 COD606: documents and the code or configuration that they speak of."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import SymbolEdit, ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.repairs import reworded
from depgraph.analysis.rules.values import edits_cited
from depgraph.model.facts import Span, Symbol, SymbolKind, Value
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.links import Confidence, Link
from depgraph.model.quantities import code_states


def document_ahead(case: Case) -> Iterator[Draft]:
    """Yield COD606 for code that cites the clause and still holds its old value."""
    if not case.document.is_code or case.is_pinpointed():
        return
    for edit in edits_cited(case):
        for symbol in case.document.facts.symbols:
            if symbol.span.block != case.reference.span.block or not symbol.value:
                continue
            if _still_old(symbol, edit):
                yield _ahead(case, symbol, edit)


def _still_old(symbol: Symbol, edit: ValueEdit) -> bool:
    return code_states(symbol.name, symbol.value, edit.before) and not (
        edit.after and code_states(symbol.name, symbol.value, edit.after)
    )


def _ahead(case: Case, symbol: Symbol, edit: ValueEdit) -> Draft:
    place = case.upstream.where(edit.before.span)
    says = edit.after.text if edit.after else "no such value"
    source = f"{case.upstream.name} {place.label}".rstrip()
    message = f"holds {symbol.name} = {symbol.value}; {source} would say {says}"
    return Draft(
        rule="COD606",
        level=Level.BREAKING,
        message=message,
        cause=edit,
        effect=case.document.where(symbol.span),
        upstream=place,
        edge="implements",
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {place.quote}",
        now_false=message,
        confidence=case.before.confidence,
        fixes=(Fix("Change the code in the same change", Safety.MANUAL),),
    )


def symbol_named(case: Case) -> Iterator[Draft]:
    """Yield COD601 or COD603 when the name is gone, COD602 when its value is stale."""
    number = case.before.symbol
    edit = next((e for e in case.comparison.symbols if e.before == number), None)
    if edit is None:
        if case.comparison.after is None and not isinstance(case.after, Link):
            yield _gone(case, None)
        return
    match edit.kind:
        case "symbol-value-changed":
            yield from _stale(case, edit)
        case _:
            yield _gone(case, edit)


def _gone(case: Case, edit: SymbolEdit | None) -> Draft:
    symbol = case.upstream.facts.symbols[case.before.symbol or 0]
    edit = edit or SymbolEdit("symbol-removed", case.before.symbol or 0, None, symbol.name)
    message = f"names {case.reference.text}, which {case.upstream.path} no longer has"
    fixes: tuple[Fix, ...] = (Fix("Remove the name, or restore it in the code", Safety.MANUAL),)
    if edit.new_name:
        new = case.reference.text.replace(edit.name, edit.new_name)
        message = f"names {case.reference.text}, now {edit.new_name} in {case.upstream.path}"
        edits = reworded(case.document, case.reference, edit.name, edit.new_name)
        fixes = (Fix(f"Write {new}", Safety.SAFE, edits),)
    elsewhere = isinstance(case.after, Link)
    if elsewhere:
        message += "; another file has it"
    level = Level.REVIEW if elsewhere else Level.BREAKING
    rule = "COD603" if symbol.kind is SymbolKind.KEY else "COD601"
    return _draft(case, rule, level, edit, message, span=case.reference.span, fixes=fixes)


def _stale(case: Case, edit: SymbolEdit) -> Iterator[Draft]:
    after = case.comparison.after
    if after is None or edit.after is None:
        return
    old = case.upstream.facts.symbols[edit.before]
    new = after.facts.symbols[edit.after]
    for span in case.context():
        for value in _values(case.document, span):
            if code_states(old.name, old.value, value) and not code_states(
                new.name, new.value, value
            ):
                message = f"states {value.text}; {old.name} would be {new.value}"
                fix = Fix("Change the document, or put the code back", Safety.MANUAL)
                yield _draft(
                    case, "COD602", Level.BREAKING, edit, message, span=value.span, fixes=(fix,)
                )


def clause_left_behind(
    case: Case, edit: SymbolEdit, clause: Link, document: Indexed
) -> Iterator[Draft]:
    """Yield COD602 for a clause that the changed code names and that states its old value."""
    after = case.comparison.after
    if after is None or edit.after is None or clause.provision is None:
        return
    old = case.upstream.facts.symbols[edit.before]
    new = after.facts.symbols[edit.after]
    provision = document.provisions[clause.provision]
    for block in range(provision.first, provision.end):
        for value in _values(document, Span(block, 0, len(document.blocks[block].text))):
            if code_states(old.name, old.value, value) and not code_states(
                new.name, new.value, value
            ):
                message = f"states {value.text}; {old.name}, which cites it, would be {new.value}"
                fix = Fix("Change the document, or put the code back", Safety.MANUAL)
                draft = _draft(
                    case,
                    "COD602",
                    Level.BREAKING,
                    edit,
                    message,
                    span=case.reference.span,
                    fixes=(fix,),
                )
                yield replace(draft, effect=document.where(value.span))
                return


def _values(document: Indexed, span: Span) -> list[Value]:
    return [
        value
        for value in document.facts.values
        if value.span.block == span.block and span.start <= value.span.start < span.end
    ]


def _draft(  # noqa: PLR0913
    case: Case,
    rule: str,
    level: Level,
    edit: SymbolEdit,
    message: str,
    *,
    span: Span,
    fixes: tuple[Fix, ...],
) -> Draft:
    symbol = case.upstream.facts.symbols[edit.before]
    upstream = case.upstream.where(symbol.span)
    return Draft(
        rule=rule,
        level=level,
        message=message,
        cause=edit,
        effect=case.document.where(span),
        upstream=upstream,
        edge="names",
        evidence=case.reference.text,
        was_true=f"{case.upstream.path} has {symbol.name}"
        + (f" = {symbol.value}" if symbol.value else ""),
        now_false=message,
        confidence=min_confidence(case.before.confidence, _distinct(symbol, case.reference.text)),
        fixes=fixes,
    )


def _distinct(symbol: Symbol, written: str) -> Confidence:
    """Return how sure a name means the code: an English word alone is no proof of it."""
    plain = symbol.name.isalpha() and (symbol.name.islower() or symbol.name.istitle())
    if not plain or any(sign in written for sign in (".", "(", "::")):
        return Confidence.CERTAIN
    return Confidence.LIKELY if symbol.kind is SymbolKind.CLASS else Confidence.POSSIBLE


def min_confidence(one: Confidence, other: Confidence) -> Confidence:
    """Return the weaker of two confidences."""
    order = (Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE)
    return max(one, other, key=order.index)
