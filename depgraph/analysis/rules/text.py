"""TXT801: cited text was reworded and no typed fact in it changed."""

from collections.abc import Iterator

from depgraph.analysis.case import Case, Draft
from depgraph.analysis.edits import TextEdit
from depgraph.analysis.given_way import repeated
from depgraph.analysis.wording import differs_at
from depgraph.model.facts import ReferenceKind, Span
from depgraph.model.findings import Level, Where
from depgraph.model.keys import folded


def reworded(case: Case) -> Iterator[Draft]:
    """Yield at most one finding for all rewordings inside the provision cited."""
    old = case.old
    if old is None:
        return
    edits = [
        edit
        for edit in case.comparison.texts
        if old.first <= edit.before < old.end
        and not (old.inline and _elsewhere(case, edit, old.inline))
    ]
    if not edits:
        return
    weighty = next((edit for edit in edits if edit.weighty), None)
    told, phrase = next(_repeating(case, edits), (None, ""))
    edit = weighty or told or edits[0]
    level = Level.REVIEW if weighty or told else Level.INFO
    upstream, now = _differing(case, edit)
    what = "which is worded differently" if edit.after is not None else "which loses a passage"
    if edit is told:
        what = f'which no longer says "{phrase}"'
    says = "links to" if case.reference.kind is ReferenceKind.LINK else "cites"
    yield Draft(
        rule="TXT801",
        level=level,
        message=f"{says} {case.cited}, {what}",
        cause=edit,
        effect=case.effect(),
        upstream=upstream,
        edge=says,
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {upstream.quote}",
        now_false=f"{case.cited} would say: {now}" if now else _lost(case, upstream),
        confidence=case.before.confidence,
    )


def _repeating(case: Case, edits: list[TextEdit]) -> Iterator[tuple[TextEdit, str]]:
    """Yield each edit that took out words which the citing sentence repeats, with those words."""
    new = case.comparison.after
    sentence = case.effect().quote
    for edit in edits:
        if new is not None and edit.after is not None:
            old_text = case.upstream.blocks[edit.before].text
            phrase = repeated(old_text, new.blocks[edit.after].text, sentence)
            if phrase:
                yield edit, phrase


def _lost(case: Case, upstream: Where) -> str:
    return f'{case.cited} no longer says: "{upstream.quote}"'


def _elsewhere(case: Case, edit: TextEdit, inline: tuple[int, int]) -> bool:
    """Return whether the words of an inline part stand unchanged in the new block."""
    new = case.comparison.after
    if new is None or edit.after is None:
        return False
    part = case.upstream.blocks[edit.before].text[slice(*inline)]
    return folded(part) in folded(new.blocks[edit.after].text)


def _differing(case: Case, edit: TextEdit) -> tuple[Where, str]:
    """Return the old sentence in which the wording first differs, and the new one if any."""
    new = case.comparison.after
    old_text = case.upstream.blocks[edit.before].text
    if new is None or edit.after is None:
        return case.upstream.where(Span(edit.before, 0, 1)), ""
    new_text = new.blocks[edit.after].text
    at = differs_at(old_text, new_text)
    ours = case.upstream.where(Span(edit.before, at, at + 1))
    theirs = new.where(Span(edit.after, at, at + 1))
    return ours, theirs.quote
