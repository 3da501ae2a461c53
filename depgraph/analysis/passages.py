"""What a block is read for duties with: its text, what leads it in, who is responsible. Pure."""

import re
from collections.abc import Iterable, Iterator

from depgraph.model.documents import Block, BlockKind
from depgraph.model.duties import Passage
from depgraph.model.facts import Kind, Provision, Reading
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.NOTE})
_LEADS = regex(r"(?:[:—–]|:[-—–]|\b(?:shall|must|should|may|will|to))\s*$")
_NAMED = regex(
    r"\s{0,9}(?:responsib(?:le|ility)|performed by|owner|actor)"
    r"(?:\s+(?:person|party|role))?\s{0,4}:\s{0,4}(?P<name>[^\n.;:]{2,60}?)\.?\s{0,9}",
    re.IGNORECASE,
)
_COLUMN = regex(
    r"\s*(?:responsib(?:le|ility)(?:\s+(?:person|party|role))?|role|performed by|who|actor)\s*",
    re.IGNORECASE,
)
_ROLES_PART = regex(r"(?:roles?\s+(?:and|&)\s+)?responsibilities", re.IGNORECASE)
_BACK = 80
_WORDS_OF_ROLE = 6
_WORDS_OF_SENTENCE = 6
_STOPS = regex(r"[.;:]\s*$|[.;:]\s")


class Passages:
    """Makes the passages of one reading; what stands around a block is looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.document.blocks
        self._facts = reading.facts
        self._starting: dict[int, Provision] = {}
        for provision in reading.facts.provisions:
            if provision.inline is None:
                self._starting[provision.first] = provision
        self._columns = dict(_role_columns(self._blocks))
        self._row: dict[tuple[int, int, int], str] = {
            (b.table, b.row, b.column): b.text
            for b in self._blocks
            if b.table is not None and b.row is not None and b.column is not None
        }
        self._named = dict(self._responsible_by_block())

    def of(self, number: int) -> Passage | None:
        """Return block *number* as a passage; ``None`` for one that holds no sentences."""
        block = self._blocks[number]
        if not _holds_sentences(block):
            return None
        return Passage(block.text, self._lead(number), self._who(number), self._steps(block))

    def all(self) -> Iterator[tuple[int, Passage]]:
        """Yield every block that is read, with its passage."""
        for number in range(len(self._blocks)):
            passage = self.of(number)
            if passage is not None:
                yield number, passage

    def _steps(self, block: Block) -> bool:
        if block.kind is BlockKind.HEADING:
            return False
        if self._facts.kind in {Kind.CONTRACT, Kind.CODE}:
            return False
        return self._facts.kind is not Kind.OTHER or block.kind is BlockKind.ITEM

    def _lead(self, number: int) -> str:
        provision = self._starting.get(number)
        if provision is not None and provision.parent is not None:
            parent = self._facts.provisions[provision.parent]
            lead = self._led_by(min(parent.own_end, number) - 1, parent.first)
            if lead:
                return lead
        block = self._blocks[number]
        if block.kind is not BlockKind.ITEM:
            return ""
        for at in range(number - 1, max(-1, number - _BACK), -1):
            above = self._blocks[at]
            if above.kind is BlockKind.ITEM and above.level >= block.level:
                continue
            return self._led_by(at, at)
        return ""

    def _led_by(self, at: int, lowest: int) -> str:
        """Return the last sentence of block *at* when it leads a list in."""
        if at < lowest or not _holds_sentences(self._blocks[at]):
            return ""
        text = self._blocks[at].text.rstrip()
        if not _LEADS.search(text[-12:]):
            return ""
        bounds = sentences(text)
        return text[bounds[-1][0] : bounds[-1][1]] if bounds else ""

    def _who(self, number: int) -> str:
        block = self._blocks[number]
        if block.table is not None and block.row:
            column = self._columns.get(block.table)
            if column is not None and column != block.column:
                return _role(self._row.get((block.table, block.row, column), ""))
        return self._named.get(number, "")

    def _responsible_by_block(self) -> Iterator[tuple[int, str]]:
        """Yield the blocks below "Responsible: X", and below X in a part on responsibilities."""
        name, part = "", 0
        for number, block in enumerate(self._blocks):
            if block.kind is BlockKind.HEADING:
                inside = part and block.level > part
                name = _role(block.text) if inside else ""
                if not inside:
                    part = block.level if _ROLES_PART.fullmatch(block.text.strip()) else 0
            elif match := _NAMED.fullmatch(block.text[:120]):
                name = _role(match["name"])
            if name:
                yield number, name


def _holds_sentences(block: Block) -> bool:
    """Return whether *block* is read: a numbered clause may be a heading with its whole text."""
    if block.kind is BlockKind.HEADING:
        stops = _STOPS.search(block.text) is not None
        return stops and len(block.text.split(None, _WORDS_OF_SENTENCE)) > _WORDS_OF_SENTENCE
    return block.kind in _READ and bool(block.text.strip())


def _role_columns(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Yield each table with a column that names who does it, and that column."""
    for block in blocks:
        first = block.table is not None and block.row == 0
        if first and _COLUMN.fullmatch(block.text[:60]):
            yield block.table or 0, block.column or 0


def _role(text: str) -> str:
    """Return *text* as a role's name when it is short enough for one."""
    name = " ".join(text.split()).strip(" .:;")
    if not name or len(name.split()) > _WORDS_OF_ROLE or folded(name) in {"n/a", "tbd", "-"}:
        return ""
    return name
