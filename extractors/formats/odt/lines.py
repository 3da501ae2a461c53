"""The text of one paragraph while it is put together, with its marks and anchors."""

from dataclasses import dataclass, field, replace

from depgraph.model.documents import Mark, MarkKind
from depgraph.model.patterns import regex
from extractors.formats.odt.numbering import Listed
from extractors.formats.zipped import Element

_BLANKS = regex(r"[ \t\r\n]+")
"""A hard space is none of them: it shows."""


@dataclass(slots=True)
class Line:
    """One paragraph as it grows. *at* is the length of its text so far.

    *element* and *listed* say how it counts; *emptied* is set when a view left words of it out.
    """

    para: int | None = None
    element: Element | None = None
    listed: Listed | None = None
    level: int = 0
    emptied: bool = False
    at: int = 0
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    anchors: dict[str, None] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Add *text*, blanks folded as OpenDocument folds them."""
        folded = _BLANKS.sub(" ", text)
        if folded.startswith(" ") and (not self.parts or self.parts[-1].endswith(" ")):
            folded = folded[1:]
        self.add_exact(folded)

    def add_exact(self, text: str) -> None:
        """Add *text* as it is."""
        if text:
            self.parts.append(text)
            self.at += len(text)

    def mark(self, kind: MarkKind, start: int, target: str = "", code: str = "") -> None:
        """Mark what was added since *start*; bold stretches that meet are one."""
        if self.at <= start or (kind is MarkKind.LINK and not target):
            return
        last = self.marks[-1] if self.marks else None
        if kind is MarkKind.STRONG and last and (last.kind, last.end) == (kind, start):
            self.marks[-1] = replace(last, end=self.at)
        else:
            self.marks.append(Mark(kind, start, self.at, target, code))

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the text without its margins, and the marks as they lie in it."""
        text = "".join(self.parts)
        kept = text.strip()
        first = len(text) - len(text.lstrip()) if kept else 0
        moved = (
            replace(
                mark,
                start=min(max(mark.start - first, 0), len(kept)),
                end=min(max(mark.end - first, 0), len(kept)),
            )
            for mark in self.marks
        )
        marks = sorted(
            (mark for mark in moved if mark.end > mark.start),
            key=lambda mark: (mark.start, -mark.end, mark.kind),
        )
        return kept, tuple(marks)
