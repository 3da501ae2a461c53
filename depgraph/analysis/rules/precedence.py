"""GRA701 GRA702 GRA703: documents that rank each other, or leave a meaning to each other."""

from collections.abc import Iterator

from depgraph.analysis.case import Case, Draft, NoticedCause
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.precedence import Order, orders
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules.values import shared
from depgraph.analysis.situation import Situation
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Definition, Span, Value
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.keys import Key, folded, term_key
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex
from depgraph.model.quantities import same_amount

_SAME_SUBJECT = 2
_YIELDING = regex(r"\b(?:subject to|notwithstanding|unless|except as|save as|in deviation)\b")
_VALUES = frozenset({"VAL301", "VAL302"})


def precedence(situation: Situation) -> Iterator[Draft]:
    """Yield what the clauses of the changed document on who prevails do to the others."""
    comparison, transition = situation.comparison, situation.transition
    after = comparison.after
    if after is None or after.is_code:
        return
    now = orders(after, transition.after)
    if not now and situation.new:
        return
    was = () if situation.new else orders(comparison.before, transition.before)
    known = {_successors(order, situation) for order in was}
    for order in now:
        if order.pair not in known:
            yield from _contradicted(order, situation)
            yield from _turned(order, known, situation)
    yield from _outranked(now, situation)


def _successors(order: Order, situation: Situation) -> tuple[str, str]:
    """Return the pair under the paths that its documents have in the proposed state."""
    moved = situation.transition.successors
    return moved.get(order.winner, order.winner), moved.get(order.loser, order.loser)


def _contradicted(order: Order, situation: Situation) -> Iterator[Draft]:
    """Yield GRA701 for each document that ranks the two the other way round."""
    after, corpus = situation.comparison.after, situation.transition.after
    for path in sorted({order.winner, order.loser}):
        other = corpus.document(path)
        if after is None or other is None or path == after.path:
            continue
        for theirs in orders(other, corpus):
            if theirs.pair == order.pair[::-1]:
                names = _name(order.winner, situation), _name(order.loser, situation)
                message = f"says that {names[1]} prevails; {after.name} would say {names[0]} does"
                fix = "Decide which document prevails, and say so in both"
                yield _draft("GRA701", message, order, other, theirs.span, situation, fix)
                break


def _turned(order: Order, known: set[tuple[str, str]], situation: Situation) -> Iterator[Draft]:
    """Yield GRA703 for the conflicts that are decided the other way, or else for the document."""
    after = situation.comparison.after
    other_path = order.loser if after and order.winner == after.path else order.winner
    other = situation.transition.after.document(other_path)
    if after is None or other is None or after.path not in order.pair:
        return
    winner = _name(order.winner, situation)
    fix = "Read every point on which the two differ again"
    found = False
    for case in situation.cases:
        if case.document.path == other.path and (pair := _conflict(case, after)):
            found = True
            ours, theirs = pair
            message = f"states {ours.text}, {after.name} {theirs.text}; {winner} would prevail"
            draft = _draft("GRA703", message, order, other, ours.span, situation, fix)
            yield draft
    if not found and order.pair[::-1] in known:
        message = f"ranks with {after.name}, and now {winner} would prevail"
        yield _draft(
            "GRA703", message, order, other, _head(other), situation, fix, level=Level.REVIEW
        )


def _conflict(case: Case, after: Indexed) -> tuple[Value, Value] | None:
    """Return the one value beside a citation and the one value cited, where they differ."""
    if case.before.confidence is not Confidence.CERTAIN or case.new is None:
        return None
    part = after.provisions[case.new]
    ours = list(case.document.values_in(case.context()))
    theirs = [v for v in after.facts.values if part.first <= v.span.block < part.end]
    if len(ours) != 1 or len(theirs) != 1 or ours[0].unit != theirs[0].unit:
        return None
    same = same_amount(ours[0], theirs[0]) or shared(ours[0], theirs[0]) < _SAME_SUBJECT
    return None if same else (ours[0], theirs[0])


def _outranked(now: tuple[Order, ...], situation: Situation) -> Iterator[Draft]:
    """Yield GRA702 once for each lower document that would contradict the changed one."""
    after = situation.comparison.after
    ranked = {order.loser: order for order in now if after and order.winner == after.path}
    told: set[str] = set()
    for draft in situation.judged:
        other = situation.transition.after.document(draft.effect.path)
        sure = draft.rule in _VALUES and draft.confidence is Confidence.CERTAIN
        if not (other and after and sure and draft.level is Level.BREAKING):
            continue
        order = ranked.get(other.path)
        place = after.where(order.span) if order else draft.upstream
        evidence = place.quote if order else situation.settings.prevails(after, other)
        if draft.effect.span is None or not evidence or other.path in told:
            continue
        told.add(other.path)
        binds = not _YIELDING.search(folded(draft.effect.quote))
        message = f"{draft.message}, and {after.name} prevails over {other.name}"
        fix = 'Align it, or say "notwithstanding" where it shall differ'
        level = Level.BREAKING if binds else Level.REVIEW
        yield Draft(
            rule="GRA702",
            level=level,
            message=message,
            cause=draft.cause,
            effect=draft.effect,
            upstream=place,
            edge="ranks below",
            evidence=evidence,
            was_true=f"{other.name} and {after.name} said the same",
            now_false=message,
            fixes=(Fix(fix, Safety.MANUAL),),
        )


def loop_of_meanings(situation: Situation) -> Iterator[Draft]:
    """Yield GRA701 for each term that two documents would each leave to the other."""
    comparison, corpus = situation.comparison, situation.transition.after
    after = comparison.after
    if after is None:
        return
    known = set() if situation.new else _left(comparison.before)
    for definition in after.facts.definitions:
        key = term_key(definition.term)
        if not definition.pointer or key in known:
            continue
        for path in sorted(_targets(after, definition, situation)):
            other = corpus.document(path)
            theirs = _pointing_back(other, key, after.path, situation) if other else None
            if other is not None and theirs is not None:
                yield _loop(after, definition, other, theirs)


def _left(document: Indexed) -> set[Key]:
    return {term_key(d.term) for d in document.facts.definitions if d.pointer}


def _targets(document: Indexed, definition: Definition, situation: Situation) -> set[str]:
    """Return the other documents that the sentence of a definition leaves the meaning to."""
    found: set[str] = set()
    context = document.context(definition.span)[0]
    for reference in document.references_by_block.get(definition.span.block, ()):
        if context.start <= reference.span.start < context.end:
            outcome = resolve(reference, document, situation.transition.after)
            if isinstance(outcome, Link) and outcome.confidence is Confidence.CERTAIN:
                found.add(outcome.path)
    return found - {document.path}


def _pointing_back(other: Indexed, key: Key, path: str, situation: Situation) -> Definition | None:
    found = [other.facts.definitions[number] for number in other.by_term.get(key, ())]
    if not found or not all(definition.pointer for definition in found):
        return None
    return next((d for d in found if path in _targets(other, d, situation)), None)


def _loop(after: Indexed, ours: Definition, other: Indexed, theirs: Definition) -> Draft:
    message = f'leaves "{theirs.term}" to {after.name}, which would leave it to {other.name}'
    place = after.where(ours.span)
    return Draft(
        rule="GRA701",
        level=Level.BREAKING,
        message=message,
        cause=NoticedCause(
            "meaning-moved",
            f'"{ours.term}" is left to {other.name}',
            (ours.span.block, ours.span.start),
            None,
            place,
            added=True,
        ),
        effect=other.where(theirs.span),
        upstream=place,
        edge="defines by",
        evidence=theirs.term,
        was_true=f'{after.name} said what "{theirs.term}" means',
        now_false=message,
        fixes=(Fix("Define it in one of the two", Safety.MANUAL),),
    )


def _name(path: str, situation: Situation) -> str:
    document = situation.transition.after.document(path)
    return document.name if document else path


def _head(document: Indexed) -> Span:
    """Return the first heading, or the first block that is text."""
    kinds = [block.kind for block in document.blocks]
    if BlockKind.HEADING in kinds:
        return Span(kinds.index(BlockKind.HEADING), 0, 1)
    return Span(next((n for n, k in enumerate(kinds) if k is not BlockKind.RUNNING), 0), 0, 1)


def _draft(  # noqa: PLR0913, PLR0917
    rule: str,
    message: str,
    order: Order,
    other: Indexed,
    span: Span,
    situation: Situation,
    fix: str,
    *,
    level: Level = Level.BREAKING,
) -> Draft:
    after = situation.comparison.after or situation.comparison.before
    place = after.where(order.span)
    return Draft(
        rule=rule,
        level=level,
        message=message,
        cause=NoticedCause(
            "precedence-changed",
            f"{_name(order.winner, situation)} prevails over {_name(order.loser, situation)}",
            (order.span.block, order.span.start),
            None,
            place,
            added=True,
        ),
        effect=other.where(span),
        upstream=place,
        edge="ranks with",
        evidence=place.quote,
        was_true=f"{after.name} did not say that {_name(order.winner, situation)} prevails",
        now_false=message,
        fixes=(Fix(fix, Safety.MANUAL),),
    )
