"""Which block and provision of the new text carries what one of the old text carried.

By content, never by number: a renumbered, moved or retitled part stays the same part.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from depgraph.analysis.indexed import Indexed
from depgraph.analysis.rows import pair_rows
from depgraph.model.facts import ReferenceKind
from depgraph.model.keys import folded
from depgraph.model.patterns import regex

_SAME_GAP = 55.0
_ELSEWHERE = 85.0
_REWRITTEN = 35.0
_MIN_LENGTH = 20
_MAX_PAIRS = 60_000
_TYPED = regex(
    r"^(?:(?:section|article|clause|exhibit|schedule|annex|appendix|step|§+)\s*)?"
    r"(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])?[.):]*(?:\([a-z0-9]{1,5}\))*[.:]?\s+(?=\S)"
)
_NUMBERED = frozenset({ReferenceKind.CITATION, ReferenceKind.FIELD})


@dataclass(frozen=True)
class Alignment:
    """Old block and provision numbers to new ones; what is missing was removed."""

    blocks: dict[int, int] = field(default_factory=dict)
    provisions: dict[int, int] = field(default_factory=dict)

    def new_provisions(self) -> frozenset[int]:
        """Return the new provisions that carry an old one."""
        return frozenset(self.provisions.values())


def align(before: Indexed, after: Indexed) -> Alignment:
    """Return what of *after* carries what of *before*."""
    old, new = content(before), content(after)
    blocks = _blocks(old, new)
    pair_rows(before, after, (old, new), blocks)
    _pair_cells(before, after, blocks)
    return Alignment(blocks, _Provisions(before, after, old, new, blocks).found)


def content(document: Indexed) -> tuple[str, ...]:
    """Return the blocks' texts without typed numbers and without the numbers that they cite."""
    typed = {provision.first for provision in document.provisions if provision.typed}
    return tuple(
        _content(document, number, typed=number in typed) for number in range(len(document.blocks))
    )


def _content(document: Indexed, number: int, *, typed: bool) -> str:
    text = document.blocks[number].text
    for reference in sorted(
        document.references_by_block.get(number, ()), key=lambda r: r.span, reverse=True
    ):
        if reference.kind in _NUMBERED and (reference.label or reference.anchor):
            text = f"{text[: reference.span.start]}§{text[reference.span.end :]}"
    plain = folded(text)
    return _TYPED.sub("", plain, count=1) if typed else plain


def _blocks(old: tuple[str, ...], new: tuple[str, ...]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            pairs.update(
                zip(
                    range(step.src_start, step.src_end),
                    range(step.dest_start, step.dest_end),
                    strict=True,
                )
            )
        else:
            gaps.append(
                (range(step.src_start, step.src_end), range(step.dest_start, step.dest_end))
            )
    for removed, added in _joined(gaps, pairs):
        _pair_similar(old, new, list(removed), list(added), cutoff=_SAME_GAP, pairs=pairs)
    _pair_same(old, new, pairs)
    taken = set(pairs.values())
    lost = [n for n in range(len(old)) if n not in pairs and len(old[n]) >= _MIN_LENGTH]
    gained = [n for n in range(len(new)) if n not in taken and len(new[n]) >= _MIN_LENGTH]
    _pair_similar(old, new, lost, gained, cutoff=_ELSEWHERE, pairs=pairs)
    return pairs


def _pair_same(old: tuple[str, ...], new: tuple[str, ...], pairs: dict[int, int]) -> None:
    """Pair what moved word for word and stands once on each side, however short."""
    taken = set(pairs.values())
    lost = Counter(text for n, text in enumerate(old) if n not in pairs and text)
    gained = Counter(text for n, text in enumerate(new) if n not in taken)
    at = {text: n for n, text in enumerate(new) if n not in taken}
    for number, text in enumerate(old):
        if number not in pairs and lost[text] == gained[text] == 1:
            pairs[number] = at[text]


def _pair_cells(before: Indexed, after: Indexed, pairs: dict[int, int]) -> None:
    """Pair the cells left over that stand in the same column beside cells that were paired."""
    rows = {
        (cell.table, cell.row): (partner.table, partner.row)
        for number, other in pairs.items()
        if (cell := before.blocks[number]).table is not None
        and (partner := after.blocks[other]).table is not None
    }
    taken = set(pairs.values())
    left = {
        (cell.table, cell.row, cell.column): number
        for number, cell in enumerate(after.blocks)
        if cell.table is not None and number not in taken
    }
    for number, cell in enumerate(before.blocks):
        if number in pairs or cell.table is None:
            continue
        partner_row = rows.get((cell.table, cell.row))
        found = left.pop((*partner_row, cell.column), None) if partner_row else None
        if found is not None:
            pairs[number] = found


def _joined(
    gaps: list[tuple[range, range]], pairs: dict[int, int]
) -> list[tuple[list[int], list[int]]]:
    """Return neighbouring gaps as one, since LCS splits a replacement into two steps."""
    joined: list[tuple[list[int], list[int]]] = []
    last_end = -1, -1
    for removed, added in gaps:
        if joined and last_end == (removed.start, added.start):
            joined[-1][0].extend(removed)
            joined[-1][1].extend(added)
        else:
            joined.append((list(removed), list(added)))
        last_end = removed.stop, added.stop
    return [(r, [n for n in a if n not in pairs]) for r, a in joined]


def _pair_similar(  # noqa: PLR0913
    old: tuple[str, ...],
    new: tuple[str, ...],
    removed: list[int],
    added: list[int],
    *,
    cutoff: float,
    pairs: dict[int, int],
) -> None:
    if len(removed) * len(added) > _MAX_PAIRS:
        by_text = {new[n]: n for n in reversed(added)}
        scored = [(100.0, n, by_text[old[n]]) for n in removed if old[n] in by_text]
    else:
        scored = [
            (score, source, target)
            for source in removed
            for target in added
            if (score := fuzz.ratio(old[source], new[target], score_cutoff=cutoff)) >= cutoff
        ]
    taken: set[int] = set()
    for _score, source, target in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if source not in pairs and target not in taken:
            pairs[source] = target
            taken.add(target)


class _Provisions:
    """Pairs provisions by where their blocks went; *found* is the result."""

    def __init__(
        self,
        before: Indexed,
        after: Indexed,
        old: tuple[str, ...],
        new: tuple[str, ...],
        blocks: dict[int, int],
    ) -> None:
        self.before, self.after = before, after
        self.old, self.new, self.blocks = old, new, blocks
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._by_first_block()
        self._by_most_text()
        self._by_number_and_likeness()

    def _pair(self, source: int, target: int) -> None:
        if source not in self.found and target not in self._taken:
            self.found[source] = target
            self._taken.add(target)

    def _by_first_block(self) -> None:
        ours, theirs = _starting(self.before), _starting(self.after)
        for block, sources in ours.items():
            targets = theirs.get(self.blocks.get(block, -1), [])
            if len(sources) == len(targets):
                for source, target in zip(sources, targets, strict=True):
                    self._pair(source, target)
            else:
                self._by_likeness(sources, targets)

    def _by_likeness(self, sources: list[int], targets: list[int]) -> None:
        scored = [
            (fuzz.ratio(self._text(self.before, s), self._text(self.after, t)), s, t)
            for s in sources
            for t in targets
        ]
        for score, source, target in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
            if score >= _SAME_GAP:
                self._pair(source, target)

    def _by_most_text(self) -> None:
        """Pair a provision whose heading went with the one that now holds most of its text."""
        for source, provision in enumerate(self.before.provisions):
            if source in self.found or provision.inline:
                continue
            weight: defaultdict[int, int] = defaultdict(int)
            for block in range(provision.first, provision.own_end):
                holder = self.after.holder(self.blocks.get(block, len(self.after.blocks)))
                if holder is not None and holder not in self._taken:
                    weight[holder] += len(self.old[block])
            if weight:
                self._pair(source, max(weight, key=lambda target: (weight[target], -target)))

    def _by_number_and_likeness(self) -> None:
        """Pair what was rewritten in place: same number, same parent, and some likeness."""
        for source, provision in enumerate(self.before.provisions):
            if source in self.found or not provision.label:
                continue
            for target in self.after.by_label.get(provision.label, ()):
                parent = self.after.provisions[target].parent
                if target in self._taken or self._parent(provision.parent) != parent:
                    continue
                likeness = fuzz.token_set_ratio(
                    self._text(self.before, source), self._text(self.after, target)
                )
                if likeness >= _REWRITTEN:
                    self._pair(source, target)

    def _parent(self, parent: int | None) -> int | None:
        return None if parent is None else self.found.get(parent)

    @staticmethod
    def _text(document: Indexed, number: int) -> str:
        provision = document.provisions[number]
        return _TYPED.sub("", folded(document.text_of(provision))[:2000], count=1)


def _starting(document: Indexed) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, provision in enumerate(document.provisions):
        found[provision.first].append(number)
    return found
