"""The text of one paragraph while it is put together, with its marks, anchors and attachments."""

from dataclasses import dataclass, field, replace

from depgraph.model.documents import Mark, MarkKind
from extractors.formats.docx.names import Element


@dataclass(slots=True)
class Line:
    """One paragraph as it grows. *at* is the length of its text so far.

    *boxes* are the text boxes anchored in it, *notes* the foot- and endnotes it cites. *muted*
    says that a table of contents was left out of it, *counted* that it has a number even when it
    is empty.
    """

    para: int | None = None
    parts: list[str] = field(default_factory=list)
    at: int = 0
    marks: list[Mark] = field(default_factory=list)
    strong: list[list[int]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    muted: bool = False
    counted: bool = True

    def add(self, text: str, *, strong: bool) -> None:
        """Append *text*, in bold or not."""
        self.parts.append(text)
        end = self.at + len(text)
        if strong:
            if self.strong and self.strong[-1][1] == self.at:
                self.strong[-1][1] = end
            else:
                self.strong.append([self.at, end])
        self.at = end

    @property
    def empty(self) -> bool:
        """Tell whether nothing but white space stands in it."""
        return not any(part.strip() for part in self.parts)

    def trimmed(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the text without white space around it, and its marks, the widest first."""
        text = "".join(self.parts)
        strong = (Mark(MarkKind.STRONG, start, end) for start, end in self.strong)
        marks = [*self.marks, *strong]
        kept = text.strip()
        if len(kept) < len(text) and marks:
            first = len(text) - len(text.lstrip()) if kept else 0
            marks = [_moved(mark, first, len(kept)) for mark in marks]
        marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
        return kept, tuple(marks)


def _moved(mark: Mark, first: int, length: int) -> Mark:
    """Return *mark* as it lies in a text that lost its first characters and its last ones."""
    start, end = (min(max(at - first, 0), length) for at in (mark.start, mark.end))
    return replace(mark, start=start, end=end)
