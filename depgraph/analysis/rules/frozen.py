"""DOC511: a record, which says what was once the case, is edited in place."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Draft, NoticedCause
from depgraph.analysis.diff import Comparison
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.keys import name_keys, path_keys
from depgraph.analysis.situation import Situation
from depgraph.model.documents import BlockKind
from depgraph.model.facts import Relation, Span
from depgraph.model.findings import DocumentClass, Fix, Level, Safety, Where
from depgraph.model.keys import folded

_LOG = "changelog"
_AMENDING = ("amend", "addendum", "variation", "erratum", "corrigendum", "rectification")
_OPENING = 3
_MOST = 20


def record_edited(situation: Situation) -> Iterator[Draft]:
    """Yield one finding for a record whose text changes without an amendment that names it."""
    comparison = situation.comparison
    before, after = comparison.before, comparison.after
    if situation.new or after is None or _is_log(before.path):
        return
    if situation.settings.document_class(before) is not DocumentClass.RECORD:
        return
    places = _places(comparison)
    if places and not _is_amended(situation):
        yield _draft(before, after, places)


def _is_log(path: str) -> bool:
    """Return whether the file grows by its nature, so that writing in it is no edit."""
    return path.rpartition("/")[2].casefold().startswith(_LOG)


Edited = tuple[Where | None, Where | None]


def _places(comparison: Comparison) -> list[Edited]:
    """Return what was said and what would be said, wherever that differs in substance."""
    before, after = comparison.before, comparison.after
    if after is None or _words(before) == _words(after):
        return []
    return [
        *((before.where(old), after.where(new)) for old, new in _reworded(comparison)),
        *(
            (before.where(span), None)
            for span in _alone(before, comparison.alignment.blocks, after)
        ),
        *((None, after.where(span)) for span in _alone(after, comparison.origins, before)),
    ][:_MOST]


def _reworded(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """Yield each stretch that is worded differently, with its new place."""
    edits = {edit.before.span.block: (edit.before.span, edit.after) for edit in comparison.values}
    weighty = {edit.before for edit in comparison.texts if edit.weighty}
    for old, new in comparison.changed_blocks:
        if comparison.before.blocks[old].kind is BlockKind.RUNNING:
            continue
        span, value = edits.get(old, (Span(old, 0, 1), None))
        if old in edits or old in weighty:
            yield span, value.span if value and value.span.block == new else Span(new, 0, 1)


def _alone(document: Indexed, paired: dict[int, int], other: Indexed) -> Iterator[Span]:
    """Yield the blocks without a partner whose words stand nowhere in the *other* text."""
    left = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if number not in paired and block.text.strip() and block.kind is not BlockKind.RUNNING
    ]
    theirs = _words(other) if left else ""
    for number, block in left:
        if folded(block.text) not in theirs:
            yield Span(number, 0, 1)


def _words(document: Indexed) -> str:
    texts = (b.text for b in document.blocks if b.kind is not BlockKind.RUNNING)
    return folded("\n".join(texts))


def _is_amended(situation: Situation) -> bool:
    """Return whether another document of the same change is an amendment of this one."""
    transition, before = situation.transition, situation.comparison.before
    keys = {*name_keys(before.reading), *path_keys(before.path)}
    for path in transition.origins:
        other = transition.after.document(path)
        if other is None or transition.origins[path] == before.path:
            continue
        names = [r for r in other.facts.references if not keys.isdisjoint(r.documents)]
        if any(r.relation is Relation.AMENDS for r in names) or (names and _amends(other)):
            return True
    return False


def _amends(document: Indexed) -> bool:
    """Return whether *document* calls itself an amendment."""
    opening = (block.text[:200] for block in document.blocks[:_OPENING])
    called = folded(" ".join((document.facts.identity.title, document.path, *opening)))
    return any(word in called for word in _AMENDING)


def _draft(before: Indexed, after: Indexed, places: list[Edited]) -> Draft:
    (old, new), *further = places
    effect, source = new or _at(old, after), old or Where(before.name, before.path)
    reads, read = new.quote if new else "nothing", old.quote if old else "nothing"
    span = (old or new or effect).span
    return Draft(
        rule="DOC511",
        level=Level.BREAKING,
        message="is a record, and would say something else than was recorded",
        cause=NoticedCause(
            "record-edited",
            f"{before.name}, a record, edited in place",
            (span.block, span.start) if span else (0, 0),
            old,
            new,
            added=old is None,
        ),
        effect=effect,
        upstream=source,
        edge="records",
        evidence=before.name,
        was_true=f"the record says: {read}",
        now_false=f"the record would say: {reads}",
        fixes=(Fix("Restore it, and write an amendment that names it", Safety.MANUAL),),
        also=tuple(now or _at(was, after) for was, now in further),
    )


def _at(old: Where | None, after: Indexed) -> Where:
    """Return the place of what is gone, in the file that it is gone from."""
    if old is None:  # pragma: no cover  # an edit has at least one side
        return Where(after.name, after.path)
    return replace(old, doc=after.name, path=after.path, span=None)
