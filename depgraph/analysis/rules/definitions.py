"""DEF201 DEF202 DEF203: a term that others use lost, changed or renamed its definition."""

from collections.abc import Iterator
from dataclasses import replace

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import TermEdit
from depgraph.analysis.repairs import renamed
from depgraph.analysis.wording import states_duty
from depgraph.model.facts import Reference
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.links import Link


def term_use(
    case: Case, uses: tuple[Reference, ...], *, most: int | None = None
) -> Iterator[Draft]:
    """Yield at most one finding for all *uses* of one term in one document; it quotes *most*."""
    number = case.before.definition
    edit = next((e for e in case.comparison.terms if e.before == number), None)
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
        case _:
            draft = _redefined(case, edit, count, uses)
    others = [use for use in uses if use is not case.reference][:most]
    yield replace(draft, also=tuple(case.document.where(use.span) for use in others))


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
    message = f'{count} "{edit.name}", which would be called "{edit.new_name}"'
    edits = renamed(case.document, uses, edit.name, edit.new_name)
    fix = Fix(f'Write "{edit.new_name}"', Safety.UNSAFE, edits)
    return _draft(case, edit, "DEF202", Level.BREAKING, message, fix=fix)


def _redefined(case: Case, edit: TermEdit, count: str, uses: tuple[Reference, ...]) -> Draft:
    computed = edit.values_changed and any(_computes(case, use) for use in uses)
    level = Level.BREAKING if computed else Level.REVIEW
    message = f'{count} "{edit.name}", whose meaning in {case.upstream.name} changes'
    fix = Fix("Read each use again with the new meaning", Safety.MANUAL)
    return _draft(case, edit, "DEF203", level, message, fix=fix)


def _computes(case: Case, use: Reference) -> bool:
    """Return whether the sentence of *use* binds someone or counts with the term."""
    spans = case.document.context(use.span)
    texts = " ".join(case.document.blocks[s.block].text[s.start : s.end] for s in spans)
    counts = any(
        value.span.block == span.block and span.start <= value.span.start < span.end
        for span in spans
        for value in case.document.facts.values
    )
    return counts or states_duty(texts)
