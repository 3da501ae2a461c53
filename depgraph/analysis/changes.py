"""Group the edits of one document into changes: one author's edit, one entry of the report."""

from depgraph.analysis.case import (
    AddedCause,
    Cause,
    DocumentCause,
    NoticedCause,
    ProvisionCause,
)
from depgraph.analysis.diff import Comparison
from depgraph.analysis.edits import SymbolEdit, TermEdit, TextEdit, ValueEdit, bounded, said
from depgraph.analysis.indexed import Indexed
from depgraph.analysis.numbering import Shift, shifts
from depgraph.analysis.wording import differs_at
from depgraph.model.documents import FRONT_MATTER, ProblemKind
from depgraph.model.facts import Span
from depgraph.model.findings import Change, ChangeClass, Where
from depgraph.model.immutable import immutable


@immutable
class _Entry:
    position: tuple[int, int]
    kind: str
    change_class: ChangeClass
    title: str
    before: Where | None
    after: Where | None
    claims: tuple[str, ...] = ()


class Ledger:
    """The changes of one document, and the change that each cause belongs to."""

    def __init__(
        self, comparison: Comparison, noticed: tuple[AddedCause | NoticedCause, ...] = ()
    ) -> None:
        self._comparison = comparison
        self._entries: list[_Entry] = []
        self._of: dict[Cause, int] = {}
        self._shifts = shifts(comparison)
        self._document()
        self._provisions()
        for value in comparison.values:
            self._add(value, self._value(value))
        for bound in comparison.bounds:
            self._add(bound, self._value(bound))
        for term in comparison.terms:
            self._add(term, self._term(term))
        for symbol in comparison.symbols:
            self._add(symbol, self._symbol(symbol))
        for text in comparison.texts:
            self._add(text, self._text(text))
        self._entries += map(self._passage, comparison.added_blocks)
        for cause in dict.fromkeys(noticed):
            entry = _noticed(cause) if isinstance(cause, NoticedCause) else self._added(cause)
            self._add(cause, entry)

    def changes(self, first: int) -> tuple[tuple[Change, ...], dict[Cause, str]]:
        """Return the changes in document order, numbered from *first*, and each cause's id."""
        order = sorted(range(len(self._entries)), key=lambda n: (self._entries[n].position, n))
        ids = {entry: f"c{first + rank}" for rank, entry in enumerate(order)}
        changes = tuple(
            Change(
                ids[number],
                self._comparison.before.name,
                (entry := self._entries[number]).kind,
                self._class_of(entry),
                entry.title,
                entry.before,
                entry.after,
                entry.claims,
            )
            for number in order
        )
        return changes, {cause: ids[entry] for cause, entry in self._of.items()}

    def _class_of(self, entry: _Entry) -> ChangeClass:
        """Return the class; what seems to be gone may stand where the new text was not read."""
        after = self._comparison.after
        gone = entry.before is not None and entry.after is None
        if gone and entry.change_class is ChangeClass.SUBSTANTIVE and after and _is_partial(after):
            return ChangeClass.UNKNOWN
        return entry.change_class

    def _add(self, cause: Cause, entry: _Entry) -> None:
        if cause not in self._of:
            self._of[cause] = len(self._entries)
            self._entries.append(entry)

    def _document(self) -> None:
        before, after = self._comparison.before, self._comparison.after
        place = Where(before.name, before.path)
        if after is None:
            title = f"{before.name} removed"
            entry = _Entry(
                (-1, 0), "document-removed", ChangeClass.SUBSTANTIVE, title, place, None
            )
        elif (before.path, before.facts.identity) != (after.path, after.facts.identity):
            moved = (before.path, before.name) != (after.path, after.name)
            old, new = _names(before.path, before.name), _names(after.path, after.name)
            title = f"document renamed {old} -> {new}" if moved else "title block changed"
            entry = _Entry(
                (-1, 0),
                "document-renamed" if moved else "identity-changed",
                ChangeClass.SUBSTANTIVE,
                title,
                place,
                Where(after.name, after.path),
            )
        else:
            return
        self._add(DocumentCause(), entry)

    def _provisions(self) -> None:
        for shift in self._shifts:
            entry = self._shift(shift)
            number = len(self._entries)
            self._entries.append(entry)
            for provision in shift.provisions:
                self._of.setdefault(ProvisionCause(provision), number)

    def _shift(self, shift: Shift) -> _Entry:
        before, after = self._comparison.before, self._comparison.after
        first = shift.provisions[0] if shift.provisions else None
        if first is not None:
            place = before.where_provision(first)
            position = before.provisions[first].first
        else:
            place, position = None, 0
        new = None
        if after is not None and shift.landed is not None:
            new = after.where_provision(shift.landed)
        return _Entry(
            (position, 0),
            shift.kind,
            ChangeClass.SUBSTANTIVE if shift.provisions else ChangeClass.ADDITIVE,
            shift.title,
            place,
            new,
            tuple(f"section:{before.call(n)}" for n in shift.provisions if before.call(n))[:20],
        )

    def _titled(self, block: int) -> str:
        before = self._comparison.before
        holder = before.holder(block)
        for number in before.ancestors(holder):
            if before.provisions[number].label:
                title = before.provisions[number].title
                call = before.call(number)
                return f"{call} {title}".strip() if len(title) < 60 else call  # noqa: PLR2004
        return ""

    def _placed(self, span: Span) -> Where:
        return self._comparison.before.where(span)

    def _after(self, block: int | None, start: int = 0) -> Where | None:
        after = self._comparison.after
        if after is None or block is None:
            return None
        return after.where(Span(block, start, start + 1))

    def _value(self, edit: ValueEdit) -> _Entry:
        old, new = edit.before.text, edit.after.text if edit.after else "removed"
        if edit.after and said(edit.before) == said(edit.after):
            old, new = bounded(edit.before), bounded(edit.after)
        title = f"{self._titled(edit.before.span.block)}: {old} -> {new}"
        after = None
        if edit.after:
            after = self._after(edit.after.span.block, edit.after.span.start)
        position = (edit.before.span.block, edit.before.span.start + 1)
        return _Entry(
            position,
            "value-changed",
            ChangeClass.SUBSTANTIVE,
            title.removeprefix(": "),
            self._placed(edit.before.span),
            after,
            ("text-edit",),
        )

    def _term(self, edit: TermEdit) -> _Entry:
        span = self._comparison.before.facts.definitions[edit.before].span
        words = {
            "term-removed": f'definition of "{edit.name}" removed',
            "term-renamed": f'term renamed "{edit.name}" -> "{edit.new_name}"',
            "term-redefined": f'"{edit.name}" is defined differently',
            "abbreviation-changed": f'"{edit.name}" {_stands_for(edit)}',
        }
        after = None
        if edit.after is not None and self._comparison.after is not None:
            new = self._comparison.after.facts.definitions[edit.after].span
            after = self._after(new.block, new.start)
        return _Entry(
            (span.block, span.start + 1),
            edit.kind,
            ChangeClass.SUBSTANTIVE,
            words[edit.kind],
            self._placed(span),
            after,
            ("text-edit",),
        )

    def _symbol(self, edit: SymbolEdit) -> _Entry:
        before = self._comparison.before.facts.symbols[edit.before]
        after = None
        words = f"{edit.name} removed"
        if edit.after is not None and self._comparison.after is not None:
            new = self._comparison.after.facts.symbols[edit.after]
            after = self._after(new.span.block, new.span.start)
            words = (
                f"{edit.name} renamed {edit.new_name}"
                if edit.kind == "symbol-renamed"
                else f"{edit.name} {before.value} -> {new.value}"
            )
        return _Entry(
            (before.span.block, before.span.start + 1),
            edit.kind,
            ChangeClass.SUBSTANTIVE,
            words,
            self._placed(before.span),
            after,
        )

    def _text(self, edit: TextEdit) -> _Entry:
        where = self._titled(edit.before)
        at = self._differs_at(edit)
        return _Entry(
            (edit.before, 10**9),
            "reworded",
            ChangeClass.SUBSTANTIVE if edit.weighty else ChangeClass.EDITORIAL,
            f"{where} {'reworded' if edit.after is not None else 'loses a passage'}".strip(),
            self._placed(Span(edit.before, at, at + 1)),
            self._after(edit.after, at),
        )

    def _differs_at(self, edit: TextEdit) -> int:
        """Return where the new words begin: a long paragraph is quoted from there."""
        after = self._comparison.after
        if after is None or edit.after is None:
            return 0
        old = self._comparison.before.blocks[edit.before].text
        return differs_at(old, after.blocks[edit.after].text)

    def _passage(self, block: int) -> _Entry:
        """Return the entry for a passage that is new in a part that stays."""
        where = self._after(block)
        title = f"{where.label if where else ''} gains a passage".strip()
        return _Entry((10**8, block), "text-added", ChangeClass.ADDITIVE, title, None, where)

    def _added(self, cause: AddedCause) -> _Entry:
        span = cause.reference.span
        return _Entry(
            (10**9, span.block),
            "reference-added",
            ChangeClass.ADDITIVE,
            f"new reference {cause.reference.text!r}",
            None,
            self._after(span.block, span.start),
        )


def _is_partial(document: Indexed) -> bool:
    """Return whether some of the text could not be read; the data above it is no text."""
    problems = (*document.facts.problems, *document.reading.document.problems)
    return any(
        problem.kind is ProblemKind.PARTIAL and problem.place.part != FRONT_MATTER
        for problem in problems
    )


def _noticed(cause: NoticedCause) -> _Entry:
    block, start = cause.at
    return _Entry(
        (10**9, block) if cause.added else (block, start + 1),
        cause.kind,
        ChangeClass.ADDITIVE if cause.added else ChangeClass.SUBSTANTIVE,
        cause.title,
        cause.before,
        cause.after,
        cause.claims,
    )


def _stands_for(edit: TermEdit) -> str:
    if edit.new_name == edit.name:
        return "stands for something else"
    return f'-> "{edit.new_name}"' if edit.new_name else "is no abbreviation any more"


def _names(path: str, name: str) -> str:
    return path if path == name else f"{name} ({path})"
