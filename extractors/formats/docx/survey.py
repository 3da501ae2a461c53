"""One pass over a part for what is rare: bold and hidden runs, changed marks, sections, revisions.

Runs and paragraphs that are not listed have nothing special, so nobody has to look inside them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractors.formats.docx.names import (
    BOLD,
    CELL_DEL,
    CELL_INS,
    DEL,
    ENDNOTE_REF,
    FOOTNOTE_REF,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    PPR_CHANGE,
    RPR,
    RSTYLE,
    SECTION,
    SPEC_VANISH,
    VANISH,
    Element,
    P,
    R,
    is_on,
    val,
)
from extractors.formats.docx.views import renumbers

_EDITS = frozenset({INS, DEL, CELL_INS, CELL_DEL})
_MOVES = frozenset({MOVE_FROM, MOVE_TO})
_NOTES = frozenset({FOOTNOTE_REF, ENDNOTE_REF})
_LOOKS = (BOLD, RSTYLE, VANISH, SPEC_VANISH)
_RARE = (*_LOOKS, *sorted(_EDITS | _MOVES | _NOTES), PPR_CHANGE, SECTION)


@dataclass(frozen=True, slots=True)
class RunLook:
    """What a run says of its own look; ``None`` leaves bold to its style."""

    bold: bool | None = None
    style: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """What is special in one part.

    *paras* gives each paragraph its index; *marks* names what is said of a paragraph's mark, of
    those paragraphs of which anything is said.
    """

    paras: Mapping[Element, int] = field(default_factory=dict)
    looks: Mapping[Element, RunLook] = field(default_factory=dict)
    marks: Mapping[Element, frozenset[str]] = field(default_factory=dict)
    sections: tuple[Element, ...] = ()
    cites_notes: bool = False
    revisions: int = 0


def survey_of(root: Element, *, main: bool = False) -> Survey:
    """Return what is special in the part *root*; only the *main* part counts its paragraphs."""
    paragraphs: list[Element] = []
    rare: list[Element] = []
    for element in root.iter(P, *_RARE) if main else root.iter(*_RARE):
        (paragraphs if element.tag == P else rare).append(element)
    looks: dict[Element, dict[str, Element]] = {}
    marks: dict[Element, set[str]] = {}
    for element in rare:
        _note(element, looks, marks)
    return Survey(
        paras={paragraph: at for at, paragraph in enumerate(paragraphs)},
        looks={run: _run_look(said) for run, said in looks.items()},
        marks={paragraph: frozenset(said) for paragraph, said in marks.items()},
        sections=tuple(element for element in rare if element.tag == SECTION),
        cites_notes=any(element.tag in _NOTES for element in rare),
        revisions=_revisions(rare),
    )


def _note(
    element: Element, looks: dict[Element, dict[str, Element]], marks: dict[Element, set[str]]
) -> None:
    """Put *element* down for the run or the paragraph that it says something of."""
    holder = element.getparent()
    if holder is None:
        return
    owner = holder.getparent()
    if owner is None:
        return
    if holder.tag == RPR and owner.tag == R:
        looks.setdefault(owner, {})[element.tag] = element
    elif holder.tag == RPR and owner.tag == PPR:
        paragraph = owner.getparent()
        if paragraph is not None and (element.tag not in _LOOKS or is_on(element)):
            marks.setdefault(paragraph, set()).add(element.tag)
    elif holder.tag == PPR and element.tag == SECTION:
        marks.setdefault(owner, set()).add(SECTION)


def _run_look(said: Mapping[str, Element]) -> RunLook:
    return RunLook(
        bold=is_on(said[BOLD]) if BOLD in said else None,
        style=val(said[RSTYLE]) if RSTYLE in said else "",
        hidden=VANISH in said and is_on(said[VANISH]),
    )


def _revisions(rare: Iterable[Element]) -> int:
    """Return the number of tracked changes that make the two views differ; a move is one."""
    edits = from_here = to_here = 0
    for element in rare:
        tag = element.tag
        if tag in _EDITS or (tag == PPR_CHANGE and renumbers(element)):
            edits += 1
        elif tag == MOVE_FROM:
            from_here += 1
        elif tag == MOVE_TO:
            to_here += 1
    return edits + max(from_here, to_here)
