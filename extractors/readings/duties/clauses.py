"""The clauses of a sentence that bind, each with its subject, its actor and its bounds."""

from collections.abc import Sequence
from dataclasses import replace

from depgraph.model.duties import Modality
from depgraph.model.immutable import immutable
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.binding import NEGATED, Binding
from extractors.readings.duties.conditions import opens
from extractors.readings.duties.modals import bindings
from extractors.readings.duties.parsed import parsed_subject
from extractors.readings.duties.sense import is_duty, is_personal
from extractors.readings.duties.subjects import (
    Subject,
    core,
    first_subject,
    named,
    subject_after,
    subject_before,
)
from extractors.readings.duties.words import Word

_DEPENDENT = lx.words(
    """
    if when where whenever wherever unless whether while although though because since until
    once
    """
    " why how what whereas lest as before after than"
)
_ANAPHORS = frozenset({"it", "they", "he", "she", "s/he", "he/she"})
_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_STOPS = frozenset({"and", "or", "but", ";", ",", "."})
_BREAKS = lx.CONJUNCTIONS | lx.SUBORDINATORS | {";", ":", "that"}


@immutable
class Clause:
    """A binding with its subject, and the words of the clause around them."""

    binding: Binding
    subject: Subject | None
    low: int
    high: int
    actor: str = ""
    meant: Subject | None = None


def clauses_of(words: Sequence[Word], text: str) -> list[Clause]:
    """Return the clauses that bind, each with the actor its words name."""
    found: list[Clause] = []
    floor = 0
    latest: Clause | None = None
    about: tuple[int, Subject] | None = None
    for plain in bindings(words):
        subject = _subject(words, plain, floor)
        binding = _told(words, plain, subject)
        if about and not _breaks(words[about[0] : binding.start]):
            subject = about[1]
        about = None
        if subject is not None and subject.relative:
            about = binding.end, replace(subject, relative=False)
        clause = Clause(
            binding, subject, _low(words, subject, floor, found[-1] if found else None), len(words)
        )
        meant = _effective(subject, latest)
        latest = replace(clause, actor=_actor(words, text, subject, latest), meant=meant)
        dependent = meant is not None and meant.opener in _DEPENDENT
        if not dependent and is_duty(words, binding, meant):
            found.append(latest)
        floor = max(floor, min(binding.verb if binding.verb >= 0 else binding.end, len(words)))
    return [
        replace(clause, high=_high(words, clause, following))
        for clause, following in zip(found, [*found[1:], None], strict=False)
    ]


def _told(words: Sequence[Word], binding: Binding, subject: Subject | None) -> Binding:
    """Return *binding* as its subject has it: "no employee shall" denies what it says."""
    if subject is None or subject.shared or words[subject.start].low not in _NOBODY:
        return binding
    if not binding.modal and binding.modality is Modality.MUST:
        return replace(binding, modality=Modality.NEED_NOT)
    return replace(binding, modality=NEGATED.get(binding.modality, binding.modality))


def _breaks(words: Sequence[Word]) -> bool:
    """Return whether another clause begins among *words*, so that a relative one has ended."""
    return any(word.low in _BREAKS for word in words)


def _effective(subject: Subject | None, previous: Clause | None) -> Subject | None:
    if subject is not None and subject.shared:
        return previous.meant if previous else subject
    return subject


def _subject(words: Sequence[Word], binding: Binding, floor: int) -> Subject | None:
    if binding.inverted:
        return subject_after(binding.start + 1, binding.verb)
    ruled = subject_before(words, binding.start, floor)
    if ruled and ruled.shared and not floor:
        ruled = first_subject(words, binding.start) or ruled
    return parsed_subject(words, binding, ruled) if words[0].tag else ruled


def _low(
    words: Sequence[Word], subject: Subject | None, floor: int, previous: Clause | None
) -> int:
    """Return where the clause begins, the conditions that lead it included."""
    if previous is None:
        return 0
    if subject is None or subject.shared:
        return previous.low
    for at in range(subject.start - 1, floor, -1):
        if words[at].low in {";", ".", ":"}:
            return at + 1
        if (
            words[at - 1].low in _STOPS
            and opens(words, at)
            and words[subject.start - 1].low == ","
        ):
            return at
    return subject.start


def _high(words: Sequence[Word], clause: Clause, following: Clause | None) -> int:
    end = len(words)
    if following is not None:
        subject = following.subject
        own = subject is not None and not subject.shared and not following.binding.inverted
        end = max(following.low, subject.start) if own and subject else following.binding.start
    for at in range(max(clause.binding.end, clause.binding.verb), end):
        if words[at].low == ";" and clause.binding.verb >= 0:
            return at
    return end


def _actor(
    words: Sequence[Word], text: str, subject: Subject | None, previous: Clause | None
) -> str:
    if subject is None:
        return ""
    if subject.shared:
        return previous.actor if previous else _opening_name(words, text)
    low, high = core(words, subject)
    name = named(words, low, high, text)
    if name.casefold() in _ANAPHORS:
        return (previous.actor if previous else "") or _opening_name(words, text) or name
    return name


def _opening_name(words: Sequence[Word], text: str) -> str:
    """Return the name that the sentence begins with ("Provider warrants that it will")."""
    low = 1 if words[0].low in lx.DETERMINERS else 0
    high = low
    while high < len(words) and words[high].text[0].isupper():
        high += 1
    opening = Subject(low, high)
    if high == low or words[low].low in lx.PREPOSITIONS | lx.SUBORDINATORS | lx.PRONOUNS:
        return ""
    is_name = low or high > low + 1 or is_personal(words, opening)
    return named(words, low, high, text) if is_name else ""
