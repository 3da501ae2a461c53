"""What tracked changes leave out in each view, and what a paragraph says of itself there."""

from functools import lru_cache

from depgraph.model.documents import View
from depgraph.model.immutable import immutable
from extractors.formats.docx.names import (
    CELL_DEL,
    CELL_INS,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NUMPR,
    OUTLINE,
    PPR,
    PPR_CHANGE,
    PSTYLE,
    Element,
    P,
    val,
    whole,
)
from extractors.formats.docx.styles import list_place


@immutable
class Changes:
    """The elements whose content a view leaves out; *old* says which properties count."""

    gone: frozenset[str]
    cell: str
    old: bool


_CHANGES = {
    View.ORIGINAL: Changes(frozenset({INS, MOVE_TO}), CELL_INS, old=True),
    View.ACCEPTED: Changes(frozenset({DEL, MOVE_FROM}), CELL_DEL, old=False),
}


@immutable
class ParagraphSetting:
    """The style, list, level in it and outline level that a paragraph sets for itself."""

    style: str = ""
    num_id: int | None = None
    ilvl: int | None = None
    outline: int | None = None


_PLAIN = ParagraphSetting()
_setting = lru_cache(maxsize=1024)(ParagraphSetting)
"""Few differ in one file, and looking one up is cheaper than making it."""


def changes_for(view: View) -> Changes:
    """Return what *view* leaves out."""
    return _CHANGES[view]


def setting_of(paragraph: Element, changes: Changes) -> ParagraphSetting:
    """Return what *paragraph* says of itself in the view of *changes*."""
    ppr = next(iter(paragraph), None)
    if ppr is None or ppr.tag != PPR or not len(ppr):
        return _PLAIN
    if changes.old:
        ppr = _before(ppr)
    style, num_id, ilvl, outline = "", None, None, None
    for child in ppr:
        tag = child.tag
        if tag == PSTYLE:
            style = val(child)
        elif tag == NUMPR:
            num_id, ilvl = _list_place(child, changes)
        elif tag == OUTLINE:
            outline = whole(val(child))
    return _setting(style, num_id, ilvl, outline)


def renumbers(change: Element) -> bool:
    """Tell whether a change of paragraph properties touches style, numbering or level."""
    ppr = change.getparent()
    paragraph = ppr.getparent() if ppr is not None else None
    if paragraph is None or paragraph.tag != P:
        return False
    before, after = (setting_of(paragraph, changes) for changes in _CHANGES.values())
    return before != after


def _before(ppr: Element) -> Element:
    """Return the properties that *ppr* had before they were changed."""
    change = next(ppr.iterchildren(PPR_CHANGE), None)
    old = next(change.iterchildren(PPR), None) if change is not None else None
    return ppr if old is None else old


def _list_place(numpr: Element, changes: Changes) -> tuple[int | None, int | None]:
    """Return list and level in it, unless the numbering itself is not there in this view."""
    if any(child.tag in changes.gone for child in numpr):
        return None, None
    return list_place(numpr)
