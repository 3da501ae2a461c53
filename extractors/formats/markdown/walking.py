"""The blocks of parsed Markdown: one pass over the tokens, in the order of the source."""

from dataclasses import dataclass, field

from markdown_it.token import Token

from depgraph.model.documents import BlockKind, MarkKind
from extractors.formats.markdown.collecting import Blocks, Shape
from extractors.formats.markdown.html_blocks import HtmlBlocks
from extractors.formats.markdown.markup import apply_inline, tag_of
from extractors.formats.markdown.parsing import Parser
from extractors.formats.markdown.text import TextBuilder

_TASKS = ("[ ] ", "[x] ", "[X] ")


@dataclass(slots=True)
class Walker:
    """Goes over the tokens of *parser* and remembers which containers it is in."""

    parser: Parser
    blocks: Blocks = field(default_factory=Blocks)
    _lists: list[int | None] = field(default_factory=list)
    _next: Shape = field(default_factory=Shape)
    _part: str = ""

    def walk(self) -> None:
        """Collect every block."""
        for token in self.parser.tokens:
            match token.type:
                case "inline":
                    self._inline(token)
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
            case "heading_open":
                # "1. ## Fees" is one line to its reader: the number of the item is the heading's.
                label = self._next.label if self._next.kind is BlockKind.ITEM else ""
                self._next = Shape(BlockKind.HEADING, label, int(token.tag[1]))
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._next = Shape(BlockKind.ITEM, self._label(token), len(self._lists))
            case "heading_close" | "paragraph_close" | "list_item_close" | "td_close" | "th_close":
                self._next = Shape()
            case _:
                self._table(token)

    def _table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self.blocks.tables.begin_table()
            case "tr_open":
                self.blocks.tables.begin_row()
            case "td_open" | "th_open":
                self.blocks.tables.begin_cell()
                self._next = Shape(BlockKind.CELL)

    def _label(self, token: Token) -> str:
        number = self._lists[-1]
        if number is None:
            return ""
        self._lists[-1] = number + 1
        return f"{number}{token.markup}"

    def _inline(self, token: Token) -> None:
        builder = TextBuilder(_line(token))
        content = token.content
        if self._next.kind is BlockKind.ITEM and content.startswith(_TASKS):
            content = content[4:]
        _Pieces(builder, content).add_all(self.parser.inline(content, builder.first_line))
        shape = self._next
        if self._part and shape.kind is not BlockKind.CELL:
            shape = Shape(BlockKind.NOTE, shape.label, shape.level, self._part)
        self.blocks.add(builder, shape)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


@dataclass(slots=True)
class _Pieces:
    """Adds the tokens of one block's *content* to *builder*."""

    builder: TextBuilder
    content: str
    _first: int = field(init=False)
    _at: int = 0
    _passed: int = 0
    _links: int = 0

    def __post_init__(self) -> None:
        self._first = self.builder.first_line

    def add_all(self, tokens: list[Token]) -> None:
        """Add *tokens* in order."""
        for token in tokens:
            self._go_to(token)
            self._add(token)

    def _go_to(self, token: Token) -> None:
        at = token.map[0] if token.map else self._at
        if at > self._at:
            self._passed += self.content.count("\n", self._at, at)
            self._at = at
            self.builder.go_to(self._first + self._passed)

    def _add(self, token: Token) -> None:
        builder = self.builder
        match token.type:
            case "text" | "text_special":
                self._text(token.content)
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

    def _text(self, text: str) -> None:
        for at, line in enumerate(text.split("\n")):
            if at:
                self.builder.add(" ")
                self.builder.go_to(self._first + at)
            self.builder.add(line)

    def _link(self, token: Token) -> None:
        match token.type:
            case "link_open":
                self._links += 1
                self.builder.open(MarkKind.LINK, str(token.attrs.get("href", "")))
            case "link_close":
                self._links -= 1
                self.builder.close(MarkKind.LINK)
            case "image" if self._links:
                name = str(token.attrs.get("src", "")).rsplit("/", 1)[-1]
                self.builder.add(token.content or name)
