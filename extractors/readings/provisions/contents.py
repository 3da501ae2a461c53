"""Find the blocks of a table of contents. Its entries repeat headings; they are no provisions."""

from depgraph.model.documents import NAVIGATION, Block, BlockKind, Document, MarkKind
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from extractors.readings.words import has_any

_LEADER = regex(r"(?:\.\s?){4,400}\s*(?:[0-9]{1,4}|[ivxl]{1,7})\s*$|(?:\t|…)\s*[0-9]{1,4}\s*$")
_NUMERALS = frozenset("0123456789ivxl")
_PAGE = regex(r"[\s.…]*\b(?:[0-9]{1,4}|[ivxl]{1,7})\s*$")
_CAPTION = regex(r"(?:table of |list of )?(?:contents|tables|figures|exhibits|annexes)\W*")
_CAPTIONED = ("contents", "tables", "figures", "exhibits", "annexes")
_LONGEST = 160


def contents_blocks(document: Document) -> frozenset[int]:
    """Return the numbers of the blocks that make up tables of contents and menus."""
    found = {at for at, block in enumerate(document.blocks) if _is_entry(block)}
    for at, block in enumerate(document.blocks):
        if len(block.text) < _LONGEST and _is_caption(block.text):
            found.add(at)
            found.update(_listed(document.blocks, at + 1))
    return frozenset(found)


def _is_caption(text: str) -> bool:
    if text.isascii() and not has_any(text.lower(), _CAPTIONED):
        return False
    return _CAPTION.fullmatch(folded(text)) is not None


def _is_entry(block: Block) -> bool:
    if block.place.part == NAVIGATION:
        return True
    if block.kind is BlockKind.CELL:
        return False
    tail = block.text[-300:].rstrip()
    return tail[-1:] in _NUMERALS and _LEADER.search(tail) is not None


def _listed(blocks: tuple[Block, ...], start: int) -> range:
    """Return the entries after a caption: links and leaders, or words until they come again."""
    stop = start
    while stop < len(blocks) and (_is_link(blocks[stop]) or _is_entry(blocks[stop])):
        stop += 1
    if stop > start:
        return range(start, stop)
    seen: set[str] = set()
    while stop < len(blocks) and _short(blocks[stop]):
        bare = _bare(blocks[stop].text)
        if bare in seen:
            return range(start, stop)
        seen.add(bare)
        stop += 1
    return range(start, start)


def _short(block: Block) -> bool:
    return block.kind is not BlockKind.CODE and len(block.text) < _LONGEST


def _bare(text: str) -> str:
    return _PAGE.sub("", folded(text[:_LONGEST]))


def _is_link(block: Block) -> bool:
    text = block.text.strip()
    return bool(text) and any(
        mark.kind is MarkKind.LINK
        and mark.target.startswith("#")
        and mark.end - mark.start >= len(text) - 8
        for mark in block.marks
    )
