"""Grow the tree of provisions from candidates, one by one; refuse what is out of sequence."""

from collections.abc import Sequence

from depgraph.model.labels import ATTACHMENTS, Label, label_of
from extractors.readings.provisions.candidates import Candidate
from extractors.readings.provisions.nodes import Node, continued, is_below
from extractors.readings.provisions.numbering import Form, Numbering, components
from extractors.readings.provisions.path import Path
from extractors.readings.provisions.sequences import Counted, counted, readings

CAPTIONS = frozenset({"table", "figure", "form"})
_RANKS = {"part": 1, "chapter": 2, "article": 3}
_DEEPEST = 16
_FAR = 3
"""A typed number that skips more than this is a number in a sentence, not the next provision."""


class Tree(Path):
    """The provisions as they are added."""

    def __init__(self, *, cites_sections: bool = False, runs_once: bool = True) -> None:
        """Begin without any provision.

        *cites_sections* when the text speaks of its "Section 3", *runs_once* when no list of
        words without titles begins a second time.
        """
        super().__init__()
        self._cites_sections = cites_sections
        self._runs_once = runs_once

    def add(self, candidate: Candidate, following: Sequence[Candidate]) -> None:
        """Place *candidate*, or refuse it; *following* are the candidates after it."""
        self._leave(candidate.at)
        self._end_aside(candidate.at)
        numbering = candidate.numbering
        if candidate.aside:
            self._begin_aside(candidate)
        elif numbering is None:
            self._push(candidate, None, self._heading_depth(candidate.level, keep=False))
        elif numbering.space in ATTACHMENTS:
            self._attachment(candidate, numbering)
        elif numbering.space in _RANKS:
            self._division(candidate, numbering)
        elif numbering.form is Form.LETTER:
            self._enumerated(candidate, numbering, following)
        elif numbering.form is Form.DECIMAL:
            self._decimal(candidate, numbering)
        else:
            self._counted(candidate, numbering, following)

    def _attachment(self, candidate: Candidate, numbering: Numbering) -> None:
        label = label_of(numbering.space, numbering.number)
        if numbering.space in CAPTIONS and not candidate.level:
            self._push(candidate, label, len(self.path))
            self._cut(len(self.path) - 1, candidate.at + 1)
            return
        if candidate.level:
            depth = self._heading_depth(candidate.level, keep=False)
        else:
            depth = 1 if self.path and self._is_first_title(self.nodes[self.path[0]]) else 0
        self._push(candidate, label, depth)

    def _division(self, candidate: Candidate, numbering: Numbering) -> None:
        rank = _RANKS[numbering.space]
        depth = len(self.path)
        for at in range(len(self.path) - 1, -1, -1):
            node = self.nodes[self.path[at]]
            if node.attached or node.label is None:
                if candidate.level and node.level >= candidate.level and not node.attached:
                    depth = at
                continue
            if _RANKS.get(node.space, len(_RANKS) + 1) >= rank:
                depth = at
        self._push(candidate, label_of(numbering.space, numbering.number), depth)

    def _decimal(self, candidate: Candidate, numbering: Numbering) -> None:
        parts = components(numbering.number)
        depth = self._prefix_depth(parts)
        if depth is None:
            depth = self._sibling_depth(parts)
        if depth is None:
            depth = self._outside_depth(candidate)
        self._push(candidate, label_of("section", numbering.number), depth)

    def _counted(
        self, candidate: Candidate, numbering: Numbering, following: Sequence[Candidate]
    ) -> None:
        value = numbering.alpha or numbering.roman
        counts = Counted(numbering.style, value)
        before = self._open(counts, candidate)
        if before is not None and (former := self.nodes[self.path[before]].counts):
            gap = value - former.value
            if gap == 1 or (gap > 0 and (candidate.sure or gap <= _FAR)):
                label = continued(self.nodes[self.path[before]], numbering)
                self._push(candidate, label, before, counts)
                return
        doubtful = value != 1 and not candidate.sure and numbering.form is Form.PLAIN
        if doubtful and not (following and is_below(candidate, following[0])):
            return
        if doubtful and any(self.nodes[at].number == numbering.number for at in self.path):
            return
        depth = before if before is not None else self._begin_depth(candidate)
        if before is not None and candidate.level > self.nodes[self.path[before]].level > 0:
            depth = self._begin_depth(candidate)
        if before is None and candidate.title:
            depth = self._recital_depth(depth)
        label = self._counted_label(candidate, numbering, depth, following)
        self._push(candidate, label, depth, counts)

    def _enumerated(
        self, candidate: Candidate, numbering: Numbering, following: Sequence[Candidate]
    ) -> None:
        opened = [node.counts for at in reversed(self.path) if (node := self._peer(candidate, at))]
        # What comes later only tells a letter from the numeral that looks the same.
        double = numbering.alpha and numbering.roman
        later = [item.numbering for item in following if item.numbering] if double else []
        counts = counted(numbering, later, [item for item in opened if item])
        if counts is None and not candidate.sure:
            return
        counts = counts or min(readings(numbering), key=lambda choice: choice.value)
        before = self._open(counts, candidate)
        if before is not None and candidate.leads and self._repeats(before, candidate, counts):
            return
        if candidate.bare and not self._is_counted_on(before, counts, following):
            return
        depth = self._mark_depth(candidate) if candidate.typed else len(self.path)
        if before is not None and (
            counts.value != 1 or numbering.inserted or not self._nests(before)
        ):
            depth = before
        self._push(candidate, self._composed(numbering, depth), depth, counts)

    def _repeats(self, before: int, candidate: Candidate, counts: Counted) -> bool:
        """Say whether a mark only says again where the one behind it stands: "(a)" of "(a)(2)"."""
        node = self.nodes[self.path[before]]
        if not candidate.level or candidate.numbering is None:
            return False
        return node.counts == counts and node.number.endswith(f"({candidate.numbering.number})")

    def _is_counted_on(
        self, before: int | None, counts: Counted, following: Sequence[Candidate]
    ) -> bool:
        """Say whether a mark that stands alone has one before or after it in its series."""
        former = self.nodes[self.path[before]].counts if before is not None else None
        if former is not None and former.value + 1 == counts.value:
            return True
        successor = Counted(counts.series, counts.value + 1)
        return any(item.numbering and successor in readings(item.numbering) for item in following)

    def _nests(self, before: int) -> bool:
        """Say whether a series may begin again inside itself, as ``(1)(i)(A)(1)`` does."""
        return len(self.path) - before > 2 and len(self.path) < _DEEPEST  # noqa: PLR2004

    def _peer(self, candidate: Candidate, index: int) -> Node | None:
        """Return the node if *candidate* can continue its series: inside one block or outside."""
        node = self.nodes[index]
        return node if node.candidate.enclosed == candidate.enclosed else None

    def _open(self, counts: Counted, candidate: Candidate) -> int | None:
        """Return the depth of the node that *counts* continues: the best, then the innermost."""
        best: tuple[bool, bool, int] | None = None
        for at, index in enumerate(self.path):
            node = self._peer(candidate, index)
            if node and node.counts and node.counts.series == counts.series:
                follows = node.counts.value + 1 == counts.value
                rank = (follows, node.level == candidate.level, at)
                best = rank if best is None else max(best, rank)
        return None if best is None else best[2]

    def _counted_label(
        self,
        candidate: Candidate,
        numbering: Numbering,
        depth: int,
        following: Sequence[Candidate],
    ) -> Label:
        if numbering.space != "section" or numbering.form is Form.UNIT:
            return label_of(numbering.space, numbering.number)
        parent = self.nodes[self.path[depth - 1]] if depth else None
        if parent is not None and _is_nested_list(parent, candidate):
            return Label(f"{parent.space}:{parent.number}.{numbering.number}")
        if parent is not None and (parent.space == "article" or _is_bracketed(parent)):
            return Label(f"{parent.label}({numbering.number})")
        unit = "section" if self._makes_sections(candidate, depth, following) else "step"
        return label_of(unit, numbering.number)

    def _makes_sections(
        self, candidate: Candidate, depth: int, following: Sequence[Candidate]
    ) -> bool:
        """Say whether a list that begins here numbers sections; else it numbers steps."""
        above = [self.nodes[index] for index in self.path[:depth]]
        if any(node.space in ("section", "step") for node in above):
            return _has_decimals(candidate, following)
        if candidate.level:
            return True
        outer = above[-1] if above else None
        if outer is None or outer.label is not None or self._is_title(outer):
            return self._is_titled(candidate, outer, following)
        nested = bool(following) and is_below(candidate, following[0])
        if candidate.title and nested:
            return True
        return self._runs_once and (self._cites_sections or nested)

    def _is_titled(
        self, candidate: Candidate, outer: Node | None, following: Sequence[Candidate]
    ) -> bool:
        """Say whether a list directly under a title numbers its sections."""
        if (
            (following and is_below(candidate, following[0]))
            or self._cites_sections
            or candidate.title
        ):
            return True
        first = outer is None or outer is self._first or outer.label is not None
        return first and not candidate.depth

    def _is_first_title(self, node: Node) -> bool:
        return node is self._first and node.label is None and node.level == 1

    def _is_title(self, node: Node) -> bool:
        """Say whether *node* is a title above all sections, of the document or of an exhibit."""
        if node.label is not None or node.level > 1:
            return False
        return not any(other.space in ("section", "article") for other in self.nodes) or any(
            self.nodes[index].attached for index in self.path
        )

    def _composed(self, numbering: Numbering, depth: int) -> Label:
        for index in reversed(self.path[:depth]):
            node = self.nodes[index]
            if node.attached:
                break
            if node.label is not None:
                return Label(f"{node.label}({numbering.number})")
        bracketed = numbering.style.split("@")[0].endswith(")")
        return label_of("section", f"({numbering.number})" if bracketed else numbering.number)


def _has_decimals(candidate: Candidate, following: Sequence[Candidate]) -> bool:
    """Say whether "1.1" follows "1": it is a section, and so is what it lies in."""
    numbering = following[0].numbering if following else None
    return (
        numbering is not None
        and numbering.form is Form.DECIMAL
        and is_below(candidate, following[0])
    )


def _is_nested_list(parent: Node, candidate: Candidate) -> bool:
    """Say whether *candidate* is a list item nested in the item, or item's heading, *parent*."""
    if parent.form is not Form.PLAIN:
        return False
    if parent.candidate.depth:
        return candidate.depth > parent.candidate.depth
    return candidate.depth > 1 and parent.level > 0 and not parent.candidate.typed


def _is_bracketed(node: Node) -> bool:
    """Say whether *node* is a mark such as "(A)", whose parts are cited with it."""
    numbering = node.candidate.numbering
    return node.form is Form.LETTER and numbering is not None and numbering.style.endswith("()")
