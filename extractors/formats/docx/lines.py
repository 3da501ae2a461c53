"""The text of one paragraph while it is put together, with its marks, anchors and attachments."""

from dataclasses import dataclass, field, replace

from depgraph.model.documents import Mark, MarkKind
from extractors.formats.docx.names import Element
from extractors.formats.docx.numbering import Number
from extractors.formats.docx.styles import Look
from extractors.formats.docx.views import ParagraphSetting

_PLAIN = ParagraphSetting()
_NO_LOOK = Look()
_STRONG = MarkKind.STRONG


@dataclass(slots=True)
class Line:
    """One paragraph as it grows. *at* is the length of its text so far.

    *boxes* are the text boxes anchored in it, *notes* the foot- and endnotes it cites. *muted*
    says that a table of contents was left out of it, *counted* that its *number* is known.
    """

    para: int | None = None
    said: ParagraphSetting = _PLAIN
    look: Look = _NO_LOOK
    parts: list[str] = field(default_factory=list)
    at: int = 0
    marks: list[Mark] = field(default_factory=list)
    strong: list[list[int]] = field(default_factory=list)
    anchors: dict[str, None] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    muted: bool = False
    number: Number | None = None
    counted: bool = False

    def embolden(self, start: int, end: int) -> None:
        """Note that the characters *start* to *end*, the newest, are in bold."""
        if self.strong and self.strong[-1][1] == start:
            self.strong[-1][1] = end
        else:
            self.strong.append([start, end])

    def trimmed_marks(self, text: str) -> tuple[Mark, ...]:
        """Return the marks, the widest first, as they lie once *text* has lost its margins."""
        if not self.marks and not self.strong:
            return ()
        strong = [Mark(_STRONG, start, end) for start, end in self.strong]
        kept = text.strip()
        if not self.marks and len(kept) == len(text):
            return tuple(strong)
        marks = self.marks + strong
        if len(kept) < len(text):
            first = len(text) - len(text.lstrip()) if kept else 0
            marks = [_moved(mark, first, len(kept)) for mark in marks]
        marks = [mark for mark in marks if mark.end > mark.start or mark.target]
        if len(marks) > 1:
            marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
        return tuple(marks)


def _moved(mark: Mark, first: int, length: int) -> Mark:
    """Return *mark* as it lies in a text that lost its first characters and its last ones."""
    start, end = (min(max(at - first, 0), length) for at in (mark.start, mark.end))
    return replace(mark, start=start, end=end)
