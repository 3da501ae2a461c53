"""Quantities, amounts, dates and recurrences. Section numbers, ids and bare numbers are none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind, Document, Problem, ProblemKind, line_at
from depgraph.model.facts import Provision, Reference, Span, Value
from extractors.readings.measuring.commented import words_of_code
from extractors.readings.measuring.measured import Measured, Misdated, measured
from extractors.readings.measuring.subjects import subject_of
from extractors.readings.measuring.surroundings import Surroundings

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING})


def values(document: Document, provisions: Sequence[Provision] = ()) -> tuple[Value, ...]:
    """Return every value of *document* in reading order; headings lend their words as subject."""
    found: list[Value] = []
    around: Surroundings | None = None
    for number, block in enumerate(document.blocks):
        if block.kind not in _UNREAD and block.text:
            said = measured(block.text)
            if said.measures:
                around = around or Surroundings(document.blocks, provisions)
                found += _placed(number, block.text, said, around.of(number))
    return tuple(found)


def values_of_code(document: Document, cited: Sequence[Reference]) -> tuple[Value, ...]:
    """Return the values in comments of code that cite a provision; code itself has none."""
    citing = {reference.span.block for reference in cited if reference.label or reference.anchor}
    found: list[Value] = []
    for number in sorted(citing):
        block = document.blocks[number]
        text = words_of_code(block.text) if block.kind is BlockKind.CODE else block.text
        found += _placed(number, text, measured(text), ())
    return tuple(replace(value, text=_written(document, value.span)) for value in found)


def _written(document: Document, span: Span) -> str:
    return document.blocks[span.block].text[span.start : span.end]


def value_problems(document: Document) -> tuple[Problem, ...]:
    """Return a note for each value that contradicts itself.

    These are amounts such as "thirty (45) days", and dates that are no such day of the week.
    """
    read = [
        (block, measured(block.text)) for block in document.blocks if block.kind not in _UNREAD
    ]
    twice = (_disagreement(block, one) for block, said in read for one in said.disagreeing)
    return (*twice, *(_no_such_day(block, one) for block, said in read for one in said.misdated))


def _placed(number: int, text: str, said: Measured, around: Sequence[str]) -> Iterator[Value]:
    """Yield the values of *text*, block *number*, which stands with the texts *around* it."""
    for one in said.measures:
        yield Value(
            one.kind,
            one.amount,
            one.unit,
            Span(number, one.start, one.end),
            text[one.start : one.end],
            one.qualifier,
            one.bound,
            subject_of(one.near, around),
        )


def _no_such_day(block: Block, one: Misdated) -> Problem:
    message = (
        f"\u201c{one.written}\u201d is a {one.days[1]}, not a {one.days[0]}; "
        "correct the day of the week or the date."
    )
    place = replace(block.place, line=line_at(block, one.start))
    return Problem(ProblemKind.NOTE, message, place)


def _disagreement(block: Block, written: str) -> Problem:
    message = (
        f"The words and the digits of \u201c{written}\u201d disagree; "
        "the digits are used, so correct whichever is wrong."
    )
    start = block.text.find(written)
    return Problem(ProblemKind.NOTE, message, replace(block.place, line=line_at(block, start)))
