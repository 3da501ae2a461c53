"""Menus: each link is an item of its own. What is no link is left out, headings too."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from depgraph.model.documents import NAVIGATION, BlockKind, MarkKind
from extractors.formats.html.collecting import Collector, Shape
from extractors.formats.html.elements import BLOCKS


@dataclass(slots=True)
class Menu:
    """Reads the links below the element *root* into *collector*."""

    collector: Collector
    root: int
    in_link: bool = False

    def enter(self, node: LexborNode) -> bool:
        """Begin *node*; false when its children need no visit."""
        if anchor := node.attributes.get("id"):
            self.collector.name(anchor)
        if node.tag in BLOCKS or node.tag == "br":
            self.collector.add(" ", None)
        if _is_link(node):
            self._close()
            self.collector.shape = Shape(BlockKind.ITEM, level=1, part=NAVIGATION)
            self.collector.open(MarkKind.LINK, (node.attributes.get("href") or "").strip())
            self.in_link = True
        return node.tag != "br"

    def leave(self, node: LexborNode) -> bool:
        """End *node*; true when the whole menu ends with it."""
        if _is_link(node):
            self._close()
        return node.mem_id == self.root

    def _close(self) -> None:
        if self.in_link:
            self.collector.close(MarkKind.LINK)
        self.collector.flush()
        self.collector.shape = Shape()
        self.in_link = False


def _is_link(node: LexborNode) -> bool:
    return node.tag == "a" and bool(node.attributes.get("href"))
