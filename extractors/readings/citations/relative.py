"""Resolve what is cited relative to where it is said: "paragraph (a)", "this Section"."""

from collections.abc import Sequence

from depgraph.model.facts import Provision
from depgraph.model.immutable import immutable
from depgraph.model.labels import ATTACHMENTS, Label, roman_value
from depgraph.model.patterns import regex
from extractors.readings.citations.ranges import roman

_DOTTED = regex(
    r"(?P<space>section|article):(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})+)(?P<subs>(?:\(.*)?)"
)
_PLAIN = regex(
    r"(?P<space>section|article):(?P<number>[0-9]{1,3}|[IVXLC]{1,6})(?P<subs>(?:\(.*)?)"
)


@immutable
class Surroundings:
    """The provisions around a place, innermost first, and all labels of the document."""

    around: tuple[Provision, ...]
    labels: frozenset[Label]
    plain: frozenset[str] = frozenset()
    """The spaces in which provisions have plain numbers."""

    def labelled(self, subs: Sequence[str]) -> Label | None:
        """Return the label of *subs* in the nearest provision that has such a part."""
        for provision in self.around:
            if provision.label is None:
                continue
            label = composed(provision.label, subs)
            if label in self.labels:
                return label
        bare = Label("section:" + "".join(f"({sub})" for sub in subs))
        return bare if bare in self.labels else None

    def of_part(self, depth: int, subs: Sequence[str]) -> Label | None:
        """Return the label of *subs* in the part of *depth* brackets that holds the place.

        Where that part has no such member, the nearest one that has it is meant.
        """
        held = [
            item.label for item in self.around if item.label and item.label.count("(") == depth
        ]
        for label in held:
            if composed(label, subs) in self.labels:
                return composed(label, subs)
        nearest = self.labelled(subs)
        if nearest is not None or not held or _DOTTED.fullmatch(held[0]):
            return nearest
        parts = any(label.startswith(f"{held[0]}(") for label in self.labels)
        return composed(held[0], subs) if parts else None

    def of_root(self, unit: str, subs: Sequence[str]) -> Label | None:
        """Return the label of *subs* in the section (or other *unit*) that holds the place."""
        root = self.root(unit)
        if root is None:
            return None
        if subs and root.endswith((f":{subs[0]}", f".{subs[0]}")):
            # "paragraph 4(a)" of section 1003.4 repeats the number of the section.
            subs = subs[1:]
        first = composed(root, subs[:1])
        known = first in self.labels or any(label.startswith(f"{root}(") for label in self.labels)
        return composed(root, subs) if known else None

    def spelled(self, label: Label) -> Label:
        """Return the label that a number has here when it is called otherwise.

        "Section 4" means Article 4 or Section IV where no section has a plain number.
        """
        if label in self.labels:
            return label
        dotted = _DOTTED.fullmatch(label)
        if dotted is not None:
            other = Label(
                f"{'article' if dotted['space'] == 'section' else 'section'}:{dotted['number']}"
            )
            return Label(other + dotted["subs"]) if other in self.labels else label
        match = _PLAIN.fullmatch(label)
        if match is None or match["space"] in self.plain:
            return label
        for other in _others(match["space"], match["number"]):
            if other in self.labels:
                return Label(other + match["subs"])
        return label

    def root(self, unit: str) -> Label | None:
        """Return the label of the innermost *unit* around the place, its brackets left out."""
        for provision in self.around:
            if provision.label is not None and provision.label.startswith(f"{unit}:"):
                label = Label(provision.label.split("(", 1)[0])
                return label if label in self.labels else None
        return None

    def attachment(self) -> Label | None:
        """Return the label of the attachment that holds the place."""
        for provision in self.around:
            if provision.label and provision.label.split(":", 1)[0] in ATTACHMENTS:
                return provision.label
        return None


class Landscape:
    """Where each block stands among the provisions of one document."""

    def __init__(self, provisions: tuple[Provision, ...]) -> None:
        """Index *provisions* by the blocks they hold."""
        self._provisions = provisions
        self._labels = frozenset(item.label for item in provisions if item.label is not None)
        self._plain = frozenset(
            label.split(":", 1)[0]
            for label in self._labels
            if label[-1:].isdigit() and _PLAIN.fullmatch(label)
        )
        self._starts: dict[int, list[int]] = {}
        for index, provision in enumerate(provisions):
            self._starts.setdefault(provision.first, []).append(index)
        self._order = sorted(self._starts)
        self._at = 0
        self._last: int | None = None
        self._known: tuple[int, Surroundings] | None = None

    def around(self, block: int, offset: int) -> Surroundings:
        """Return what surrounds *offset* of *block*; blocks are asked for in reading order."""
        if self._known and self._known[0] == block:
            return self._known[1]
        while self._at < len(self._order) and self._order[self._at] <= block:
            self._last = self._starts[self._order[self._at]][-1]
            self._at += 1
        holders, parted = [], False
        index = self._last
        while index is not None:
            provision = self._provisions[index]
            parted = parted or (provision.inline is not None and provision.first == block)
            if _holds(provision, block, offset):
                holders.append(provision)
            index = self._before(index, block, provision)
        found = Surroundings(tuple(holders), self._labels, self._plain)
        # Where no part begins inside the block, all of it has the same surroundings.
        self._known = None if parted else (block, found)
        return found

    def _before(self, index: int, block: int, provision: Provision) -> int | None:
        """Return the sibling before an inline part of the same block, else the parent."""
        if provision.inline and provision.first == block and index > 0:
            former = self._provisions[index - 1]
            if former.first == block:
                return index - 1
        return provision.parent

    def titles(self, block: int) -> tuple[str, ...]:
        """Return the titles of the provisions that begin at *block*."""
        return tuple(self._provisions[index].title for index in self._starts.get(block, ()))

    def own(self, block: int) -> frozenset[Label]:
        """Return the labels that *block* gives itself."""
        return frozenset(
            label
            for index in self._starts.get(block, ())
            if (label := self._provisions[index].label) is not None
        )


def _others(space: str, number: str) -> list[Label]:
    """Return what else a plain *number* of *space* can be called."""
    value = int(number) if number.isdigit() else roman_value(number)
    if not value:
        return []
    spelled = ["section:" + roman(value, upper=True), f"article:{value}", f"section:{value}"]
    return [Label(other) for other in spelled if other != f"{space}:{number}"]


def _holds(provision: Provision, block: int, offset: int) -> bool:
    if not provision.first <= block < provision.end:
        return False
    if provision.inline and provision.first == block:
        return provision.inline[0] <= offset < provision.inline[1]
    return True


def composed(label: Label, subs: Sequence[str]) -> Label:
    """Return *label* with *subs* in brackets behind it."""
    return Label(label + "".join(f"({sub})" for sub in subs))
