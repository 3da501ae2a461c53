"""A sentence that cites a duty, and what a rule says of it. Values, and which duty is meant."""

from collections.abc import Callable

from depgraph.analysis.case import Case
from depgraph.analysis.duty_changes import DutyChange
from depgraph.analysis.duty_edits import DutyEdit
from depgraph.analysis.duty_likeness import is_other_side, likeness, same_actor, same_duty
from depgraph.model.duties import Duty, Modality
from depgraph.model.findings import Level
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

_NEAR = 50
_LOCATING = regex(
    r"\b(?:(?:set (?:forth|out)|described|defined|referred to|specified|listed|identified"
    r"|contained|mentioned|stated) (?:in|under|by)|subject to|notwithstanding|other than"
    r"|(?<!be )(?!required|obliged|mandated|demanded|prescribed)\b\w{2,20}ed"
    r" (?:in|under|by|pursuant to)"
    r"|purposes? of|meaning of|regard to|except (?:as|for)\b[^,;]*)"
    r"[^,;.()]{0,30}$"
)
"""What stands before a citation that only limits a duty, or says where a thing is told."""

_IN_WORDS = {Modality.BEST_EFFORTS: "must try to", Modality.AIM: "aims to"}


@immutable
class Relying:
    """A citing sentence: its *duties*, its folded *text*, and what stands *before* the citation.

    *stated* reads the duties that the part cited will state.
    """

    case: Case
    duties: tuple[Duty, ...]
    text: str
    before: str
    stated: Callable[[], tuple[Duty, ...]]


@immutable
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


def same(
    change: DutyChange, relying: Relying, *, alone: bool, other_names: bool = False
) -> Duty | None:
    """Return the duty of the citing sentence that is the one that changes, if that is sure.

    With *other_names*, another document may call who is bound by another name.
    """
    source = change.edit.before
    if source is None or _LOCATING.search(relying.before[-_NEAR:]):
        return None
    only = alone and relying.case.before.provision == change.holder
    abroad = relying.case.document.path != relying.case.comparison.before.path
    for ours in relying.duties:
        if not (same_actor(ours, source) or (abroad and other_names)):
            continue
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
    return f"{_IN_WORDS.get(duty.modality, duty.modality)} {duty.action.head}".rstrip()
