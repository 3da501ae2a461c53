"""GRA704: a sentence follows two documents that agreed, and the change makes them disagree."""

from collections.abc import Iterable, Iterator

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules.values import edits_cited, shared
from depgraph.analysis.situation import Situation
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Reference, ReferenceKind, Span, Value
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.links import Confidence, Link
from depgraph.model.quantities import same_amount

_SAME_SUBJECT = 2
_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.FIELD})


def sources_disagree(situation: Situation) -> Iterator[Draft]:
    """Yield one finding for each sentence that names two sources which agreed until now."""
    told: set[tuple[str, Span, Value]] = set()
    for case in situation.cases:
        edits = _edits(case)
        if not edits:
            continue
        for reference, source, provision in _others(case, situation):
            for edit in edits:
                theirs = _agreed(edit, source, provision, case, situation)
                context = case.context()[0]
                if theirs is None or (case.document.path, context, edit.before) in told:
                    continue
                told.add((case.document.path, context, edit.before))
                yield _draft(case, edit, reference, source, theirs)


def _edits(case: Case) -> list[ValueEdit]:
    """Return the values that the part cited would state differently, if that is sure."""
    if case.reference.kind not in _CITING or case.before.provision is None:
        return []
    if case.before.confidence is not Confidence.CERTAIN or not case.before.exact:
        return []
    return [edit for edit in edits_cited(case) if edit.after is not None]


def _others(case: Case, situation: Situation) -> Iterator[tuple[Reference, Indexed, int]]:
    """Yield the other sources that the same sentence or row names, with the part meant."""
    document, after = case.document, situation.transition.after
    changed = case.comparison.after
    own = {case.upstream.path, document.path, changed.path if changed else ""}
    for span in case.context():
        for reference in document.references_by_block.get(span.block, ()):
            inside = span.start <= reference.span.start < span.end
            if not inside or reference == case.reference or reference.kind not in _CITING:
                continue
            outcome = resolve(reference, document, after)
            if (
                isinstance(outcome, Link)
                and outcome.path not in own
                and outcome.provision is not None
                and outcome.exact
                and outcome.confidence is Confidence.CERTAIN
                and (source := after.document(outcome.path)) is not None
            ):
                yield reference, source, outcome.provision


def _agreed(
    edit: ValueEdit, source: Indexed, provision: int, case: Case, situation: Situation
) -> Value | None:
    """Return the value of the other source that was the same, and is not any more."""
    part = source.provisions[provision]
    theirs = list(_values(source.facts.values, part.first, part.end, part.inline))
    if edit.after is None or any(same_amount(value, edit.after) for value in theirs):
        return None
    same = [value for value in theirs if same_amount(value, edit.before)]
    alone = sum(value.unit == edit.before.unit for value in theirs) == 1
    # A sentence that leaves the value to its sources does not say that both mean one thing.
    enough = _SAME_SUBJECT if not alone else 0 if _restating(case, edit) else 1
    kept = [value for value in same if shared(value, edit.before) >= enough]
    if not kept or not _stated_before(kept[0], source, situation):
        return None
    return kept[0]


def _values(
    values: Iterable[Value], first: int, end: int, inline: tuple[int, int] | None
) -> Iterator[Value]:
    for value in values:
        inside = inline is None or inline[0] <= value.span.start < inline[1]
        if first <= value.span.block < end and inside:
            yield value


def _stated_before(value: Value, source: Indexed, situation: Situation) -> bool:
    """Return whether the other source said so already, if it is edited as well."""
    comparison = situation.transition.comparison(
        situation.transition.origins.get(source.path, source.path)
    )
    if comparison is None:
        return False
    if source.path not in situation.transition.origins:
        return True
    return any(same_amount(value, old) for old in comparison.before.facts.values)


def _draft(
    case: Case, edit: ValueEdit, reference: Reference, source: Indexed, theirs: Value
) -> Draft:
    after = edit.after or edit.before
    restating = _restating(case, edit)
    upstream = case.upstream.where(edit.before.span)
    other = source.where(theirs.span)
    mine = f"{case.upstream.name} {upstream.label}".rstrip()
    its = f"{source.name} {other.label}".rstrip()
    message = f"follows {mine} and {its}, which would say {after.text} and {theirs.text}"
    row = case.document.blocks[case.reference.span.block].kind is BlockKind.CELL
    at = restating[0].span if restating and not row else case.reference.span
    return Draft(
        rule="GRA704",
        level=Level.BREAKING if restating else Level.REVIEW,
        message=message,
        cause=edit,
        effect=case.document.where(at),
        upstream=upstream,
        edge="follows",
        evidence=f"{case.reference.text}; {reference.text}",
        was_true=f"both said {edit.before.text}",
        now_false=message,
        fixes=(Fix("Choose one source, or say which one holds for what", Safety.MANUAL),),
    )


def _restating(case: Case, edit: ValueEdit) -> list[Value]:
    """Return the values of the sentence or row that are the one which changes."""
    return [
        value
        for value in case.document.values_in(case.context())
        if same_amount(value, edit.before)
    ]
