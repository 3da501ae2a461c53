"""VAL301 VAL302 VAL303 VAL305: a number that others restate, or stay within, is another now."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import ValueEdit
from depgraph.analysis.repairs import restated as stated_anew
from depgraph.analysis.rules.units import rule_of
from depgraph.model.facts import Bound, Span, Value, ValueKind
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.links import Confidence
from depgraph.model.quantities import measured, same_amount

_SAME_SUBJECT = 2
_MIN_STEM = 3


def restated(case: Case) -> Iterator[Draft]:
    """Yield what becomes of each value that stands with the citation of *case*."""
    if case.is_pinpointed():
        return
    edits = edits_cited(case)
    if not edits:
        return
    kept = _kept(case, edits)
    seen: set[tuple[Span, str]] = set()
    for value in case.document.values_in(case.context()):
        for draft in _of_value(case, value, edits, kept):
            if (value.span, draft.message) not in seen:  # both ends of "15 ± 2 min" say it
                seen.add((value.span, draft.message))
                yield draft


def _of_value(
    case: Case, value: Value, edits: tuple[ValueEdit, ...], kept: tuple[Value, ...]
) -> Iterator[Draft]:
    if not any(same_amount(value, stays) for stays in kept):
        yield from _judged(case, value, edits)
        return
    # The provision still states this value somewhere; only the subject can tell.
    best = _best(value, kept)
    close = tuple(e for e in edits if shared(value, e.before) > best)
    yield from _judged(case, value, close)
    if not close:
        tied = tuple(e for e in edits if shared(value, e.before) == best)
        for draft in _judged(case, value, tied):
            yield replace(draft, confidence=Confidence.LIKELY)


def edits_cited(case: Case) -> tuple[ValueEdit, ...]:
    """Return the value edits inside the provision cited, or all for a whole document."""
    old = case.old
    if old is None:
        return case.comparison.values if case.before.definition is None else ()
    return tuple(
        edit
        for edit in case.comparison.values
        if old.first <= edit.before.span.block < old.end
        and (old.inline is None or old.inline[0] <= edit.before.span.start < old.inline[1])
    )


def _judged(case: Case, value: Value, edits: tuple[ValueEdit, ...]) -> Iterator[Draft]:
    stale = [e for e in edits if same_amount(value, e.before)]
    if stale:
        edit = max(stale, key=lambda e: shared(value, e.before))
        if edit.after is None or not same_amount(value, edit.after):
            yield _differs(case, value, edit)
        return
    period = next((edit for edit in edits if _is_one_period(value, edit.before)), None)
    if period is not None and case.before.provision is not None:
        yield replace(_differs(case, value, period), confidence=Confidence.LIKELY)
        return
    for edit in edits:
        alone = _is_alone(case, value, edit)
        if not alone and shared(value, edit.before) < _SAME_SUBJECT:
            continue
        if _violates(value, edit):
            yield _violated(case, value, edit)
            return
        if _is_stricter(value, edit):
            yield _stricter(case, value, edit)
            return


def _is_one_period(value: Value, other: Value) -> bool:
    """Return whether one says how long and the other how often, of the same time."""
    kinds = {value.kind, other.kind}
    same = (value.amount, value.unit, value.qualifier)
    return kinds == {ValueKind.DURATION, ValueKind.RECURRENCE} and same == (
        other.amount,
        other.unit,
        other.qualifier,
    )


def _is_alone(case: Case, value: Value, edit: ValueEdit) -> bool:
    """Return whether citation and provision each state one value of this unit, so they pair."""
    beside = [v for v in case.document.values_in(case.context()) if v.unit == value.unit]
    old = case.old
    inside = [
        v
        for v in case.upstream.facts.values
        if old and old.first <= v.span.block < old.end and v.unit == edit.before.unit
    ]
    return _is_one(beside) and _is_one(inside)


def _is_one(values: list[Value]) -> bool:
    """Return whether *values* are one value, or the two ends of one range."""
    bounds = [value.bound for value in values]
    return len(values) == 1 or bounds == [Bound.AT_LEAST, Bound.AT_MOST]


def _kept(case: Case, edits: tuple[ValueEdit, ...]) -> tuple[Value, ...]:
    """Return the values of the provision cited that the edit leaves as they are, or adds."""
    changed = {edit.before for edit in edits}
    old = case.old
    inside = [
        value
        for value in case.upstream.facts.values
        if old is None or old.first <= value.span.block < old.end
    ]
    return tuple(value for value in inside if value not in changed)


def _best(value: Value, others: tuple[Value, ...]) -> int:
    return max((shared(value, other) for other in others if same_amount(value, other)), default=0)


def shared(one: Value, other: Value) -> int:
    """Return how many content words the subjects of two values share ("pay" and "payment" too)."""
    return sum(any(_akin(word, its) for its in other.subject) for word in one.subject)


def _akin(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _MIN_STEM and long.startswith(short))


def _confidence(case: Case, value: Value, edit: ValueEdit) -> Confidence:
    """Return the citation's confidence; one of the whole document needs the subject too."""
    if case.before.provision is not None:
        return case.before.confidence
    same = shared(value, edit.before) >= _SAME_SUBJECT
    return case.before.confidence if same else Confidence.POSSIBLE


def _differs(case: Case, value: Value, edit: ValueEdit) -> Draft:
    says = edit.after.text if edit.after else "no such value"
    place = case.upstream.where(edit.before.span)
    source = f"{case.upstream.name} {place.label}".rstrip()
    message = f"states {value.text}; {source} would say {says}"
    fixes: tuple[Fix, ...] = ()
    if edit.after:
        edits = stated_anew(case.document, value, edit.after)
        fixes = (Fix(f"Write {edits[0].after}", Safety.UNSAFE, edits),)
    level = Level.BREAKING if edit.after else Level.REVIEW
    return _draft(case, rule_of(edit), level, edit, message, value=value, fixes=fixes)


def _violated(case: Case, value: Value, edit: ValueEdit) -> Draft:
    after = edit.after or edit.before
    place = case.upstream.where(edit.before.span)
    source = f"{case.upstream.name} {place.label}".rstrip()
    message = f"states {value.text}, outside what {source} would allow ({after.text})"
    fix = Fix("Bring it inside the new limit, or record a deviation", Safety.MANUAL)
    return _draft(case, "VAL302", Level.BREAKING, edit, message, value=value, fixes=(fix,))


def _stricter(case: Case, value: Value, edit: ValueEdit) -> Draft:
    after = edit.after or edit.before
    place = case.upstream.where(edit.before.span)
    source = f"{case.upstream.name} {place.label}".rstrip()
    message = f"keeps to {value.text}, stricter than what {source} would ask for ({after.text})"
    fix = Fix("Decide whether to relax it; nothing is violated", Safety.MANUAL)
    return _draft(case, "VAL303", Level.REVIEW, edit, message, value=value, fixes=(fix,))


def _draft(  # noqa: PLR0913
    case: Case,
    rule: str,
    level: Level,
    edit: ValueEdit,
    message: str,
    *,
    value: Value,
    fixes: tuple[Fix, ...],
) -> Draft:
    upstream = case.upstream.where(edit.before.span)
    return Draft(
        rule=rule,
        level=level,
        message=message,
        cause=edit,
        effect=case.document.where(value.span),
        upstream=upstream,
        edge="restates",
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {upstream.quote}",
        now_false=message,
        confidence=_confidence(case, value, edit),
        fixes=fixes,
    )


def _violates(value: Value, edit: ValueEdit) -> bool:
    """Return whether *value* kept the old bound and lies outside a new, stricter one."""
    amounts = _comparable(value, edit)
    if amounts is None or edit.after is None:
        return False
    ours, old, new = amounts
    if edit.after.bound is Bound.AT_LEAST:
        return old <= ours < new
    return edit.after.bound is Bound.AT_MOST and new < ours <= old


def _is_stricter(value: Value, edit: ValueEdit) -> bool:
    """Return whether a looser new bound leaves *value* on the stricter side of the old one."""
    amounts = _comparable(value, edit)
    if amounts is None or edit.after is None:
        return False
    ours, old, new = amounts
    if edit.after.bound is Bound.AT_LEAST:
        return new < old < ours
    return edit.after.bound is Bound.AT_MOST and ours < old < new


def _comparable(value: Value, edit: ValueEdit) -> tuple[Decimal, Decimal, Decimal] | None:
    """Return the amounts of *value*, of the old and of the new one when they count the same."""
    before, after = edit.before, edit.after
    if after is None or not value.kind is before.kind is after.kind:
        return None
    if value.qualifier != after.qualifier:
        return None
    ours, old, new = measured(value), measured(before), measured(after)
    if ours is None or old is None or new is None or not ours[0] == old[0] == new[0]:
        return None
    return ours[1], old[1], new[1]
