"""The passages that were read by hand: where each stands, its labels, and the text they count in.

A place is one number: the character of a text file; for Word, the paragraph times a million plus
the character of the paragraph's accepted text.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from depgraph.model.documents import Document
from depgraph.model.facts import Span
from extractors.amending.aligning import SourceMap, align

GOLD = Path(__file__).parent / "gold/passages.jsonl"
_WIDE = 1_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_W}p"
_NOT_OURS = frozenset({f"{_W}del", f"{_W}moveFrom", _PARAGRAPH, f"{_W}pPr"})
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of *file* from *start* to *end*, and its *labels* with places."""

    file: str
    sha256: str
    start: int
    end: int
    labels: tuple[Label, ...]

    @property
    def set(self) -> str:
        """Return the set that the file belongs to."""
        return "/".join(self.file.split("/")[: 1 + self.file.startswith("policies/")])

    @property
    def name(self) -> str:
        """Return the file's name inside its set, by which the halves are drawn."""
        return self.file.removeprefix(f"{self.set}/")

    def of_kind(self, kind: str) -> list[Label]:
        """Return the labels of one kind."""
        return [label for label in self.labels if label["kind"] == kind]

    def holds(self, place: tuple[int, int]) -> bool:
        """Return whether *place* begins in the passage."""
        return self.start <= place[0] < self.end


def passages() -> Iterator[Passage]:
    """Yield every passage of the gold."""
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        first, last = row.get("paragraphs", (None, None))
        start = row["start"] if first is None else first * _WIDE
        end = row["end"] if last is None else (last + 1) * _WIDE
        labels = tuple(map(_placed, row["labels"]))
        yield Passage(row["file"], row["sha256"], start, end, labels)


def _placed(label: Label) -> Label:
    base = label.get("paragraph", 0) * _WIDE
    placed = {**label, "start": base + label["start"], "end": base + label["end"]}
    if label.get("actor"):
        *other, start, end = label["actor"]
        base = other[0] * _WIDE if other else base
        placed["actor"] = (base + start, base + end)
    return placed


class Original:
    """One file as the gold counts it, and where what was read of it stands."""

    def __init__(self, path: Path, document: Document) -> None:
        self._data = path.read_bytes()
        self._is_word = path.suffix == ".docx"
        self._document = document

    def is_that_of(self, passage: Passage) -> bool:
        """Return whether these are the bytes that were labelled."""
        return hashlib.sha256(self._data).hexdigest() == passage.sha256

    def words(self, start: int, end: int) -> str:
        """Return the text between two places of one paragraph."""
        if self._is_word:
            return self._paragraphs[start // _WIDE][start % _WIDE : end % _WIDE]
        return self._text[start:end]

    def place(self, span: Span) -> tuple[int, int] | None:
        """Return where *span* stands, or ``None`` when that is not known."""
        if not self._is_word:
            return self._source.locate(span)
        if span.block not in self._aligned:
            self._aligned[span.block] = self._align(span.block)
        offsets = self._aligned[span.block][span.start : span.end]
        return (offsets[0], offsets[-1] + 1) if offsets else None

    def _align(self, block: int) -> list[int]:
        found = self._document.blocks[block]
        at = found.place.para
        if at is None or found.place.part or at >= len(self._paragraphs):
            return []
        written = self._paragraphs[at]
        return [at * _WIDE + offset for offset in align(found.text, written, 0, len(written))]

    @cached_property
    def _aligned(self) -> dict[int, list[int]]:
        return {}

    @cached_property
    def _text(self) -> str:
        return self._data.decode("utf-8")

    @cached_property
    def _source(self) -> SourceMap:
        return SourceMap(self._text, self._document)

    @cached_property
    def _paragraphs(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self._data)) as parts:
            root = etree.fromstring(parts.read("word/document.xml"))
        return ["".join(_written(paragraph)) for paragraph in root.iter(_PARAGRAPH)]


def _written(element: etree._Element) -> Iterator[str]:
    """Yield the accepted text below *element*, without that of a paragraph inside it."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag not in _NOT_OURS:
            yield from _written(child)
