"""What every shape of definition yields, and the quoted and bold stretches they look for."""

from collections.abc import Iterator, Sequence

from depgraph.model.documents import Block, MarkKind
from depgraph.model.immutable import immutable
from depgraph.model.patterns import regex
from extractors.readings.remembered import remembered

_LONGEST = 100
_OPENS = regex(r"[\"“„«‘']")
_QUOTE = regex(
    r"[“„](?P<curly>[^“”„\"]{1,120})[”\"]"
    r"|(?<![\w\"“”.,;])\"(?=\S)(?P<straight>[^\"“”]{1,120}?)(?<=\S)\"(?!\w)"
    r"|«(?P<angle>[^«»]{1,120})»"
    r"|(?<!\w)‘(?P<single>[^‘“”\"]{1,100}?)’(?!\w)"
    r"|(?<![\w'’])'(?=[A-Za-z])(?P<plain>[^'\n\"]{1,60})'(?!\w)"
)
_EDGE = " \t\n\u00a0.,;:\"“”'‘’«»*_"
NOT_TERMS = frozenset({"as is", "as-is", "as available", "where is", "if", "and", "or", "all"})
"""Quoted words that are never a term."""


@immutable
class Found:
    """A term defined at *start* to *end* of one block, and what it means.

    *weak* marks a shape that only adds to a definition made elsewhere, if there is one.
    """

    term: str
    start: int
    end: int
    meaning: str
    names: tuple[str, ...] = ()
    pointer: bool = False
    weak: bool = False


@immutable
class Quoted:
    """A stretch set off by quotation marks or bold: its own characters and those around it."""

    text: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    bold: bool = False


Bounds = tuple[int, int]
"""Where a stretch of a text begins and ends."""


def quoted(block: Block) -> tuple[Quoted, ...]:
    """Return the quoted and bold stretches of *block* in order; none lies in another."""
    return stretches(block.text, bolds(block))


def bolds(block: Block) -> tuple[Bounds, ...]:
    """Return the bounds of what bold sets off in *block*; from end to end it sets nothing off."""
    if not block.marks:
        return ()
    return tuple(
        (mark.start, mark.end)
        for mark in block.marks
        if mark.kind is MarkKind.STRONG
        and not (mark.start == 0 and mark.end >= len(block.text))
        and mark.end - mark.start <= _LONGEST
    )


def stretches(text: str, bold: Sequence[Bounds]) -> tuple[Quoted, ...]:
    """Return the quotations of *text* and the stretches set in *bold*, in order."""
    quotes = _quotes(text) if _OPENS.search(text) else ()
    if not quotes and not bold:
        return ()
    found = [*quotes, *_bolds(text, bold)]
    found.sort(key=lambda one: (one.outer_start, -one.outer_end))
    kept: list[Quoted] = []
    for one in found:
        if kept and one.outer_start < kept[-1].outer_end:
            kept[-1] = _merged(kept[-1], one)
        else:
            kept.append(one)
    return tuple(one for one in kept if _may_be_term(one.text))


def _may_be_term(text: str) -> bool:
    return "?" not in text and text.casefold() not in NOT_TERMS


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return *start* and *end* moved inward past blanks, quotes and closing punctuation."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


@remembered
def _quotes(text: str) -> tuple[Quoted, ...]:
    found = []
    behind = 0
    for opened in _OPENS.finditer(text):
        at = opened.start()
        match = _QUOTE.match(text, at) if at >= behind else None
        if match is not None:
            behind = match.end()
            start, end = bare(text, *match.span(match.lastgroup or 0))
            if start < end:
                found.append(Quoted(text[start:end], start, end, at, behind))
    return tuple(found)


def _bolds(text: str, bold: Sequence[Bounds]) -> Iterator[Quoted]:
    for low, high in bold:
        start, end = bare(text, low, high)
        if start < end:
            yield Quoted(text[start:end], start, end, low, high, bold=True)


def _merged(first: Quoted, second: Quoted) -> Quoted:
    """Return the quotation of two overlapping stretches, with the outer edges of both."""
    inner = second if first.bold and not second.bold else first
    return Quoted(
        inner.text,
        inner.start,
        inner.end,
        min(first.outer_start, second.outer_start),
        max(first.outer_end, second.outer_end),
        bold=first.bold or second.bold,
    )
