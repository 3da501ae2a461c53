"""A document that a text names: the value, and how several are kept apart."""

from depgraph.model.facts import Strength
from depgraph.model.immutable import immutable
from depgraph.model.keys import Key
from extractors.readings.citations.ranges import Item


@immutable
class Mention:
    """A document named at *start* to *end*; no *keys* mean the document that speaks.

    *titled* ones are capitalised titles; *guessed* ones are capitalised words that may be one.
    """

    start: int
    end: int
    keys: tuple[Key, ...]
    strength: Strength = Strength.SHAPED
    external: bool = False
    revision: str = ""
    echo: str = ""
    path: str = ""
    titled: bool = False
    guessed: bool = False
    unit: str = ""
    items: tuple[Item, ...] = ()
    """The numbers of *unit* that a citation of a code gives itself: "12 CFR 34.5(b) and (c)"."""


def apart(found: list[Mention]) -> list[Mention]:
    """Return *found* in order; of two that overlap, the one that begins first and is longer."""
    ordered: list[Mention] = []
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if not ordered or mention.start >= ordered[-1].end:
            ordered.append(mention)
    return ordered


def is_free(text: str, start: int, letters: str = "-_/.@#") -> bool:
    """Say whether nothing that belongs to a longer name stands directly before *start*."""
    before = text[start - 1 : start] if start else ""
    return not (before.isalnum() or (before != "" and before in letters))
