"""TXT801: cited text was reworded and no typed fact in it changed."""

from collections.abc import Iterator

from depgraph.analysis.case import Case, Draft
from depgraph.model.findings import Level
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
        and not (old.inline and _elsewhere(case, edit.before, edit.after, old.inline))
    ]
    if not edits:
        return
    weighty = next((edit for edit in edits if edit.weighty), None)
    edit = weighty or edits[0]
    level = Level.REVIEW if weighty else Level.INFO
    upstream = case.upstream.where_provision(case.before.provision or 0)
    yield Draft(
        rule="TXT801",
        level=level,
        message=f"cites {case.cited}, which is worded differently",
        cause=edit,
        effect=case.effect(),
        upstream=upstream,
        edge="cites",
        evidence=case.reference.text,
        was_true=f"{case.cited} says: {upstream.quote}",
        now_false="",
        confidence=case.before.confidence,
    )


def _elsewhere(case: Case, before: int, after: int, inline: tuple[int, int]) -> bool:
    """Return whether the words of an inline part stand unchanged in the new block."""
    part = case.upstream.blocks[before].text[slice(*inline)]
    new = case.comparison.after
    return new is not None and folded(part) in folded(new.blocks[after].text)
