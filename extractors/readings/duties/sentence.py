"""The duties of one sentence, from its words: bindings, their subjects, actions and conditions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from depgraph.model.duties import Action, Condition, Duty, Modality
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.actions import action_of, content
from extractors.readings.duties.binding import NEGATED, Binding
from extractors.readings.duties.conditions import conditions
from extractors.readings.duties.items import items_of
from extractors.readings.duties.modals import bindings
from extractors.readings.duties.parsed import parsed_subject
from extractors.readings.duties.sense import is_duty, is_personal
from extractors.readings.duties.steps import step_in
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
_QUOTES = frozenset({"“", '"', "‘"})
_TO = lx.MODALS | {"to"}
_BREAKS = lx.CONJUNCTIONS | lx.SUBORDINATORS | {";", ":", "that"}
_NEAR = 8
"""Words between a verb and the colon after which a list still belongs to that verb."""
_MEANING = frozenset({"means", "mean", "includes"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """The *words* of a sentence; *text* holds it, and *first* is its first word of its own.

    Words before *first* are those of the sentence that leads a list in.
    """

    words: Sequence[Word]
    text: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class _Clause:
    """A binding with its subject, and the words of the clause around them."""

    binding: Binding
    subject: Subject | None
    low: int
    high: int
    actor: str = ""
    meant: Subject | None = None


def duties_in(sentence: Sentence, responsible: str, *, steps: bool) -> list[Duty]:
    """Return the duties that *sentence* states, in order."""
    words = sentence.words
    if not words or words[-1].low == "?" or _is_definition(words):
        return []
    clauses = _clauses(words, sentence.text)
    own = [clause for clause in clauses if clause.binding.start >= sentence.first]
    if sentence.first and words[sentence.first - 2].low in lx.RELATIVES:
        own = [clause for clause in own if clause.actor]
    if sentence.first and not own:
        own = [clause for clause in clauses[-1:] if _leads_in(words[: sentence.first], clause)]
    duties = [duty for clause in own for duty in _duties(sentence, clause)]
    if steps and not (sentence.first and (duties or words[sentence.first - 2].low in _TO)):
        who = clauses[-1].actor if clauses and sentence.first else responsible
        duties = [*_instruction(sentence, clauses, who), *duties]
    return duties


def _leads_in(lead: Sequence[Word], clause: _Clause) -> bool:
    """Return whether the list says what the verb of *clause* is about: "shall ensure that:"."""
    return clause.binding.verb < 0 or len(lead) - clause.binding.verb <= _NEAR


def _is_definition(words: Sequence[Word]) -> bool:
    """Return whether the sentence only says what a quoted term means."""
    if words[0].low not in _QUOTES:
        return False
    return any(word.low in _MEANING for word in words[1:12])


def _clauses(words: Sequence[Word], text: str) -> list[_Clause]:
    """Return the clauses that bind, each with the actor its words name."""
    found: list[_Clause] = []
    floor = 0
    latest: _Clause | None = None
    about: tuple[int, Subject] | None = None
    for binding in bindings(words):
        subject = _subject(words, binding, floor)
        if about and not _breaks(words[about[0] : binding.start]):
            subject = about[1]
        about = None
        if subject is not None and subject.relative:
            about = binding.end, replace(subject, relative=False)
        clause = _Clause(binding, subject, _low(words, subject, floor, latest), len(words))
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


def _breaks(words: Sequence[Word]) -> bool:
    """Return whether another clause begins among *words*, so that a relative one has ended."""
    return any(word.low in _BREAKS for word in words)


def _effective(subject: Subject | None, previous: _Clause | None) -> Subject | None:
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
    words: Sequence[Word], subject: Subject | None, floor: int, previous: _Clause | None
) -> int:
    """Return where the clause begins, the conditions that lead it included."""
    if previous is None:
        return 0
    if subject is None or subject.shared:
        return previous.low
    for at in range(subject.start - 1, floor, -1):
        if words[at].low in {";", ".", ":"}:
            return at + 1
    return subject.start


def _high(words: Sequence[Word], clause: _Clause, following: _Clause | None) -> int:
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
    words: Sequence[Word], text: str, subject: Subject | None, previous: _Clause | None
) -> str:
    if subject is None:
        return ""
    if subject.shared:
        return previous.actor if previous else ""
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
    return named(words, low, high, text) if is_personal(words, opening) or low else ""


def _duties(sentence: Sentence, clause: _Clause) -> list[Duty]:
    binding = clause.binding
    if binding.verb < 0:
        first = max(binding.end, sentence.first)
        items = items_of(sentence.words, first, clause.high)
        return [
            _duty(sentence, _denied(sentence.words, clause, verb), verb, high)
            for verb, high in items
        ]
    return [_duty(sentence, clause, binding.verb, clause.high)]


def _denied(words: Sequence[Word], clause: _Clause, verb: int) -> _Clause:
    """Return the clause as the item at *verb* has it: "(b) not disclose" is a ban."""
    if verb == 0 or words[verb - 1].low not in lx.NEGATIONS:
        return clause
    modality = NEGATED.get(clause.binding.modality, clause.binding.modality)
    return replace(clause, binding=replace(clause.binding, modality=modality))


def _duty(sentence: Sentence, clause: _Clause, verb: int, high: int) -> Duty:
    words, binding = sentence.words, clause.binding
    carried = binding.start < sentence.first
    actor, thing = clause.actor, ""
    if binding.actor:
        phrase = Subject(*binding.actor)
        actor = named(words, *core(words, phrase), sentence.text)
    extra: tuple[str, ...] = ()
    until = high
    if binding.passive:
        subject = clause.subject
        thing, actor = actor, _agent(words, verb + 1, high, sentence.text)
        extra = content(words, *core(words, subject)) if subject and not subject.shared else ()
        until = next((at for at in range(verb, high) if actor and words[at].low == "by"), high)
    where = words[sentence.first].start
    at = (where, where) if carried else (words[binding.start].start, _bound(words, binding))
    return Duty(
        modality=_modality(words, clause),
        actor=actor,
        action=action_of(words, verb, until, extra),
        sentence="",
        start=where,
        end=words[-1].end,
        at=at,
        object=thing,
        conditions=_conditions(sentence, clause, verb, high),
        scope=_scope(words, clause),
    )


def _bound(words: Sequence[Word], binding: Binding) -> int:
    last = max(binding.start, min(binding.end, len(words)) - 1)
    return words[last].end


def _modality(words: Sequence[Word], clause: _Clause) -> Modality:
    """Return the modality; "no employee shall" denies what it says."""
    modality = clause.binding.modality
    subject = clause.subject
    if subject and not subject.shared and subject.start < len(words):
        low = words[subject.start].low
        if low in {"no", "neither", "nobody", "none"} and modality in NEGATED:
            return NEGATED[modality]
    return modality


def _agent(words: Sequence[Word], low: int, high: int, text: str) -> str:
    """Return who does it in a passive: "approved by the QA Manager"."""
    for at in range(low, min(high, low + 25) - 1):
        if words[at].low in {";", ":"}:
            return ""
        if words[at].low != "by":
            continue
        end = at + 1
        while end < high and words[end].low not in {",", ";", ".", "(", "by"}:
            end += 1
        end -= words[end - 1].low in lx.CONJUNCTIONS
        phrase = Subject(at + 1, end)
        first, last = core(words, phrase)
        if is_personal(words, Subject(first, last)) and last > first:
            return named(words, first, last, text)
    return ""


def _conditions(
    sentence: Sentence, clause: _Clause, verb: int, high: int
) -> tuple[Condition, ...]:
    words, text = sentence.words, sentence.text
    binding, subject = clause.binding, clause.subject
    leads = binding.start
    if subject and not subject.shared and not binding.inverted:
        leads = min(leads, subject.start)
    found = conditions(words, clause.low, leads, text)
    if binding.inserted:
        found += conditions(words, *binding.inserted, text)
    return found + conditions(words, max(verb, 0) + 1, high, text)


def _scope(words: Sequence[Word], clause: _Clause) -> tuple[str, ...]:
    binding, subject = clause.binding, clause.subject
    low = subject.start if subject and not subject.shared else binding.start
    near = words[max(low - 1, 0) : max(binding.verb, binding.end) + 4]
    return tuple(dict.fromkeys(word.low for word in near if word.low in lx.SCOPE))


def _instruction(sentence: Sentence, clauses: Sequence[_Clause], responsible: str) -> list[Duty]:
    own = sentence.words[sentence.first :]
    step = step_in(own)
    if step is None:
        return []
    subjects = [clause.subject for clause in clauses if clause.subject]
    at = step.verb + sentence.first
    if any(not s.shared and s.start <= at < s.end for s in subjects):
        return []
    end = min(
        (s.start for s in subjects if not s.shared and s.start > at), default=len(sentence.words)
    )
    words = sentence.words
    found = conditions(words, sentence.first, sentence.first + step.start, sentence.text)
    return [
        Duty(
            modality=step.modality,
            actor=responsible,
            action=action_of(words, at, end) if words else Action(""),
            sentence="",
            start=words[sentence.first].start,
            end=words[-1].end,
            at=(words[at].start, words[at].start),
            conditions=found + conditions(words, at + 1, end, sentence.text),
        )
    ]
