"""Which provisions went, moved or got another number or title, one shift for one edit.

An inserted section that pushes six others down is one shift, not seven.
"""

from dataclasses import dataclass, field

from depgraph.analysis.diff import Comparison
from depgraph.analysis.indexed import Indexed
from depgraph.model.facts import Provision
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded
from depgraph.model.labels import shown


@immutable
class Shift:
    """What one edit did to the old *provisions* and all their parts; *landed* is the new one."""

    kind: str
    """``section-removed``, ``-added``, ``-moved``, ``-renumbered`` or ``heading-renamed``."""
    title: str
    provisions: tuple[int, ...] = ()
    landed: int | None = None


@dataclass(slots=True)
class _Run:
    parent: int | None
    tops: list[int] = field(default_factory=list)


def shifts(comparison: Comparison) -> tuple[Shift, ...]:
    """Return the shifts that turn the old tree of provisions into the new one."""
    if comparison.after is None:
        return ()
    return tuple(_Shifts(comparison.before, comparison.after, comparison).found)


class _Shifts:
    def __init__(self, before: Indexed, after: Indexed, comparison: Comparison) -> None:
        self.before, self.after = before, after
        self.pairs = comparison.alignment.provisions
        taken = comparison.alignment.new_provisions()
        self.inserted = [n for n in range(len(after.provisions)) if n not in taken]
        self.removed = [n for n in range(len(before.provisions)) if n not in self.pairs]
        self.found: list[Shift] = []
        self._claimed: set[int] = set()
        used = self._renumbered()
        self._removed()
        self._titles()
        self._inserted(used)

    def _old(self, number: int) -> str:
        return self.before.call(number)

    def _renumbered(self) -> set[int]:
        """Add one shift for each run of neighbours with new numbers, with the edit that did it."""
        used: set[int] = set()
        runs: list[_Run] = []
        for old, new in sorted(self.pairs.items()):
            label, fresh = self.before.provisions[old].label, self.after.provisions[new].label
            if label is None or label == fresh or self._inherits(old):
                continue
            parent = self.before.provisions[old].parent
            if runs and runs[-1].parent == parent and self._follows(runs[-1].tops[-1], old):
                runs[-1].tops.append(old)
            else:
                runs.append(_Run(parent, [old]))
        for run in runs:
            cause = self._cause(run)
            used.update(n for n in (cause,) if n is not None)
            self._add_run(run, cause)
        return used

    def _inherits(self, old: int) -> bool:
        """Return whether the number differs only because the parent's does."""
        parent = self.before.provisions[old].parent
        while parent is not None:
            new = self.pairs.get(parent)
            if self.before.provisions[parent].label and new is not None:
                return self.before.provisions[parent].label != self.after.provisions[new].label
            parent = self.before.provisions[parent].parent
        return False

    def _follows(self, one: int, other: int) -> bool:
        """Return whether two neighbours are neighbours in the same order in the new text."""
        if self.pairs[one] > self.pairs[other]:
            return False
        siblings = self.before.children.get(self.before.provisions[one].parent, ())
        gone = set(self.removed)
        between = [n for n in siblings if one < n < other and n not in gone]
        return not between

    def _cause(self, run: _Run) -> int | None:
        """Return the inserted provision that pushed *run*: the last new sibling before it."""
        first = self.pairs[run.tops[0]]
        parent = self.after.provisions[first].parent
        siblings = self.after.children.get(parent, ())
        new = set(self.inserted)
        before = [n for n in siblings if n < first and n in new and self.after.provisions[n].label]
        return before[-1] if before else None

    def _gone_before(self, run: _Run) -> list[int]:
        gone = set(self.removed)
        siblings = self.before.children.get(run.parent, ())
        return [n for n in siblings if n < run.tops[0] and n in gone and n not in self._claimed]

    def _add_run(self, run: _Run, cause: int | None) -> None:
        old = _span([self._old(n) for n in run.tops])
        new = _span([self.after.call(self.pairs[n]) for n in run.tops])
        become = "become" if len(run.tops) > 1 else "becomes"
        provisions = [part for top in run.tops for part in _subtree(self.before, top)]
        gone = self._gone_before(run) if cause is None else []
        if cause is not None:
            title = f"{self.after.call(cause)} inserted{_quoted(self.after, cause)}; "
        elif gone:
            provisions = [p for n in gone for p in _subtree(self.before, n)] + provisions
            title = f"{_span([self._old(n) for n in gone])} removed"
            title += f"{_quoted(self.before, gone[0]) if len(gone) == 1 else ''}; "
        else:
            title = ""
        self._claimed.update(provisions)
        kind = "section-removed" if gone else "section-renumbered"
        landed = cause if cause is not None else self.pairs[run.tops[0]]
        self.found.append(Shift(kind, f"{title}{old} {become} {new}", tuple(provisions), landed))

    def _removed(self) -> None:
        gone = set(self.removed)
        for number in self.removed:
            if number in self._claimed or self.before.provisions[number].parent in gone:
                continue
            parts = tuple(_subtree(self.before, number))
            self._claimed.update(parts)
            call = self._old(number) or "a part"
            title = f"{call} removed{_quoted(self.before, number)}"
            self.found.append(Shift("section-removed", title, parts))

    def _titles(self) -> None:
        for old, new in sorted(self.pairs.items()):
            if old in self._claimed:
                continue
            ours, theirs = self.before.provisions[old], self.after.provisions[new]
            if ours.label != theirs.label:
                title = f"{self._old(old)} becomes {self.after.call(new)}"
                self.found.append(Shift("section-renumbered", title, (old,), new))
            elif folded(ours.title) != folded(theirs.title) or _lost_anchor(ours, theirs):
                call = shown(ours.label) + " " if ours.label else ""
                title = f'{call}heading "{ours.title}" -> "{theirs.title}"'
                self.found.append(Shift("heading-renamed", title, (old,), new))

    def _inserted(self, used: set[int]) -> None:
        new = set(self.inserted)
        for number in self.inserted:
            if number in used or self.after.provisions[number].parent in new:
                continue
            call = self.after.call(number)
            if call:
                title = f"{call} inserted{_quoted(self.after, number)}"
                self.found.append(Shift("section-added", title, (), number))


def _lost_anchor(ours: Provision, theirs: Provision) -> bool:
    return bool(ours.anchors) and not set(ours.anchors) & set(theirs.anchors)


def _quoted(document: Indexed, number: int) -> str:
    provision = document.provisions[number]
    return f' ("{provision.title}")' if provision.title and provision.label else ""


def _span(calls: list[str]) -> str:
    calls = [call for call in calls if call]
    if not calls:
        return "parts"
    if len(calls) == 1:
        return calls[0]
    last = calls[-1].lstrip("§") if calls[0].startswith("§") else calls[-1]
    return f"{'§' if calls[0].startswith('§') else ''}{calls[0]}-{last}"


def _subtree(document: Indexed, number: int) -> list[int]:
    found = [number]
    for part in document.children.get(number, ()):
        found += _subtree(document, part)
    return found
