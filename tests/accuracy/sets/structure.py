"""Every numbered part that a publisher labelled is read where it begins, with its own number."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from depgraph.model.documents import line_at
from depgraph.model.facts import Reading
from tests.accuracy.corpora import Corpora, GoldSet, Measure
from tests.accuracy.scores import Bar, Figure, Judged, Outcome, shape

_UNSEEN = re.compile(r"[hp][0-9]{1,3}")
"""Parts that the publisher counts himself; no number stands in their text."""
_NUMBERS = re.compile(r"[A-Za-z0-9]+")

Expected = Callable[[str], str]
"""The label that a publisher's own one means; empty when no number stands there."""


def _regulation(label: str) -> str:
    """Return the label of ``1003-4-a-Interp-2-i``: ``comment:4(a)-2.i``."""
    _, *parts = label.split("-")
    if not parts or any(_UNSEEN.fullmatch(part) for part in parts):
        return ""
    if "Interp" not in parts:
        return _part(f"section:{label.split('-', maxsplit=1)[0]}.", "appendix:", parts)
    cut = parts.index("Interp")
    if not cut:
        return ""
    commented, numbers = parts[:cut], parts[cut + 1 :]
    tail = f"-{'.'.join(numbers)}" if numbers else ""
    return _part("comment:", "comment:Appendix", commented) + tail


def _part(section: str, appendix: str, parts: list[str]) -> str:
    first, *subs = parts
    return (section if first[0].isdigit() else appendix) + first + "".join(f"({s})" for s in subs)


def _statute(label: str) -> str:
    """Return the label of ``§1-204.03|(a)|(1)``: ``section:1-204.03(a)(1)``."""
    section, *parts = label.split("|")
    if not section.startswith("§"):
        return ""
    return f"section:{section[1:]}" + "".join(f"({part.strip('().')})" for part in parts)


def _judge(name: str, expected: Expected, corpora: Corpora) -> Iterator[Judged]:
    opened = corpora.set(name)
    gold: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in opened.gold("anchors.jsonl"):
        if label := expected(row["label"]):
            gold[row["file"]].append((row["start"], label))
    for file, reading in opened.readings(gold).items():
        yield from _of_file(opened, file, gold[file], reading)


def _of_file(
    opened: GoldSet, file: str, gold: list[tuple[int, str]], reading: Reading | None
) -> Iterator[Judged]:
    there = _by_line(reading) if reading else {}
    text = opened.text(file)
    line, seen = 1, 0
    for start, label in sorted(gold):
        line, seen = line + text.count("\n", seen, start), start
        found = any(_is_same(label, each) for each in there.get(line, ()))
        outcome = Outcome.RIGHT if found else Outcome.MISS
        yield Judged(file, outcome, shape(label) + ("" if line in there else ", nothing there"))


def _by_line(reading: Reading) -> dict[int, list[str]]:
    blocks = reading.document.blocks
    found: dict[int, list[str]] = defaultdict(list)
    for part in reading.facts.provisions:
        offset = part.inline[0] if part.inline else 0
        line = line_at(blocks[part.first], offset)
        if part.label and line is not None:
            found[line].append(part.label)
    return found


def _is_same(wanted: str, found: str) -> bool:
    """Return whether two labels are one; in an appendix, whose parts have no one form, the end."""
    if wanted.startswith("appendix:"):
        return _NUMBERS.findall(wanted)[-1] == _NUMBERS.findall(found)[-1]
    return wanted == found


MEASURES = (
    Measure(
        Bar(
            "regulations: provisions found",
            Figure.RECALL,
            0.95,
            "some numbers stand in the publisher's data only",
        ),
        partial(_judge, "regulations", _regulation),
    ),
    Measure(
        Bar("law: provisions found", Figure.RECALL, 0.97, "some numbers are those of headings"),
        partial(_judge, "law", _statute),
    ),
)
