"""The visible text of one block, built piece by piece, with marks and lines at exact offsets."""

from collections.abc import Iterator

from depgraph.model.documents import Mark, MarkKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

_BLANKS = regex(r"[ \t\n\f]+")


@immutable
class Content:
    """The text of a block, its first *line*, its marks and the lines it runs over."""

    text: str
    line: int
    marks: tuple[Mark, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()


def plain(source: str, line: int) -> Content:
    """Return the text of a block without markup, whose first line is source line *line*."""
    if "\n" not in source:
        return Content(_folded(source).removeprefix(" ").rstrip(), line)
    pieces: list[str] = []
    lines: list[tuple[int, int]] = []
    length, first, ends_blank = 0, line, True
    for number, each in enumerate(source.split("\n"), line):
        if pieces:
            if not ends_blank:
                pieces.append(" ")
                length, ends_blank = length + 1, True
            lines.append((length, number))
        text = _folded(each)
        text = text.removeprefix(" ") if ends_blank else text
        if text:
            first = first if pieces else number
            pieces.append(text)
            length, ends_blank = length + len(text), text[-1] == " "
    return _content("".join(pieces), first, (), lines)


def _content(
    text: str, first: int, marks: tuple[Mark, ...], lines: list[tuple[int, int]]
) -> Content:
    text = text.rstrip()
    kept = [pair for pair in lines if pair[0] < len(text)]
    return Content(text, first, marks, ((0, first), *kept) if kept else ())


def _folded(text: str) -> str:
    """Return *text* with each run of blanks as one."""
    if "  " not in text and text.isprintable():
        return text
    return _BLANKS.sub(" ", text)


class TextBuilder:
    """Collects visible text; every offset it gives is an offset into :attr:`text`."""

    def __init__(self, line: int) -> None:
        self.anchors: list[str] = []
        self.first_line = line
        self._line = line
        self._pieces: list[str] = []
        self._length = 0
        self._ends_blank = True
        self._pinned = -1
        self._open: list[tuple[MarkKind, int, str]] = []
        self._marks: list[Mark] = []
        self._lines: list[tuple[int, int]] = []

    def add(self, text: str) -> None:
        """Add *text* with its blanks folded; blanks at the very beginning are dropped."""
        folded = _folded(text)
        if self._ends_blank and folded.startswith(" "):
            folded = folded[1:]
        self.add_exact(folded)

    def add_exact(self, text: str) -> None:
        """Add *text* as it is."""
        if not text:
            return
        if not self._length and self._pinned:
            self.first_line = self._line
        self._pieces.append(text)
        self._length += len(text)
        self._ends_blank = text[-1] in " \n"

    def go_to(self, line: int) -> None:
        """Say that what follows stands on source line *line*."""
        if line == self._line:
            return
        self._line = line
        if self._length not in (0, self._pinned):
            self._lines.append((self._length, line))

    def break_line(self) -> None:
        """Add a line break that is visible."""
        if self._length and self._pieces[-1] != "\n":
            if self._ends_blank:
                self._drop_blank()
            self.add_exact("\n")

    def _drop_blank(self) -> None:
        self._pieces[-1] = self._pieces[-1][:-1]
        self._length -= 1

    def open(self, kind: MarkKind, target: str = "") -> None:
        """Begin a marked stretch; a link stands where it begins, not where its text does."""
        self._open.append((kind, self._length, target))
        if target and self._pinned != self._length:
            self._pinned = self._length
            self.first_line = self.first_line if self._length else self._line

    def close(self, kind: MarkKind) -> None:
        """End the marked stretch of *kind* that began last, if any did."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] is kind:
                _, start, target = self._open.pop(at)
                self._marks.append(Mark(kind, start, self._length, target))
                return

    def finish(self) -> Content:
        """Return the text without blanks at its end, its marks and the lines it runs over."""
        while self._open:
            self.close(self._open[-1][0])
        text = "".join(self._pieces).rstrip()
        marks = tuple(_trimmed(self._marks, len(text))) if self._marks else ()
        return _content(text, self.first_line, marks, self._lines)


def _trimmed(marks: list[Mark], end: int) -> Iterator[Mark]:
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, not mark.target)):
        start = min(mark.start, end)
        if mark.end > start or mark.target:
            yield Mark(mark.kind, start, min(mark.end, end), mark.target)
