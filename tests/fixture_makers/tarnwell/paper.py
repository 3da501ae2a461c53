"""What a written document is before it has a format: its control data, markup and list scheme."""

import zlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from .numbers import Level, Numbered, Scheme, number_all, reference_text
from .source import Block, Piece, blocks, pieces

CONTRACT: Scheme = {
    "clause": (
        Level("decimal", "%1.", "Heading1", 720, 720),
        Level("decimal", "%1.%2", "Clause2", 720, 720),
        Level("lowerLetter", "(%3)", "Clause3", 1440, 720),
        Level("lowerRoman", "(%4)", "Clause4", 2160, 720),
    ),
    "attachment": (
        Level("upperLetter", "Exhibit %1", "ExhibitHeading", suffix="space"),
        Level("decimal", "%1.%2", "Exhibit2", 720, 720),
        Level("lowerLetter", "(%3)", "Exhibit3", 1440, 720),
    ),
}


def text(name: str) -> str:
    """Return the markup of the document called *name*."""
    return (Path(__file__).parent / "texts" / f"{name}.txt").read_text(encoding="utf-8")


def with_attachments(word: str, fmt: str, dotted: str = "%1.%2") -> Scheme:
    """Return the contract scheme with attachments called *word*, counted in *fmt*."""
    first, second, third = CONTRACT["attachment"]
    return CONTRACT | {
        "attachment": (
            replace(first, fmt=fmt, text=f"{word} %1"),
            replace(second, text=dotted),
            third,
        )
    }


@dataclass(frozen=True)
class Paper:
    """One document of the company. *path* is relative to the fixtures folder."""

    path: str
    number: str
    title: str
    revision: str
    effective: str
    owner: str
    markup: str
    status: str = "In force"
    kind: str = "Agreement"
    scheme: Scheme = None  # type: ignore[assignment]
    direct: bool = False
    """Numbers stand on the paragraphs instead of on the styles."""
    toc_pages: tuple[int, ...] = ()
    head: str = "contract"
    footer: str = "Confidential"
    modified: str = "2026-03-02T09:00:00Z"
    view: str = "accepted"
    """Which view the numbers are counted in; fields show those of the original text."""

    def __post_init__(self) -> None:
        """Use the contract scheme when none is given."""
        if self.scheme is None:
            object.__setattr__(self, "scheme", CONTRACT)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks in order."""
        return blocks(self.markup)

    @cached_property
    def numbers(self) -> tuple[Numbered | None, ...]:
        """Return the number of each block."""
        without = "del" if self.view == "accepted" else "ins"
        return number_all(self.blocks, self.scheme, without)

    @cached_property
    def named(self) -> dict[str, Numbered]:
        """Return the number of each named block, as fields last saw it: before tracked changes."""
        pairs = zip(self.blocks, number_all(self.blocks, self.scheme, "ins"), strict=True)
        return {block.name: number for block, number in pairs if block.name and number}

    @cached_property
    def referred(self) -> frozenset[str]:
        """Return the names that live fields point at."""
        texts = [block.text for block in self.blocks]
        texts += [cell for block in self.blocks for row in block.rows for cell in row]
        found = (piece for text in texts for piece in pieces(text))
        return frozenset(piece.text for piece in found if piece.kind == "field")

    def shown(self, name: str, here: Numbered | None = None, switch: str = "w") -> str:
        """Return the number of the block called *name* as a reference shows it."""
        return reference_text(self.named[name], self.scheme, here, switch)

    def plain(self, text: str, here: Numbered | None = None, *, marked: bool = False) -> str:
        """Return *text* as a reader sees it; *marked* keeps the signs of bold and code."""
        signs = {"strong": "**", "code": "`"} if marked else {}
        found = []
        for piece in pieces(text):
            sign = signs.get(piece.kind, "")
            found.append(sign + self._shown_piece(piece, here) + sign)
        return "".join(found)

    def _shown_piece(self, piece: Piece, here: Numbered | None) -> str:
        if piece.kind == "field":
            return self.shown(piece.text, here, piece.switch)
        return self.shown(piece.text) if piece.kind == "typed" else piece.text

    def bookmark(self, name: str) -> str:
        """Return the bookmark of the block called *name*, the same in every revision."""
        return f"_Ref{zlib.crc32(f'{self.number} {name}'.encode()) % 900000000 + 100000000}"
