"""DEF201 to DEF204, DEF207: a term that others use lost, changed or renamed its definition."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import TermEdit
from depgraph.analysis.repairs import renamed, spelt_out
from depgraph.analysis.rules.lists import names, narrowed
from depgraph.analysis.term_edits import is_abbreviation
from depgraph.analysis.wording import states_duty
from depgraph.model.facts import Reference
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.keys import folded, term_key
from depgraph.model.links import Link


def term_use(
    case: Case, uses: tuple[Reference, ...], *, most: int | None = None
) -> Iterator[Draft]:
    """Yield at most one finding for all *uses* of one term in one document; it quotes *most*."""
    number = case.before.definition
    edit = _edit_of(case, number)
    if edit is None or case.reference.key is None:
        return
    if isinstance(case.after, Link) and case.after.path != case.upstream.path:
        return  # another document, or the downstream itself, defines the term
    count = f"{len(uses)} use{'s' if len(uses) != 1 else ''} of"
    match edit.kind:
        case "term-removed":
            draft = _removed(case, edit, count)
        case "term-renamed":
            if isinstance(case.after, Link):
                return  # the old name is kept as a further name
            draft = _renamed(case, edit, count, uses)
        case "abbreviation-changed":
            draft = _abbreviated(case, edit, count, uses)
        case _:
            draft = _relisted(case, edit, count, uses) or _redefined(case, edit, count, uses)
    places = [case.document.where(use.span) for use in uses]
    others = [place for place in places if place.span != draft.effect.span][:most]
    yield replace(draft, also=tuple(others))


def _edit_of(case: Case, number: int | None) -> TermEdit | None:
    """Return what happened to the name used, else what happened to the definition."""
    edits = [edit for edit in case.comparison.terms if edit.before == number]
    named = [edit for edit in edits if edit.kind == "abbreviation-changed"]
    for edit in named:
        if term_key(edit.name) == case.reference.key:
            return edit
    return next((edit for edit in edits if edit not in named), None)


def _draft(  # noqa: PLR0913
    case: Case, edit: TermEdit, rule: str, level: Level, message: str, *, fix: Fix
) -> Draft:
    definition = case.upstream.facts.definitions[edit.before]
    return Draft(
        rule=rule,
        level=level,
        message=message,
        cause=edit,
        effect=case.effect(),
        upstream=case.upstream.where(definition.span),
        edge="uses term",
        evidence=case.reference.text,
        was_true=f'"{edit.name}" was defined in {case.upstream.name}',
        now_false=message,
        confidence=case.before.confidence,
        fixes=(fix,),
    )


def _removed(case: Case, edit: TermEdit, count: str) -> Draft:
    message = f'{count} "{edit.name}", which {case.upstream.name} would no longer define'
    fix = Fix("Restore the definition, or define the term here", Safety.MANUAL)
    return _draft(case, edit, "DEF201", Level.BREAKING, message, fix=fix)


def _renamed(case: Case, edit: TermEdit, count: str, uses: tuple[Reference, ...]) -> Draft:
    if is_abbreviation(edit.name) and is_abbreviation(edit.new_name):
        return _abbreviated(case, edit, count, uses)
    message = f'{count} "{edit.name}", which would be called "{edit.new_name}"'
    edits = renamed(case.document, uses, edit.name, edit.new_name)
    spelt = spelt_out(case.document, edit.name, edit.new_name)
    fix = Fix(f'Write "{edit.new_name}"', Safety.UNSAFE, tuple(dict.fromkeys((*edits, *spelt))))
    return _draft(case, edit, "DEF202", Level.BREAKING, message, fix=fix)


def _abbreviated(case: Case, edit: TermEdit, count: str, uses: tuple[Reference, ...]) -> Draft:
    """Return DEF207: breaking where nothing in the text says what the letters stand for."""
    after = case.comparison.after
    if isinstance(case.after, Link):
        number = edit.after or 0
        now = after.facts.definitions[number].meaning if after else ""
        message = f'{count} "{edit.name}", which would stand for "{now}"'
        fix = Fix("Read each use again, or write out what is meant", Safety.MANUAL)
        return _draft(case, edit, "DEF207", Level.REVIEW, message, fix=fix)
    message = f'{count} "{edit.name}", an abbreviation that {case.upstream.name} would drop'
    fix = Fix("Write out what is meant", Safety.MANUAL)
    if edit.new_name:
        message = f'{count} "{edit.name}", which would be abbreviated "{edit.new_name}"'
        edits = renamed(case.document, uses, edit.name, edit.new_name)
        fix = Fix(f'Write "{edit.new_name}"', Safety.UNSAFE, edits)
    level = Level.REVIEW if _writes_out(case, edit) else Level.BREAKING
    return _draft(case, edit, "DEF207", level, message, fix=fix)


def _writes_out(case: Case, edit: TermEdit) -> bool:
    """Return whether the text says the long form of the abbreviation too."""
    definition = case.upstream.facts.definitions[edit.before]
    long = [folded(n) for n in (definition.term, *definition.names) if n != edit.name]
    texts = [folded(block.text) for block in case.document.blocks]
    return any(name in text for name in long for text in texts)


def _relisted(case: Case, edit: TermEdit, count: str, uses: tuple[Reference, ...]) -> Draft | None:
    """Return DEF204 when a list in the definition lost or gained an item, and no number did."""
    after = case.comparison.after
    if edit.values_changed or edit.after is None or after is None:
        return None
    old = case.upstream.facts.definitions[edit.before].meaning
    listed = narrowed(old, after.facts.definitions[edit.after].meaning)
    if not listed.lost and not listed.gained:
        return None
    fix = Fix("Name the item here as well, or restore it in the definition", Safety.MANUAL)
    items = ", ".join(f'"{item}"' for item in (listed.lost or listed.gained)[:3])
    more = "no longer cover" if listed.lost else "also cover"
    message = f'{count} "{edit.name}", which would {more} {items}'
    draft = _draft(case, edit, "DEF204", Level.REVIEW, message, fix=fix)
    for use in uses:
        item = next((item for item in listed.lost if _is_named(case, use, item)), "")
        if item:
            message = f'names "{item}" as "{edit.name}", which would no longer cover it'
            place = case.document.where(use.span)
            return replace(
                draft, level=Level.BREAKING, message=message, now_false=message, effect=place
            )
    return draft


def _is_named(case: Case, use: Reference, item: str) -> bool:
    """Return whether the sentence of *use* names *item* as covered by the term."""
    return names(_said(case, use), item)


def _said(case: Case, use: Reference) -> str:
    spans = case.document.context(use.span)
    return " ".join(case.document.blocks[s.block].text[s.start : s.end] for s in spans)


def _redefined(case: Case, edit: TermEdit, count: str, uses: tuple[Reference, ...]) -> Draft:
    computed = edit.values_changed and any(_computes(case, use) for use in uses)
    level = Level.BREAKING if computed else Level.REVIEW
    message = f'{count} "{edit.name}", whose meaning in {case.upstream.name} changes'
    fix = Fix("Read each use again with the new meaning", Safety.MANUAL)
    return _draft(case, edit, "DEF203", level, message, fix=fix)


def _computes(case: Case, use: Reference) -> bool:
    """Return whether the sentence of *use* binds someone or counts with the term."""
    document = case.document
    counts = any(True for _ in document.values_in(document.context(use.span)))
    return counts or states_duty(_said(case, use))
