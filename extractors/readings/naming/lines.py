"""The lines at the start of a document that may be its title, each made when it is asked for."""

from collections.abc import Sequence

from depgraph.model.documents import Block, BlockKind
from depgraph.model.keys import folded
from depgraph.model.patterns import regex

_PART_TITLE = regex(
    r"(?:exhibit|schedule|annex|appendix|attachment|execution (?:copy|version)|draft)\b.{0,16}"
)

Told = tuple[Block, str]
"""A block and its text on one line."""


class Lines:
    """The lines of *blocks* among which the title is, each made when it is asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._coming = ((at, text) for at, block in enumerate(blocks) if (text := _line(block)))
        self._made: list[tuple[int, str]] = []

    def at(self, number: int) -> Told | None:
        """Return line *number*, if there are so many."""
        while number >= len(self._made):
            upcoming = next(self._coming, None)
            if upcoming is None:
                return None
            self._made.append(upcoming)
        at, text = self._made[number]
        return self._blocks[at], text

    def has_behind(self, number: int, level: int) -> bool:
        """Return whether a heading of *level* stands behind line *number*, which was made."""
        behind = range(self._made[number][0] + 1, len(self._blocks))
        return any(
            is_of_level(self._blocks[at], level) and _line(self._blocks[at]) for at in behind
        )


def _line(block: Block) -> str:
    """Return the text of *block* on one line, empty where it can be no title and go with none."""
    text = " ".join(block.text.split())
    return "" if _PART_TITLE.fullmatch(folded(text)) else text


def is_of_level(block: Block, level: int) -> bool:
    """Say whether *block* is a heading of *level*."""
    return block.kind is BlockKind.HEADING and block.level == level
