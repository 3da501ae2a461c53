"""Settings with their comments as blocks and symbols, whatever the file format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from depgraph.model.documents import Block
from depgraph.model.facts import Reference, Symbol, SymbolKind
from extractors.formats.config.clauses import spoken_for
from extractors.formats.config.listed import listed
from extractors.formats.entries import Entry
from extractors.formats.listing import Listing, Named

MOST = 20_000
"""Entries of one file that are read; a file with more was written by a program."""


@dataclass(slots=True)
class Settings:
    """Collects the entries of *lines*; a line that begins with one of *marks* is a comment."""

    lines: list[str]
    marks: tuple[str, ...] = ("#",)
    _entries: list[Entry] = field(default_factory=list)
    _lists: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)

    def take(self, entries: Iterable[Entry]) -> bool:
        """Take *entries* in order; return whether all of them were taken."""
        for entry in entries:
            if len(self._entries) >= MOST:
                return False
            self._entries.append(entry)
            last = entry.key.line if entry.value is None else entry.spot.end_line
            self._taken.update(range(entry.key.line, last + 1))
            if entry.in_list and entry.value is not None:
                self._lists.setdefault(entry.path, []).append(_folded(entry.value))
        return True

    def finish(self) -> tuple[tuple[Block, ...], tuple[Symbol, ...], tuple[Reference, ...]]:
        """Return the blocks and symbols of everything that was taken, and what its lists name."""
        listing = Listing(self.lines)
        above: set[int] = set()
        firsts = [self._with_comments(entry.key.line) for entry in self._entries]
        for entry, first in zip(self._entries, firsts, strict=True):
            above.update(range(first, entry.key.line))
            self._list(listing, entry, first)
        for rows in spoken_for(self._entries, firsts, self.lines):
            listing.together(rows)
        listing_comments = [
            line
            for line, text in enumerate(self.lines)
            if line not in above and line not in self._taken and self._is_comment(text)
        ]
        self._list_comments(listing, listing_comments)
        blocks, symbols = listing.finish()
        return blocks, symbols, tuple(listed(self._entries, blocks))

    def _list(self, listing: Listing, entry: Entry, first: int) -> None:
        names = () if entry.in_list else (self._named(entry),)
        if entry.value is None:
            listing.code(first + 1, entry.key.line + 1, names)
        elif entry.spot.prose:
            listing.code(first + 1, entry.spot.line + 1, names)
            below = range(entry.spot.line + 1, min(entry.spot.end_line + 1, len(self.lines)))
            listing.prose([(line + 1, self.lines[line]) for line in below])
        else:
            last = min(entry.spot.end_line + 1, len(self.lines))
            listing.code(first + 1, last, names)

    def _named(self, entry: Entry) -> Named:
        name = entry.path[-1]
        value = _folded(entry.value) if entry.value is not None else self._list_value(entry.path)
        full = ".".join(entry.path).replace(".[", "[")
        column = max(entry.key.column, self.lines[entry.key.line].find(name, entry.key.column))
        return Named(name, SymbolKind.KEY, entry.key.line + 1, column, value, full)

    def _list_value(self, path: tuple[str, ...]) -> str:
        return ", ".join(self._lists.get(path, ()))

    def _with_comments(self, line: int) -> int:
        while line and line - 1 not in self._taken and self._is_comment(self.lines[line - 1]):
            line -= 1
        return line

    def _is_comment(self, line: str) -> bool:
        return line.lstrip().startswith(self.marks)

    def _list_comments(self, listing: Listing, numbers: list[int]) -> None:
        run: list[tuple[int, str]] = []
        for line in numbers:
            if run and run[-1][0] != line:
                listing.prose(run)
                run = []
            run.append((line + 1, re.sub(r"^[\s#;!/*]+", "", self.lines[line])))
        listing.prose(run)


def _folded(value: str) -> str:
    return " ".join(value.split())
