"""Source lines as blocks, with the names that stand in them. Shared by code and configuration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.facts import Span, Symbol, SymbolKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex

_INDENT = regex(r"[ \t]*")
_ITEM = regex(r"(?:[-*•]|\d{1,3}[.)]|:[a-z]+ ?[^:]{0,40}:|@\w+)\s")
_RULER = regex(r"[\W_]*")


@immutable
class Named:
    """A name and the *line* (from 1) and *column* (from 0) where it stands."""

    name: str
    kind: SymbolKind
    line: int
    column: int
    value: str = ""
    qualified: str = ""


@immutable
class _Part:
    """The source lines *rows*, ascending; *prose* is set when they are words, not code."""

    rows: Sequence[int]
    names: tuple[Named, ...] = ()
    prose: tuple[tuple[int, str], ...] = ()
    kind: BlockKind = BlockKind.CODE


@dataclass(slots=True)
class Listing:
    """Collects the parts of one source text in any order and gives blocks and symbols in order."""

    lines: list[str]
    _parts: list[_Part] = field(default_factory=list)

    def code(self, first: int, last: int, names: tuple[Named, ...] = ()) -> None:
        """Add the source lines *first* to *last* as they are, with the *names* in them."""
        self._parts.append(_Part(range(first, last + 1), names))

    def together(self, rows: Sequence[int]) -> None:
        """Make one block of all code that stands on *rows*, ascending, and of nothing between."""
        self._parts.append(_Part(rows))

    def prose(self, lines: list[tuple[int, str]], kind: BlockKind = BlockKind.COMMENT) -> None:
        """Add words from numbered *lines*, one block for each paragraph or list item."""
        paragraph: list[tuple[int, str]] = []
        for number, line in lines:
            bare = line.strip()
            if paragraph and (_RULER.fullmatch(bare) or _ITEM.match(bare)):
                self._paragraph(paragraph, kind)
                paragraph = []
            if not _RULER.fullmatch(bare):
                paragraph.append((number, bare))
        self._paragraph(paragraph, kind)

    def _paragraph(self, lines: list[tuple[int, str]], kind: BlockKind) -> None:
        if lines:
            rows = tuple(number for number, _ in lines)
            self._parts.append(_Part(rows, prose=tuple(lines), kind=kind))

    def finish(self) -> tuple[tuple[Block, ...], tuple[Symbol, ...]]:
        """Return all blocks in the order of the source, and the symbols in them."""
        blocks: list[Block] = []
        symbols: list[Symbol] = []
        for part in _merged(sorted(self._parts, key=lambda part: (part.rows[0], part.rows[-1]))):
            if part.prose:
                blocks.append(_words(part))
            else:
                symbols += self._named(part, len(blocks))
                blocks.append(self._verbatim(part))
        return tuple(blocks), tuple(_unique(symbols))

    def _verbatim(self, part: _Part) -> Block:
        cut = self._indent(part)
        pieces = [self.lines[row - 1][cut:].rstrip() for row in part.rows]
        return _block(pieces, part.rows, "\n", part.kind)

    def _indent(self, part: _Part) -> int:
        lines = [line for row in part.rows if (line := self.lines[row - 1]).strip()]
        found = (_INDENT.match(line) for line in lines)
        return min((match.end() for match in found if match), default=0)

    def _named(self, part: _Part, number: int) -> list[Symbol]:
        cut = self._indent(part)
        found: list[Symbol] = []
        before: dict[int, int] = {}
        at = 0
        for row in part.rows:
            before[row] = at
            at += len(self.lines[row - 1][cut:].rstrip()) + 1
        for name in sorted(part.names, key=lambda name: (name.line, name.column)):
            start = before[name.line] + max(name.column - cut, 0)
            span = Span(number, start, start + len(name.name))
            found.append(Symbol(name.name, name.kind, span, name.value, name.qualified))
        return found


def _unique(symbols: list[Symbol]) -> Iterator[Symbol]:
    """Yield *symbols*; the second of two with one full name becomes ``name#2``."""
    seen: dict[str, int] = {}
    for symbol in symbols:
        full = symbol.qualified or symbol.name
        seen[full] = seen.get(full, 0) + 1
        again = f"{full}#{seen[full]}"
        yield symbol if seen[full] == 1 else replace(symbol, qualified=again)


def _words(part: _Part) -> Block:
    return _block([text for _, text in part.prose], [at for at, _ in part.prose], " ", part.kind)


def _block(pieces: list[str], numbers: Sequence[int], joint: str, kind: BlockKind) -> Block:
    at = 0
    lines: list[tuple[int, int]] = []
    for piece, number in zip(pieces, numbers, strict=True):
        lines.append((at, number))
        at += len(piece) + len(joint)
    many = tuple(lines) if len(lines) > 1 else ()
    return Block(joint.join(pieces), kind, Place(line=numbers[0]), lines=many)


def _merged(parts: list[_Part]) -> list[_Part]:
    """Return *parts*, code that shares a line made one, in the order of their first lines."""
    homes = [*range(len(parts))]
    owners: dict[int, int] = {}
    for number, part in enumerate(parts):
        for row in () if part.prose else part.rows:
            one, other = _home(homes, owners.setdefault(row, number)), _home(homes, number)
            homes[max(one, other)] = min(one, other)
    groups: dict[int, list[_Part]] = {}
    for number, part in enumerate(parts):
        groups.setdefault(_home(homes, number), []).append(part)
    return [_joined(group) for group in groups.values()]


def _home(homes: list[int], number: int) -> int:
    """Return the first part that *number* is one with; each step shortens the way for the next."""
    while homes[number] != number:
        homes[number] = homes[homes[number]]
        number = homes[number]
    return number


def _joined(group: list[_Part]) -> _Part:
    if len(group) == 1:
        return group[0]
    names = tuple(name for part in group for name in part.names)
    return _Part(sorted({row for part in group for row in part.rows}), names)


def module_symbol(path: str) -> Symbol:
    """Return the symbol of the source file *path* as a whole; it stands at its first block."""
    *folders, file = path.split("/")
    stem = file.rsplit(".", 1)[0]
    name = folders[-1] if stem == "__init__" and folders else stem
    return Symbol(name, SymbolKind.MODULE, Span(0, 0, 0), qualified=file)
