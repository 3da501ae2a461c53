"""Terms that a document uses without defining them: capitalised or quoted.

What only looks like a term is kept too; a use that no definition answers is no fault.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Definition, Reference, ReferenceKind, Span, Strength
from depgraph.model.headings import is_heading
from depgraph.model.keys import Key, term_key
from depgraph.model.patterns import regex
from extractors.readings.capitals import phrases
from extractors.readings.defining.shapes import quoted
from extractors.readings.remembered import remembered
from extractors.readings.words import has_any

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING})
_BARRED = frozenset({MarkKind.LINK, MarkKind.CODE})
_QUOTES = ("“", '"', "‘", "'", "„", "«")
"""What opens a quotation; without one of them only bold words are set off, and those define."""
_BEHIND = regex(
    r"[”\"’']?s?,?\s{0,2}\(?(?:as\s+)?(?:(?:such|that|each\s+such)\s+term\s+is\s+|each\s+as\s+)?"
    r"(?:defined|within\s+the\s+meaning|ha(?:s|ve)\s+the\s+(?:same\s+)?meanings?)\b",
    re.IGNORECASE,
)
_REACH = 80
_POINTER_REACH = 250
_MOST_WORDS = 6


class _Candidate(NamedTuple):
    """Words at *start* of block *block* that look like a term; *first* in their sentence."""

    block: int
    start: int
    text: str
    key: Key
    first: bool = False


def uses(
    document: Document, definitions: Sequence[Definition], citations: Sequence[Reference] = ()
) -> tuple[Reference, ...]:
    """Return the terms that *document* uses without defining them, in reading order."""
    blocks, cited = document.blocks, _by_block(citations)
    found = [*_pointed(definitions, cited)]
    elsewhere = {one.key for one in found}
    own = {term_key(name) for one in definitions for name in (one.term, *one.names)} - elsewhere
    candidates = [
        one for number, block in enumerate(blocks) for one in _candidates(number, block, own)
    ]
    inside = {one.key for one in candidates if not one.first}
    taken = {(one.span.block, one.span.start, one.key) for one in found}
    for one in candidates:
        place = (one.block, one.start, one.key)
        if place in taken or (one.first and " " not in one.text and one.key not in inside):
            continue
        taken.add(place)
        around = cited.get(one.block)
        end = one.start + len(one.text)
        source = _source(blocks[one.block].text, end, around) if around else None
        found.append(_use(one.text, Span(one.block, one.start, end), one.key, source))
    return tuple(sorted(found, key=_place))


def _place(reference: Reference) -> tuple[int, int, int]:
    span = reference.span
    return span.block, span.start, span.end


def _candidates(number: int, block: Block, own: set[Key]) -> list[_Candidate]:
    text = block.text
    if block.kind in _UNREAD or not text or is_heading(block) or text.isupper():
        return []
    found = [one for one in _quoted(number, block) if one.key not in own]
    for phrase in phrases(text):
        if phrase.key not in own:
            for words, offset, key in phrase.terms:
                if key not in own:
                    first = phrase.first and not offset
                    found.append(_Candidate(number, phrase.start + offset, words, key, first))
    if not found or not block.marks:
        return found
    barred = sorted((mark.start, mark.end) for mark in block.marks if mark.kind in _BARRED)
    return [one for one in found if not _covered(one, barred)] if barred else found


def _covered(one: _Candidate, barred: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(barred, one.start, key=lambda span: span[1])
    return at < len(barred) and barred[at][0] < one.start + len(one.text)


def _quoted(number: int, block: Block) -> Iterator[_Candidate]:
    if has_any(block.text, _QUOTES):
        bold = tuple(mark for mark in block.marks if mark.kind is MarkKind.STRONG)
        for start, words in _in_quotes(block.text, bold):
            yield _Candidate(number, start, words, term_key(words))


@remembered
def _in_quotes(text: str, bold: tuple[Mark, ...]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (one.start, one.text)
        for one in quoted(Block(text, marks=bold))
        if not one.bold and one.text.count(" ") < _MOST_WORDS and one.text[0].isalpha()
    )


def _use(text: str, span: Span, key: Key, source: Reference | None) -> Reference:
    kind = ReferenceKind.USE
    if source is None:
        return Reference(kind, text, span, key=key, strength=Strength.SHAPED)
    return Reference(
        kind, text, span, documents=source.documents, key=key, external=source.external
    )


def _source(text: str, end: int, cited: Sequence[Reference]) -> Reference | None:
    """Return the document that the words right behind a term say defines it."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return None
    source = _next(cited, behind.end(), _REACH)
    return source if source and (source.documents or source.external) else None


def _next(cited: Sequence[Reference], at: int, reach: int) -> Reference | None:
    """Return the first citation that ends behind offset *at* and begins within *reach* of it."""
    found = bisect_left(cited, at, key=lambda citation: citation.span.end)
    if found == len(cited) or cited[found].span.start > at + reach:
        return None
    return cited[found]


def _pointed(
    definitions: Sequence[Definition], cited: Mapping[int, Sequence[Reference]]
) -> Iterator[Reference]:
    """Yield a use for each term that this document only points elsewhere for."""
    for one in definitions:
        if one.pointer:
            source = _next(cited.get(one.span.block, ()), one.span.end, _POINTER_REACH)
            if source is not None and source.documents:
                yield _use(one.term, one.span, term_key(one.term), source)


def _by_block(citations: Sequence[Reference]) -> Mapping[int, list[Reference]]:
    held: dict[int, list[Reference]] = defaultdict(list)
    for citation in sorted(citations, key=_place):
        held[citation.span.block].append(citation)
    return held
