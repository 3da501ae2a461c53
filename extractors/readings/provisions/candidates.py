"""Find the places where a provision may begin. Sequence is judged later, by the tree."""

import re
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind, Document, Mark
from depgraph.model.headings import is_heading
from depgraph.model.immutable import immutable
from depgraph.model.labels import ATTACHMENTS
from depgraph.model.patterns import regex
from extractors.readings.provisions.contents import contents_blocks
from extractors.readings.provisions.inline import enumerations
from extractors.readings.provisions.numbering import Form, Numbering, may_begin, numbering_at
from extractors.readings.provisions.signatures import signature_blocks
from extractors.readings.provisions.titles import (
    is_lead_in,
    is_set_apart,
    title_case,
    title_of,
    trimmed,
)
from extractors.readings.remembered import remembered


@immutable
class Candidate:
    """A heading or a number at block *at*. *level* is a heading's, *depth* a list item's.

    *sure* is true when the program made the number or a heading carries it. *start* is where
    it stands in the text, *end* where the words of an inline part end (0: not inline).
    """

    at: int
    numbering: Numbering | None
    title: str
    level: int = 0
    depth: int = 0
    typed: bool = False
    sure: bool = False
    start: int = 0
    end: int = 0
    enclosed: bool = False
    """It is an item of an enumeration inside one block and ends with that block."""
    leads: bool = False
    """A further mark stands directly behind it, as in "(a)(1)"."""
    bare: bool = False
    """Nothing else stands in its block; the words are in the next one, or it is no part."""
    limit: int = 0
    """A part that begins in a table ends before this block (0: not in a table)."""
    anchors: tuple[str, ...] = ()
    aside: bool = False
    """Words in bold that stand like a heading, with no heading's place in the tree."""

    def placed(self, at: int, limit: int) -> "Candidate":
        """Return the same candidate in block *at*, and in a table that ends at *limit*."""
        return Candidate(
            at,
            self.numbering,
            self.title,
            self.level,
            self.depth,
            self.typed,
            self.sure,
            self.start,
            self.end,
            self.enclosed,
            self.leads,
            self.bare,
            limit,
            self.anchors,
        )


_UNREAD = frozenset({BlockKind.CODE, BlockKind.COMMENT, BlockKind.NOTE, BlockKind.RUNNING})
_OF = regex(r"\s*(?:of|to|and|or|in|under|hereof|above|below)\b")
_CONTINUES = regex(r"\s*[.:)]?\s*(?:[\"“‘(\[]?[A-Z0-9*_]|$|[–—:|-])")
_UNIT_OF_MARKS = regex(r"(?:sub)?(?:paragraph|section|clause)\s(?=\()", re.IGNORECASE)
"""The unit word of a heading such as "Paragraph (a)(2)", whose number is what the marks say."""
_LIST_TITLE = 120
_DEEPEST = 6


def candidates(document: Document) -> list[Candidate]:
    """Return the candidates of *document* in reading order."""
    skipped = contents_blocks(document)
    signatures = signature_blocks(document)
    limits = {block.table: at + 1 for at, block in enumerate(document.blocks) if block.table}
    found: list[Candidate] = []
    for at, block in enumerate(document.blocks):
        if at in skipped or block.kind in _UNREAD:
            continue
        limit = limits[block.table] if block.table else 0
        here = _opening(block)
        found += [one.placed(at, limit) for one in here if one.numbering or at not in signatures]
        if not here and at not in signatures and is_set_apart(block):
            found.append(Candidate(at, None, trimmed(block.text), aside=True))
    return found


def _opening(block: Block) -> tuple[Candidate, ...]:
    """Return the candidates of *block*: most have no label, no number and no bracket."""
    text, kind = block.text, block.kind
    if not (block.label or kind is BlockKind.HEADING or "(" in text or may_begin(text.lstrip())):
        return ()
    return _begun(text, kind, block.label, block.level, block.anchors, block.marks)


@remembered
def _begun(  # noqa: PLR0913, PLR0917  # all that counts of a block but its place
    text: str,
    kind: BlockKind,
    label: str,
    level: int,
    anchors: tuple[str, ...],
    marks: tuple[Mark, ...],
) -> tuple[Candidate, ...]:
    """Return the candidates of a block as if it were the first of its document."""
    block = Block(text, kind, label=label, level=level, anchors=anchors, marks=marks)
    return tuple(_of_block(0, block))


def _of_block(at: int, block: Block) -> list[Candidate]:
    found = _automatic(at, block) if block.label else _typed(at, block)
    if "(" not in block.text or is_heading(block):
        return found
    last = found[-1].numbering if found and not block.label else None
    numbered = bool(block.label) or last is not None
    inside = enumerations(block.text, last.end if last else 0, numbered=numbered)
    found += [
        Candidate(
            at,
            numbering,
            title_of(block, numbering.end, end),
            typed=True,
            start=start,
            end=end,
            enclosed=True,
        )
        for numbering, start, end in inside
    ]
    return found


def _automatic(at: int, block: Block) -> list[Candidate]:
    numbering = numbering_at(block.label.strip().replace("\u00a0", " "))
    level = block.level if block.kind is BlockKind.HEADING else 0
    if numbering is None and not level:
        return []
    depth = block.level if block.kind is BlockKind.ITEM else 0
    if numbering is not None and depth:
        numbering = replace(numbering, style=f"{numbering.style}@{depth}")
    title = title_of(block, 0)
    return [
        Candidate(at, numbering, title, level=level, depth=depth, sure=True, anchors=block.anchors)
    ]


def _typed(at: int, block: Block) -> list[Candidate]:
    """Return the numbers that open *block*: mostly one, several in ``(a)(1) ...``."""
    heading = block.kind is BlockKind.HEADING
    text = block.text
    found: list[Candidate] = []
    start = len(text) - len(text.lstrip())
    if heading and (unit := _UNIT_OF_MARKS.match(text, start)):
        start = unit.end()
    numbering = numbering_at(text, start)
    while numbering is not None and _credible(block, numbering, first=not found):
        inline_end = len(text) if found else 0
        leads = numbering.form is Form.LETTER and text.startswith("(", numbering.end)
        found.append(
            Candidate(
                at,
                numbering,
                "" if leads else title_of(block, numbering.end),
                level=block.level if heading else 0,
                typed=True,
                sure=heading,
                leads=leads,
                bare=not heading and not text[numbering.end :].strip(),
                start=start,
                end=inline_end,
                anchors=() if found else block.anchors,
            )
        )
        if numbering.form is not Form.LETTER or len(found) == _DEEPEST:
            break
        start = _next_mark(text, numbering.end, found[-1].title)
        numbering = numbering_at(text, start) if start else None
    if not found and heading and text.strip() and (block.anchors or not is_lead_in(block)):
        title = title_of(block, 0) or trimmed(text[:_LIST_TITLE])
        return [Candidate(at, None, title, level=block.level, anchors=block.anchors)]
    return found


def _next_mark(text: str, start: int, title: str) -> int:
    """Return where a further mark stands directly behind a mark and its title, or 0."""
    at = start
    if title and (found := text.find(title, start, start + len(title) + 8)) >= 0:
        at = found + len(title)
    while at < len(text) and text[at] in " .:–—-":
        at += 1
    return at if text.startswith("(", at) else 0


def _credible(block: Block, numbering: Numbering, *, first: bool) -> bool:
    rest = block.text[numbering.end : numbering.end + _LIST_TITLE]
    if block.kind is BlockKind.HEADING:
        return numbering.form is not Form.PLAIN or _plain_heading(numbering, rest)
    if block.kind is BlockKind.CELL and not _stands_in_cell(numbering, rest):
        return False
    if numbering.form is Form.LETTER:
        return bool(rest.strip()) or not first or numbering.style.endswith("()")
    if numbering.form is Form.UNIT or numbering.style.startswith(("section", "§")):
        return _opens(rest)
    if numbering.form is Form.PLAIN and numbering.style == "1":
        return title_case(trimmed(rest)) and len(rest.split()) <= 8 and len(numbering.number) < 3  # noqa: PLR2004
    return bool(_CONTINUES.match(rest))


def _stands_in_cell(numbering: Numbering, rest: str) -> bool:
    """Say whether a number in a table cell is a part's own and not a citation of it."""
    if numbering.space in ATTACHMENTS:
        return True
    return numbering.form in (Form.UNIT, Form.DECIMAL) and bool(rest.strip(" .:–—-"))


def _opens(rest: str) -> bool:
    """Say whether a unit and number open a provision instead of a sentence about one."""
    if _OF.match(rest) or not _CONTINUES.match(rest):
        return False
    return not rest.lstrip().startswith(("(", ","))


def _plain_heading(numbering: Numbering, rest: str) -> bool:
    if numbering.style != "1":
        return True
    return len(numbering.number) < 3 and (rest.lstrip()[:1].isupper() or not rest.strip())  # noqa: PLR2004
