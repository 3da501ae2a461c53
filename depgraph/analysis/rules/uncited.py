"""VAL301 VAL305 without a citation: the same value of the same subject, and no source."""

from collections.abc import Iterator

from depgraph.analysis.case import Draft
from depgraph.analysis.corpus import Corpus, apart
from depgraph.analysis.diff import Comparison
from depgraph.analysis.edits import ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.repairs import restated
from depgraph.analysis.resolve import cites, resolve
from depgraph.analysis.rules.units import rule_of
from depgraph.analysis.rules.values import shared
from depgraph.model.facts import Kind, ReferenceKind, Value
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.links import Confidence, Link
from depgraph.model.quantities import same_amount

_SAME_SUBJECT = 2
_SAME_SHARE = 0.5


def uncited(
    document: Indexed,
    edit: ValueEdit,
    comparison: Comparison,
    judged: list[Draft],
    corpus: Corpus,
) -> Iterator[Draft]:
    """Yield what is likely said of values of *document* that look like a copy of the old one."""
    if document.is_code or edit.after is None:
        return
    if apart(document.path, comparison.before.path, corpus):
        return
    if document.facts.kind is Kind.CONTRACT and comparison.before.path not in cites(
        document, corpus
    ):
        return  # agreements share forms of words and bind different people
    said = {(draft.effect.path, draft.effect.quote) for draft in judged}
    for value in document.facts.values:
        if not same_amount(value, edit.before) or not _same_subject(value, edit.before):
            continue
        effect = document.where(value.span)
        if (effect.path, effect.quote) in said or _has_source(document, value, corpus):
            continue
        source = comparison.before.where(edit.before.span)
        name = f"{source.doc} {source.label}".rstrip()
        edits = restated(document, value, edit.after)
        yield Draft(
            rule=rule_of(edit),
            level=Level.REVIEW,
            message=f"states {value.text} and names no source; {name} would say {edit.after.text}",
            cause=edit,
            effect=effect,
            upstream=source,
            edge="restates",
            evidence="same value and subject, no citation",
            was_true=f"{name} says: {source.quote}",
            now_false=f"{name} would say {edit.after.text}",
            confidence=Confidence.LIKELY,
            fixes=(Fix(f"Write {edits[0].after}", Safety.UNSAFE, edits),),
        )


def _same_subject(one: Value, other: Value) -> bool:
    few, many = sorted((one, other), key=lambda value: len(value.subject))
    common = shared(few, many)
    return common >= _SAME_SUBJECT and common / len(few.subject) > _SAME_SHARE


def _has_source(document: Indexed, value: Value, corpus: Corpus) -> bool:
    """Return whether the sentence names the source of the value, whichever it is."""
    spans = document.context(value.span)
    for reference in document.references_by_block.get(value.span.block, ()):
        if reference.kind not in {ReferenceKind.CITATION, ReferenceKind.LINK}:
            continue
        inside = any(
            span.block == reference.span.block and span.start <= reference.span.start < span.end
            for span in spans
        )
        if (
            inside
            and reference.documents
            and isinstance(resolve(reference, document, corpus), Link)
        ):
            return True
    return False
