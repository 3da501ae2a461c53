"""Automatic numbers of Word documents, against what a word processor shows."""

from collections.abc import Iterator
from functools import partial

from depgraph.model.facts import Reading
from tests.accuracy.corpora import Corpora, Measure
from tests.accuracy.matching import multisets
from tests.accuracy.scores import Bar, Figure, Judged, shape

_GOAL = 0.995


def _judge(name: str, corpora: Corpora) -> Iterator[Judged]:
    opened = corpora.set(name)
    rows = opened.gold("numbers.jsonl")
    readings = opened.readings(row["file"] for row in rows)
    for file, reading in readings.items():
        gold = [(row["paragraph"], _bare(row["number"])) for row in rows if row["file"] == file]
        found = _numbers(reading) if reading else []
        yield from multisets(file, gold, found, lambda pair: shape(pair[1]))


def _numbers(reading: Reading) -> list[tuple[int, str]]:
    return [
        (block.place.para, _bare(block.label))
        for block in reading.document.blocks
        if block.label and block.place.para is not None and not block.place.part
    ]


def _bare(number: str) -> str:
    return number.strip().rstrip(".:").strip()


MEASURES = (
    Measure(
        Bar("contracts: automatic numbers", Figure.RECALL, _GOAL, "4 are words, 1 is missing"),
        partial(_judge, "contracts"),
    ),
    Measure(
        Bar("openchain: automatic numbers", Figure.RECALL, _GOAL, "15 are missing, 2 are words"),
        partial(_judge, "openchain"),
    ),
)
