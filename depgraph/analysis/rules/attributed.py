"""VAL309: a value that the proposal attributes to a provision that says something else."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.repairs import restated
from depgraph.analysis.rules.novelty import Novelty
from depgraph.analysis.rules.sourced import Source, is_attributed, sources_in
from depgraph.analysis.rules.values import shared
from depgraph.analysis.situation import Situation
from depgraph.model.facts import Bound, Provision, Reference, ReferenceKind, Value, ValueKind
from depgraph.model.findings import Fix, Level, Safety, Where
from depgraph.model.immutable import immutable
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex
from depgraph.model.quantities import measured, same_amount

_NUMBER = regex(r"\d[\d.,]*\d|\d")
_READ = frozenset(
    {
        ValueKind.DURATION,
        ValueKind.MONEY,
        ValueKind.PERCENT,
        ValueKind.RECURRENCE,
        ValueKind.TIME,
        ValueKind.QUANTITY,
    }
)
_WITHIN = regex(r"\bwithin(?:\s+(?:a|the|period|of|next|first|further)){0,3}\s+$", re.IGNORECASE)
_LOOSE = frozenset({ValueKind.QUANTITY, ValueKind.RECURRENCE})
"""Counts and "annual" belong to other words of the sentence too often to be missed elsewhere."""
_SAME_SUBJECT = 2


@immutable
class _Claim:
    """*value* of *document* is said to come from *source*, the provision of *target*."""

    document: Indexed
    value: Value
    source: Source
    target: Indexed
    provision: Provision
    link: Link

    @property
    def cited(self) -> str:
        """Return the source in words."""
        call = self.target.call(self.link.provision)
        return call if self.target.path == self.document.path else f"{self.target.name} {call}"


def attributed_value(situation: Situation) -> Iterator[Draft]:
    """Yield the values that the changed document attributes anew to what does not state them."""
    document = situation.comparison.after
    if document is None or document.is_code:
        return
    novelty, corpus = Novelty(situation), situation.transition.after
    values = _values_by_block(document, novelty.blocks())
    for value in (value for group in values.values() for value in group):
        passages = document.context(value.span)
        if not any(novelty.is_new(passage) for passage in passages):
            continue
        sources = sources_in(document, passages, corpus)
        if sources and not any(novelty.stood(value, each.reference) for each in sources):
            yield from _judged(document, value, sources, corpus)


def _values_by_block(document: Indexed, blocks: frozenset[int]) -> dict[int, list[Value]]:
    """Return the values of those *blocks* that may say where they come from."""
    found: defaultdict[int, list[Value]] = defaultdict(list)
    for value in document.facts.values:
        block = value.span.block
        in_row = document.blocks[block].row is not None
        if (
            block in blocks
            and value.kind in _READ
            and (in_row or document.references_by_block.get(block))
        ):
            found[block].append(value)
    return found


def _judged(
    document: Indexed, value: Value, sources: list[Source], corpus: Corpus
) -> Iterator[Draft]:
    source = _of(document, value, sources)
    if source is None:
        return
    if source.is_outside:
        yield _outside(document, value, source.reference)
        return
    claims = [claim for each in sources if (claim := _claim(document, value, each, corpus))]
    if len(claims) < len(sources) or any(_states(claim) for claim in claims):
        return
    claim = next(each for each in claims if each.source is source)
    if _stands_in(document, value, claim):
        return
    others = _comparable(claim)
    nearest = _same_subject(value, others)
    if nearest is None:
        yield from _unstated(claim, others)
    elif not _keeps_to(claim, nearest):
        yield _differs(claim, nearest)


def _of(document: Indexed, value: Value, sources: list[Source]) -> Source | None:
    """Return the one source that the words name for *value*; none where they leave it open."""
    row = document.blocks[value.span.block].row is not None
    beside = [each for each in sources if each.reference.span.block == value.span.block]
    if row and not beside:
        return sources[0] if len(sources) == 1 else None
    named = [
        each
        for each in beside
        if is_attributed(document, value.span.start, value.span.end, each.reference)
    ]
    if not named:
        return None
    return min(named, key=lambda each: abs(each.reference.span.start - value.span.start))


def _claim(document: Indexed, value: Value, source: Source, corpus: Corpus) -> _Claim | None:
    link = source.link
    target = corpus.document(link.path) if link else None
    if link is None or link.provision is None or target is None or target.is_code:
        return None
    return _Claim(document, value, source, target, target.provisions[link.provision], link)


def _stands_in(document: Indexed, value: Value, claim: _Claim) -> bool:
    """Return whether the sentence is itself part of what it cites ("this Section 4")."""
    own, block = claim.provision, value.span.block
    return claim.target.path == document.path and own.first <= block < own.end


def _inside(claim: _Claim) -> list[Value]:
    part = claim.provision
    return [
        value
        for value in claim.target.facts.values
        if part.first <= value.span.block < part.end
        and (part.inline is None or part.inline[0] <= value.span.start < part.inline[1])
    ]


def _states(claim: _Claim) -> bool:
    """Return whether the provision states the value, or its number in any other way."""
    if any(same_amount(claim.value, other) for other in _inside(claim)):
        return True
    written = _NUMBER.findall(claim.target.text_of(claim.provision))
    numbers = {each.replace(",", "") for each in written}
    return claim.value.kind is ValueKind.QUANTITY and claim.value.amount in numbers


def _comparable(claim: _Claim) -> list[Value]:
    """Return the values of the provision that count the same as the one attributed to it."""
    alike = [other for other in _inside(claim) if _unit(other) == _unit(claim.value)]
    return [other for other in alike if other.unit == claim.value.unit] or alike


def _unit(value: Value) -> tuple[str, str]:
    if value.kind is ValueKind.MONEY:
        return value.kind, ""
    found = measured(replace(value, qualifier=""))
    return value.kind, found[0] if found else value.unit


def _same_subject(value: Value, others: list[Value]) -> Value | None:
    """Return the one of *others* that is about the matter of *value*, if that is clear."""
    if not others:
        return None
    least = 1 if len(others) == 1 or _is_range(others) else _SAME_SUBJECT
    ranked = sorted(others, key=lambda other: -shared(value, other))
    best = shared(value, ranked[0])
    rivals = [other for other in ranked[1:] if shared(value, other) == best]
    if best < least or any(not same_amount(ranked[0], other) for other in rivals):
        return None
    return ranked[0]


def _is_range(values: list[Value]) -> bool:
    return [value.bound for value in values] == [Bound.AT_LEAST, Bound.AT_MOST]


def _keeps_to(claim: _Claim, source: Value) -> bool:
    """Return whether the value stays inside the limit that *source* sets.

    "Within 30 days" is a period rather than a limit: who says 20 days is not quoting it.
    """
    value, before = claim.value, claim.target.blocks[source.span.block].text[: source.span.start]
    if _WITHIN.search(before):
        return False
    ours, limit = measured(value), measured(source)
    if ours is None or limit is None or ours[0] != limit[0]:
        return False
    if source.bound is Bound.AT_LEAST:
        return value.bound is not Bound.AT_MOST and ours[1] >= limit[1]
    return (
        source.bound is Bound.AT_MOST and value.bound is not Bound.AT_LEAST and ours[1] <= limit[1]
    )


def _unstated(claim: _Claim, others: list[Value]) -> Iterator[Draft]:
    """Yield that the provision states no such value, where nothing else can be meant."""
    if _passes_on(claim) or claim.value.kind in _LOOSE:
        return
    kept = any(_keeps_to(claim, other) for other in others)
    unsure = claim.link.confidence is not Confidence.CERTAIN
    if kept or unsure or claim.source.reference.kind is not ReferenceKind.CITATION:
        return
    stated = ", ".join(dict.fromkeys(other.text for other in others))
    says = f"which says {stated}" if stated else "which states no such value"
    message = f"attributes {claim.value.text} to {claim.cited}, {says}"
    place = claim.target.where_provision(claim.link.provision or 0)
    fix = Fix("State the value of the source, or cite the right source", Safety.MANUAL)
    yield _draft(claim, Level.REVIEW, message, place, (fix,))


def _passes_on(claim: _Claim) -> bool:
    """Return whether the provision itself sends the reader elsewhere for what it does not say."""
    blocks = range(claim.provision.first, claim.provision.end)
    return any(
        reference.kind in {ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.FIELD}
        for block in blocks
        for reference in claim.target.references_by_block.get(block, ())
    )


def _differs(claim: _Claim, other: Value) -> Draft:
    message = f"states {claim.value.text} as that of {claim.cited}, which says {other.text}"
    edits = restated(claim.document, claim.value, other)
    fix = Fix(f"Write {edits[0].after}", Safety.UNSAFE, edits)
    return _draft(claim, Level.BREAKING, message, claim.target.where(other.span), (fix,))


def _outside(document: Indexed, value: Value, reference: Reference) -> Draft:
    message = (
        f"attributes {value.text} to {reference.text}, "
        "which is not among the tracked documents and was not compared"
    )
    place = document.where(value.span)
    return Draft(
        rule="VAL309",
        level=Level.INFO,
        message=message,
        cause=_cause(document, value, reference.text),
        effect=place,
        upstream=place,
        edge="restates",
        evidence=reference.text,
        now_false=message,
        fixes=(Fix("Compare it with the source yourself", Safety.MANUAL),),
    )


def _draft(
    claim: _Claim, level: Level, message: str, upstream: Where, fixes: tuple[Fix, ...]
) -> Draft:
    return Draft(
        rule="VAL309",
        level=level,
        message=message,
        cause=_cause(claim.document, claim.value, claim.cited),
        effect=claim.document.where(claim.value.span),
        upstream=upstream,
        edge="restates",
        evidence=claim.source.reference.text,
        was_true=f"{claim.cited} says: {upstream.quote}",
        now_false=message,
        confidence=claim.link.confidence,
        fixes=fixes,
    )


def _cause(document: Indexed, value: Value, cited: str) -> NoticedCause:
    place = document.where(value.span)
    return NoticedCause(
        "value-attributed",
        f"{place.label}: {value.text} given as that of {cited}".removeprefix(": "),
        (value.span.block, value.span.start),
        after=place,
        added=True,
    )
