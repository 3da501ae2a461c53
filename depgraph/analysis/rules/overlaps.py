"""DOC512: new text says again, without a source, what another document lays down.

Only for values of one subject and for passages of some length. Between agreements nothing is said:
they share forms of words and bind different people. What many documents say belongs to none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.corpus import Corpus, apart
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys, path_keys
from depgraph.analysis.resolve import cites
from depgraph.analysis.rules.values import shared
from depgraph.analysis.situation import Situation
from depgraph.analysis.wording import states_duty, without_values
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Kind, Span, Value, ValueKind
from depgraph.model.findings import DocumentClass, Fix, Level, Safety
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded, value_key
from depgraph.model.links import Confidence
from depgraph.model.patterns import regex
from depgraph.model.quantities import same_amount
from depgraph.model.sentences import sentence_at

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.NOTE})
_KINDS = frozenset({ValueKind.DURATION, ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY})
_OWNERS = frozenset({DocumentClass.CONTROLLED, DocumentClass.REFERENCE})
_MOST_HOMES = 12
_MOST_OWNERS = 2
_MOST_ASKED = 200
_SAME_SUBJECT = 2
_SAME_SHARE = 0.6
_PASSAGE = 25
_SHORTER = 10
_COPIED = 90.0
_ASKED_WORDS = 7
_WORD = regex(r"[^\W\d_]{5,}")
_DIGITS = regex(r"\d+")
_CLAIM = regex(
    r"\bthis (?:document|guideline|policy|procedure|sop|standard|statement) (?:shall |will )?"
    r"(?:govern|prevail|supersede|replace|take precedence|overrid)\w*"
    r"|\bsupersedes (?:all|any)\b|\bin place of (?:all|any)\b"
)


@immutable
class _Overlap:
    """What stands at *here* in the new text and at *there* in *owner*; *differs* in a value.

    *said* is the value, or empty where it is a passage.
    """

    owner: Indexed
    here: Span
    there: Span
    said: str
    differs: bool = False
    sure: bool = False


def overlapping(situation: Situation) -> Iterator[Draft]:
    """Yield DOC512 for each document whose facts the new text states without citing it."""
    after = situation.comparison.after
    if after is None or after.is_code:
        return
    fresh = _fresh(situation, after)
    if not fresh:
        return
    search = _Search(situation, after)
    found: defaultdict[str, list[_Overlap]] = defaultdict(list)
    for overlap in (*search.values(fresh), *search.passages(fresh)):
        found[overlap.owner.path].append(overlap)
    for _path, overlaps in sorted(found.items()):
        yield _draft(after, overlaps)


def _fresh(situation: Situation, after: Indexed) -> tuple[int, ...]:
    """Return the blocks of sentences of a new document, or of new parts of one."""
    known = frozenset() if situation.new else frozenset(situation.comparison.origins)
    parts = frozenset() if situation.new else situation.comparison.alignment.new_provisions()
    return tuple(
        number
        for number, block in enumerate(after.blocks)
        if number not in known
        and block.kind in _READ
        and block.text
        and (
            situation.new or ((holder := after.holder(number)) is not None and holder not in parts)
        )
    )


class _Search:
    """Finds what other documents say; asks only for those that hold the same values or words."""

    def __init__(self, situation: Situation, after: Indexed) -> None:
        self._after, self._situation = after, situation
        self._corpus: Corpus = situation.transition.after
        self._related = self._cited()
        self._allowed: dict[str, Indexed | None] = {}
        self._texts: dict[str, tuple[tuple[int, str], ...]] = {}

    def values(self, fresh: Iterable[int]) -> Iterator[_Overlap]:
        """Yield the values of *fresh* blocks that one or two documents lay down."""
        blocks = set(fresh)
        for value in self._after.facts.values:
            if value.span.block not in blocks or value.kind not in _KINDS:
                continue
            key = value_key(value.amount, value.unit, value.qualifier)
            paths = self._corpus.relying(frozenset({key}))
            if len(paths) > _MOST_HOMES:
                continue
            owned = [o for path in paths if (o := self._owned(value, path)) is not None]
            if len(owned) <= _MOST_OWNERS:
                yield from owned

    def passages(self, fresh: Iterable[int]) -> Iterator[_Overlap]:
        """Yield the *fresh* blocks that stand in one or two documents in nearly the same words."""
        long = [n for n in fresh if len(self._after.blocks[n].text.split()) >= _SHORTER]
        for number in long[:_MOST_ASKED]:
            words = sorted(set(_WORD.findall(folded(self._after.blocks[number].text))))
            asked = sorted(words, key=lambda word: (-len(word), word))[:_ASKED_WORDS]
            paths = self._corpus.mentioning(" ".join(asked)) if asked else ()
            if len(paths) > _MOST_HOMES:
                continue
            copied = [o for path in paths if (o := self._copied(number, path)) is not None]
            if len(copied) <= _MOST_OWNERS:
                yield from copied

    def _cited(self) -> frozenset[str]:
        """Return the documents that cite the new text, or that it cites."""
        keys = frozenset((*name_keys(self._after.reading), *path_keys(self._after.path)))
        return frozenset((*cites(self._after, self._corpus), *self._corpus.relying(keys)))

    def _owner(self, path: str) -> Indexed | None:
        """Return the document at *path* if it may own facts and is not cited."""
        if path not in self._allowed:
            document = self._corpus.document(path)
            fit = (
                document is not None
                and path != self._after.path
                and path not in self._related
                and path not in self._situation.transition.origins
                and not apart(path, self._after.path, self._corpus)
                and not document.is_code
                and not _is_release(path, self._after.path)
                and {document.facts.kind, self._after.facts.kind} != {Kind.CONTRACT}
                and self._situation.settings.document_class(document) in _OWNERS
            )
            self._allowed[path] = document if fit else None
        return self._allowed[path]

    def _owned(self, value: Value, path: str) -> _Overlap | None:
        owner = self._owner(path)
        if owner is None:
            return None
        alike = [
            other
            for other in owner.facts.values
            if same_amount(value, other) and _same_subject(value, other) and _binds(owner, other)
        ]
        if not alike or not _binds(self._after, value):
            return None
        best = max(alike, key=lambda other: shared(value, other))
        return _Overlap(owner, value.span, best.span, value.text)

    def _copied(self, number: int, path: str) -> _Overlap | None:
        owner = self._owner(path)
        if owner is None or Kind.CONTRACT in {owner.facts.kind, self._after.facts.kind}:
            return None
        ours = _bare(self._after, number)
        for other, theirs in self._bare_texts(owner):
            if fuzz.ratio(ours, theirs, score_cutoff=_COPIED) < _COPIED:
                continue
            differs = _differing(self._after, number, owner, other)
            if differs is not None:
                mine, its = differs
                said = f"{mine.text} where it says {its.text}"
                return _Overlap(owner, mine.span, its.span, said, differs=True, sure=True)
            if len(ours.split()) >= _PASSAGE:
                return _Overlap(owner, Span(number, 0, 1), Span(other, 0, 1), "")
        return None

    def _bare_texts(self, owner: Indexed) -> tuple[tuple[int, str], ...]:
        if owner.path not in self._texts:
            self._texts[owner.path] = tuple(
                (number, _bare(owner, number))
                for number, block in enumerate(owner.blocks)
                if block.kind in _READ and len(block.text.split()) >= _SHORTER
            )
        return self._texts[owner.path]


def _is_release(one: str, other: str) -> bool:
    """Return whether two paths differ in digits only, as the notes on two releases do."""
    return _DIGITS.sub("", one) == _DIGITS.sub("", other)


def _bare(document: Indexed, number: int) -> str:
    return folded(without_values(document, number))


def _differing(
    here: Indexed, number: int, there: Indexed, other: int
) -> tuple[Value, Value] | None:
    """Return the first values in the same place of two equal texts that count otherwise."""
    ours = here.values_by_block.get(number, ())
    theirs = there.values_by_block.get(other, ())
    if len(ours) != len(theirs):
        return None
    pairs = zip(ours, theirs, strict=True)
    return next((p for p in pairs if p[0].kind is p[1].kind and not same_amount(*p)), None)


def _same_subject(one: Value, other: Value) -> bool:
    few, many = sorted((one, other), key=lambda value: len(value.subject))
    common = shared(few, many)
    return common >= _SAME_SUBJECT and common / len(few.subject) >= _SAME_SHARE


def _binds(document: Indexed, value: Value) -> bool:
    """Return whether the sentence of *value* binds someone."""
    text = document.blocks[value.span.block].text
    low, high = sentence_at(text, value.span.start, value.span.end)
    return states_duty(text[low:high])


def _claims(document: Indexed) -> bool:
    """Return whether the document says that it, and no other, is in force."""
    return any(_CLAIM.search(folded(block.text)) for block in document.blocks)


def _draft(after: Indexed, overlaps: list[_Overlap]) -> Draft:
    """Return what is told of one owner: a contradiction first, else what stands first."""
    first = min(overlaps, key=lambda one: (not one.differs, one.here))
    source = first.owner.where(first.there)
    name = f"{source.doc} {source.label}".rstrip()
    breaks = first.differs and first.sure and _claims(after)
    message = f"repeats words of {name} without citing it"
    if first.said:
        message = f"states {first.said} as {name} does, without citing it"
    if first.differs:
        message = f"contradicts {name}: {first.said}"
    effect = after.where(first.here)
    others = [after.where(one.here) for one in overlaps if one is not first]
    block, start = first.here.block, first.here.start
    cause = NoticedCause(
        "facts-restated", f"facts of {source.doc} stated", (block, start), after=effect, added=True
    )
    fix = Fix(f"Cite {name} in place of stating it again", Safety.MANUAL)
    return Draft(
        rule="DOC512",
        level=Level.BREAKING if breaks else Level.REVIEW,
        message=message,
        cause=cause,
        effect=effect,
        upstream=source,
        edge="restates",
        evidence="the same subject, no citation",
        now_false=f"{name} says: {source.quote}",
        confidence=Confidence.CERTAIN if first.sure else Confidence.LIKELY,
        fixes=(fix,),
        also=tuple(dict.fromkeys(place for place in others if place != effect)),
    )
