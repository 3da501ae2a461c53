"""Blocks of the HTML that stands between Markdown blocks: tables, headings, lists, paragraphs."""

import re
from bisect import bisect_right

from depgraph.model.documents import BlockKind
from extractors.formats.markdown.collecting import Blocks, Shape
from extractors.formats.markdown.markup import Tag, apply_inline, pieces
from extractors.formats.markdown.text import TextBuilder

_INLINE = frozenset(
    re.findall(
        r"\S+",
        "a abbr b bdi bdo big br button cite code data del dfn em font i img input ins kbd label"
        " mark q s samp small span strike strong sub sup time tt u var wbr",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class HtmlBlocks:
    """Turns one piece of HTML into blocks of *blocks*; *part* is where it stands."""

    def __init__(self, blocks: Blocks, part: str) -> None:
        self._blocks = blocks
        self._plain = Shape(part=part)
        self._shape = self._plain
        self._builder = TextBuilder(0)
        self._depth = 0

    def read(self, source: str, line: int) -> None:
        """Add the blocks of *source*, whose first line is source line *line*."""
        ends = [at for at, letter in enumerate(source) if letter == "\n"]
        self._builder = TextBuilder(line)
        for piece in pieces(source):
            here = line + bisect_right(ends, piece.at - 1)
            self._builder.go_to(here)
            if isinstance(piece.content, Tag):
                self._tag(piece.content, here)
            else:
                self._text(piece.content, here)
        self._flush(line)

    def _text(self, text: str, line: int) -> None:
        for at, part in enumerate(text.split("\n")):
            if at:
                self._builder.add(" ")
                self._builder.go_to(line + at)
            self._builder.add(part)

    def _tag(self, tag: Tag, line: int) -> None:
        if tag.name in _INLINE:
            apply_inline(self._builder, tag)
            return
        self._flush(line)
        self._builder.anchors.extend(() if tag.closing else tag.anchors)
        self._shape = self._plain
        match tag.name:
            case "ul" | "ol":
                self._depth = max(0, self._depth + (-1 if tag.closing else 1))
            case _ if not tag.closing:
                self._opened(tag.name)

    def _opened(self, name: str) -> None:
        part = self._plain.part
        match name:
            case "table":
                self._blocks.tables.begin_table()
            case "tr":
                self._blocks.tables.begin_row()
            case "td" | "th":
                self._blocks.tables.begin_cell()
                self._shape = Shape(BlockKind.CELL, part=part)
            case "li":
                self._shape = Shape(BlockKind.ITEM, level=max(1, self._depth), part=part)
            case _ if name in _HEADINGS:
                self._shape = Shape(BlockKind.HEADING, level=_HEADINGS[name], part=part)

    def _flush(self, line: int) -> None:
        self._blocks.add(self._builder, self._shape)
        self._builder = TextBuilder(line)
