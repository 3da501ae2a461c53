"""Two texts word by word: what was taken out and what was put in. Bounded in time."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from depgraph.model.patterns import regex

_WORD = regex(r"\w+\s*|[^\w\s]\s*|\s+")
_CLOSE = 200
"""Differing words from which on two texts are shown as replaced as a whole."""


class Mark(StrEnum):
    """What became of a stretch of text; the values are the names of HTML's elements."""

    KEPT = ""
    OUT = "del"
    IN = "ins"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what became of it."""

    text: str
    mark: Mark = Mark.KEPT


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts in one: what was kept, taken out and put in, in reading order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    for name, low, high, start, end in _steps(old, new):
        if name == "equal":
            pieces.append(Piece("".join(new[start:end])))
            continue
        if low < high:
            pieces.append(Piece("".join(old[low:high]), Mark.OUT))
        if start < end:
            pieces.append(Piece("".join(new[start:end]), Mark.IN))
    return tuple(pieces)


def one_side(pieces: tuple[Piece, ...], without: Mark) -> tuple[Piece, ...]:
    """Return *pieces* without those of one mark: the text before, or the text after."""
    return tuple(piece for piece in pieces if piece.mark is not without)


def _steps(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the steps of difflib; what begins and ends alike is set aside before."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    low, high = len(old) - tail, len(new) - tail
    steps = [("equal", 0, head, 0, head)] if head else []
    if max(low, high) - head > _CLOSE:
        steps.append(("replace", head, low, head, high))
    else:
        matcher = SequenceMatcher(None, old[head:low], new[head:high], autojunk=False)
        steps += [
            (name, head + a, head + b, head + c, head + d)
            for name, a, b, c, d in matcher.get_opcodes()
        ]
    return [*steps, ("equal", low, len(old), high, len(new))] if tail else steps


def _alike(one: list[str], other: list[str]) -> int:
    """Return how many words both begin with."""
    for at, (word, same) in enumerate(zip(one, other, strict=False)):
        if word != same:
            return at
    return min(len(one), len(other))
