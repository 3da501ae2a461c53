"""Cross-reference fields of Word: the number a word processor last showed is the one counted.

No document of the corpora has such a field; those of the fixtures were shown by the maker of the
fixtures, not by a word processor.
"""

import re
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from depgraph.model.documents import Block, MarkKind
from depgraph.model.facts import Reading
from tests.accuracy.corpora import PROJECT, Corpora, GoldSet, Measure
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_SETS = ("contracts", "openchain")
_NUMBERED = re.compile(r"\s*REF\s+\S+.*\\(?P<switch>[rwn])\b", re.IGNORECASE)
_INSTRUCTION = b"REF _"


def _fields(corpora: Corpora) -> Iterator[Judged]:
    """Judge every field that shows the number of a paragraph, in any Word file there is."""
    opened = [corpora.set(name) for name in _SETS]
    for each in (GoldSet(PROJECT / "fixtures", corpora.pool), *opened):
        files = [path for path in each.files(".docx") if _has_field(each, path)]
        for file, reading in each.readings(files).items():
            if reading is None or not reading.document.blocks:
                yield Judged(file, Outcome.MISS, "not read")
            else:
                yield from _of_file(file, reading)


def _has_field(opened: GoldSet, path: str) -> bool:
    try:
        with ZipFile(opened.root / path) as parts:
            return _INSTRUCTION in parts.read("word/document.xml")
    except (BadZipFile, KeyError, RuntimeError, NotImplementedError):
        return False


def _of_file(file: str, reading: Reading) -> Iterator[Judged]:
    blocks = reading.document.blocks
    targets = {anchor: block for block in blocks for anchor in block.anchors}
    for block in blocks:
        for mark in block.marks:
            switch = _NUMBERED.match(mark.code) if mark.kind is MarkKind.FIELD else None
            if switch:
                said = block.text[mark.start : mark.end]
                target = targets.get(mark.target.removeprefix("#"))
                right = target is not None and said in _numbers(target, switch["switch"])
                yield Judged(file, Outcome.RIGHT if right else Outcome.MISS, mark.code)


def _numbers(target: Block, switch: str) -> set[str]:
    """Return what a field with *switch* may show: ``r`` leaves out what both places share."""
    if switch.casefold() == "n":
        return {target.label}
    return {target.number} | ({target.label} if switch.casefold() == "r" else set())


MEASURES = (
    Measure(
        Bar(
            "Word fields: the number shown is the number counted",
            Figure.RECALL,
            1.0,
            "fixtures only: no document of the corpora has a field",
        ),
        _fields,
    ),
)
