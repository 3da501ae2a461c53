"""TXT802: a passage that another document quotes word for word reads differently now."""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import TextEdit, ValueEdit
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.rules.quoted import Quotation, bare, holds, quotations, set_apart
from depgraph.analysis.rules.sourced import sources_in
from depgraph.analysis.situation import Situation
from depgraph.model.edits import Edit
from depgraph.model.facts import ReferenceKind, Span
from depgraph.model.findings import Fix, Level, Safety
from depgraph.model.headings import is_heading
from depgraph.model.keys import folded
from depgraph.model.links import Confidence

_STILL_ALIKE = 55.0
_MARKS = ".,;:"


def quotation_differs(situation: Situation) -> Iterator[Draft]:
    """Yield the quotations elsewhere that are no longer what the changed document says."""
    comparison = situation.comparison
    if comparison.after is None or situation.new or not (comparison.texts or comparison.values):
        return
    seen: set[tuple[str, Span]] = set()
    for case in situation.cases:
        if case.reference.kind not in {ReferenceKind.CITATION, ReferenceKind.LINK}:
            continue
        passages = case.context()
        document = case.document
        for quotation in (*quotations(document, passages), *set_apart(document, passages)):
            place = case.document.path, quotation.span
            draft = None if place in seen else _judged(case, quotation, situation)
            if draft is not None:
                seen.add(place)
                yield draft


def _judged(case: Case, quotation: Quotation, situation: Situation) -> Draft | None:
    new = case.comparison.after
    if new is None or not _is_from_here(case):
        return None
    before = _scope(case.upstream, case.before.provision)
    if not holds(before, quotation) or holds(folded(_whole(new)), quotation):
        return None
    block = _block_of(case.upstream, case.before.provision, quotation)
    cause = _cause(case, block, quotation)
    if block is None or is_heading(case.upstream.blocks[block]):
        return None
    if cause is None or _is_told(case, quotation, situation):
        return None
    if bare(quotation.text) in bare(_whole(new)):
        return _draft(case, quotation, cause, block, "")
    return _draft(case, quotation, cause, block, _wording(case, block, quotation))


def _is_from_here(case: Case) -> bool:
    """Return whether the words leave no other source for the quotation."""
    sources = sources_in(case.document, case.context(), case.corpus)
    return len({getattr(each.outcome, "path", each.reference.text) for each in sources}) <= 1


def _scope(document: Indexed, provision: int | None) -> str:
    if provision is None:
        return folded(_whole(document))
    return folded(document.text_of(document.provisions[provision]))


def _whole(document: Indexed) -> str:
    return "\n".join(block.text for block in document.blocks)


def _block_of(document: Indexed, provision: int | None, quotation: Quotation) -> int | None:
    """Return the one block that holds the whole quotation, or the first part of it."""
    found = document.provisions[provision] if provision is not None else None
    blocks = range(found.first, found.end) if found else range(len(document.blocks))
    texts = {block: folded(document.blocks[block].text) for block in blocks}
    whole = (block for block, text in texts.items() if holds(text, quotation))
    first = quotation.parts[0]
    return next(whole, next((block for block, text in texts.items() if first in text), None))


def _cause(case: Case, block: int | None, quotation: Quotation) -> ValueEdit | TextEdit | None:
    """Return the edit of the passage quoted: of its words, else of a value in it."""
    comparison = case.comparison
    texts = [edit for edit in comparison.texts if edit.before == block]
    if texts:
        return texts[0]
    values = [edit for edit in comparison.values if edit.before.span.block == block]
    inside = [edit for edit in values if folded(edit.before.text) in folded(quotation.text)]
    return next(iter(inside or values), None)


def _is_told(case: Case, quotation: Quotation, situation: Situation) -> bool:
    """Return whether a value inside the quotation is told as stale and is all that differs."""
    span = quotation.span
    values = [
        draft
        for draft in situation.judged
        if draft.effect.path == case.document.path
        and draft.level is Level.BREAKING
        and isinstance(draft.cause, ValueEdit)
        and draft.effect.span is not None
        and draft.effect.span.block == span.block
        and span.start <= draft.effect.span.start < span.end
    ]
    return bool(values) and not any(
        isinstance(edit, TextEdit) and edit.before == draft.cause.before.span.block
        for draft in values
        if isinstance(draft.cause, ValueEdit)
        for edit in case.comparison.texts
    )


def _wording(case: Case, block: int, quotation: Quotation) -> str:
    """Return how the passage quoted reads now; nothing where that is not clear."""
    target = case.comparison.alignment.blocks.get(block)
    new = case.comparison.after
    if target is None or new is None or len(quotation.parts) != 1:
        return ""
    old_words = case.upstream.blocks[block].text.split()
    new_words = new.blocks[target].text.split()
    found = _found(old_words, quotation.text)
    if found is None:
        return ""
    low, high = _mapped(old_words, new_words, *found)
    wording = " ".join(new_words[low:high])
    if not quotation.text.rstrip().endswith(tuple(_MARKS)):
        wording = wording.rstrip(_MARKS)
    likeness = fuzz.ratio(folded(quotation.text), folded(wording))
    return wording if likeness >= _STILL_ALIKE and '"' not in wording else ""


def _found(words: list[str], quoted: str) -> tuple[int, int] | None:
    """Return where *quoted* stands among *words*, if it stands there once."""
    plain = [folded(word).strip(_MARKS) for word in words]
    wanted = [folded(word).strip(_MARKS) for word in quoted.split()]
    starts = [n for n in range(len(plain)) if plain[n : n + len(wanted)] == wanted]
    return (starts[0], starts[0] + len(wanted)) if len(starts) == 1 else None


def _mapped(old: list[str], new: list[str], low: int, high: int) -> tuple[int, int]:
    """Return where the words *low* to *high* of *old* went in *new*, with what was inserted."""
    start, end = 0, len(new)
    for step in Levenshtein.opcodes(old, new):
        offset = step.dest_start - step.src_start
        if step.src_start <= low < step.src_end:
            start = low + offset if step.tag == "equal" else step.dest_start
        if step.src_start < high <= step.src_end:
            end = high + offset if step.tag == "equal" else step.dest_end
    return start, max(start, end)


def _draft(
    case: Case, quotation: Quotation, cause: ValueEdit | TextEdit, block: int, wording: str
) -> Draft:
    new = case.comparison.after
    same = new is not None and bare(quotation.text) in bare(_whole(new))
    upstream = case.upstream.where(Span(block, *_at(case.upstream, block, quotation)))
    message = f"quotes {case.cited} in words that would no longer stand there"
    if same:
        message = f"quotes {case.cited}, which differs in marks only"
    fix = Fix("Quote the new wording, or say which revision is quoted", Safety.MANUAL)
    if wording:
        edit = Edit(quotation.span, quotation.text, wording)
        fix = Fix(f"Quote: {wording}", Safety.SAFE, (edit,))
    return Draft(
        rule="TXT802",
        level=Level.INFO if same else Level.BREAKING,
        message=message,
        cause=cause,
        effect=replace(case.effect(), quote=_shown(case, quotation)),
        upstream=upstream,
        edge="quotes",
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {upstream.quote}",
        now_false=f"{case.cited} would say: {wording}" if wording else message,
        confidence=case.before.confidence if case.before.exact else Confidence.LIKELY,
        fixes=(fix,),
    )


def _at(document: Indexed, block: int, quotation: Quotation) -> tuple[int, int]:
    """Return where the quotation begins in *block*, as near as folding lets it be known."""
    text = document.blocks[block].text
    opening = " ".join(quotation.text.split()[:3])
    at = max(text.find(opening), 0)
    return at, min(at + len(quotation.text), len(text))


def _shown(case: Case, quotation: Quotation) -> str:
    """Return the sentence with the citation, or the quotation where they stand apart."""
    quote = case.effect().quote
    return quote if quotation.text[:40] in quote else f"“{quotation.text}”"
