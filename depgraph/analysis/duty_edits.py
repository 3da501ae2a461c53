"""What became of the duties of a changed provision: weaker, gone, reversed, somebody else's. Pure.

Amounts inside a duty ("within 24 hours" to "within 72 hours") are edits of values, not of duties.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from rapidfuzz import fuzz

from depgraph.analysis.wording import in_plain_words
from depgraph.model.duties import (
    Condition,
    ConditionKind,
    Duty,
    Modality,
    force,
    is_negative,
)
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded, singular
from depgraph.model.patterns import regex


class DutyEditKind(StrEnum):
    """What an edit does to a duty."""

    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    REMOVED = "removed"
    ADDED = "added"
    REVERSED = "reversed"
    """What was to be done is not to be done, or the other way round; "before" is "after"."""
    ACTOR_CHANGED = "actor changed"
    STEP_REMOVED = "step removed"
    """One of several actions of a duty is gone: "review and approve" is "review"."""
    CONDITION_ADDED = "condition added"
    CONDITION_REMOVED = "condition removed"
    CONDITION_CHANGED = "condition changed"


@immutable
class DutyEdit:
    """*before* became *after*; one of them is ``None`` for a duty that was added or removed.

    *said_before* and *said_after* are the words that make the difference: modalities, actors or
    conditions. *condition* is the kind of a condition that came, went or changed.
    """

    kind: DutyEditKind
    before: Duty | None
    after: Duty | None
    said_before: str = ""
    said_after: str = ""
    condition: ConditionKind | None = None


_SAME_DUTY = 62.0
_SAME_CONDITION = 60.0
_LIKE_HEAD = 85.0
_MOST = 300
_SHORT = 3
_PLACED = regex(
    r"\b(?:\d+(?:[.,]\d+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fourteen|fifteen|twenty|thirty|sixty|ninety)\b"
)
_ARTICLE = regex(r"^(?:the|a|an|any|all|each|every|either|neither|its|their)\s+")
_RESTRICTING = {
    "only": "only",
    "solely": "only",
    "exclusively": "only",
    "each": "each",
    "every": "each",
    "always": "each",
}
_OPPOSITE = {"before": "after", "prior to": "after", "after": "before", "following": "before"}
_OPENING = regex(r"(?P<word>before|prior to|after|following|except(?:\s+for)?|unless)\s+")


def duty_edits(before: Sequence[Duty], after: Sequence[Duty]) -> tuple[DutyEdit, ...]:
    """Return what became of the duties *before*, in their order, then what was added."""
    pairs = dict(_pairs(before, after))
    taken = set(pairs.values())
    edits: list[DutyEdit] = []
    for number, duty in enumerate(before):
        if number in pairs:
            edits += _changes(duty, after[pairs[number]])
        else:
            edits.append(DutyEdit(DutyEditKind.REMOVED, duty, None, duty.modality.value))
    edits += [
        DutyEdit(DutyEditKind.ADDED, None, duty, "", duty.modality.value)
        for number, duty in enumerate(after)
        if number not in taken
    ]
    return tuple(edits)


def _pairs(before: Sequence[Duty], after: Sequence[Duty]) -> Iterator[tuple[int, int]]:
    """Yield which duty is which: equal ones first, then the most alike."""
    ours, theirs = set(range(len(before))), set(range(len(after)))
    waiting: dict[object, list[int]] = {}
    for number, duty in enumerate(after):
        waiting.setdefault(_identity(duty), []).append(number)
    for number, duty in enumerate(before):
        if same := waiting.get(_identity(duty)):
            ours.discard(number)
            theirs.discard(same[0])
            yield number, same.pop(0)
    scored = [
        (-score, old, new)
        for old in sorted(ours)[:_MOST]
        for new in sorted(theirs)[:_MOST]
        if (score := _likeness(before[old], after[new])) >= _SAME_DUTY
    ]
    for _, old, new in sorted(scored):
        if old in ours and new in theirs:
            ours.discard(old)
            theirs.discard(new)
            yield old, new


def _identity(duty: Duty) -> tuple[object, ...]:
    return (duty.modality, duty.actor, duty.action, duty.object, duty.conditions, duty.scope)


def _likeness(one: Duty, other: Duty) -> float:
    """Return from 0 to 100 how surely both are the same duty in other words."""
    head = 100.0 if same_head(one, other) else 0.0
    words = fuzz.token_sort_ratio(" ".join(one.action.words), " ".join(other.action.words))
    if not one.action.words or not other.action.words:
        words = 100.0 if one.action.words == other.action.words else 50.0
    whole = fuzz.token_sort_ratio(folded(one.sentence), folded(other.sentence))
    actor = 100.0 if actor_key(one) == actor_key(other) else 0.0
    return 0.4 * head + 0.3 * words + 0.2 * whole + 0.1 * actor


def same_head(one: Duty, other: Duty) -> bool:
    """Return whether both ask for the same action by its verb."""
    if one.action.head == other.action.head:
        return True
    if one.action.head in other.action.also or other.action.head in one.action.also:
        return True
    return fuzz.ratio(one.action.head, other.action.head) >= _LIKE_HEAD


def _changes(before: Duty, after: Duty) -> Iterator[DutyEdit]:
    """Yield each way in which one duty now says something else."""
    strength = _strength(before.modality, after.modality) or _restricted(before, after)
    if strength:
        said = (before.modality.value, after.modality.value)
        if before.modality is after.modality:
            said = (" ".join(before.scope), " ".join(after.scope))
        yield DutyEdit(strength, before, after, *said)
    if actor_key(before) != actor_key(after):
        yield DutyEdit(DutyEditKind.ACTOR_CHANGED, before, after, before.actor, after.actor)
    for verb in _lost_verbs(before, after):
        yield DutyEdit(DutyEditKind.STEP_REMOVED, before, after, verb)
    yield from _conditions(before, after)


def _lost_verbs(before: Duty, after: Duty) -> Iterator[str]:
    """Yield the further actions of *before* that the new sentence has no word for."""
    if not before.action.also:
        return
    left = {after.action.head, *after.action.also}
    said = folded(after.sentence)
    for verb in (before.action.head, *before.action.also):
        if verb not in left and stem(verb) not in said:
            yield verb


def stem(verb: str) -> str:
    """Return what the forms of *verb* begin with: ``notif`` of ``notify``."""
    return verb[:-1] if verb.endswith(("e", "y")) and len(verb) > _SHORT else verb


def _strength(before: Modality, after: Modality) -> DutyEditKind | None:
    """Return what the change of modality does; a choice not to act has no direction."""
    open_choice = Modality.NEED_NOT in {before, after}
    if is_negative(before) != is_negative(after) and not open_choice:
        return DutyEditKind.REVERSED
    if force(after) == force(before):
        return None
    return DutyEditKind.WEAKENED if force(after) < force(before) else DutyEditKind.STRENGTHENED


def _restricted(before: Duty, after: Duty) -> DutyEditKind | None:
    """Return the change that a new or a lost "only" or "each" makes."""
    old = {_RESTRICTING[word] for word in before.scope if word in _RESTRICTING}
    new = {_RESTRICTING[word] for word in after.scope if word in _RESTRICTING}
    if new > old:
        return DutyEditKind.STRENGTHENED
    return DutyEditKind.WEAKENED if new < old else None


def actor_key(duty: Duty) -> str:
    """Return the actor as it is compared: without article, number and case."""
    *rest, last = _ARTICLE.sub("", folded(duty.actor), count=1).split() or [""]
    return " ".join([*rest, singular(last)])


def _conditions(before: Duty, after: Duty) -> Iterator[DutyEdit]:
    old, new = _unmatched(before, after)
    for condition in old:
        other = _counterpart(condition, new)
        if other is not None:
            new.remove(other)
            kind = DutyEditKind.CONDITION_CHANGED
            if _is_opposite(condition, other):
                kind = DutyEditKind.REVERSED
            yield DutyEdit(kind, before, after, condition.text, other.text, condition.kind)
        elif included := _included(condition, after):
            yield DutyEdit(
                DutyEditKind.REVERSED, before, after, condition.text, included, condition.kind
            )
        else:
            yield DutyEdit(
                DutyEditKind.CONDITION_REMOVED, before, after, condition.text, "", condition.kind
            )
    for condition in new:
        if included := _included(condition, before):
            kind, said = DutyEditKind.REVERSED, included
        else:
            kind, said = DutyEditKind.CONDITION_ADDED, ""
        yield DutyEdit(kind, before, after, said, condition.text, condition.kind)


def _unmatched(before: Duty, after: Duty) -> tuple[list[Condition], list[Condition]]:
    """Return the conditions that only one of both has; other amounts are no other condition."""
    old = Counter(map(_plain, before.conditions))
    new = Counter(map(_plain, after.conditions))
    return _left(before.conditions, old - new), _left(after.conditions, new - old)


def _left(conditions: Sequence[Condition], counted: Counter[str]) -> list[Condition]:
    left: list[Condition] = []
    for condition in conditions:
        if counted[_plain(condition)] > 0:
            counted[_plain(condition)] -= 1
            left.append(condition)
    return left


def _plain(condition: Condition) -> str:
    """Return the condition in plain words, without its amounts, stops and case."""
    return _PLACED.sub("#", in_plain_words(condition.text)).strip(" .,;:")


def _counterpart(condition: Condition, others: Sequence[Condition]) -> Condition | None:
    scored = [
        (fuzz.token_sort_ratio(_plain(condition), _plain(other)), -number)
        for number, other in enumerate(others)
        if other.kind is condition.kind
    ]
    best = max(scored, default=(0.0, 0))
    return others[-best[1]] if best[0] >= _SAME_CONDITION else None


def _is_opposite(one: Condition, other: Condition) -> bool:
    """Return whether "before" became "after" and nothing else changed."""
    first, second = _OPENING.match(folded(one.text)), _OPENING.match(folded(other.text))
    if first is None or second is None:
        return False
    turned = _OPPOSITE.get(first["word"])
    same = _OPPOSITE.get(_OPPOSITE.get(second["word"], ""), second["word"])
    return turned is not None and turned == same


def _included(condition: Condition, other: Duty) -> str:
    """Return the words by which *other* includes what *condition* excepts."""
    opening = _OPENING.match(folded(condition.text))
    if condition.kind is not ConditionKind.EXCEPT or opening is None:
        return ""
    rest = folded(condition.text)[opening.end() :].strip(" .,;:")
    said = f"including {rest}"
    return said if rest and said in folded(other.sentence) else ""
