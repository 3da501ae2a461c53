"""Menus: each link is an item of its own. What is no link is left out, headings too."""

from dataclasses import dataclass

from depgraph.model.documents import NAVIGATION, BlockKind, MarkKind
from extractors.formats.html.collecting import Collector, Shape
from extractors.formats.html.elements import BLOCKS, Element


@dataclass(slots=True)
class Menu:
    """Reads the links below the element *root* into *collector*."""

    collector: Collector
    root: int
    in_link: bool = False

    def enter(self, element: Element) -> bool:
        """Begin *element*; false when its children need no visit."""
        _, tag, attributes = element
        if anchor := attributes.get("id"):
            self.collector.name(anchor)
        if tag in BLOCKS or tag == "br":
            self.collector.add(" ", None)
        if _is_link(element):
            self._close()
            self.collector.shape = Shape(BlockKind.ITEM, level=1, part=NAVIGATION)
            self.collector.open(MarkKind.LINK, (attributes.get("href") or "").strip())
            self.in_link = True
        return tag != "br"

    def leave(self, element: Element) -> bool:
        """End *element*; true when the whole menu ends with it."""
        if _is_link(element):
            self._close()
        return element.node.mem_id == self.root

    def _close(self) -> None:
        if self.in_link:
            self.collector.close(MarkKind.LINK)
        self.collector.flush()
        self.collector.shape = Shape()
        self.in_link = False


def _is_link(element: Element) -> bool:
    return element.tag == "a" and bool(element.attributes.get("href"))
