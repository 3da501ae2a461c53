"""One pass over the elements of an HTML file; the collector is told where each begins and ends."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from depgraph.model.documents import BlockKind, MarkKind, View
from depgraph.model.patterns import regex
from extractors.formats.html.collecting import Collector, Shape
from extractors.formats.html.elements import BLOCKS, DROPPED, Attributes, Element
from extractors.formats.html.menus import Menu
from extractors.formats.html.numbering import Numbered, numbered
from extractors.formats.html.source_lines import SourceLines
from extractors.formats.html.tables import Table, is_layout

_MARKS = {
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
}
_BOLD = regex(r"font-weight\s{0,5}:\s{0,5}(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = regex(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_NEW_PAGE = regex(r"(?:page-)?break-(?:before|after)\s{0,5}:\s{0,5}(?:always|page)", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Walk:
    """Walks a tree without recursion, so that depth is no limit."""

    view: View
    lines: SourceLines
    collector: Collector = field(default_factory=Collector)
    revisions: int = 0
    _lists: list[Numbered] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _count: int = 0
    _breaks: int = 0
    _menu: Menu | None = None

    def over(self, root: LexborNode) -> None:
        """Read *root* and all below it."""
        waiting: list[LexborNode | Element] = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                self._end(node)
                continue
            if node is not root and (following := node.next) is not None:
                waiting.append(following)
            if node.is_text_node:
                self._text(node.text_content or "")
            elif node.is_element_node:
                element = Element(node, node.tag or "", node.attributes)
                if not self._is_dropped(element) and self._begin(element):
                    waiting.append(element)
                    if (child := node.first_child) is not None:
                        waiting.append(child)

    def _begin(self, element: Element) -> bool:
        """Begin *element*, in a menu or in the text; false when its children need no visit."""
        if self._menu is None and element.tag == "nav":
            self.collector.flush()
            self._menu = Menu(self.collector, element.node.mem_id)
        return self._menu.enter(element) if self._menu else self._enter(element)

    def _end(self, element: Element) -> None:
        if self._menu is None:
            self._leave(element)
        elif self._menu.leave(element):
            self._menu = None

    def _text(self, text: str) -> None:
        if self._menu and not self._menu.in_link:
            return
        if text.isspace():
            self.collector.add(" ", None)
        elif text:
            self._breaks = 0
            self.collector.add(text, self.lines.line_of(text))

    def _is_dropped(self, element: Element) -> bool:
        node, tag, attributes = element
        if tag in ("ins", "del"):
            self.revisions += 1
            return (tag == "ins") is (self.view is View.ORIGINAL)
        if tag in DROPPED or (tag == "sup" and _is_note_mark(node)):
            return True
        if not attributes:
            return False
        style = attributes.get("style")
        return "hidden" in attributes or bool(style and _HIDDEN.search(style))

    def _enter(self, element: Element) -> bool:
        """Begin *element*; false when its children need no visit."""
        node, tag, attributes = element
        if tag in ("br", "hr"):
            self._break(tag)
            return False
        is_block = tag in BLOCKS
        if is_block:
            self.collector.flush()
        if attributes:
            self._note(tag, attributes)
        if tag == "pre":
            text = node.text(deep=True).strip("\n")
            self.collector.code(text, self.lines.line_of(text))
            return False
        if is_block:
            self._begin_block(element)
        else:
            self._begin_mark(element)
        return True

    def _note(self, tag: str, attributes: Attributes) -> None:
        """Note a page that ends at this element, and the names it can be linked by."""
        style = attributes.get("style")
        if style and tag in BLOCKS and _NEW_PAGE.search(style):
            self.collector.rule()
        for anchor in (attributes.get("id"), attributes.get("name") if tag == "a" else None):
            if anchor:
                self.collector.name(anchor)

    def _break(self, tag: str) -> None:
        self._breaks += 1
        if tag == "hr":
            self.collector.rule()
        elif self._breaks > 1:
            self.collector.flush()
        else:
            self.collector.add(" ", None)

    def _begin_mark(self, element: Element) -> None:
        _, tag, attributes = element
        if tag == "a" and (address := attributes.get("href")):
            self.collector.open(MarkKind.LINK, address.strip())
        elif tag in _MARKS:
            self.collector.open(_MARKS[tag])
        elif attributes and _is_bold(attributes):
            self.collector.open(MarkKind.STRONG)

    def _begin_block(self, element: Element) -> None:
        node, tag, attributes = element
        collector = self.collector
        if tag in _HEADINGS:
            collector.shape = Shape(BlockKind.HEADING, level=_HEADINGS[tag])
        elif tag in ("ol", "ul"):
            self._lists.append(numbered(element))
        elif tag == "li" and self._lists:
            label = self._lists[-1].label(attributes.get("value"))
            collector.shape = Shape(BlockKind.ITEM, label, min(9, len(self._lists)))
        elif tag in ("header", "footer") and (node.parent and node.parent.tag == "body"):
            collector.part = tag
        elif tag == "table":
            self._begin_table(node)
        elif tag == "tr" and self._tables:
            self._tables[-1].begin_row()
        elif tag in ("td", "th") and self._tables and not self._tables[-1].layout:
            collector.cell = self._tables[-1].begin_cell(node)
        elif tag == "dt" or (attributes and _is_bold(attributes)):
            collector.open(MarkKind.STRONG)

    def _begin_table(self, node: LexborNode) -> None:
        layout = is_layout(node)
        if not layout:
            self._count += 1
        self._tables.append(Table(self._count, layout))
        self.collector.hold_marks = layout

    def _leave(self, element: Element) -> None:
        node, tag, attributes = element
        collector = self.collector
        if tag == "tr":
            collector.hold_marks = False
        is_block = tag in BLOCKS
        if is_block:
            collector.flush()
        if tag == "a" and attributes.get("href"):
            collector.close(MarkKind.LINK)
        elif tag in _MARKS:
            collector.close(_MARKS[tag])
        elif tag == "dt" or (attributes and _is_bold(attributes)):
            collector.close(MarkKind.STRONG)
        if is_block:
            self._leave_block(node, tag)

    def _leave_block(self, node: LexborNode, tag: str) -> None:
        collector = self.collector
        if tag in _HEADINGS or tag == "li":
            collector.shape = Shape()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag in ("header", "footer") and (node.parent and node.parent.tag == "body"):
            collector.part = ""
        elif tag == "table" and self._tables:
            self._tables.pop()
        if tag in ("td", "th", "table"):
            collector.cell = None
        if self._tables and tag in ("tr", "table"):
            collector.hold_marks = self._tables[-1].layout


def _is_bold(attributes: Attributes) -> bool:
    style = attributes.get("style")
    return bool(style) and _BOLD.search(style or "") is not None


def _is_note_mark(node: LexborNode) -> bool:
    """Tell whether *node*, which is raised, is only the number that leads to a footnote."""
    link = node.css_first("a")
    return link is not None and (link.attributes.get("href") or "").startswith("#")
