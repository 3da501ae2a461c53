"""The blocks of parsed Markdown: one pass over the tokens, in the order of the source."""

from dataclasses import dataclass, field

from markdown_it.token import Token

from depgraph.model.documents import BlockKind, MarkKind
from extractors.formats.markdown.collecting import Blocks, Shape
from extractors.formats.markdown.html_blocks import HtmlBlocks
from extractors.formats.markdown.markup import apply_inline, tag_of
from extractors.formats.markdown.parsing import Parser
from extractors.formats.markdown.text import TextBuilder, plain

_TASKS = ("[ ] ", "[x] ", "[X] ")
_PARAGRAPH = Shape()
_CELL = Shape(BlockKind.CELL)


@dataclass(slots=True)
class Walker:
    """Goes over the tokens of *parser* and remembers which containers it is in."""

    parser: Parser
    blocks: Blocks = field(default_factory=Blocks)
    _lists: list[int | None] = field(default_factory=list)
    _next: Shape = _PARAGRAPH
    _part: str = ""

    def walk(self) -> None:
        """Collect every block."""
        for token in self.parser.tokens:
            match token.type:
                case "paragraph" | "inline":
                    self._inline(token)
                    self._next = _PARAGRAPH
                case "fence" | "code_block":
                    first = _line(token) + (token.type == "fence")
                    self.blocks.add_code(token.content, first, self._part)
                case "html_block":
                    HtmlBlocks(self.blocks, self._part).read(token.content, _line(token))
                case "footnote_reference_open":
                    self._part = f"footnote {token.meta['label']}"
                case "footnote_reference_close":
                    self._part = ""
                case _:
                    self._container(token)

    def _container(self, token: Token) -> None:
        match token.type:
            case "list_item_open":
                self._next = Shape(BlockKind.ITEM, self._label(token), len(self._lists))
            case "list_item_close":
                self._next = _PARAGRAPH
            case "td_open" | "th_open":
                self.blocks.tables.begin_cell()
                self._next = _CELL
            case "heading_open":
                # "1. ## Fees" is one line to its reader: the number of the item is the heading's.
                label = self._next.label if self._next.kind is BlockKind.ITEM else ""
                self._next = Shape(BlockKind.HEADING, label, int(token.tag[1]))
            case "tr_open":
                self.blocks.tables.begin_row()
            case "table_open":
                self.blocks.tables.begin_table()
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()

    def _label(self, token: Token) -> str:
        number = self._lists[-1]
        if number is None:
            return ""
        self._lists[-1] = number + 1
        return f"{number}{token.markup}"

    def _inline(self, token: Token) -> None:
        content, shape, line = token.content, self._next, _line(token)
        if shape.kind is BlockKind.ITEM and content.startswith(_TASKS):
            content = content[4:]
        if self._part and shape.kind is not BlockKind.CELL:
            shape = Shape(BlockKind.NOTE, shape.label, shape.level, self._part)
        if self.parser.is_plain(content, line):
            self.blocks.add_content(plain(content, line), shape)
            return
        builder = TextBuilder(line)
        _Pieces(builder, content).add_all(self.parser.inline(content))
        self.blocks.add(builder, shape)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


class _Pieces:
    """Adds the tokens of one block's *content* to *builder*."""

    def __init__(self, builder: TextBuilder, content: str) -> None:
        self._builder = builder
        self._content = content
        self._first = builder.first_line
        self._at = 0
        self._passed = 0
        self._links = 0

    def add_all(self, tokens: list[Token]) -> None:
        """Add *tokens* in order."""
        for token in tokens:
            if token.map and token.map[0] > self._at:
                self._go_to(token.map[0])
            self._add(token)

    def _go_to(self, at: int) -> None:
        self._passed += self._content.count("\n", self._at, at)
        self._at = at
        self._builder.go_to(self._first + self._passed)

    def _add(self, token: Token) -> None:
        builder = self._builder
        match token.type:
            case "text":
                builder.add(token.content)
            case "text_special":
                self._special(token.content)
            case "softbreak":
                builder.add(" ")
            case "hardbreak":
                builder.break_line()
            case "code_inline":
                builder.open(MarkKind.CODE)
                builder.add(token.content)
                builder.close(MarkKind.CODE)
            case "strong_open":
                builder.open(MarkKind.STRONG)
            case "strong_close":
                builder.close(MarkKind.STRONG)
            case "html_inline":
                tag = tag_of(token.content)
                if tag:
                    apply_inline(builder, tag)
            case _:
                self._link(token)

    def _special(self, text: str) -> None:
        for at, line in enumerate(text.split("\n")):
            if at:
                self._builder.add(" ")
                self._builder.go_to(self._first + at)
            self._builder.add(line)

    def _link(self, token: Token) -> None:
        match token.type:
            case "link_open":
                self._links += 1
                self._builder.open(MarkKind.LINK, str(token.attrs.get("href", "")))
            case "link_close":
                self._links -= 1
                self._builder.close(MarkKind.LINK)
            case "image" if self._links:
                name = str(token.attrs.get("src", "")).rsplit("/", 1)[-1]
                self._builder.add(token.content or name)
