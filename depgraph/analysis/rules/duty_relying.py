"""A sentence that cites a duty, and what a rule says of it. Values, and which duty is meant."""

from collections.abc import Callable
from dataclasses import dataclass

from depgraph.analysis.case import Case
from depgraph.analysis.duty_changes import DutyChange
from depgraph.analysis.duty_edits import DutyEdit
from depgraph.analysis.duty_likeness import is_other_side, likeness, same_duty
from depgraph.model.duties import Duty
from depgraph.model.findings import Level


@dataclass(frozen=True)
class Relying:
    """A citing sentence: its *duties*, its folded *text*, and what stands *before* the citation.

    *stated* reads the duties that the part cited will state.
    """

    case: Case
    duties: tuple[Duty, ...]
    text: str
    before: str
    stated: Callable[[], tuple[Duty, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """*rule* speaks with *level*; *message* has a place for the name of the source.

    *old* and *new* are words that can take each other's place in the citing sentence.
    """

    rule: str
    level: Level
    message: str
    fix: str
    old: str = ""
    new: str = ""


def same(change: DutyChange, relying: Relying, *, alone: bool) -> Duty | None:
    """Return the duty of the citing sentence that is the one that changes, if that is sure."""
    source = change.edit.before
    if source is None:
        return None
    only = alone and relying.case.before.provision == change.holder
    for ours in relying.duties:
        if same_duty(ours, source, only=only) and not _means_another(ours, change.edit, relying):
            return ours
    return None


def _means_another(ours: Duty, edit: DutyEdit, relying: Relying) -> bool:
    """Return whether another duty of the part cited is as near to *ours*."""
    if edit.before is None:
        return True
    near = likeness(ours, edit.before)
    if edit.after is not None:
        near = max(near, likeness(ours, edit.after))
    others = [duty for duty in relying.stated() if duty != edit.after]
    return any(
        likeness(ours, other) >= near and not is_other_side(ours, other) for other in others
    )


def bound(duty: Duty) -> str:
    """Return the words that bind, as a message says them: "must notify"."""
    return f"{duty.modality} {duty.action.head}".rstrip()
