"""VAL306: dates that come in the wrong order because one of them moved.

Only dates that are read in full count. A new revision takes effect later than what cites it as a
matter of course, so the date of a whole document counts only where its revision stays.
"""

import re
from collections.abc import Iterator

from depgraph.analysis.case import Case, DocumentCause, Draft
from depgraph.analysis.edits import ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.rules.values import edits_cited
from depgraph.analysis.situation import Situation
from depgraph.model.facts import Bound, ReferenceKind, Relation, Value, ValueKind
from depgraph.model.findings import Fix, Level, Safety, Where
from depgraph.model.links import Confidence
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentence_at

_DAY = regex(r"[12]\d{3}-\d\d-\d\d")
_CARRIES_OUT = regex(
    r"\b(?:implement(?:s|ed|ing)?|carr(?:y|ies|ied|ying)\s+out|gives?\s+effect\s+to|puts?\s+into\s+practice"
    r"|under\s+the\s+authority\s+of|issued\s+under|in\s+implementation\s+of)\b",
    re.IGNORECASE,
)
_DECLARED = frozenset({Relation.REQUIRES, Relation.SATISFIES, Relation.PART_OF})
_START = regex(
    r"\b(?:(?:take|come|enter|go|be|is|are)s?\s+(?:in)?(?:to)?\s*(?:effect|force|effective)|effective"
    r"|commenc\w{1,5}|starts?|begins?|enters\s+into\s+force|applies|apply|valid\s+from"
    r"|(?:as\s+of|with\s+effect)\s+from)\b",
    re.IGNORECASE,
)
_END = regex(
    r"\b(?:expir(?:e|es|y|ation)|ends?|terminat(?:e|es|ion)|ceases?|lapses?|until|through|valid\s+(?:to|until)"
    r"|continues?|runs?|remains?\s+in\s+(?:force|effect))\b",
    re.IGNORECASE,
)
_BEFORE = 70


def date_conflict(situation: Situation) -> Iterator[Draft]:
    """Yield the dates elsewhere that no longer fit those of the changed document."""
    if situation.comparison.after is None or situation.new:
        return
    told: set[object] = set()
    for case in situation.cases:
        for draft in (*_postponed(case), *_overtaken(case, situation)):
            mark = (draft.effect.path, draft.effect.span, draft.message)
            if mark not in told:
                told.add(mark)
                yield draft


def _postponed(case: Case) -> Iterator[Draft]:
    """Yield a document that takes effect before what it carries out, whose date was put off."""
    new = case.comparison.after
    if new is None or case.document.path in {new.path, case.upstream.path}:
        return
    was, now = case.upstream.facts.identity, new.facts.identity
    ours = case.document.facts.identity.effective
    if was.revision != now.revision or not all(map(_is_day, (was.effective, now.effective, ours))):
        return
    if (
        not was.effective <= ours < now.effective
        or case.before.confidence is not Confidence.CERTAIN
    ):
        return
    if case.reference.kind not in {ReferenceKind.CITATION, ReferenceKind.LINK}:
        return
    if not _carries_out(case):
        return
    message = (
        f"takes effect on {ours}, before {case.upstream.name}, "
        f"which would take effect on {now.effective}"
    )
    yield _draft(
        case, DocumentCause(), Level.BREAKING, message, case.effect(), _front(case.upstream)
    )


def _is_day(written: str) -> bool:
    return bool(_DAY.fullmatch(written))


def _carries_out(case: Case) -> bool:
    """Return whether the document says that it implements the one that changed."""
    if case.reference.relation in _DECLARED:
        return True
    return any(
        _CARRIES_OUT.search(case.document.blocks[span.block].text, span.start, span.end)
        for span in case.context()
    )


def _front(document: Indexed) -> Where:
    return Where(
        document.name, document.path, quote=f"effective {document.facts.identity.effective}"
    )


def _overtaken(case: Case, situation: Situation) -> Iterator[Draft]:
    """Yield a start before the new start, or an end after the new end, of what is cited."""
    edits = [edit for edit in edits_cited(case) if _is_moved(edit)]
    if not edits or case.is_pinpointed() or case.before.provision is None:
        return
    for value in _dates_in(case):
        if _is_told(case.document, value, situation):
            continue
        for edit in edits:
            yield from _compared(case, value, edit)


def _is_moved(edit: ValueEdit) -> bool:
    after = edit.after
    days = (edit.before.amount, after.amount if after else "")
    return edit.before.kind is ValueKind.DATE and all(map(_is_day, days))


def _dates_in(case: Case) -> list[Value]:
    return [
        value
        for value in case.document.values_in(case.context())
        if value.kind is ValueKind.DATE and _is_day(value.amount)
    ]


def _is_told(document: Indexed, value: Value, situation: Situation) -> bool:
    return any(
        draft.effect.path == document.path and draft.effect.span == value.span
        for draft in situation.judged
    )


def _compared(case: Case, value: Value, edit: ValueEdit) -> Iterator[Draft]:
    after = edit.after
    role = _role(case.document, value)
    if after is None or not role or role != _role(case.upstream, edit.before):
        return
    old, new, ours = edit.before.amount, after.amount, value.amount
    source = case.cited
    if role == "start" and old <= ours < new:
        message = f"starts on {value.text}, before {source}, which would start on {after.text}"
    elif role == "end" and new < ours <= old:
        message = f"ends on {value.text}, after {source}, which would end on {after.text}"
    else:
        return
    upstream = case.upstream.where(edit.before.span)
    effect = case.document.where(value.span)
    yield _draft(case, edit, Level.BREAKING, message, effect, upstream)


def _role(document: Indexed, value: Value) -> str:
    """Return whether *value* is a ``start`` or an ``end``; nothing where both or none is said."""
    span = value.span
    text = document.blocks[span.block].text
    low, _high = sentence_at(text, span.start, span.end)
    words = text[max(low, span.start - _BEFORE) : span.start]
    starts = [match.end() for match in _START.finditer(words)]
    ends = [match.end() for match in _END.finditer(words)]
    if value.bound is Bound.AT_MOST and not starts:
        return "end" if ends else ""
    if starts and (not ends or starts[-1] > ends[-1]):
        return "start"
    return "end" if ends else ""


def _draft(  # noqa: PLR0913, PLR0917
    case: Case,
    cause: ValueEdit | DocumentCause,
    level: Level,
    message: str,
    effect: Where,
    upstream: Where,
) -> Draft:
    return Draft(
        rule="VAL306",
        level=level,
        message=message,
        cause=cause,
        effect=effect,
        upstream=upstream,
        edge="cites",
        evidence=case.reference.text,
        was_true=f"{upstream.doc} says: {upstream.quote}",
        now_false=message,
        confidence=case.before.confidence,
        fixes=(Fix("Move the later date, or say what applies in between", Safety.MANUAL),),
    )
