"""VAL305: whether an edit keeps the number and changes what it counts. Pure."""

from depgraph.analysis.edits import ValueEdit
from depgraph.model.facts import ValueKind
from depgraph.model.quantities import same_amount

_UNITLESS = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.RECURRENCE})


def rule_of(edit: ValueEdit) -> str:
    """Return the rule that tells of the old value: VAL305 where only its unit changed."""
    before, after = edit.before, edit.after
    if after is None or before.kind is not after.kind or before.kind in _UNITLESS:
        return "VAL301"
    if before.amount != after.amount or same_amount(before, after):
        return "VAL301"
    return "VAL305"
