"""What a set of proposed documents does to all others: the difference of two resolutions. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import AddedCause, Case, Cause, Draft, NoticedCause
from depgraph.analysis.changes import Ledger
from depgraph.analysis.cleared import cleared
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.diff import Comparison
from depgraph.analysis.levels import Settings, numbered_apart, settled
from depgraph.analysis.onward import onward
from depgraph.analysis.pairs import Pair
from depgraph.analysis.proposal import ambiguities, own_references
from depgraph.analysis.reliances import Reliance, reliances
from depgraph.analysis.repairs import joined
from depgraph.analysis.resolve import resolve
from depgraph.analysis.rules import CITED, CITED_OTHERWISE, NAMED, WHOLE, judge
from depgraph.analysis.rules.code import clause_left_behind
from depgraph.analysis.rules.definitions import term_use
from depgraph.analysis.rules.mentioned import lost_title, mentioned
from depgraph.analysis.rules.uncited import uncited
from depgraph.analysis.situation import Context, Situation
from depgraph.analysis.terms.relying import users
from depgraph.analysis.transition import Transition
from depgraph.model.facts import ReferenceKind
from depgraph.model.findings import Change, ChangeClass, Finding, Level
from depgraph.model.immutable import immutable
from depgraph.model.keys import Key, name_key, value_key
from depgraph.model.links import Confidence, Link

_QUOTES_OF_PLAIN_WORDS = 3
_PLAIN = Context()
_CATCH_ALL = "TXT801"


@immutable
class Judgement:
    """The changes, what they break, and who relies on the changed documents unharmed."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    reachable: tuple[str, ...] = ()
    cleared: tuple[tuple[str, str], ...] = ()
    editorial: int = 0


def impact(  # noqa: PLR0913, PLR0917
    before: Corpus,
    after: Corpus,
    changed: tuple[Pair, ...],
    judged: frozenset[str],
    settings: Settings,
    context: Context = _PLAIN,
) -> Judgement:
    """Return what accepting *after* in place of *before* breaks, and what rests on that.

    *changed* are all documents that differ; only what those at the *judged* paths cause is said.
    """
    answer = _Answer(Transition(before, after, changed, context.in_force), settings, context)
    for pair in changed:
        if not judged.isdisjoint((pair.before, pair.after)):
            answer.judge(pair)
    answer.findings += onward(answer.findings, answer.transition, settings, context.depth)
    return answer.judgement()


class _Answer:
    """Collects the answer over all changed documents."""

    def __init__(self, transition: Transition, settings: Settings, context: Context) -> None:
        self.transition, self.settings, self.context = transition, settings, context
        self.changes: list[Change] = []
        self.findings: list[Finding] = []
        self.relied: defaultdict[str, set[str]] = defaultdict(set)
        self.editorial = 0

    def judge(self, pair: Pair) -> None:
        """Judge one changed document."""
        drafts: list[Draft] = []
        if pair.after:
            drafts += own_references(pair.after, self.transition)
        if not pair.before:
            drafts += ambiguities(pair.after, self.transition)
            fresh = self._empty(pair.after)
            drafts += self._whole(fresh, [], drafts, new=True)
            self._settle(fresh, drafts)
            return
        comparison = self.transition.comparison(pair.before)
        if comparison is None:
            return
        found = list(reliances(comparison, pair.after, self.transition))
        for reliance in found:
            apart = reliance.document.is_pinpointed(reliance.reference)
            if reliance.document.path != pair.after and not apart:
                call = comparison.before.call(reliance.before.provision)
                self.relied[reliance.document.path].add(call or "the document")
        if pair.before == pair.after and comparison.is_equal:
            return
        drafts += self._drafts(comparison, found)
        drafts += self._whole(comparison, found, drafts)
        self._settle(comparison, _unswallowed(drafts))

    def _whole(
        self,
        comparison: Comparison,
        reliances: list[Reliance],
        judged: list[Draft],
        *,
        new: bool = False,
    ) -> Iterator[Draft]:
        """Yield what the rules about whole documents say."""
        cases = tuple(self._case(reliance, comparison) for reliance in reliances)
        situation = Situation(
            comparison,
            new,
            cases,
            tuple(judged),
            self.transition,
            self.settings,
            self.context.duties,
        )
        found: list[Draft] = []
        for rule in WHOLE:
            found += rule(replace(situation, judged=(*situation.judged, *found)))
        yield from found

    def _empty(self, path: str) -> Comparison:
        document = self.transition.after.document(path)
        if document is None:  # pragma: no cover  # the pair says it is there
            raise KeyError(path)
        return Comparison(document, document)

    def _drafts(self, comparison: Comparison, reliances: list[Reliance]) -> Iterator[Draft]:
        uses: defaultdict[tuple[str, Key], list[Reliance]] = defaultdict(list)
        judged: list[Draft] = []
        for reliance in reliances:
            match reliance.reference.kind:
                case ReferenceKind.USE if reliance.reference.key:
                    key = reliance.reference.key
                    uses[reliance.document.path, key].append(reliance)
                case ReferenceKind.MENTION:
                    judged += judge(self._case(reliance, comparison), NAMED)
                case _:
                    judged += judge(self._case(reliance, comparison), CITED, CITED_OTHERWISE)
        for group in uses.values():
            references = tuple(reliance.reference for reliance in group)
            judged += term_use(self._case(group[0], comparison), references)
        judged += self._small_uses(comparison, frozenset(uses))
        judged += self._left_behind(comparison)
        yield from judged
        yield from self._uncited(comparison, judged)
        yield from self._mentioned(comparison, judged)

    def _small_uses(
        self, comparison: Comparison, told: frozenset[tuple[str, Key]]
    ) -> Iterator[Draft]:
        """Yield what changes for documents beside this one that use its terms as plain words."""
        for user in users(comparison, self.transition):
            first = user.uses[0]
            if (user.document.path, first.key) not in told:
                reliance = Reliance(user.document, first, user.before, user.after)
                case = self._case(reliance, comparison)
                yield from term_use(case, user.uses, most=_QUOTES_OF_PLAIN_WORDS)

    def _case(self, reliance: Reliance, comparison: Comparison) -> Case:
        return Case(
            reliance.document,
            reliance.reference,
            reliance.before,
            reliance.after,
            comparison,
            self.transition.after,
        )

    def _left_behind(self, comparison: Comparison) -> Iterator[Draft]:
        """Yield what the clauses say that changed code names."""
        after = comparison.after
        if after is None:
            return
        for edit in comparison.symbols:
            if edit.kind != "symbol-value-changed" or edit.after is None:
                continue
            block = after.facts.symbols[edit.after].span.block
            for reference in after.references_by_block.get(block, ()):
                outcome = resolve(reference, after, self.transition.after)
                target = (
                    self.transition.after.document(outcome.path)
                    if isinstance(outcome, Link)
                    else None
                )
                if isinstance(outcome, Link) and target is not None and not target.is_code:
                    case = Case(
                        after, reference, outcome, outcome, comparison, self.transition.after
                    )
                    yield from clause_left_behind(case, edit, outcome, target)

    def _uncited(self, comparison: Comparison, judged: list[Draft]) -> Iterator[Draft]:
        for edit in comparison.values:
            key = value_key(edit.before.amount, edit.before.unit, edit.before.qualifier)
            for path in self.transition.after.relying(frozenset({key})):
                document = self.transition.after.document(path)
                if document is not None and path != comparison.before.path:
                    yield from uncited(document, edit, comparison, judged, self.transition.after)

    def _mentioned(self, comparison: Comparison, judged: list[Draft]) -> Iterator[Draft]:
        title = lost_title(comparison)
        if not title or self.transition.after.homes(name_key(title)):
            return
        for path in self.transition.after.mentioning(title):
            document = self.transition.after.document(path)
            if document is not None and path not in self.transition.origins:
                yield from mentioned(document, title, comparison, judged)

    def _settle(self, comparison: Comparison, drafts: list[Draft]) -> None:
        causes = tuple(
            draft.cause for draft in drafts if isinstance(draft.cause, AddedCause | NoticedCause)
        )
        changes, ids = Ledger(comparison, causes).changes(len(self.changes) + 1)
        unknown = {change.id for change in changes if change.change_class is ChangeClass.UNKNOWN}
        found = [
            finding
            for draft in _distinct(drafts)
            if (document := self.transition.in_force(draft.effect.path)) is not None
            and (
                finding := settled(
                    draft, ids.get(draft.cause, ""), document, self.settings, unknown
                )
            )
        ]
        blamed = {finding.change for finding in found if finding.level is not Level.INFO}
        self.editorial += sum(
            change.change_class is ChangeClass.EDITORIAL and change.id not in blamed
            for change in changes
        )
        self.changes += changes
        self.findings += found

    def judgement(self) -> Judgement:
        """Return the answer, in an order that no input order changes."""
        rank = {change.id: number for number, change in enumerate(self.changes)}
        findings = sorted(
            self.findings,
            key=lambda f: (
                rank.get(f.change, len(rank)),
                f.distance,
                list(Level).index(f.level),
                f.effect.path,
                _position(f),
                f.rule,
                f.message,
            ),
        )
        hit = {f.effect.path for f in findings if f.level is not Level.INFO}
        return Judgement(
            tuple(self.changes),
            tuple(numbered_apart(findings)),
            tuple(sorted({*self.relied, *hit} - set(self.transition.origins))),
            cleared(self.relied, findings, self.transition, self.settings),
            self.editorial,
        )


def _position(finding: Finding) -> tuple[int, int, int, str]:
    place = finding.effect.place
    return place.line or 0, place.page or 0, place.para or 0, place.cell


def _unswallowed(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* without "worded differently" where another one says what is different."""
    told = {
        (draft.effect.path, draft.effect.span)
        for draft in drafts
        if draft.rule != _CATCH_ALL and draft.level is not Level.INFO
    }
    return [
        draft
        for draft in drafts
        if draft.rule != _CATCH_ALL or (draft.effect.path, draft.effect.span) not in told
    ]


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* without a second one that says the same of the same place; surest stays.

    What would mend the others as well goes into its fixes.
    """
    order = tuple(Confidence)
    kept: dict[tuple[str, str, object, Cause], Draft] = {}
    for draft in drafts:
        mark = (draft.rule, draft.message, draft.effect, draft.cause)
        known = kept.get(mark)
        if known is None:
            kept[mark] = draft
            continue
        surer = order.index(draft.confidence) < order.index(known.confidence)
        best, other = (draft, known) if surer else (known, draft)
        kept[mark] = replace(best, fixes=joined(best.fixes, other.fixes))
    return list(kept.values())
