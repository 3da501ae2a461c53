"""The texts that say from outside what a block is about: headings, and cells that name a cell."""

from collections.abc import Sequence

from depgraph.model.documents import Block, BlockKind
from depgraph.model.facts import Provision


class Surroundings:
    """Answers which heading a block stands under and which cells name its row and column."""

    def __init__(self, blocks: Sequence[Block], provisions: Sequence[Provision]) -> None:
        self._blocks = blocks
        self._titles = _titles(blocks, provisions)
        self._cells: dict[tuple[int, int, int], str] = {}
        for block in blocks:
            if block.table is not None and block.row is not None and block.column is not None:
                self._cells.setdefault((block.table, block.row, block.column), block.text)

    def of(self, number: int) -> tuple[str, ...]:
        """Return the texts around block *number*, the nearest first."""
        block = self._blocks[number]
        if block.table is None or block.row is None:
            return (self._titles[number],)
        named = (
            self._cells.get((block.table, block.row, 0), "") if block.column else "",
            self._cells.get((block.table, 0, block.column or 0), "") if block.row else "",
        )
        return (*named, self._titles[number])


def _titles(blocks: Sequence[Block], provisions: Sequence[Provision]) -> list[str]:
    """Return for each block the title of the innermost titled part, else the heading above it."""
    titles: list[str] = []
    heading = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        titles.append(heading)
    for provision in sorted(provisions, key=lambda part: (part.first, -part.end)):
        if provision.title:
            titles[provision.first : provision.end] = [provision.title] * (
                provision.end - provision.first
            )
    return titles
