"""One reading with look-ups by label, anchor and term. Built once, asked often."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from depgraph.analysis.divisions import numbers_of, paths_of
from depgraph.model.documents import Block, BlockKind, line_at
from depgraph.model.facts import Kind, Provision, Reading, Reference, Span, Value
from depgraph.model.findings import Where
from depgraph.model.keys import (
    Key,
    is_generic,
    name_key,
    symbol_key,
    term_key,
)
from depgraph.model.labels import ATTACHMENTS, Label, shown
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentence_at

_MAX_QUOTE = 400
_BRACKETED = regex(r"[(\[][^()\[\]]{1,60}[)\]]\.?")
"""A source on its own behind the sentence that it is for."""
_LONGEST_HEAD = 60
_NAMING = frozenset({BlockKind.HEADING, BlockKind.RUNNING, BlockKind.PARAGRAPH})
_WORDS_OF_A_NAME = 6


class Indexed:
    """The reading of the document at *path*, with its look-ups."""

    def __init__(self, path: str, reading: Reading) -> None:
        self.path = path
        self.reading = reading
        self.blocks = reading.document.blocks
        self.facts = reading.facts
        self.provisions = reading.facts.provisions

    @property
    def name(self) -> str:
        """Return what people call the document: its control number, else its path."""
        return self.facts.identity.number or self.path

    @property
    def is_code(self) -> bool:
        """Return whether the document is code or configuration."""
        return self.facts.kind is Kind.CODE

    @cached_property
    def by_label(self) -> dict[Label, tuple[int, ...]]:
        """Provision numbers by label."""
        found: defaultdict[Label, list[int]] = defaultdict(list)
        for number, provision in enumerate(self.provisions):
            if provision.label:
                found[provision.label].append(number)
        return {label: tuple(numbers) for label, numbers in found.items()}

    @cached_property
    def by_folded_label(self) -> dict[str, tuple[int, ...]]:
        """Provision numbers by label with letters folded."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for label, numbers in self.by_label.items():
            found[label.casefold()].extend(numbers)
        return {label: tuple(numbers) for label, numbers in found.items()}

    @cached_property
    def children(self) -> dict[int | None, tuple[int, ...]]:
        """Provision numbers by parent."""
        found: defaultdict[int | None, list[int]] = defaultdict(list)
        for number, provision in enumerate(self.provisions):
            found[provision.parent].append(number)
        return {parent: tuple(numbers) for parent, numbers in found.items()}

    @cached_property
    def by_anchor(self) -> dict[str, int]:
        """Block numbers by anchor, the first one wins."""
        found: dict[str, int] = {}
        for number, block in enumerate(self.blocks):
            for anchor in block.anchors:
                found.setdefault(anchor, number)
        return found

    @cached_property
    def by_folded_anchor(self) -> dict[str, int]:
        """Block numbers by anchor with letters folded, the first one wins, as in browsers."""
        found: dict[str, int] = {}
        for anchor, number in self.by_anchor.items():
            found.setdefault(anchor.casefold(), number)
        return found

    @cached_property
    def by_term(self) -> dict[Key, tuple[int, ...]]:
        """Definition numbers by the key of each of their names."""
        found: defaultdict[Key, list[int]] = defaultdict(list)
        for number, definition in enumerate(self.facts.definitions):
            for name in dict.fromkeys((definition.term, *definition.names)):
                found[term_key(name)].append(number)
        return {key: tuple(dict.fromkeys(numbers)) for key, numbers in found.items()}

    @cached_property
    def filled_in(self) -> frozenset[Key]:
        """Keys of the terms this document defines, and of its cells that are filled in beside."""
        terms = (name for each in self.facts.definitions for name in (each.term, *each.names))
        cells = (block.text for block in self.blocks if block.kind is BlockKind.CELL)
        heads = (text for text in cells if len(text) <= _LONGEST_HEAD)
        return frozenset(
            name_key(name.strip(" :")) for name in (*terms, *heads) if name.strip(" :")
        )

    @cached_property
    def part_names(self) -> frozenset[Key]:
        """Keys of what headings, page headers and lines of their own call parts of the file."""
        lines = (block.text for block in self.blocks if block.kind in _NAMING)
        keys = (name_key(line) for line in lines if 1 < len(line.split()) <= _WORDS_OF_A_NAME)
        return frozenset(key for key in keys if not is_generic(key))

    @cached_property
    def by_symbol(self) -> dict[Key, tuple[int, ...]]:
        """Symbol numbers by key."""
        found: defaultdict[Key, list[int]] = defaultdict(list)
        for number, symbol in enumerate(self.facts.symbols):
            found[symbol_key(symbol.name)].append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    @cached_property
    def references_by_block(self) -> dict[int, tuple[Reference, ...]]:
        """References by the block they stand in."""
        found: defaultdict[int, list[Reference]] = defaultdict(list)
        for reference in self.facts.references:
            found[reference.span.block].append(reference)
        return {block: tuple(references) for block, references in found.items()}

    @cached_property
    def values_by_block(self) -> dict[int, tuple[Value, ...]]:
        """Values by the block they stand in."""
        found: defaultdict[int, list[Value]] = defaultdict(list)
        for value in self.facts.values:
            found[value.span.block].append(value)
        return {block: tuple(values) for block, values in found.items()}

    def values_in(self, spans: Iterable[Span]) -> Iterator[Value]:
        """Yield the values that begin in one of *spans*."""
        for span in spans:
            for value in self.values_by_block.get(span.block, ()):
                if span.start <= value.span.start < span.end:
                    yield value

    @cached_property
    def _innermost(self) -> tuple[int | None, ...]:
        holders: list[int | None] = [None] * len(self.blocks)
        for number, provision in enumerate(self.provisions):
            if provision.inline is None:
                # Provisions come in reading order, so a later, inner one overwrites.
                holders[provision.first : provision.end] = [number] * (
                    min(provision.end, len(holders)) - provision.first
                )
        return tuple(holders)

    @cached_property
    def _rows(self) -> dict[int, tuple[Span, ...]]:
        """The cells of a table row, whole, by the number of each; other text ends a table."""
        rows: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        first = 0
        for number, block in enumerate(self.blocks):
            if block.table != self.blocks[first].table:
                first = number
            if block.row is not None:
                rows[first, block.row].append(number)
        found: dict[int, tuple[Span, ...]] = {}
        for numbers in rows.values():
            cells = tuple(Span(number, 0, len(self.blocks[number].text)) for number in numbers)
            found.update(dict.fromkeys(numbers, cells))
        return found

    @cached_property
    def divisions(self) -> tuple[tuple[Label, ...], ...]:
        """The divisions of a code that each provision is or lies in, outermost first."""
        return paths_of(self.provisions)

    @cached_property
    def by_division(self) -> dict[Label, tuple[int, ...]]:
        """Provision numbers of the divisions by label."""
        return numbers_of(self.provisions)

    def holder(self, block: int) -> int | None:
        """Return the innermost provision that holds *block*, inline ones left aside."""
        return self._innermost[block] if block < len(self._innermost) else None

    def attachment(self, provision: int | None) -> int | None:
        """Return the exhibit, schedule or annex that holds *provision*, or is it."""
        while provision is not None:
            label = self.provisions[provision].label
            if label and label.split(":", 1)[0] in ATTACHMENTS:
                return provision
            provision = self.provisions[provision].parent
        return None

    def ancestors(self, provision: int | None) -> tuple[int, ...]:
        """Return *provision* and what holds it, innermost first."""
        found: list[int] = []
        while provision is not None:
            found.append(provision)
            provision = self.provisions[provision].parent
        return tuple(found)

    def text_of(self, provision: Provision) -> str:
        """Return the whole text of *provision*, one line a block."""
        if provision.inline:
            return self.blocks[provision.first].text[slice(*provision.inline)]
        return "\n".join(block.text for block in self.blocks[provision.first : provision.end])

    def call(self, provision: int | None) -> str:
        """Return what people call the provision: its label, its title in quotes, or nothing."""
        if provision is None:
            return ""
        found = self.provisions[provision]
        if found.label and found.label.startswith("step:"):
            return f"{self.call(self._section(found.parent))} {shown(found.label)}".strip()
        if found.label:
            return shown(found.label)
        return f'"{found.title}"' if found.title else ""

    def context(self, span: Span) -> tuple[Span, ...]:
        """Return the stretches a citation speaks for: its sentence, or its whole table row."""
        block = self.blocks[span.block]
        if block.kind is BlockKind.CELL and block.row is not None:
            return self._rows[span.block]
        low, high = sentence_at(block.text, span.start, span.end)
        sentence, words = block.text[low:high], block.text[span.start : span.end]
        if sentence.strip("() .") == words.strip("() .") or _BRACKETED.fullmatch(
            block.text, low, high
        ):
            # "Kept for 7 years. (POL-002 §4.1)": the bracket belongs to the sentence before it.
            low = sentence_at(block.text, max(0, low - 3), max(1, low - 2))[0] if low > 3 else low  # noqa: PLR2004
        return (Span(span.block, low, high),)

    def _section(self, provision: int | None) -> int | None:
        """Return the nearest numbered part that holds a step."""
        return next((n for n in self.ancestors(provision) if self.provisions[n].label), None)

    def beside(self, reference: Reference) -> Iterator[Reference]:
        """Yield the other references to the same document in the stretch that one speaks for."""
        for span in self.context(reference.span):
            for other in self.references_by_block.get(span.block, ()):
                same = set(other.documents) & set(reference.documents)
                if same and other != reference and span.start <= other.span.start < span.end:
                    yield other

    def is_pinpointed(self, reference: Reference) -> bool:
        """Return whether a reference beside this one says which part of the document is meant."""
        if reference.label or reference.anchor:
            return False
        return any(other.label for other in self.beside(reference))

    def is_named_apart(self, reference: Reference) -> bool:
        """Return whether the document's name beside this citation is a reference of its own."""
        if not reference.label:
            return False
        return any(not (other.label or other.anchor) for other in self.beside(reference))

    def where(self, span: Span, provision: int | None = None) -> Where:
        """Return the place of *span*, quoted by its sentence, under its provision's label."""
        block = self.blocks[span.block]
        holder = self.holder(span.block) if provision is None else provision
        labelled = next((n for n in self.ancestors(holder) if self.provisions[n].label), holder)
        low, high = self._quoted(block, span)
        quote = " ".join(block.text[low:high].split())
        if len(quote) > _MAX_QUOTE:
            quote = quote[: _MAX_QUOTE - 1].rstrip() + "…"
        anchors = self.provisions[holder].anchors if holder is not None else ()
        return Where(
            doc=self.name,
            path=self.path,
            label="" if self.is_code else self.call(labelled),
            place=replace(block.place, line=line_at(block, span.start)),
            quote=quote,
            anchor=anchors[0] if anchors else "",
            span=span,
        )

    @staticmethod
    def _quoted(block: Block, span: Span) -> tuple[int, int]:
        """Return what is quoted: the sentence, or in code the line."""
        end = max(span.end, span.start + 1)
        if block.kind is not BlockKind.CODE:
            return sentence_at(block.text, span.start, end)
        last = block.text.find("\n", end)
        return block.text.rfind("\n", 0, span.start) + 1, last if last >= 0 else len(block.text)

    def where_provision(self, provision: int) -> Where:
        """Return the place of a whole provision, quoted by its beginning."""
        found = self.provisions[provision]
        start = found.inline[0] if found.inline else 0
        return self.where(Span(found.first, start, start + 1), provision)
