"""Whether two documents speak of the same duty in other words; no when unsure. Pure."""

import re

from depgraph.analysis.duty_edits import actor_key, same_head, stem
from depgraph.model.duties import Duty
from depgraph.model.keys import folded

_KIN = tuple(
    frozenset(verbs.split())
    for verbs in (
        "notify inform report alert tell advise",
        "approve authorise authorize",
        "review check verify inspect examine",
        "keep retain store preserve",
        "delete erase destroy",
        "provide supply deliver furnish",
        "prohibit forbid ban",
        "assign transfer",
        "encrypt protect",
    )
)
_NOUNS = {"notify": ("notice",), "approve": ("approval",), "keep": ("retention",)}
_LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "give", "provide", "ensure", "use", "carry", "perform"}
    | {"conduct", "maintain", "keep", "apply"}
)
"""Verbs that say little by themselves: what they are done to must be the same."""
_MIN_STEM = 4
_SAID_LESS = 2
_PRONOUN = frozenset({"it", "they", "he", "she", "we", "you", "i", "this", "that"})


def same_duty(ours: Duty, source: Duty, *, only: bool) -> bool:
    """Return whether *ours*, which cites where *source* stands, is the same duty.

    *only* says that the part cited has no other duty of this kind, so that names may differ.
    """
    if not (same_head(ours, source) or _kin(ours.action.head, source.action.head)):
        return False
    if is_other_side(ours, source):
        return False
    shared = shared_words(ours, source)
    if ours.action.head in _LIGHT or source.action.head in _LIGHT:
        few = min(len(_words(ours)), len(_words(source)))
        return shared >= min(_SAID_LESS, few) and shared > 0
    return shared > 0 or (only and not same_actor(ours, source))


def likeness(ours: Duty, source: Duty) -> int:
    """Return how much two duties share; only for telling which one of several is meant."""
    alike = same_head(ours, source) or _kin(ours.action.head, source.action.head)
    return shared_words(ours, source) + (2 if alike else 0)


def shared_words(one: Duty, other: Duty) -> int:
    """Return how many of the things that they are about are the same."""
    theirs = _words(other)
    return sum(any(_akin(word, its) for its in theirs) for word in _words(one))


def same_actor(one: Duty, other: Duty) -> bool:
    """Return whether both may bind the same: one names nobody, or the same in more words."""
    ours, theirs = actor_key(one), actor_key(other)
    if not ours or not theirs or ours in _PRONOUN or theirs in _PRONOUN:
        return True
    few, many = sorted((set(ours.split()), set(theirs.split())), key=len)
    return few <= many


def is_other_side(ours: Duty, source: Duty) -> bool:
    """Return whether *ours* binds somebody whom *source* names, but does not bind."""
    actor, bound = actor_key(ours), actor_key(source)
    if not actor or actor in _PRONOUN or actor == bound:
        return False
    if bound and (actor in bound or bound in actor):
        return False
    return re.search(rf"\b{re.escape(actor)}\b", folded(source.sentence)) is not None


def speaks_of(text: str, duty: Duty, verb: str = "") -> bool:
    """Return whether the folded *text* names an action of *duty* and something it is about."""
    head = verb or duty.action.head
    verbs = {head, *_kin_of(head), *_NOUNS.get(head, ())}
    if not any(re.search(rf"\b{re.escape(stem(verb))}", text) for verb in verbs if verb):
        return False
    words = re.findall(r"\w+", text)
    things = _words(duty)
    return not things or any(_akin(word, thing) for word in words for thing in things)


def _words(duty: Duty) -> tuple[str, ...]:
    return duty.action.words


def _kin_of(verb: str) -> frozenset[str]:
    return next((group for group in _KIN if verb in group), frozenset())


def _kin(one: str, other: str) -> bool:
    return other in _kin_of(one)


def _akin(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _MIN_STEM and long.startswith(short))
