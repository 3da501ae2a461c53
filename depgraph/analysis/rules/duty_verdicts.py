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
from depgraph.model.patterns import regex

_DEMANDED = regex(
    r"\b(?:required|requires|mandated|demanded|prescribed|obliged|obligatory|mandatory)\b[^.;]{0,40}$"
)
_MOST_QUOTED = 60
_IN_BRACKETS = regex(r"\([^()]*$")


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
            return _of_added(change, relying)
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
    ours = None
    if old.modality is not new.modality:
        ours = same(change, relying, alone=alone, other_names=weaker)
    if ours is not None and is_negative(ours.modality) == is_negative(old.modality):
        stale = force(ours.modality) > force(new.modality)
        stale = stale if weaker else force(ours.modality) < force(new.modality)
        if stale:
            told = f'says "{bound(ours)}"; {{source}} would say "{bound(new)}"'
            return Verdict(rule, Level.BREAKING, told, fix)
        told = f'says "{bound(ours)}", which goes with what {{source}} would say'
        return Verdict(rule, Level.INFO, told, fix)
    if weaker and old.modality is not new.modality and _is_demanded(old, relying):
        told = f'says that this is demanded; {{source}} would only say "{bound(new)}"'
        return Verdict(rule, Level.BREAKING, told, fix)
    told = f'relies on {{source}}, which would say "{bound(new)}" instead of "{bound(old)}"'
    if old.modality is new.modality:
        word = "no longer" if weaker else "now"
        scope = (edit.said_before or edit.said_after) if weaker else edit.said_after
        told = f'relies on {{source}}, which would {word} say "{scope}"'
    return Verdict(rule, Level.REVIEW, told, fix)


def _is_demanded(duty: Duty, relying: Relying) -> bool:
    """Return whether the sentence says that what is cited demands the action of *duty*."""
    if not _DEMANDED.search(relying.before[-_MOST_QUOTED:]) or force(duty.modality) < _FULL:
        return False
    return speaks_of(relying.text, duty)


def _is_source(duty: Duty, relying: Relying) -> bool:
    """Return whether the sentence has the actor of *duty* do it, and cites why in brackets."""
    if not _IN_BRACKETS.search(relying.before[-_MOST_QUOTED:]) or force(duty.modality) < _FULL:
        return False
    named = bool(duty.actor) and _names(relying.text, actor_key(duty), folded(duty.actor))
    return named and speaks_of(relying.text, duty)


def _of_removed(change: DutyChange, relying: Relying, *, alone: bool) -> Verdict | None:
    edit = change.edit
    old = edit.before
    if old is None:
        return None
    verb = edit.said_before if edit.kind is DutyEditKind.STEP_REMOVED else old.action.head
    control = control_of(verb, old.sentence)
    if control:
        return control_gone(edit, verb, control, relying)
    if not force(old.modality):
        return None
    if edit.kind is DutyEditKind.STEP_REMOVED:
        return Verdict("OBL403", Level.REVIEW, _gone(f"{old.modality} {verb}"), _REBASE)
    ours = same(change, relying, alone=alone, other_names=True)
    if ours is not None and is_negative(ours.modality) == is_negative(old.modality):
        told = f'says "{bound(ours)}"; {{source}} would no longer say it'
        return Verdict("OBL403", Level.BREAKING, told, _REBASE)
    if _is_demanded(old, relying):
        told = f'says that this is demanded; {{source}} would no longer say "{bound(old)}"'
        return Verdict("OBL403", Level.BREAKING, told, _REBASE)
    if _is_source(old, relying):
        told = f'gives {{source}} as the source of it, which would no longer say "{bound(old)}"'
        return Verdict("OBL403", Level.BREAKING, told, _REBASE)
    return Verdict("OBL403", Level.REVIEW, _gone(bound(old)), _REBASE)


def _of_added(change: DutyChange, relying: Relying) -> Verdict | None:
    new = change.edit.after
    if new is None or not new.actor or force(new.modality) < _FULL:
        return None
    for ours in relying.duties:
        if same_duty(ours, new, only=False):
            if is_negative(ours.modality) != is_negative(new.modality):
                told = f'says "{bound(ours)}"; {{source}} would say "{bound(new)}"'
                return Verdict("OBL404", Level.BREAKING, told, _COVER)
            told = f'already says "{bound(ours)}", as {{source}} would'
            return Verdict("OBL404", Level.INFO, told, _COVER)
    near = relying.case.before.provision == change.holder and relying.duties
    level = Level.REVIEW if near else Level.INFO
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
    both = _names(relying.text, actor_key(new), now)
    said = said or (not both and not relying.duties and speaks_of(relying.text, old))
    level = Level.BREAKING if said else Level.REVIEW
    told = f"names {old.actor} for it; {{source}} would name {new.actor}"
    swap = ("", "") if both else (old.actor, new.actor)
    return Verdict("OBL406", level, told, _REPLACE, *swap)


def _is_other_actor(old: Duty, new: Duty) -> bool:
    """Return whether both duties name somebody, and not the same in more or fewer words."""
    was, now = set(actor_key(old).split()), set(actor_key(new).split())
    if not was or not now or was <= now or now <= was or (was | now) & _PRONOUNS:
        return False
    return _comes_first(old, new) and _comes_first(new, old)


def _comes_first(duty: Duty, other: Duty) -> bool:
    """Return whether the sentence of *duty* names its own actor before that of *other*."""
    said = folded(duty.sentence)
    own, foreign = said.find(actor_key(duty)), said.find(actor_key(other))
    return foreign < 0 or own < foreign


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
