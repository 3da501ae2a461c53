"""What rests on a sentence that becomes wrong: the next step away from the change. Pure.

Only a reference to the very part that holds the sentence counts; that a document can be reached
is no reason. What is found is for a person to look at, never breaking.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from depgraph.analysis.case import DocumentCause, Draft
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys, path_keys
from depgraph.analysis.levels import Settings, settled
from depgraph.analysis.reliances import asks_for
from depgraph.analysis.resolve import resolve
from depgraph.analysis.transition import Transition
from depgraph.model.facts import Reference, ReferenceKind, Span
from depgraph.model.findings import Finding, Fix, Level, Safety
from depgraph.model.keys import Key, label_key
from depgraph.model.links import Confidence, Link

_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.FIELD})


def onward(
    findings: Iterable[Finding], transition: Transition, settings: Settings, depth: int
) -> list[Finding]:
    """Return the findings further than one step away, up to *depth* steps, nearest first."""
    found: list[Finding] = []
    known = list(findings)
    told = {_place(finding, transition) for finding in known}
    reached = [finding for finding in known if _is_sure(finding)]
    for _ in range(depth - 1):
        further: list[Finding] = []
        for finding in reached:
            for one in _resting_on(finding, transition, settings):
                place = _place(one, transition)
                if place not in told:
                    told.add(place)
                    further.append(one)
        found += further
        reached = further
    return found


def _is_sure(finding: Finding) -> bool:
    return finding.level is Level.BREAKING and finding.confidence is Confidence.CERTAIN


def _place(finding: Finding, transition: Transition) -> tuple[str, str, int | None]:
    """Return the part that the finding speaks of; one finding is enough to have it read again."""
    path, span = finding.effect.path, finding.effect.span
    document = transition.after.document(path)
    part = _part(document, span) if document else None
    if part is not None or span is None:
        return path, "part", part
    return path, "block", span.block


def _resting_on(finding: Finding, transition: Transition, settings: Settings) -> Iterator[Finding]:
    wrong = transition.after.document(finding.effect.path)
    part = _part(wrong, finding.effect.span) if wrong else None
    if wrong is None or part is None:
        return
    for path in transition.after.relying(_keys(wrong)):
        document = transition.after.document(path)
        if document is None or path in {wrong.path, *transition.origins}:
            continue
        for reference in _citing(document, wrong, part, transition):
            draft = _draft(finding, document, reference, wrong, part)
            further = settled(draft, finding.change, document, settings)
            if further is not None:
                yield replace(
                    further,
                    path=(*further.path, *finding.path),
                    distance=finding.distance + 1,
                )


def _part(document: Indexed, span: Span | None) -> int | None:
    """Return the innermost provision that holds *span*, an item inside a block first."""
    if span is None:
        return None
    inline = [
        number
        for number, provision in enumerate(document.provisions)
        if provision.first == span.block
        and provision.inline
        and provision.inline[0] <= span.start < provision.inline[1]
    ]
    return inline[-1] if inline else document.holder(span.block)


def _keys(document: Indexed) -> frozenset[Key]:
    labels = (label_key(label) for label in document.by_label)
    return frozenset(
        (*name_keys(document.reading), *path_keys(document.path), *filter(None, labels))
    )


def _citing(
    document: Indexed, wrong: Indexed, part: int, transition: Transition
) -> Iterator[Reference]:
    """Yield the references of *document* to just the provision *part* of *wrong*."""
    keys = _keys(wrong)
    for reference in document.facts.references:
        if reference.kind not in _CITING or not asks_for(reference, keys):
            continue
        outcome = resolve(reference, document, transition.after)
        if (
            isinstance(outcome, Link)
            and (outcome.path, outcome.provision) == (wrong.path, part)
            and outcome.exact
            and outcome.confidence is Confidence.CERTAIN
        ):
            yield reference


def _draft(
    finding: Finding, document: Indexed, reference: Reference, wrong: Indexed, part: int
) -> Draft:
    cited = f"{wrong.name} {wrong.call(part)}".rstrip()
    message = f"relies on {cited}, which would be wrong itself: {_itself(finding)}"
    return Draft(
        rule=finding.rule,
        level=Level.REVIEW,
        message=message,
        cause=DocumentCause(),
        effect=document.where(reference.span),
        upstream=finding.effect,
        edge="cites",
        evidence=reference.text,
        was_true=f"{cited} says: {finding.effect.quote}",
        now_false=message,
        fixes=(Fix(f"Mend {cited} first, then read this again", Safety.MANUAL),),
    )


def _itself(finding: Finding) -> str:
    """Return what is wrong with the part, as a sentence about it."""
    said = finding.path[0].evidence if finding.path else ""
    if finding.message[:1].islower() or not said:
        return f"it {finding.message}"
    return f'its "{said}": {finding.message}'
