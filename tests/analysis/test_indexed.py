"""The look-ups of one reading: which stretches a citation speaks for, and at what cost."""

import time

import pytest

from depgraph.analysis.indexed import Indexed
from depgraph.model.documents import Block, BlockKind, Document
from depgraph.model.facts import Facts, Reading, Span
from depgraph.model.sentences import sentence_at

_CELLS, _COLUMNS = 20_000, 4


def indexed(*blocks: Block) -> Indexed:
    return Indexed("a.md", Reading(Document("text", blocks), Facts()))


def cell(table: int, row: int | None, text: str = "x", kind: BlockKind = BlockKind.CELL) -> Block:
    return Block(text, kind, table=table, row=row, column=0)


def spoken_for(document: Indexed, block: int) -> list[int]:
    return [span.block for span in document.context(Span(block, 0, 1))]


@pytest.mark.parametrize(
    ("blocks", "asked", "expected"),
    [
        pytest.param([cell(1, 0), cell(1, 0), cell(1, 1)], 1, [0, 1], id="the whole row"),
        pytest.param([cell(1, 0), cell(1, 1), cell(1, 0)], 0, [0, 2], id="a cell written later"),
        pytest.param(
            [cell(1, 0), cell(1, 0, kind=BlockKind.ITEM)], 0, [0, 1], id="a list in a cell"
        ),
        pytest.param([cell(1, 0), cell(2, 0)], 0, [0], id="the next table"),
        pytest.param([cell(1, 0), Block("between"), cell(1, 0)], 2, [2], id="text ends the table"),
        pytest.param([cell(1, 0), cell(2, 0), cell(1, 0)], 0, [0], id="a table in the table"),
        pytest.param([cell(1, None), cell(1, None)], 1, [1], id="a cell of no row"),
        pytest.param([Block("One."), Block("Two.")], 1, [1], id="no table"),
    ],
)
def test_a_citation_in_a_table_speaks_for_its_row(
    blocks: list[Block], asked: int, expected: list[int]
) -> None:
    assert spoken_for(indexed(*blocks), asked) == expected


def test_cells_are_taken_whole() -> None:
    document = indexed(cell(1, 0, "7 years"), cell(1, 0, "SOP-1, as amended. See there."))
    assert document.context(Span(1, 0, 5)) == (Span(0, 0, 7), Span(1, 0, 29))


def test_a_large_table_is_looked_through_once() -> None:
    document = indexed(*(cell(1, number // _COLUMNS) for number in range(_CELLS)))
    began = time.process_time()
    found = [document.context(Span(number, 0, 1)) for number in range(_CELLS)]
    assert time.process_time() - began < 1
    assert [len(spans) for spans in found] == [_COLUMNS] * _CELLS


def test_a_long_paragraph_is_cut_into_sentences_once() -> None:
    text = "Keep it for 7 years. " * _CELLS
    began = time.process_time()
    found = [sentence_at(text, start, start + 4) for start in range(0, len(text), 21)]
    assert time.process_time() - began < 1
    assert found == [(start, start + 20) for start in range(0, len(text), 21)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 1, (0, 4), id="the first letter"),
        pytest.param(5, 8, (5, 9), id="the second sentence"),
        pytest.param(3, 6, (0, 9), id="over a full stop"),
        pytest.param(4, 5, (0, 9), id="the blank between two"),
        pytest.param(9, 12, (0, 9), id="behind the end"),
    ],
)
def test_what_stands_in_a_sentence(start: int, end: int, expected: tuple[int, int]) -> None:
    assert sentence_at("One. Two.", start, end) == expected
