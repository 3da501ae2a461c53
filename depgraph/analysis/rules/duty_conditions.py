"""OBL408, OBL405: what a duty depends on comes, goes, turns around or reads differently. Pure."""

import re

from depgraph.analysis.duty_edits import DutyEdit, DutyEditKind
from depgraph.analysis.rules.controls import control_gone, control_of
from depgraph.analysis.rules.duty_relying import Relying, Verdict
from depgraph.model.duties import ConditionKind, Duty
from depgraph.model.findings import Level
from depgraph.model.keys import folded

_MIN_WORD = 4
_MOST_QUOTED = 60
_OPENERS = frozenset(
    {"unless", "except", "other", "than", "when", "provided", "that", "subject", "upon", "before"}
    | {"after", "within", "where", "save", "with", "this", "such", "following", "prior"}
)
_TURN = "Rewrite this sentence in the new direction"
_RECHECK = "Read the new condition, and rewrite this sentence where it no longer holds"


def condition_changed(edit: DutyEdit, relying: Relying) -> Verdict | None:
    """Return what it means for *relying* that *edit* changes a condition."""
    old, new = edit.before, edit.after
    if old is None or new is None:
        return None
    was, now = _cut(edit.said_before), _cut(edit.said_after)
    if edit.kind is DutyEditKind.REVERSED:
        stated = bool(was) and folded(was) in relying.text
        level = Level.BREAKING if stated else Level.REVIEW
        told = f'says "{was}"; {{source}} would say "{now}"'
        if not stated:
            told = f'relies on {{source}}, which would say "{now}" instead of "{was}"'
        return Verdict("OBL405", level, told, _TURN)
    if _is_reordered(edit, old, new):
        return None
    if edit.kind is DutyEditKind.CONDITION_REMOVED:
        control = control_of("", edit.said_before)
        if control and control not in folded(new.sentence):
            return control_gone(edit, control, control, relying)
        if edit.condition is ConditionKind.EXCEPT and _uses(relying.text, edit.said_before):
            told = f'uses "{was}"; {{source}} would no longer say it'
            return Verdict("OBL408", Level.BREAKING, told, _RECHECK)
    if was == now:
        told = f'relies on {{source}}, where "{was}" goes on differently'
        return Verdict("OBL408", Level.REVIEW, told, _RECHECK)
    told = {
        DutyEditKind.CONDITION_REMOVED: f'relies on {{source}}, where "{was}" is gone',
        DutyEditKind.CONDITION_ADDED: f'relies on {{source}}, which would add "{now}"',
    }.get(edit.kind, f'relies on {{source}}, where "{was}" would read "{now}"')
    return Verdict("OBL408", Level.REVIEW, told, _RECHECK)


def _is_reordered(edit: DutyEdit, old: Duty, new: Duty) -> bool:
    """Return whether the words of the condition stand in the other sentence anyway."""
    gone = edit.said_before and not edit.said_after
    text, other = (edit.said_before, new) if gone else (edit.said_after, old)
    if edit.said_before and edit.said_after:
        return set(_contents(edit.said_before)) == set(_contents(edit.said_after))
    words = _contents(text)
    return bool(words) and all(word in folded(other.sentence) for word in words)


def _uses(text: str, condition: str) -> bool:
    """Return whether the folded *text* speaks of what *condition* excepts."""
    words = _contents(condition)
    return bool(words) and all(word[: max(_MIN_WORD, len(word) - 2)] in text for word in words)


def _contents(condition: str) -> tuple[str, ...]:
    words = re.findall(r"[a-z]+", folded(condition))
    return tuple(word for word in words if len(word) >= _MIN_WORD and word not in _OPENERS)


def _cut(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;.")
    return plain if len(plain) <= _MOST_QUOTED else plain[: _MOST_QUOTED - 1].rstrip() + "…"
