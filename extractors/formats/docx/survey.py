"""One pass over a part for what is rare: bold and hidden runs, changed marks, sections, revisions.

Runs and paragraphs that are not listed have nothing special, so nobody has to look inside them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from depgraph.model.immutable import immutable
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
_LOOKS = (BOLD, RSTYLE)
_RARE = (VANISH, SPEC_VANISH, *sorted(_EDITS | _MOVES | _NOTES), PPR_CHANGE, SECTION)


@immutable
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


_PLAIN = RunLook()
_BOLD = RunLook(bold=True)


def survey_of(root: Element, *, main: bool = False) -> Survey:
    """Return what is special in the part *root*; only the *main* part counts its paragraphs."""
    paras: dict[Element, int] = {}
    looks: dict[Element, RunLook] = {}
    rare: list[Element] = []
    for element in root.iter(P, *_LOOKS, *_RARE) if main else root.iter(*_LOOKS, *_RARE):
        tag = element.tag
        if tag == P:
            paras[element] = len(paras)
        elif tag in (BOLD, RSTYLE):
            _note_look(element, tag, looks)
        else:
            rare.append(element)
    tags = [element.tag for element in rare]
    for element, tag in zip(rare, tags, strict=True):
        if tag == VANISH:
            _note_look(element, tag, looks)
    return Survey(
        paras=paras,
        looks=looks,
        marks=_marks(rare),
        sections=tuple(element for element in rare if element.tag == SECTION),
        cites_notes=not _NOTES.isdisjoint(tags),
        revisions=_revisions(rare),
    )


def _note_look(element: Element, tag: str, looks: dict[Element, RunLook]) -> None:
    """Put *element* down for the run that it says something of, if it is of a run."""
    holder = element.getparent()
    run = holder.getparent() if holder is not None and holder.tag == RPR else None
    if run is None or run.tag != R:
        return
    before = looks.get(run, _PLAIN)
    if tag == BOLD:
        bold = is_on(element)
        looks[run] = _BOLD if bold and before is _PLAIN else replace(before, bold=bold)
    elif tag == RSTYLE:
        looks[run] = replace(before, style=val(element))
    else:
        looks[run] = replace(before, hidden=is_on(element))


def _marks(rare: Iterable[Element]) -> dict[Element, frozenset[str]]:
    """Return what is said of the marks of paragraphs, of those of which anything is said."""
    marks: dict[Element, set[str]] = {}
    for element in rare:
        holder = element.getparent()
        if element.tag != SECTION and holder is not None:
            holder = holder.getparent() if holder.tag == RPR and is_on(element) else None
        paragraph = holder.getparent() if holder is not None and holder.tag == PPR else None
        if paragraph is not None and element.tag != PPR_CHANGE:
            marks.setdefault(paragraph, set()).add(element.tag)
    return {paragraph: frozenset(said) for paragraph, said in marks.items()}


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
