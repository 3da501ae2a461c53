"""Give each cited number its label, and say whose it is; what is not certain has none."""

from collections.abc import Callable, Sequence

from depgraph.model.immutable import immutable
from depgraph.model.labels import ATTACHMENTS, DIVISIONS, SPACES, Label, commented, label_of
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.ranges import Item
from extractors.readings.citations.relative import Surroundings, composed
from extractors.readings.citations.units import Chain
from extractors.readings.citations.wording import Target

_DEPTHS = {
    "subsection": 1,
    "paragraph": 2,
    "para": 2,
    "point": 2,
    "subparagraph": 3,
    "clause": 4,
    "subclause": 5,
}
"""How many brackets the number of such a part has where all of them are told apart by name."""
_COMPOSING = frozenset({"section", "article", "chapter", "part"})
_DEEPEST = 6


@immutable
class Cited:
    """A provision as cited. *end* is where the words end that its label is made of."""

    label: Label
    end: int
    mention: Mention | None = None
    within: Label | None = None


class Labelling:
    """Labels the numbers of one text."""

    def __init__(
        self,
        chains: Sequence[Chain],
        targets: Sequence[Target],
        around: Callable[[int], Surroundings],
    ) -> None:
        """Know the *chains* with their *targets*, and what stands *around* an offset."""
        self._chains = chains
        self._targets = targets
        self._around = around

    def cited(self, position: int, item: Item, depth: int = 0) -> Cited | None:
        """Return what *item* of the chain at *position* cites."""
        chain, target = self._chains[position], self._targets[position]
        if target.lost or depth > _DEEPEST:
            return None
        if target.outer is not None:
            return self._inside(chain, item, target.outer, depth)
        if target.root:
            return self._of_root(chain, item, target)
        if item.root:
            label = label_of(chain.unit, item.number)
            if chain.comments:
                label = commented(label)
            elif target.mention is None:
                label = self._around(chain.start).spelled(label)
            within = Label(f"{target.attached}:") if target.attached else None
            return Cited(label, item.end, target.mention, within)
        if target.mention is not None:
            return Cited(label_of("section", item.number), item.end, target.mention)
        held = self._around(chain.start).labelled(item.subs)
        return Cited(held, item.end) if held else None

    def _inside(self, chain: Chain, item: Item, position: int, depth: int) -> Cited | None:
        """Return *item* as a part of the first number of the chain at *position*."""
        first = self._chains[position].items[0]
        outer = self.cited(position, first, depth + 1)
        if outer is None:
            return None
        subs = _subs(chain, item)
        attached = outer.label.split(":", 1)[0] in ATTACHMENTS
        if subs and chain.space == "section" and not attached:
            end = max(outer.end, item.end) if item is chain.items[-1] else item.end
            return Cited(composed(outer.label, subs), end, outer.mention, outer.within)
        unit = chain.unit if item.root else "section"
        attached = outer.within is not None and outer.within.split(":", 1)[0] in ATTACHMENTS
        within = outer.within if attached else outer.label
        whole = chain.space in DIVISIONS and item is chain.items[-1]
        end = max(item.end, outer.end) if whole else item.end
        return Cited(label_of(unit, item.number), end, outer.mention, within)

    def _of_root(self, chain: Chain, item: Item, target: Target) -> Cited | None:
        """Return *item* of "this section", "this Article", "this Exhibit", "this Agreement"."""
        around = self._around(chain.start)
        unit = SPACES.get(target.root, "")
        subs = _subs(chain, item)
        if subs and target.root in _DEPTHS:
            label = around.of_part(_DEPTHS[target.root], subs)
            return Cited(label, item.end) if label else None
        if unit in _COMPOSING and subs:
            label = around.of_root(unit, subs)
            return Cited(label, item.end) if label else None
        if not item.root:
            label = around.labelled(item.subs)
            return Cited(label, item.end) if label else None
        within = around.attachment() if unit in ATTACHMENTS else None
        return Cited(label_of(chain.unit, item.number), item.end, within=within)


def _subs(chain: Chain, item: Item) -> tuple[str, ...]:
    """Return the brackets that *item* adds to its outer part; "paragraph 2" counts as "(2)"."""
    if not item.root:
        return item.subs
    if chain.unit.removesuffix("s") in _DEPTHS and item.root.isdigit():
        return (item.root, *item.subs)
    return ()
