"""The text of one paragraph while it is put together, with its marks, anchors and attachments."""

from dataclasses import dataclass, field

from depgraph.model.documents import Mark, MarkKind
from extractors.formats.docx.names import Element


@dataclass(slots=True)
class Line:
    """One paragraph as it grows. *at* is the length of its text so far.

    *boxes* are the text boxes anchored in it, *notes* the foot- and endnotes it cites, and *muted*
    says that a table of contents was left out of it.
    """

    para: int | None = None
    parts: list[str] = field(default_factory=list)
    at: int = 0
    marks: list[Mark] = field(default_factory=list)
    strong: list[list[int]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    muted: bool = False

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
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.parts)

    @property
    def all_marks(self) -> tuple[Mark, ...]:
        """Return the marks in order of their start, the widest first."""
        strong = (Mark(MarkKind.STRONG, start, end) for start, end in self.strong)
        found = [*self.marks, *strong]
        return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind)))
