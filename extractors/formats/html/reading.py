"""One HTML file as a document: its text, what it says of itself, and headings set in bold only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from depgraph.model.documents import (
    NAVIGATION,
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Problem,
    ProblemKind,
    View,
)
from depgraph.model.patterns import regex
from extractors.formats.html.elements import OPEN_ENDED
from extractors.formats.html.encoding import html_of
from extractors.formats.html.source_lines import SourceLines
from extractors.formats.html.walking import Walk
from extractors.formats.linestarts import depth_of, mark_of

_SCHEME = regex(r"\A(?:dc|dcterms)\.")
_DEEPEST = 2_000
_TAG = regex(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
_TOO_DEEP = Problem(
    ProblemKind.UNREADABLE,
    "is nested too deeply to be read; open it in a browser and save it as PDF",
)
_NO_TEXT = Problem(
    ProblemKind.UNREADABLE,
    "has no text of its own, a script draws it; open it in a browser and save it as PDF",
)
_LONGEST_HEADING = 120
_LETTERS = regex(r"[^\W\d_]{2}")
_ENDS_OPEN = regex(r"[.,;]\Z")
_LONE_NUMBER = regex(r"[-–—\s]*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,7})[-–—\s]*", re.IGNORECASE)
_UNFINISHED = regex(r"[\w,\-–—'’&)\]]\Z")


def document_of(data: bytes, view: View) -> Document:
    """Return the document in the bytes of an HTML file."""
    decoded = html_of(data)
    if decoded.text is None:
        return Document("html", problems=decoded.problems)
    if _depth(decoded.text) > _DEEPEST:
        return Document("html", problems=(_TOO_DEEP,))
    parser = LexborHTMLParser(decoded.text)
    walk = Walk(view, SourceLines(decoded.text))
    if parser.body is not None:
        walk.over(parser.body)
    blocks = _with_headings(_unpaged(walk.collector.finish(), walk.collector.rules))
    menu_only = all(block.place.part == NAVIGATION for block in blocks)
    drawn = menu_only and parser.css_first("script") is not None
    problems = (*decoded.problems, _NO_TEXT) if drawn else decoded.problems
    return Document("html", blocks, tuple(_properties(parser)), problems, walk.revisions)


def _depth(html: str) -> int:
    """Return how many elements stand open at once; 0 when none can be deep, and slow to parse."""
    if html.count("<") <= _DEEPEST:
        return 0
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        if tag["name"].casefold() in OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _properties(parser: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    title = parser.css_first("head > title")
    if title is not None and (text := " ".join(title.text().split())):
        yield "title", text
    seen = {"title"} if title is not None else set()
    for meta in parser.css("meta"):
        attributes = meta.attributes
        name = (
            (attributes.get("name") or "").casefold().removeprefix("dc.").removeprefix("dcterms.")
        )
        content = " ".join((attributes.get("content") or "").split())
        if name and content and name not in seen and name != "viewport":
            seen.add(name)
            yield name, content


def _unpaged(blocks: Sequence[Block], rules: Sequence[int]) -> list[Block]:
    """Drop page numbers beside page ends, and join the paragraphs that a page end cut."""
    beside = {at for rule in rules for at in (rule - 1, rule) if 0 <= at < len(blocks)}
    gone = {at for at in beside if _LONE_NUMBER.fullmatch(blocks[at].text)}
    kept: list[Block] = []
    ends = set(rules)
    ended = False
    for at, block in enumerate(blocks):
        ended = ended or at in ends
        if at in gone:
            continue
        if ended and kept and _runs_on(kept[-1], block):
            kept[-1] = _joined(kept[-1], block)
        else:
            kept.append(block)
        ended = False
    return kept


def _runs_on(last: Block, block: Block) -> bool:
    same = last.kind is block.kind is BlockKind.PARAGRAPH
    return same and bool(_UNFINISHED.search(last.text)) and block.text[:1].islower()


def _joined(last: Block, block: Block) -> Block:
    shift = len(last.text) + 1
    moved = tuple(replace(m, start=m.start + shift, end=m.end + shift) for m in block.marks)
    return replace(
        last,
        text=f"{last.text} {block.text}",
        marks=(*last.marks, *moved),
        anchors=(*last.anchors, *block.anchors),
    )


def _with_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Read short bold paragraphs as headings in a file that has no heading elements."""
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return tuple(blocks)
    return tuple(_as_heading(block) if _is_heading(block) else block for block in blocks)


def _as_heading(block: Block) -> Block:
    return replace(block, kind=BlockKind.HEADING, level=depth_of(mark_of(block.text)))


def _is_heading(block: Block) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST_HEADING:
        return False
    mark = mark_of(text)
    if not _LETTERS.search(text) or mark.startswith("(") or (_ENDS_OPEN.search(text) and not mark):
        return False
    return _covered(text, block.marks)


def _covered(text: str, marks: Sequence[Mark]) -> bool:
    """Tell whether every letter of *text* is strong."""
    at = 0
    for mark in marks:
        if mark.kind is MarkKind.STRONG and not _LETTERS.search(text[at : mark.start]):
            at = max(at, mark.end)
    return not _LETTERS.search(text[at:])
