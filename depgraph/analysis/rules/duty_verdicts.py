"""What one edit of a duty means for one sentence that cites it: rule, level and words. Pure."""

import re

from depgraph.analysis.duty_changes import DutyChange
from depgraph.analysis.duty_edits import DutyEdit, DutyEditKind, actor_key
from depgraph.analysis.duty_likeness import same_duty, speaks_of
from depgraph.analysis.rules.controls import control_gone, control_of
from depgraph.analysis.rules.duty_conditions import condition_changed
from depgraph.analysis.rules.duty_relying import Relying, Verdict, bound, same
from depgraph.model.duties import Duty, force, is_negative
from depgraph.model.findings import Level
from depgraph.model.keys import folded

_DEMANDED = re.compile(
    r"\b(?:required|requires|mandated|demanded|prescribed|obliged|obligatory|mandatory)\b[^.;]{0,40}$"
)
_MOST_QUOTED = 60


def verdict(change: DutyChange, relying: Relying, *, alone: bool) -> Verdict | None:
    """Return what *change* means for *relying*, nothing where it means nothing.

    *alone* says that no other duty with this verb changes in the part cited.
    """
    edit = change.edit
    match edit.kind:
        case DutyEditKind.WEAKENED | DutyEditKind.STRENGTHENED:
            return _of_strength(change, relying, alone=alone)
        case DutyEditKind.REMOVED | DutyEditKind.STEP_REMOVED:
            return _of_removed(change, relying, alone=alone)
        case DutyEditKind.ADDED:
            return _of_added(edit, relying)
        case DutyEditKind.REVERSED if edit.condition is None:
            return _of_reversed(change, relying, alone=alone)
        case DutyEditKind.ACTOR_CHANGED:
            return _of_actor(edit, relying)
        case _:
            return condition_changed(edit, relying)


def _of_strength(change: DutyChange, relying: Relying, *, alone: bool) -> Verdict | None:
    edit = change.edit
    old, new = edit.before, edit.after
    if old is None or new is None:
        return None
    weaker = edit.kind is DutyEditKind.WEAKENED
    rule = "OBL401" if weaker else "OBL402"
    fix = _RELAX if weaker else _RAISE
    ours = None if old.modality is new.modality else same(change, relying, alone=alone)
    if ours is not None and is_negative(ours.modality) == is_negative(old.modality):
        stale = force(ours.modality) > force(new.modality)
        stale = stale if weaker else force(ours.modality) < force(new.modality)
        if stale:
            told = f'says "{bound(ours)}"; {{source}} would say "{bound(new)}"'
            return Verdict(rule, Level.BREAKING, told, fix)
        if not weaker:
            return Verdict(rule, Level.INFO, f'already says "{bound(ours)}", as {{source}}', fix)
    if weaker and old.modality is not new.modality and _is_demanded(old, relying):
        told = f'says that this is demanded; {{source}} would only say "{bound(new)}"'
        return Verdict(rule, Level.BREAKING, told, fix)
    said = (bound(old), bound(new))
    if old.modality is new.modality:
        said = (edit.said_before or "nothing", edit.said_after or "nothing")
    told = f'relies on {{source}}, which would say "{said[1]}" instead of "{said[0]}"'
    return Verdict(rule, Level.REVIEW, told, fix)


def _is_demanded(duty: Duty, relying: Relying) -> bool:
    """Return whether the sentence says that what is cited demands the action of *duty*."""
    if not _DEMANDED.search(relying.before[-_MOST_QUOTED:]) or force(duty.modality) < _FULL:
        return False
    return speaks_of(relying.text, duty)


def _of_removed(change: DutyChange, relying: Relying, *, alone: bool) -> Verdict | None:
    edit = change.edit
    old = edit.before
    if old is None:
        return None
    verb = edit.said_before if edit.kind is DutyEditKind.STEP_REMOVED else old.action.head
    control = control_of(verb, old.sentence)
    if control:
        return control_gone(edit, verb, control, relying)
    if edit.kind is DutyEditKind.STEP_REMOVED:
        return Verdict("OBL403", Level.REVIEW, _gone(f"{old.modality} {verb}"), _REBASE)
    ours = same(change, relying, alone=alone)
    if ours is not None and is_negative(ours.modality) == is_negative(old.modality):
        told = f'says "{bound(ours)}"; {{source}} would no longer say it'
        return Verdict("OBL403", Level.BREAKING, told, _REBASE)
    if _is_demanded(old, relying):
        told = f'says that this is demanded; {{source}} would no longer say "{bound(old)}"'
        return Verdict("OBL403", Level.BREAKING, told, _REBASE)
    return Verdict("OBL403", Level.REVIEW, _gone(bound(old)), _REBASE)


def _of_added(edit: DutyEdit, relying: Relying) -> Verdict | None:
    new = edit.after
    if new is None or not new.actor or force(new.modality) < _FULL:
        return None
    for ours in relying.duties:
        if same_duty(ours, new, only=False):
            if is_negative(ours.modality) != is_negative(new.modality):
                told = f'says "{bound(ours)}"; {{source}} would say "{bound(new)}"'
                return Verdict("OBL404", Level.BREAKING, told, _COVER)
            told = f'already says "{bound(ours)}", as {{source}} would'
            return Verdict("OBL404", Level.INFO, told, _COVER)
    level = Level.REVIEW if relying.duties else Level.INFO
    told = f'relies on {{source}}, which would also say "{new.actor} {bound(new)}"'
    return Verdict("OBL404", level, told, _COVER)


def _of_reversed(change: DutyChange, relying: Relying, *, alone: bool) -> Verdict | None:
    old, new = change.edit.before, change.edit.after
    if old is None or new is None:
        return None
    ours = same(change, relying, alone=alone)
    if ours is not None:
        if is_negative(ours.modality) == is_negative(old.modality):
            told = f'says "{bound(ours)}"; {{source}} would say "{bound(new)}"'
            return Verdict("OBL405", Level.BREAKING, told, _TURN)
        return Verdict("OBL405", Level.INFO, f'says "{bound(ours)}", as {{source}} would', _TURN)
    told = f'relies on {{source}}, which would say "{bound(new)}" instead of "{bound(old)}"'
    return Verdict("OBL405", Level.REVIEW, told, _TURN)


def _of_actor(edit: DutyEdit, relying: Relying) -> Verdict | None:
    old, new = edit.before, edit.after
    if old is None or new is None or not _is_other_actor(old, new):
        return None
    was, now = folded(old.actor), folded(new.actor)
    if not _names(relying.text, actor_key(old), was):
        told = f"relies on {{source}}, which would bind {new.actor} instead of {old.actor}"
        return Verdict("OBL406", Level.INFO, told, _REPLACE)
    said = any(
        actor_key(ours) == actor_key(old) and same_duty(ours, old, only=False)
        for ours in relying.duties
    )
    said = said or (not relying.duties and speaks_of(relying.text, old))
    both = _names(relying.text, actor_key(new), now)
    level = Level.BREAKING if said and not both else Level.REVIEW
    told = f"names {old.actor} for it; {{source}} would name {new.actor}"
    return Verdict("OBL406", level, told, _REPLACE, old.actor, new.actor)


def _is_other_actor(old: Duty, new: Duty) -> bool:
    """Return whether both duties name somebody, and not the same in more or fewer words."""
    was, now = set(actor_key(old).split()), set(actor_key(new).split())
    if not was or not now or was <= now or now <= was or (was | now) & _PRONOUNS:
        return False
    kept = actor_key(old) in folded(new.sentence) and actor_key(new) in folded(old.sentence)
    return not kept or _first(old) != _first(new)


def _first(duty: Duty) -> int:
    return folded(duty.sentence).find(actor_key(duty))


def _names(text: str, *names: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}", text) for name in names if name)


def _gone(said: str) -> str:
    return f'relies on {{source}}, which would no longer say "{said}"'


_FULL = 3
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "you", "who", "which", "party"})
_RELAX = "Restore the duty, or relax this sentence knowingly"
_RAISE = "Raise the wording here, and check that it is done"
_REBASE = "Retire what carries the duty out, or name another source for it"
_COVER = "Check who carries the new duty out, and say so where it belongs"
_TURN = "Rewrite this sentence in the new direction"
_REPLACE = "Name the new role, and check that it may do this"
