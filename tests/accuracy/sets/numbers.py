"""Automatic numbers of Word documents, against what a word processor shows.

Where more paragraphs are numbered than the gold could match (empty ones have no text to match by),
a number that stands at an unmatched paragraph is not judged.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from depgraph.model.facts import Reading
from tests.accuracy.corpora import Corpora, Measure
from tests.accuracy.matching import multisets
from tests.accuracy.scores import Bar, Figure, Judged, shape

_GOAL = 0.995
_WORD = re.compile(r"[A-Z][a-z]{3}|[A-Z]?[a-z]+ ")
"""What the gold gives as a number where the renderer put the first word of the text."""


def _judge(name: str, corpora: Corpora) -> Iterator[Judged]:
    opened = corpora.set(name)
    rows = opened.gold("numbers.jsonl")
    matched = Counter(row["file"] for row in rows)
    complete = {
        row["file"]: row["numbered_direct"] + row["numbered_by_style"] <= matched[row["file"]]
        for row in opened.gold("index.jsonl")
        if row["file"] in matched
    }
    readings = opened.readings(matched)
    for file, reading in readings.items():
        listed = {row["paragraph"]: row["number"] for row in rows if row["file"] == file}
        words = {at for at, number in listed.items() if _WORD.match(number)}
        gold = [(at, _bare(number)) for at, number in listed.items() if at not in words]
        found = [
            (at, number)
            for at, number in (_numbers(reading) if reading else ())
            if at not in words and (at in listed or complete[file])
        ]
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
        Bar("contracts: automatic numbers", Figure.RECALL, _GOAL, "1 number is missing"),
        partial(_judge, "contracts"),
    ),
    Measure(
        Bar(
            "openchain: automatic numbers",
            Figure.RECALL,
            _GOAL,
            "where numbers are missing, others are not judged",
        ),
        partial(_judge, "openchain"),
    ),
)
