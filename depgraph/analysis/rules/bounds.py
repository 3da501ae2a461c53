"""VAL301 where the amount stays and its limit turns: "at least two years", now "at most"."""

from collections.abc import Iterator

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import ValueEdit, bounded, limit
from depgraph.analysis.rules.values import shared
from depgraph.model.facts import Bound, Value
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.quantities import same_amount


def limited_otherwise(case: Case) -> Iterator[Draft]:
    """Yield each value beside the citation of *case* that restates a limit which turned."""
    edits = () if case.is_pinpointed() else _cited(case)
    if not edits:
        return
    for value in case.document.values_in(case.context()):
        stale = [edit for edit in edits if same_amount(value, edit.before)]
        if stale:
            edit = max(stale, key=lambda e: shared(value, e.before))
            if edit.after is not None and limit(value) is not limit(edit.after):
                yield _turned(case, value, edit, edit.after)


def _cited(case: Case) -> tuple[ValueEdit, ...]:
    """Return the limits that turn inside the provision cited; of a whole document all of them."""
    old, edits = case.old, case.comparison.bounds
    if old is None:
        return edits if case.before.definition is None else ()
    return tuple(
        edit
        for edit in edits
        if old.first <= edit.before.span.block < old.end
        and (old.inline is None or old.inline[0] <= edit.before.span.start < old.inline[1])
    )


def _turned(case: Case, value: Value, edit: ValueEdit, after: Value) -> Draft:
    """Return the finding: breaking where the text states the old limit, now the other way."""
    place = case.upstream.where(edit.before.span)
    source = f"{case.upstream.name} {place.label}".rstrip()
    message = (
        f"states {bounded(value)}; {source} would say {bounded(after)}, "
        f"until now {bounded(edit.before)}"
    )
    told = limit(value) is limit(edit.before) is not Bound.NOT_SAID
    opposed = told and limit(after) is not Bound.NOT_SAID
    return Draft(
        rule="VAL301",
        level=Level.BREAKING if opposed else Level.REVIEW,
        message=message,
        cause=edit,
        effect=case.document.where(value.span),
        upstream=place,
        edge="restates",
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {place.quote}",
        now_false=message,
        confidence=case.before.confidence,
        fixes=(Fix(f"Say {bounded(after)}, where that is meant here too", Safety.MANUAL),),
    )
