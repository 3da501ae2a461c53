"""The blocks of a tree, in the order of the source."""

from dataclasses import dataclass, field, replace

from docutils import nodes

from depgraph.model.documents import NAVIGATION, Block, BlockKind, Mark, Place
from extractors.formats.rst.counting import SectionNumbers, enumerator
from extractors.formats.rst.directives import NAVIGATION_CLASS
from extractors.formats.rst.fields import fields_of
from extractors.formats.rst.header import block_of, properties
from extractors.formats.rst.tables import Cell, columns, table_of
from extractors.formats.rst.text import Text

_SKIPPED = (nodes.comment, nodes.substitution_definition, nodes.pending, nodes.decoration)
_LISTINGS = (nodes.literal_block, nodes.doctest_block, nodes.math_block, nodes.raw)
_TITLES = (nodes.rubric, nodes.term, nodes.caption, nodes.title, nodes.subtitle)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the next block is, apart from its text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    level: int = 0


@dataclass(slots=True)
class Walker:
    """Goes over *tree* once and collects its blocks and what it says of itself."""

    tree: nodes.document
    properties: tuple[tuple[str, str], ...] = ()
    found: list[Block] = field(default_factory=list)
    _numbers: SectionNumbers = field(init=False)
    _waiting: list[str] = field(default_factory=list)
    _next: Shape = Shape()
    _lists: int = 0
    _sections: int = 0
    _tables: int = 0
    _cell: Cell | None = None
    _part: str = ""

    def __post_init__(self) -> None:
        self._numbers = SectionNumbers(self.tree)

    def walk(self) -> None:
        """Collect every block."""
        for child in self.tree:
            self._node(child)

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks; names after the last one are given to it."""
        if self.found and self._waiting:
            last = self.found[-1]
            names = tuple(dict.fromkeys((*last.anchors, *self._waiting)))
            self.found[-1] = replace(last, anchors=names)
        return tuple(self.found)

    def _node(self, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Element) or isinstance(node, _SKIPPED):
            return
        match node:
            case nodes.section():
                self._section(node)
            case nodes.target():
                self._waiting += [] if "refuri" in node else node["ids"]
            case nodes.field_list() if self._is_first():
                self._header(node)
            case nodes.footnote() | nodes.citation():
                self._note(node)
            case nodes.bullet_list() | nodes.enumerated_list():
                self._list(node)
            case nodes.table():
                self._table(node)
            case _:
                self._leaf(node)

    def _leaf(self, node: nodes.Element) -> None:
        self._waiting += [name for name in node["ids"] if node["names"]]
        match node:
            case nodes.system_message():
                self._kept(node)
            case nodes.line_block():
                self._line_block(node)
            case nodes.field():
                self._field(node)
            case nodes.option_list_item():
                self._option(node)
            case nodes.definition_list_item():
                self._definition(node)
            case nodes.image():
                self._add(node, [node], Shape())
            case _ if isinstance(node, _LISTINGS):
                self._listing(node)
            case _ if isinstance(node, nodes.TextElement):
                self._paragraph(node)
            case _:
                self._children(node)

    def _children(self, node: nodes.Element) -> None:
        for child in node:
            self._node(child)

    def _section(self, node: nodes.section) -> None:
        self._sections += 1
        self._waiting += node["ids"]
        for child in node:
            if isinstance(child, nodes.title):
                label = self._numbers.next(self._sections)
                self._add(child, list(child), Shape(BlockKind.HEADING, label, self._sections))
            else:
                self._node(child)
        self._sections -= 1

    def _is_first(self) -> bool:
        """Tell whether nothing was read yet, or only a title."""
        return not self.found or (len(self.found) == 1 and self._sections == 1)

    def _header(self, node: nodes.field_list) -> None:
        fields = tuple(fields_of(node))
        self.properties = properties(fields)
        self.found += map(block_of, fields)

    def _note(self, node: nodes.Element) -> None:
        label = next((child.astext() for child in node if isinstance(child, nodes.label)), "")
        self._part = f"footnote {label or '*'}"
        self._waiting += node["ids"]
        for child in node:
            if not isinstance(child, nodes.label):
                self._node(child)
        self._part = ""

    def _list(self, node: nodes.Element) -> None:
        self._lists += 1
        for at, item in enumerate(node):
            label = enumerator(node, at) if isinstance(node, nodes.enumerated_list) else ""
            self._next = Shape(BlockKind.ITEM, label, min(self._lists, 9))
            self._node(item)
            self._next = Shape()
        self._lists -= 1

    def _table(self, node: nodes.table) -> None:
        self._tables += 1
        outer, number = self._cell, self._tables
        taken: dict[int, int] = {}
        row = -1
        self._waiting += node["ids"] if node["names"] else []
        for line in node.findall(nodes.Element):
            if isinstance(line, nodes.title) and line.parent is node:
                self._paragraph(line)
            if not isinstance(line, nodes.row) or table_of(line) is not node:
                continue
            row += 1
            for column, entry in columns(line, row, taken):
                self._cell = Cell(number, row, column)
                self._children(entry)
        self._cell = outer

    def _kept(self, node: nodes.Element) -> None:
        """Keep the source of what could not be read as it was meant."""
        for child in node:
            if isinstance(child, nodes.literal_block):
                child.line = child.line or node.get("line")
                self._listing(child)

    def _line_block(self, node: nodes.Element) -> None:
        for line in node.findall(nodes.line):
            if len(line):
                self._paragraph(line)

    def _field(self, node: nodes.Element) -> None:
        body = next(node.findall(nodes.field_body), nodes.field_body())
        first, *rest = list(body) or [nodes.paragraph()]
        if not isinstance(first, nodes.paragraph):
            first, rest = nodes.paragraph(), list(body)
        lead = nodes.Text(f"{node[0].astext()}: ")
        below = max(0, (_line(first) or 0) - (node.line or 0)) if len(first) else 0
        self._add(node, [lead, nodes.Text("\n" * below), *first], Shape())
        for child in rest:
            self._node(child)

    def _option(self, node: nodes.Element) -> None:
        names = [one.astext() for one in node.findall(nodes.option)]
        self._add(node, [nodes.literal("", ", ".join(names))], Shape())
        for description in node.findall(nodes.description):
            self._children(description)

    def _definition(self, node: nodes.Element) -> None:
        words = [child for child in node if isinstance(child, nodes.classifier)]
        for child in node:
            if isinstance(child, nodes.term):
                self._waiting += child["ids"]
                kinds = [nodes.Text(" : " + word.astext()) for word in words]
                self._add(child, [nodes.strong("", "", *child.children), *kinds], Shape())
            elif isinstance(child, nodes.definition):
                self._children(child)

    def _paragraph(self, node: nodes.Element) -> None:
        shape, self._next = self._next, Shape()
        inside = list(node)
        if isinstance(node, _TITLES):
            inside = [nodes.strong("", "", *inside)]
        part = self._part
        if NAVIGATION_CLASS in node.get("classes", ()):
            self._part = NAVIGATION
        self._add(node, inside, shape)
        self._part = part

    def _add(self, node: nodes.Element, inside: list[nodes.Node], shape: Shape) -> None:
        text = Text(self.tree, _line(node))
        for child in inside:
            text.add(child)
        words = text.finish()
        self._waiting += text.anchors
        if words:
            self._append(words, shape, text.line, tuple(text.marks), text.source_lines)

    def _listing(self, node: nodes.Element) -> None:
        text = node.astext().rstrip()
        if not text:
            return
        first = node.line
        starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
        lines = tuple((at, first + number) for number, at in enumerate(starts)) if first else ()
        self._append(text, Shape(BlockKind.CODE), first, (), lines if len(lines) > 1 else ())

    def _append(
        self,
        text: str,
        shape: Shape,
        line: int | None,
        marks: tuple[Mark, ...],
        lines: tuple[tuple[int, int], ...],
    ) -> None:
        kind, cell = shape.kind, self._cell
        if cell and kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            kind = BlockKind.CELL
        if self._part.startswith("footnote") and kind is not BlockKind.CODE:
            kind = BlockKind.NOTE
        anchors = tuple(dict.fromkeys(self._waiting))
        self._waiting.clear()
        self.found.append(
            Block(
                text,
                kind,
                Place(line=line, cell=cell.place if cell else "", part=self._part),
                label=shape.label,
                level=shape.level if kind is shape.kind else 0,
                anchors=anchors,
                marks=marks,
                table=cell.table if cell else None,
                row=cell.row if cell else None,
                column=cell.column if cell else None,
                lines=lines,
            )
        )


def _line(node: nodes.Element) -> int | None:
    """Return the source line of the first word in *node*."""
    first = node[0] if len(node) else None
    line = getattr(first, "line", None) or node.line
    return line or (_line(node.parent) if node.parent is not None else None)
