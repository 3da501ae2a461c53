"""Identity: control number, title and revision, on labels that a person made by looking.

A label is what the document shows of itself, not what its file or its publisher calls it. A list
of values holds every way to say it that is right; an empty value says that it shows none.
"""

import json
from collections.abc import Iterator
from functools import partial

from depgraph.model.facts import Identity, Reading
from depgraph.model.keys import name_key
from tests.accuracy.corpora import PROJECT, Corpora, GoldRow, Measure
from tests.accuracy.scores import Bar, Figure, Judged, Outcome

_GOLD = PROJECT / "tests/accuracy/gold/identity.jsonl"


def _fields(field: str, corpora: Corpora) -> Iterator[Judged]:
    """Judge what is read as *field*; a wrong value is a miss and a false hit."""
    rows = list(map(json.loads, _GOLD.read_text("utf-8").splitlines()))
    for name in sorted({row["file"].split("/", 1)[0] for row in rows}):
        opened = corpora.set(name)
        wanted = {
            row["file"].split("/", 1)[1]: row
            for row in rows
            if row["field"] == field and row["file"].startswith(f"{name}/")
        }
        for path, reading in opened.readings(wanted).items():
            yield from _judged(path, wanted[path], field, reading)


def _judged(path: str, row: GoldRow, field: str, reading: Reading | None) -> Iterator[Judged]:
    known = reading.facts.identity if reading else Identity()
    found = str(getattr(known, field))
    right = row["value"] if isinstance(row["value"], list) else [row["value"]]
    if any(_same(field, found, each) for each in right):
        if found:
            yield Judged(path, Outcome.RIGHT, field)
        return
    if any(right):
        yield Judged(path, Outcome.MISS, "another one" if found else "none")
    if found:
        yield Judged(path, Outcome.FALSE, "another one" if any(right) else "there is none")


def _same(field: str, found: str, right: str) -> bool:
    if field == "revision" or not found or not right:
        return found == right
    return name_key(found) == name_key(right)


_NAMES = {"number": "control number", "title": "title", "revision": "revision"}

MEASURES = tuple(
    Measure(Bar(f"identity: {name}", Figure.F1, 0.97), partial(_fields, field))
    for field, name in _NAMES.items()
)
