"""Terms that a document uses without defining them: capitalised or quoted.

What only looks like a term is kept too; a use that no definition answers is no fault.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from depgraph.model.documents import Block, BlockKind, Document, Mark, MarkKind
from depgraph.model.facts import Definition, Reference, ReferenceKind, Span, Strength
from depgraph.model.headings import is_heading
from depgraph.model.keys import Key, term_key
from depgraph.model.patterns import regex
from extractors.readings.capitals import phrases
from extractors.readings.defining.shapes import Bounds, bolds, stretches
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


_Candidate = tuple[int, str, Key, bool]
"""Where words that look like a term stand, the words, their key, and if they begin a sentence."""


def uses(
    document: Document, definitions: Sequence[Definition], citations: Sequence[Reference] = ()
) -> tuple[Reference, ...]:
    """Return the terms that *document* uses without defining them, in reading order."""
    blocks, cited = document.blocks, _by_block(citations)
    found = [*_pointed(definitions, cited)]
    elsewhere = {one.key for one in found}
    own = {term_key(name) for one in definitions for name in (one.term, *one.names)} - elsewhere
    taken = {(one.span.block, one.span.start, one.key) for one in found}
    inside: set[Key] = set()
    lone: list[tuple[int, int, str, Key]] = []
    for number, block in enumerate(blocks):
        for start, words, key, first in _candidates(block, own):
            if first and " " not in words:
                lone.append((number, start, words, key))
                continue
            if not first:
                inside.add(key)
            if (number, start, key) not in taken:
                taken.add((number, start, key))
                found.append(_use(block.text, Span(number, start, start + len(words)), key, cited))
    # One word at the start of a sentence is a term if it is one elsewhere.
    for number, start, words, key in lone:
        if key in inside and (number, start, key) not in taken:
            taken.add((number, start, key))
            text, span = blocks[number].text, Span(number, start, start + len(words))
            found.append(_use(text, span, key, cited))
    return tuple(sorted(found, key=_place))


def _place(reference: Reference) -> tuple[int, int, int]:
    span = reference.span
    return span.block, span.start, span.end


def _candidates(block: Block, own: set[Key]) -> Iterable[_Candidate]:
    text = block.text
    if block.kind in _UNREAD or not text or is_heading(block) or text.isupper():
        return ()
    found: list[_Candidate] = []
    if has_any(text, _QUOTES):
        for start, words in _in_quotes(text, bolds(block)):
            key = term_key(words)
            if key not in own:
                found.append((start, words, key, False))
    for start, first, whole, terms in phrases(text):
        if whole not in own:
            for words, offset, key in terms:
                if key not in own:
                    found.append((start + offset, words, key, first and not offset))
    return _free(found, block.marks) if found and block.marks else found


def _free(found: Iterable[_Candidate], marks: Iterable[Mark]) -> Iterable[_Candidate]:
    """Return those of *found* that share no characters with a link or with code."""
    barred = sorted((mark.start, mark.end) for mark in marks if mark.kind in _BARRED)
    return [one for one in found if not _covered(one, barred)] if barred else found


def _covered(one: _Candidate, barred: Sequence[tuple[int, int]]) -> bool:
    start, end = one[0], one[0] + len(one[1])
    at = bisect_right(barred, start, key=lambda span: span[1])
    return at < len(barred) and barred[at][0] < end


@remembered
def _in_quotes(text: str, bold: tuple[Bounds, ...]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (one.start, one.text)
        for one in stretches(text, bold)
        if not one.bold and one.text.count(" ") < _MOST_WORDS and one.text[0].isalpha()
    )


def _use(text: str, span: Span, key: Key, cited: Mapping[int, Sequence[Reference]]) -> Reference:
    around = cited.get(span.block)
    source = _source(text, span.end, around) if around else None
    words = text[span.start : span.end]
    return (
        _said(words, span, key, source)
        if source
        else Reference(ReferenceKind.USE, words, span, key=key, strength=Strength.SHAPED)
    )


def _said(words: str, span: Span, key: Key, source: Reference) -> Reference:
    """Return the use of a term that *source* is said to define."""
    return Reference(
        ReferenceKind.USE,
        words,
        span,
        documents=source.documents,
        key=key,
        external=source.external,
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
                yield _said(one.term, one.span, term_key(one.term), source)


def _by_block(citations: Sequence[Reference]) -> Mapping[int, list[Reference]]:
    held: dict[int, list[Reference]] = defaultdict(list)
    for citation in sorted(citations, key=_place):
        held[citation.span.block].append(citation)
    return held
