"""Where in a document a fact stands: its place, the section around it and the sentence."""

from bisect import bisect_right
from dataclasses import replace

from depgraph.model.documents import Place, line_at
from depgraph.model.facts import Provision, Reading, Span
from depgraph.model.labels import shown
from depgraph.model.sentences import sentences

_LONG = 2000
"""Characters after which a sentence is cut, so that a text without full stops stays readable."""


class Sites:
    """Answers for one reading; the sections are looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.document.blocks
        self._provisions = reading.facts.provisions
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._around: list[int | None] = [None] * len(self._blocks)
        self._inline: dict[int, list[int]] = {}
        for number, provision in enumerate(self._provisions):
            if provision.inline:
                self._inline.setdefault(provision.first, []).append(number)
                continue
            for block in range(provision.first, min(provision.end, len(self._blocks))):
                self._around[block] = number

    def place(self, block: int, offset: int = 0) -> Place:
        """Return the place of a character of block number *block*."""
        if not 0 <= block < len(self._blocks):
            return Place()
        there = self._blocks[block]
        return replace(there.place, line=line_at(there, offset))

    def section(self, span: Span) -> str:
        """Return the label of the innermost section that holds *span*, or nothing."""
        number = self._holder(span)
        while number is not None:
            provision = self._provisions[number]
            if provision.label:
                return shown(provision.label)
            number = provision.parent
        return ""

    def quote(self, span: Span) -> str:
        """Return the sentence that holds *span*; of a very long one the part around it."""
        if span.block >= len(self._blocks):
            return ""
        text = self._blocks[span.block].text
        start, end = self._sentence(text, span)
        if end - start > _LONG:
            start, end = max(start, span.start - _LONG // 2), min(end, span.end + _LONG // 2)
        return text[start:end].strip()

    def start(self, provision: Provision) -> Place:
        """Return the place where *provision* begins."""
        offset = provision.inline[0] if provision.inline else 0
        return self.place(provision.first, offset)

    def _sentence(self, text: str, span: Span) -> tuple[int, int]:
        if span.block not in self._sentences:
            self._sentences[span.block] = sentences(text)
        bounds = self._sentences[span.block]
        first = bisect_right(bounds, span.start, key=lambda pair: pair[0]) - 1
        last = bisect_right(bounds, span.end - 1, key=lambda pair: pair[0]) - 1
        if first < 0 or last < first:
            return span.start, span.end
        return bounds[first][0], bounds[last][1]

    def _holder(self, span: Span) -> int | None:
        inside = self._inline.get(span.block, [])
        starts = [self._starts(number) for number in inside]
        at = bisect_right(starts, span.start)
        for number in reversed(inside[:at]):
            bounds = self._provisions[number].inline
            if bounds and span.start < bounds[1]:
                return number
        return self._around[span.block] if span.block < len(self._around) else None

    def _starts(self, number: int) -> int:
        bounds = self._provisions[number].inline
        return bounds[0] if bounds else 0
