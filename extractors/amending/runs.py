"""The words of a Word paragraph by run, and how some are replaced under tracked changes."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from depgraph.model.immutable import immutable
from extractors.formats.docx.names import (
    DEL,
    DEL_TEXT,
    FLD_CHAR,
    FLD_SIMPLE,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    TAB,
    Element,
    R,
    T,
    W,
)

AUTHOR = "depgraph"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GONE = frozenset({DEL, MOVE_FROM})
_OPEN = frozenset({INS, MOVE_TO})
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "ptab": "\t", W + "noBreakHyphen": "-", TAB: "\t"}

IN_FIELD = "is shown by a live field of Word; update the fields there instead"
IN_CHANGE = "stands in a tracked change that is still open; accept or reject it first"
NO_WORDS = "runs over a tab or a line break; edit it by hand in Word"


@immutable
class Piece:
    """One text element of a run, with what keeps it from being edited."""

    element: Element
    text: str
    in_field: bool
    in_change: bool


def pieces(paragraph: Element) -> Iterator[Piece]:
    """Return the text of *paragraph* with all tracked changes accepted, in reading order."""
    depth = 0
    for run in _runs(paragraph):
        enclosing = {parent.tag for parent in run.iterancestors()}
        changing = not enclosing.isdisjoint(_OPEN)
        for child in run:
            if child.tag == FLD_CHAR:
                kind = child.get(W + "fldCharType")
                depth += (kind == "begin") - (kind == "end")
            elif child.tag == T:
                inside = depth > 0 or FLD_SIMPLE in enclosing
                yield Piece(child, child.text or "", inside, changing)
            elif child.tag in _BREAKS:
                yield Piece(child, _BREAKS[child.tag], depth > 0, changing)


def _runs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == R:
            yield child
        elif child.tag not in _GONE and child.tag != PPR:
            yield from _runs(child)


def replaced(found: Sequence[Piece], start: int, end: int, words: str, next_id: int) -> str:
    """Replace the characters *start* to *end* of *found* by *words*; return why not, if not.

    The tracked changes take the ids from *next_id* on, at most one for each piece and one more.
    """
    touched = list(_touched(found, start, end))
    if any(piece.in_field for piece, _, _ in touched):
        return IN_FIELD
    if any(piece.in_change for piece, _, _ in touched):
        return IN_CHANGE
    if not touched or any(piece.element.tag != T for piece, _, _ in touched):
        return NO_WORDS
    runs = [_cut_out(piece.element, low, high) for piece, low, high in touched]
    for number, run in enumerate(runs):
        _deleted(run, next_id + number)
    _inserted(runs[-1], runs[0], words, next_id + len(runs))
    return ""


def _touched(found: Sequence[Piece], start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
    """Yield the pieces that hold some of the characters, each with its own bounds of them."""
    at = 0
    for piece in found:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            yield piece, low, high
        at += len(piece.text)


def _cut_out(text: Element, low: int, high: int) -> Element:
    """Return a run that holds just the characters *low* to *high* of the element *text*."""
    run = _part_of(text)
    whole = text.text or ""
    if whole[high:]:
        run.addnext(_run_like(run, whole[high:]))
    if whole[:low]:
        run.addprevious(_run_like(run, whole[:low]))
    _say(text, whole[low:high])
    return run


def _part_of(text: Element) -> Element:
    """Return a run that holds *text* alone; what stood around it is in runs of its own."""
    run = text.getparent()
    if run is None:  # pragma: no cover  # a piece always stands in a run
        raise ValueError(text.tag)
    after = [child for child in text.itersiblings() if child.tag != RPR]
    before = [child for child in text.itersiblings(preceding=True) if child.tag != RPR]
    for children, put in ((after, run.addnext), (list(reversed(before)), run.addprevious)):
        if children:
            other = _run_like(run, None)
            other.extend(children)
            put(other)
    return run


def _run_like(run: Element, words: str | None) -> Element:
    """Return a new run with the formatting of *run*, and *words* in it if any."""
    made = etree.Element(R)
    formatting = run.find(RPR)
    if formatting is not None:
        made.append(deepcopy(formatting))
    if words is not None:
        _say(etree.SubElement(made, T), words)
    return made


def _say(text: Element, words: str) -> None:
    text.text = words
    if words != words.strip():
        text.set(_SPACE, "preserve")


def _deleted(run: Element, key: int) -> None:
    """Mark *run* as deleted."""
    for text in run.iterchildren(T):
        text.tag = DEL_TEXT
    change = _change(DEL, key)
    run.addprevious(change)
    change.append(run)


def _inserted(run: Element, like: Element, words: str, key: int) -> None:
    """Mark *words*, which look like the run *like*, as inserted after the deleted *run*."""
    deletion = run.getparent()
    if deletion is None or not words:
        return
    change = _change(INS, key)
    change.append(_run_like(like, words))
    deletion.addnext(change)


def _change(tag: str, key: int) -> Element:
    # No date: the same input must give the same bytes, and Word does not ask for one.
    change = etree.Element(tag)
    change.set(W + "id", str(key))
    change.set(W + "author", AUTHOR)
    return change
