"""By which rule a citation that leads nowhere is told once it stands. Pure."""

from depgraph.model.facts import Reference, ReferenceKind
from depgraph.model.labels import ATTACHMENTS

ADDED = "REF108"
"""The rule for a citation that a proposal adds and that leads nowhere."""


def standing_rule(rule: str, reference: Reference) -> str:
    """Return the rule for what stands there already: nothing was added, something is missing."""
    if rule != ADDED:
        return rule
    if reference.kind is ReferenceKind.FIELD:
        return "REF113"
    if reference.kind is ReferenceKind.LINK:
        return "REF104" if reference.anchor else "REF111"
    space = (reference.label or "").split(":", 1)[0]
    if space in ATTACHMENTS:
        return "REF106"
    return "REF101" if reference.label else "DOC501"


def other_name(rule: str, reference: Reference) -> str:
    """Return the rule by which the same fault is told at another time; empty without one."""
    standing = standing_rule(ADDED, reference)
    if rule == ADDED:
        return standing
    return ADDED if rule == standing else ""
