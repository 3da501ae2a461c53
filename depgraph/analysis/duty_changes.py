"""What became of the duties of a changed document, and where each stood. Reads few blocks.

What only reads differently is left out, and so is a duty that stands elsewhere in the new text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from rapidfuzz import fuzz

from depgraph.analysis.diff import Comparison
from depgraph.analysis.duty_edits import DutyEdit, DutyEditKind, duty_edits, same_head, stem
from depgraph.analysis.edits import TextEdit
from depgraph.analysis.situation import DutiesOf
from depgraph.model.duties import Duty
from depgraph.model.immutable import immutable
from depgraph.model.keys import folded

_REWORDED = 75.0
Stated = Mapping[int, tuple[Duty, ...]]


@immutable
class DutyChange:
    """*edit* happened in old block *block*, or in new block *added* where nothing stood.

    *text* is the rewording that it is part of; *holder* is the old provision.
    """

    edit: DutyEdit
    text: TextEdit | None
    block: int | None
    added: int | None
    holder: int | None


def duty_changes(
    comparison: Comparison, duties: DutiesOf, is_wanted: Callable[[int | None, int | None], bool]
) -> tuple[DutyChange, ...]:
    """Return what became of the duties in the parts that are wanted.

    *is_wanted* is asked with an old block and its provision; the block of a new one is ``None``.
    """
    after = comparison.after
    if after is None:
        return ()
    texts = [
        e for e in comparison.texts if is_wanted(e.before, comparison.before.holder(e.before))
    ]
    origins = {new: old for old, new in comparison.alignment.provisions.items()}
    added = [
        number
        for number in comparison.added_blocks
        if (holder := after.holder(number)) is not None and is_wanted(None, origins.get(holder))
    ]
    if not texts and not added:
        return ()
    old = duties(comparison.before, [edit.before for edit in texts])
    new = duties(after, [*(e.after for e in texts if e.after is not None), *added])
    if not old and not new:
        return ()
    found = _Found(comparison, tuple(texts), tuple(added), old, new)
    return tuple(found.real())


@immutable
class _Found:
    """The reworded blocks *texts* and the *added* ones, with the duties that they state."""

    comparison: Comparison
    texts: tuple[TextEdit, ...]
    added: tuple[int, ...]
    old: Stated
    new: Stated

    def real(self) -> Iterator[DutyChange]:
        """Yield the changes, without duties that are elsewhere or only worded differently."""
        changes = [change for key in self._parts() for change in self._of(key)]
        gone = [c.edit.before for c in changes if c.edit.kind is DutyEditKind.REMOVED]
        came = [c.edit.after for c in changes if c.edit.kind is DutyEditKind.ADDED]
        for change in changes:
            match change.edit:
                case DutyEdit(DutyEditKind.REMOVED, before=Duty() as duty):
                    if not _is_among(duty, came) and not self._still_said(duty):
                        yield change
                case DutyEdit(DutyEditKind.ADDED, after=Duty() as duty):
                    if not _is_among(duty, gone) and not self._was_said(duty):
                        yield change
                case _:
                    yield change

    def _parts(self) -> Iterable[int | None]:
        return dict.fromkeys(
            [*(self._holder(e.before) for e in self.texts), *map(self._origin, self.added)]
        )

    def _holder(self, block: int) -> int | None:
        return self.comparison.before.holder(block)

    def _origin(self, block: int) -> int | None:
        after = self.comparison.after
        holder = after.holder(block) if after else None
        olds = (o for o, n in self.comparison.alignment.provisions.items() if n == holder)
        return next(olds, None)

    def _of(self, part: int | None) -> Iterator[DutyChange]:
        texts = [edit for edit in self.texts if self._holder(edit.before) == part]
        news = [edit.after for edit in texts if edit.after is not None]
        news += [number for number in self.added if self._origin(number) == part]
        ours = [(e, d) for e in texts for d in self.old.get(e.before, ())]
        theirs = [(n, d) for n in dict.fromkeys(news) for d in self.new.get(n, ())]
        for edit in duty_edits([d for _, d in ours], [d for _, d in theirs]):
            text = next((e for e, d in ours if d is edit.before), None)
            added = next((n for n, d in theirs if d is edit.after), None)
            if text is None:  # a new duty in a block that was there is part of its rewording
                text = next((e for e in texts if e.after == added), None)
            yield DutyChange(edit, text, text.before if text else None, added, part)

    def _still_said(self, duty: Duty) -> bool:
        after = self.comparison.after
        return after is not None and _says(after.blocks[n].text for n in self._news())(duty)

    def _was_said(self, duty: Duty) -> bool:
        blocks = self.comparison.before.blocks
        return _says(blocks[edit.before].text for edit in self.texts)(duty)

    def _news(self) -> Iterator[int]:
        """Yield the new blocks that may hold what an old one held."""
        yield from (edit.after for edit in self.texts if edit.after is not None)
        after, origins = self.comparison.after, self.comparison.origins
        yield from (n for n in range(len(after.blocks) if after else 0) if n not in origins)


def _says(texts: Iterable[str]) -> Callable[[Duty], bool]:
    """Return a test whether *texts* hold the sentence of a duty, perhaps in other words."""
    plain = [folded(text) for text in texts]

    def says(duty: Duty) -> bool:
        said, verb = folded(duty.sentence), stem(duty.action.head)
        return any(
            said in text or (verb in text and fuzz.partial_ratio(said, text) >= _REWORDED)
            for text in plain
        )

    return says


def _is_among(duty: Duty, others: Iterable[Duty | None]) -> bool:
    """Return whether one of *others* is the same duty in another place."""
    return any(
        other is not None
        and same_head(duty, other)
        and duty.modality is other.modality
        and set(duty.action.words) == set(other.action.words)
        for other in others
    )
