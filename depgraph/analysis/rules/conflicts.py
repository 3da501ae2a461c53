"""DEF206: two documents of one set would define one term differently.

Sets are documents that cite one another for certain, or that share definitions in one folder. What
a definition says of itself only ("this Agreement"), of a party or of one section, is its own.
"""

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from depgraph.analysis.case import Cause, Draft, NoticedCause
from depgraph.analysis.corpus import Corpus
from depgraph.analysis.edits import said
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys, path_keys
from depgraph.analysis.resolve import resolve
from depgraph.analysis.situation import Situation
from depgraph.analysis.term_edits import is_abbreviation, meaning_of
from depgraph.analysis.terms.vocabulary import reaches
from depgraph.model.facts import Definition, Kind, Reference, ReferenceKind
from depgraph.model.findings import DocumentClass, Fix, Level, Safety
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded, name_key, term_key
from depgraph.model.links import Confidence, Link
from depgraph.model.patterns import regex

_SAME_MEANING = 90.0
_FEWEST_WORDS = 4
_MOST_HOMES = 40
_CITING = frozenset({ReferenceKind.CITATION, ReferenceKind.LINK, ReferenceKind.INCORPORATION})
_LOCAL = regex(
    r"\b(?:for (?:the )?purposes? of th(?:is|ese)|(?:as used )?(?:with)?in this|hereto|hereof"
    r"|this (?:agreement|amendment|addendum|contract|document|exhibit|letter|lease|plan|policy"
    r"|procedure|schedule|section|sop|sow|statement))\b"
)
_PRECEDENCE = regex(
    r"\border of precedence\b|\b(?:takes?|taking|ha(?:s|ve)|have) precedence\b"
    r"|\b(?:shall|will) (?:prevail|govern|control)\b|\bprevails?\b"
    r"|\bin (?:the )?(?:case|event) of (?:any |an? )?(?:conflict|inconsistenc)"
)


@immutable
class _Pair:
    """The definition that the proposal makes, and one of another document of its set."""

    ours: Definition
    home: Indexed
    theirs: Definition
    confidence: Confidence
    cites_us: bool


def conflicting(situation: Situation) -> Iterator[Draft]:
    """Yield DEF206 for each document of the set that defines a new or changed term otherwise."""
    after = situation.comparison.after
    if after is None or after.is_code or not after.facts.definitions:
        return
    fresh = dict(_fresh(situation))
    if not fresh:
        return
    corpus = situation.transition.after
    ties = _Ties(after, corpus)
    for number, cause in fresh.items():
        for pair in _pairs(after, after.facts.definitions[number], ties, corpus):
            if not _stood(situation, pair) and not _is_told_there(situation, pair):
                yield from _draft(situation, after, pair, cause)


def _fresh(situation: Situation) -> Iterator[tuple[int, Cause]]:
    """Yield the definitions that are new or say something else, with what caused it."""
    comparison, after = situation.comparison, situation.comparison.after
    edits = {edit.after: edit for edit in comparison.terms if edit.after is not None}
    for number, one in enumerate(after.facts.definitions if after else ()):
        if number in edits:
            yield number, edits[number]
        elif after and (situation.new or term_key(one.term) not in comparison.before.by_term):
            place = after.where(one.span)
            yield (
                number,
                NoticedCause(
                    "definition-added",
                    f'definition of "{one.term}" added',
                    (one.span.block, one.span.start),
                    after=place,
                    added=True,
                ),
            )


class _Ties:
    """Which other documents belong to the set of *here*, and how sure that is."""

    def __init__(self, here: Indexed, corpus: Corpus) -> None:
        self._here, self._corpus = here, corpus
        self._ours = _cited(here, corpus)
        keys = frozenset((*name_keys(here.reading), *path_keys(here.path)))
        self._asking = frozenset(corpus.relying(keys))
        self._beside = frozenset(corpus.beside(here.path))

    def to(self, home: Indexed, *, wide: bool) -> tuple[Confidence, bool] | None:
        """Return how sure *home* is of the set, and whether it is *home* that cites *here*."""
        if home.path in self._asking:
            sure = _cited(home, self._corpus).get(self._here.path)
            if sure is not None:
                return sure, True
        sure = self._ours.get(home.path)
        if sure is not None:
            return sure, False
        sets = self._corpus.set_of(self._here.path), self._corpus.set_of(home.path)
        if any(sets):
            return (Confidence.LIKELY, False) if sets[0] == sets[1] else None
        return (Confidence.LIKELY, False) if wide and home.path in self._beside else None


def _cited(here: Indexed, corpus: Corpus) -> Mapping[str, Confidence]:
    """Return what *here* cites for certain, surest where it takes definitions over."""
    found: dict[str, Confidence] = {}
    for reference in here.facts.references:
        if reference.kind not in _CITING or not (reference.documents or reference.path):
            continue
        outcome = resolve(reference, here, corpus)
        home = corpus.document(outcome.path) if isinstance(outcome, Link) else None
        if home is None or not _is_meant(reference, here, home):
            continue
        takes = reference.kind is ReferenceKind.INCORPORATION
        if takes or home.path not in found:
            found[home.path] = Confidence.CERTAIN if takes else Confidence.LIKELY
    return found


def _is_meant(reference: Reference, here: Indexed, home: Indexed) -> bool:
    """Return whether no other document can be meant: agreements share titles, not numbers."""
    if reference.path or {here.facts.kind, home.facts.kind} != {Kind.CONTRACT}:
        return True
    number = home.facts.identity.number
    return bool(number) and name_key(number) in reference.documents


def _pairs(after: Indexed, ours: Definition, ties: _Ties, corpus: Corpus) -> Iterator[_Pair]:
    """Yield *ours* with each definition of the term in the set that says something else."""
    homes = [path for path in corpus.homes(term_key(ours.term)) if path != after.path]
    if not homes or len(homes) > _MOST_HOMES or not _is_shared(after, ours):
        return
    for home in filter(None, map(corpus.document, homes)):
        theirs = home.facts.definitions[home.by_term[term_key(ours.term)][0]]
        if not _is_shared(home, theirs) or not _differ(after, ours, home, theirs):
            continue
        wide = reaches(ours, after.path) and reaches(theirs, home.path)
        tie = ties.to(home, wide=wide)
        if tie is not None and not _names(after, ours, home) and not _names(home, theirs, after):
            yield _Pair(ours, home, theirs, *tie)


def _is_shared(document: Indexed, one: Definition) -> bool:
    """Return whether the definition is in words for all: no pointer, party, letters or part."""
    if one.pointer or one.scope is not None or is_abbreviation(one.term):
        return False
    if len(one.meaning.split()) < _FEWEST_WORDS or _LOCAL.search(folded(one.meaning)):
        return False
    before = document.blocks[one.span.block].text[: one.span.start]
    return one.meaning[:25] not in " ".join(before.split()) and not _LOCAL.search(
        folded(before[-80:])
    )


def _differ(here: Indexed, ours: Definition, home: Indexed, theirs: Definition) -> bool:
    one, other = meaning_of(here, ours), meaning_of(home, theirs)
    if one == other:
        return False
    return _counts(here, ours) != _counts(home, theirs) or (
        fuzz.token_set_ratio(one, other) < _SAME_MEANING
    )


def _counts(document: Indexed, one: Definition) -> frozenset[tuple[str, str, str, str]]:
    """Return the values that stand in the meaning."""
    return frozenset(
        said(value)
        for value in document.facts.values
        if value.span.block == one.span.block
        and value.span.start >= one.span.end
        and value.text in one.meaning
    )


def _names(here: Indexed, one: Definition, home: Indexed) -> bool:
    """Return whether the paragraph or the row that defines the term names the other document."""
    keys = {*name_keys(home.reading), *path_keys(home.path)}
    blocks = {one.span.block, *(span.block for span in here.context(one.span))}
    held = (reference for block in blocks for reference in here.references_by_block.get(block, ()))
    return any(not keys.isdisjoint(reference.documents) for reference in held)


def _stood(situation: Situation, pair: _Pair) -> bool:
    """Return whether the two differed before the change already."""
    before = situation.comparison.before
    if situation.new:
        return False
    numbers = before.by_term.get(term_key(pair.ours.term), ())
    origin = situation.transition.origins.get(pair.home.path, pair.home.path)
    home = situation.transition.before.document(origin) if origin else None
    olds = home.by_term.get(term_key(pair.ours.term), ()) if home else ()
    if home is None or not numbers or not olds:
        return False
    return _differ(
        before, before.facts.definitions[numbers[0]], home, home.facts.definitions[olds[0]]
    )


def _is_told_there(situation: Situation, pair: _Pair) -> bool:
    """Return whether the other document changes the term as well, and comes first to tell."""
    after = situation.comparison.after
    origin = situation.transition.origins.get(pair.home.path)
    if origin is None or after is None or pair.home.path > after.path:
        return False
    old = situation.transition.before.document(origin) if origin else None
    numbers = old.by_term.get(term_key(pair.ours.term), ()) if old else ()
    if old is None or not numbers:
        return True
    was = meaning_of(old, old.facts.definitions[numbers[0]])
    return was != meaning_of(pair.home, pair.theirs)


def _draft(situation: Situation, after: Indexed, pair: _Pair, cause: Cause) -> Iterator[Draft]:
    transition, settings = situation.transition, situation.settings
    classes = {
        settings.document_class(document)
        for path in (after.path, pair.home.path)
        if (document := transition.in_force(path)) is not None
    }
    if not classes.isdisjoint({DocumentClass.RECORD, DocumentClass.EXTERNAL}):
        return
    hard = (
        pair.confidence is Confidence.CERTAIN
        and DocumentClass.DRAFT not in classes
        and bool(_counts(after, pair.ours))
        and bool(_counts(pair.home, pair.theirs))
        and _counts(after, pair.ours) != _counts(pair.home, pair.theirs)
        and not any(map(_ranks, (after, pair.home)))
    )
    ours, theirs = after.where(pair.ours.span), pair.home.where(pair.theirs.span)
    effect, source = (theirs, ours) if pair.cites_us else (ours, theirs)
    message = f'defines "{pair.ours.term}" otherwise than {source.doc} {source.label}'.rstrip()
    fix = Fix("Keep one of the two definitions, and refer to it in the other", Safety.MANUAL)
    yield Draft(
        rule="DEF206",
        level=Level.BREAKING if hard else Level.REVIEW,
        message=message,
        cause=cause,
        effect=effect,
        upstream=source,
        edge="defines",
        evidence=pair.ours.term,
        was_true="",
        now_false=f"{source.doc} says: {source.quote}",
        confidence=pair.confidence,
        fixes=(fix,),
    )


def _ranks(document: Indexed) -> bool:
    """Return whether the document says which of two texts prevails."""
    return any(_PRECEDENCE.search(folded(block.text)) for block in document.blocks)
