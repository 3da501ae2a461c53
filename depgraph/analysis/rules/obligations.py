"""OBL401 to OBL410: what becomes of those who rely on a duty that an edit weakens, drops or turns.

A breaking finding needs a sentence that cites the duty and says the contrary of its new text; what
merely cites it is for review, and is said once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from depgraph.analysis.case import Case, Draft, NoticedCause
from depgraph.analysis.duty_changes import DutyChange, duty_changes
from depgraph.analysis.duty_edits import actor_key
from depgraph.analysis.rules.duty_relying import Relying, Verdict
from depgraph.analysis.rules.duty_verdicts import verdict
from depgraph.analysis.situation import Situation
from depgraph.analysis.wording import states_duty
from depgraph.model.duties import Duty
from depgraph.model.edits import Edit
from depgraph.model.facts import ReferenceKind, Span
from depgraph.model.findings import Fix, Level, Safety, Where
from depgraph.model.keys import folded, term_key
from depgraph.model.links import Confidence

_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.INCORPORATION})
_FIRST = ("OBL410", "OBL403", "OBL405", "OBL401", "OBL406", "OBL402", "OBL408", "OBL404")
"""Which of several reviews is said of one citation."""
_LOST = ("REF", "DOC")
_MOST_READ = 40


def obligations(situation: Situation) -> Iterator[Draft]:
    """Yield what becomes of each citation of a duty that the document changes."""
    comparison = situation.comparison
    if situation.new or comparison.after is None:
        return
    lost = {
        (draft.effect.path, draft.effect.span)
        for draft in situation.judged
        if draft.level is Level.BREAKING and draft.rule.startswith(_LOST)
    }
    cases = [case for case in situation.cases if _may_rely(case, lost)]
    if not cases:
        return
    changes = duty_changes(comparison, situation.duties, partial(_is_cited, cases))
    for case in cases:
        touching = [change for change in changes if _covers(case, change.block, change.holder)]
        if touching:
            yield from _judged(case, touching, _relying(case, situation))


def _may_rely(case: Case, lost: set[tuple[str, Span | None]]) -> bool:
    """Return whether *case* cites words; what leads nowhere now is told already."""
    if case.reference.kind not in _CITING or case.is_pinpointed():
        return False
    if case.before.definition is not None or case.before.symbol is not None:
        return False
    if case.before.provision is None:
        texts = (case.document.blocks[s.block].text[s.start : s.end] for s in case.context())
        return any(map(states_duty, texts))
    effect = case.effect()
    return case.new is not None and (effect.path, effect.span) not in lost


def _is_cited(cases: Sequence[Case], block: int | None, holder: int | None) -> bool:
    return any(_covers(case, block, holder) for case in cases)


def _covers(case: Case, block: int | None, holder: int | None) -> bool:
    """Return whether what is cited holds old *block*, or the part where a block is new."""
    number, old = case.before.provision, case.old
    if number is None or old is None:
        return True
    if block is not None:
        return old.first <= block < old.end
    return number in case.upstream.ancestors(holder)


def _relying(case: Case, situation: Situation) -> Relying:
    """Return what the citing sentence says, with the duties that it states."""
    spans = case.context()
    found = situation.duties(case.document, [span.block for span in spans])
    duties = tuple(
        duty
        for span in spans
        for duty in found.get(span.block, ())
        if duty.start < span.end and span.start < duty.end
    )
    text = " ".join(case.document.blocks[s.block].text[s.start : s.end] for s in spans)
    first = next((s for s in spans if s.block == case.reference.span.block), spans[0])
    before = case.document.blocks[first.block].text[first.start : case.reference.span.start]
    return Relying(case, duties, folded(text), folded(before), partial(_stated, case, situation))


def _stated(case: Case, situation: Situation) -> tuple[Duty, ...]:
    """Return the duties that the part cited will state, none for a long one."""
    after, number = case.comparison.after, case.new
    if after is None or number is None:
        return ()
    part = after.provisions[number]
    if part.end - part.first > _MOST_READ:
        return ()
    found = situation.duties(after, range(part.first, part.end))
    return tuple(duty for duties in found.values() for duty in duties)


def _judged(case: Case, changes: Sequence[DutyChange], relying: Relying) -> Iterator[Draft]:
    """Yield all that is wrong now, else the gravest thing to be looked at."""
    said = [
        (change, found)
        for change in changes
        if (found := verdict(change, relying, alone=_is_alone(change, changes))) is not None
        and not _is_renamed(case, change, found)
    ]
    wrong = [each for each in said if each[1].level is Level.BREAKING]
    if not wrong and case.before.provision is not None:
        wrong = sorted(said, key=_rank)[:1]
    yield from dict.fromkeys(_draft(case, change, found) for change, found in wrong)


def _is_alone(change: DutyChange, changes: Sequence[DutyChange]) -> bool:
    """Return whether no other duty with the same verb changes beside this one."""
    duty = change.edit.before
    heads = {
        (other.edit.before.start, other.block)
        for other in changes
        if other.edit.before is not None
        and duty is not None
        and other.edit.before.action.head == duty.action.head
    }
    return len(heads) == 1


def _is_renamed(case: Case, change: DutyChange, found: Verdict) -> bool:
    """Return whether another actor is only another name: its definition was renamed."""
    if found.rule != "OBL406" or change.edit.before is None:
        return False
    actor = actor_key(change.edit.before)
    return any(
        edit.kind == "term-renamed" and term_key(edit.name) == term_key(actor)
        for edit in case.comparison.terms
    )


def _rank(each: tuple[DutyChange, Verdict]) -> tuple[bool, int]:
    return each[1].level is Level.INFO, _FIRST.index(each[1].rule)


def _draft(case: Case, change: DutyChange, found: Verdict) -> Draft:
    edit, effect = change.edit, case.effect()
    upstream = _upstream(case, change)
    source = f"{upstream.doc} {upstream.label}".rstrip()
    message = found.message.replace("{source}", source)
    whole = case.before.provision is None
    return Draft(
        rule=found.rule,
        level=found.level,
        message=message,
        cause=change.text or _new_passage(case, change),
        effect=effect,
        upstream=upstream,
        edge="cites",
        evidence=case.reference.text,
        was_true=f"{source} says: {edit.before.sentence if edit.before else 'nothing of it'}",
        now_false=f"{source} would say: {edit.after.sentence if edit.after else 'nothing of it'}",
        confidence=_least(case.before.confidence, whole=whole),
        fixes=(_fix(case, found),),
    )


def _least(confidence: Confidence, *, whole: bool) -> Confidence:
    return Confidence.LIKELY if whole and confidence is Confidence.CERTAIN else confidence


def _upstream(case: Case, change: DutyChange) -> Where:
    """Return the old place of the duty, or the part that gains it."""
    duty = change.edit.before
    if change.block is not None:
        start = duty.start if duty is not None else 0
        return case.upstream.where(Span(change.block, start, start + 1))
    if change.holder is not None:
        return case.upstream.where_provision(change.holder)
    return Where(case.upstream.name, case.upstream.path)


def _new_passage(case: Case, change: DutyChange) -> NoticedCause:
    after = case.comparison.after
    block = change.added or 0
    where = after.where(Span(block, 0, 1)) if after else None
    title = f"{where.label if where else ''} gains a duty".strip()
    return NoticedCause("duty-added", title, (block, 0), None, where, added=True)


def _fix(case: Case, found: Verdict) -> Fix:
    """Return what to do; another role is written in place of the old one where that is sure."""
    edits = []
    if found.old and found.level is Level.BREAKING:
        for span in case.context():
            text = case.document.blocks[span.block].text
            for match in re.finditer(rf"\b{re.escape(found.old)}\b", text):
                if span.start <= match.start() < span.end:
                    at = Span(span.block, match.start(), match.end())
                    edits.append(Edit(at, found.old, found.new))
    return Fix(found.fix, Safety.UNSAFE if edits else Safety.MANUAL, tuple(edits))
