"""The duties of one sentence, from its words: bindings, their subjects, actions and conditions."""

from collections.abc import Sequence
from dataclasses import replace

from depgraph.model.duties import Action, Condition, Duty, Modality
from depgraph.model.immutable import immutable
from extractors.readings.duties import lexicon as lx
from extractors.readings.duties.actions import action_of, content
from extractors.readings.duties.binding import NEGATED, Binding
from extractors.readings.duties.clauses import Clause, clauses_of
from extractors.readings.duties.conditions import conditions, opens
from extractors.readings.duties.items import items_of
from extractors.readings.duties.sense import is_personal
from extractors.readings.duties.steps import step_in
from extractors.readings.duties.subjects import Subject, core, named
from extractors.readings.duties.verbs import is_participle
from extractors.readings.duties.words import Word

_QUOTES = frozenset({"“", '"', "‘"})
_TO = lx.MODALS | {"to"}
_NEAR = 8
"""Words between a verb and the colon after which a list still belongs to that verb."""
_JOINING = frozenset({"and", "or", ",", "and/or"})
_AGENT_ENDS = frozenset({",", ";", ".", "(", "by"})
_MEANING = frozenset({"means", "mean", "includes"})


@immutable
class Sentence:
    """The *words* of a sentence; *text* holds it, and *first* is its first word of its own.

    Words before *first* are those of the sentence that leads a list in.
    """

    words: Sequence[Word]
    text: str
    first: int = 0


def duties_in(sentence: Sentence, responsible: str, *, steps: bool) -> list[Duty]:
    """Return the duties that *sentence* states, in order."""
    words = sentence.words
    if not words or words[-1].low == "?" or _is_definition(words):
        return []
    clauses = clauses_of(words, sentence.text)
    own = [clause for clause in clauses if clause.binding.start >= sentence.first]
    if sentence.first and words[sentence.first - 2].low in lx.RELATIVES:
        own = [clause for clause in own if clause.actor]
    if sentence.first and not own:
        own = [clause for clause in clauses[-1:] if _leads_in(words[: sentence.first], clause)]
        own = [clause for clause in own if clause.binding.modality is not Modality.NEED_NOT]
    duties = [duty for clause in own for duty in _duties(sentence, clause)]
    if steps and not (sentence.first and (duties or words[sentence.first - 2].low in _TO)):
        who = clauses[-1].actor if clauses and sentence.first else responsible
        duties = [*_instruction(sentence, clauses, who), *duties]
    return duties


def _leads_in(lead: Sequence[Word], clause: Clause) -> bool:
    """Return whether the list says what the verb of *clause* is about: "shall ensure that:"."""
    return clause.binding.verb < 0 or len(lead) - clause.binding.verb <= _NEAR


def _is_definition(words: Sequence[Word]) -> bool:
    """Return whether the sentence only says what a quoted term means."""
    if words[0].low not in _QUOTES:
        return False
    return any(word.low in _MEANING for word in words[1:12])


def _duties(sentence: Sentence, clause: Clause) -> list[Duty]:
    binding = clause.binding
    if binding.verb < 0:
        first = max(binding.end, sentence.first)
        items = items_of(sentence.words, first, clause.high)
        return [
            _duty(sentence, _denied(sentence.words, clause, verb), verb, high)
            for verb, high in items
        ]
    return [_duty(sentence, clause, binding.verb, clause.high)]


def _denied(words: Sequence[Word], clause: Clause, verb: int) -> Clause:
    """Return the clause as the item at *verb* has it: "(b) not disclose" is a ban."""
    if verb == 0 or words[verb - 1].low not in lx.NEGATIONS:
        return clause
    modality = NEGATED.get(clause.binding.modality, clause.binding.modality)
    return replace(clause, binding=replace(clause.binding, modality=modality))


def _duty(sentence: Sentence, clause: Clause, verb: int, high: int) -> Duty:
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
        modality=binding.modality,
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


def _agent(words: Sequence[Word], low: int, high: int, text: str) -> str:
    """Return who does it in a passive: "approved by the QA Manager"."""
    for at in range(low, min(high, low + 25) - 1):
        if words[at].low in {";", ":"} or opens(words, at):
            return ""
        if words[at].low != "by" or words[at + 1].low[0].isdigit():
            continue
        if at > low and is_participle(words[at - 1].low) and words[at - 2].low not in _JOINING:
            return ""
        end = at + 1
        while end < high and words[end].low not in _AGENT_ENDS and not opens(words, end):
            end += 1
        end -= words[end - 1].low in lx.CONJUNCTIONS
        first, last = core(words, Subject(at + 1, end))
        if last > first and is_personal(words, Subject(first, last)):
            return named(words, first, last, text)
        return ""
    return ""


def _conditions(sentence: Sentence, clause: Clause, verb: int, high: int) -> tuple[Condition, ...]:
    words, text = sentence.words, sentence.text
    binding, subject = clause.binding, clause.subject
    leads = binding.start
    if subject and not subject.shared and not binding.inverted:
        leads = min(leads, subject.start)
    found = conditions(words, clause.low, leads, text)
    if binding.inserted:
        found += conditions(words, *binding.inserted, text)
    return found + conditions(words, max(verb, 0) + 1, high, text)


def _scope(words: Sequence[Word], clause: Clause) -> tuple[str, ...]:
    binding, subject = clause.binding, clause.subject
    low = subject.start if subject and not subject.shared else binding.start
    near = words[max(low - 1, 0) : max(binding.verb, binding.end) + 4]
    return tuple(dict.fromkeys(word.low for word in near if word.low in lx.SCOPE))


def _instruction(sentence: Sentence, clauses: Sequence[Clause], responsible: str) -> list[Duty]:
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
