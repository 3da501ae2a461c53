"""Source lines as blocks, with the names that stand in them. Shared by code and configuration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from depgraph.model.documents import Block, BlockKind, Place
from depgraph.model.facts import Span, Symbol, SymbolKind

_INDENT = re.compile(r"[ \t]*")
_ITEM = re.compile(r"(?:[-*•]|\d{1,3}[.)]|:[a-z]+ ?[^:]{0,40}:|@\w+)\s")
_RULER = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the *line* (from 1) and *column* (from 0) where it stands."""

    name: str
    kind: SymbolKind
    line: int
    column: int
    value: str = ""
    qualified: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines *first* to *last* of the source; *prose* is set when they are words, not code."""

    first: int
    last: int
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
        self._parts.append(_Part(first, last, names))

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
            first, last = lines[0][0], lines[-1][0]
            self._parts.append(_Part(first, last, prose=tuple(lines), kind=kind))

    def finish(self) -> tuple[tuple[Block, ...], tuple[Symbol, ...]]:
        """Return all blocks in the order of the source, and the symbols in them."""
        blocks: list[Block] = []
        symbols: list[Symbol] = []
        for part in _merged(sorted(self._parts, key=lambda part: (part.first, part.last))):
            if part.prose:
                blocks.append(_words(part))
            else:
                symbols += self._named(part, len(blocks))
                blocks.append(self._verbatim(part))
        return tuple(blocks), tuple(_unique(symbols))

    def _verbatim(self, part: _Part) -> Block:
        cut = self._indent(part)
        pieces = [line[cut:].rstrip() for line in self.lines[part.first - 1 : part.last]]
        return _block(pieces, [*range(part.first, part.last + 1)], "\n", part.kind)

    def _indent(self, part: _Part) -> int:
        lines = [line for line in self.lines[part.first - 1 : part.last] if line.strip()]
        found = (_INDENT.match(line) for line in lines)
        return min((match.end() for match in found if match), default=0)

    def _named(self, part: _Part, number: int) -> list[Symbol]:
        cut = self._indent(part)
        found: list[Symbol] = []
        before = [0]
        for line in self.lines[part.first - 1 : part.last]:
            before.append(before[-1] + len(line[cut:].rstrip()) + 1)
        for name in sorted(part.names, key=lambda name: (name.line, name.column)):
            start = before[name.line - part.first] + max(name.column - cut, 0)
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


def _block(pieces: list[str], numbers: list[int], joint: str, kind: BlockKind) -> Block:
    at = 0
    lines: list[tuple[int, int]] = []
    for piece, number in zip(pieces, numbers, strict=True):
        lines.append((at, number))
        at += len(piece) + len(joint)
    many = tuple(lines) if len(lines) > 1 else ()
    return Block(joint.join(pieces), kind, Place(line=numbers[0]), lines=many)


def _merged(parts: list[_Part]) -> list[_Part]:
    """Return *parts*, those that share a line with the code before them made one."""
    groups: list[list[_Part]] = []
    end = 0
    for part in parts:
        if groups and part.first <= end and not part.prose and not groups[-1][0].prose:
            groups[-1].append(part)
        else:
            groups.append([part])
            end = 0
        end = max(end, part.last)
    return [_joined(group) for group in groups]


def _joined(group: list[_Part]) -> _Part:
    if len(group) == 1:
        return group[0]
    names = tuple(name for part in group for name in part.names)
    return _Part(group[0].first, max(part.last for part in group), names)


def module_symbol(path: str) -> Symbol:
    """Return the symbol of the source file *path* as a whole; it stands at its first block."""
    *folders, file = path.split("/")
    stem = file.rsplit(".", 1)[0]
    name = folders[-1] if stem == "__init__" and folders else stem
    return Symbol(name, SymbolKind.MODULE, Span(0, 0, 0), qualified=file)
