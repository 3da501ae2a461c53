"""Comments of source code, line by line, and which of them belong to the code below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from depgraph.model.immutable import immutable
from extractors.formats.listing import Listing, Named


@immutable
class Comment:
    """The words of a comment on line *line*; *alone* when no code stands on that line."""

    line: int
    column: int
    text: str
    alone: bool


@dataclass(slots=True)
class Commented:
    """Adds code to *listing* with the comments directly above it, then all other comments."""

    listing: Listing
    comments: Mapping[int, Comment]
    _taken: set[int] = field(default_factory=set)

    def code(self, first: int, last: int, names: tuple[Named, ...] = ()) -> None:
        """Add lines *first* to *last*, the comments directly above them, and *names*."""
        while self._continues(first - 1):
            first -= 1
        self.listing.code(first, last, names)
        self._taken.update(range(first, last + 1))

    def together(self, rows: Sequence[int]) -> None:
        """Make one block of the code on *rows*, ascending, and of nothing between."""
        self.listing.together(rows)
        self._taken.update(rows)

    def _continues(self, line: int) -> bool:
        comment = self.comments.get(line)
        return comment is not None and comment.alone and line not in self._taken

    def is_empty(self, line: int) -> bool:
        """Return whether *line* holds no code."""
        comment = self.comments.get(line)
        return not self.listing.lines[line - 1].strip() or bool(comment and comment.alone)

    def column(self, line: int, offset: int, name: str) -> int:
        """Return where *name* stands in its line; *offset* counts bytes of UTF-8."""
        text = self.listing.lines[line - 1]
        start = len(text.encode()[:offset].decode(errors="ignore"))
        return max(start, text.find(name, start))

    def rest(self) -> None:
        """Add the comments that no code has taken; one behind code brings its line with it."""
        run: list[Comment] = []
        for line in sorted(self.comments.keys() - self._taken):
            comment = self.comments[line]
            if not comment.alone:
                self.listing.code(line, line)
                continue
            if run and (run[-1].line + 1 != line or run[-1].column != comment.column):
                self._run(run)
                run = []
            run.append(comment)
        self._run(run)

    def _run(self, run: list[Comment]) -> None:
        self.listing.prose([(comment.line, comment.text) for comment in run])
