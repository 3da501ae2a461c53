"""Terms that a document uses without defining them: capitalised or quoted.

What only looks like a term is kept too; a use that no definition answers is no fault.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from depgraph.model.documents import Block, BlockKind, Document, MarkKind
from depgraph.model.facts import Definition, Reference, ReferenceKind, Span, Strength
from depgraph.model.headings import is_heading
from depgraph.model.keys import Key, term_key
from depgraph.model.labels import SPACES
from depgraph.model.patterns import regex
from extractors.readings.defining.shapes import quoted
from extractors.readings.words import FUNCTION_WORDS, MONTHS, word_set

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING})
_WORD = r"[A-Z][^\W\d_]*(?:[-/&’'][^\W\d_]{2,})*"
_APART = r"(?![\w@]|[-_/.]\w)"
_BLANK = r"[ \n\u00a0]{1,2}"
_PHRASE = regex(
    rf"(?<![\w.@/#-]){_WORD}{_APART}"
    rf"(?:{_BLANK}(?:(?:of|for|and|or|to|in){_BLANK}(?:the{_BLANK})?)?{_WORD}{_APART}){{0,7}}"
)
_PART = regex(
    rf"{_BLANK}(?:(?:and|or|to|in){_BLANK}(?:the{_BLANK})?|(?:of|for){_BLANK}the{_BLANK})"
)
_STARTS = regex(r"(?:^|[.!?:;•—–]|\n)[\s\"“‘'(\[*]*(?:\(?[0-9A-Za-z]{1,4}[.)]\s*)?$")
_BEHIND = regex(
    r"[”\"’']?s?,?\s{0,2}\(?(?:as\s+)?(?:(?:such|that|each\s+such)\s+term\s+is\s+|each\s+as\s+)?"
    r"(?:defined|within\s+the\s+meaning|ha(?:s|ve)\s+the\s+(?:same\s+)?meanings?)\b",
    re.IGNORECASE,
)
_REACH = 80
_POINTER_REACH = 250
_MOST_WORDS = 6
_SHORTEST = 2
_OTHER = word_set(
    "monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug",
    "sep sept oct nov dec usd eur gbp chf jpy mr mrs ms dr prof sir inc ltd llc gmbh plc",
    "corp co us uk eu iso i ii iii iv vi vii viii ix xi xii please also except subject",
    "unless upon note notwithstanding pursuant provided see yes ok na tbd he she first",
    "second third new good",
)
_NEVER = FUNCTION_WORDS | frozenset(MONTHS) | frozenset(SPACES) | _OTHER


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words at *start* to *end* that look like a term; *first* when they begin a sentence."""

    text: str
    start: int
    end: int
    first: bool = False


def uses(
    document: Document, definitions: Sequence[Definition], citations: Sequence[Reference] = ()
) -> tuple[Reference, ...]:
    """Return the terms that *document* uses without defining them, in reading order."""
    blocks, cited = document.blocks, _by_block(citations)
    found = [*_pointed(definitions, cited)]
    elsewhere = {one.key for one in found}
    own = {term_key(name) for one in definitions for name in (one.term, *one.names)} - elsewhere
    candidates = [(number, _candidates(block, own)) for number, block in enumerate(blocks)]
    inside = {_key(one.text) for _, held in candidates for one in held if not one.first}
    taken = {(one.span.block, one.span.start, one.key) for one in found}
    for number, held in candidates:
        for one in held:
            key = _key(one.text)
            lone = one.first and " " not in one.text and key not in inside
            if not lone and (number, one.start, key) not in taken:
                taken.add((number, one.start, key))
                source = _source(blocks[number].text, one.end, cited.get(number, ()))
                found.append(_use(number, one, source))
    return tuple(sorted(found, key=lambda use: use.span))


def _candidates(block: Block, own: set[Key]) -> tuple[_Candidate, ...]:
    text = block.text
    if block.kind in _UNREAD or is_heading(block) or not text or text.isupper():
        return ()
    barred = sorted(
        (mark.start, mark.end)
        for mark in block.marks
        if mark.kind in {MarkKind.LINK, MarkKind.CODE}
    )
    found = (*_quoted(block), *_capitalised(text, own))
    return tuple(one for one in found if _key(one.text) not in own and not _covered(one, barred))


def _covered(one: _Candidate, barred: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(barred, one.start, key=lambda span: span[1])
    return at < len(barred) and barred[at][0] < one.end


@lru_cache(maxsize=8192)
def _key(term: str) -> Key:
    return term_key(term)


def _quoted(block: Block) -> Iterator[_Candidate]:
    for one in quoted(block):
        if not one.bold and one.text.count(" ") < _MOST_WORDS and one.text[0].isalpha():
            yield _Candidate(one.text, one.start, one.end)


def _capitalised(text: str, own: set[Key]) -> Iterator[_Candidate]:
    for match in _PHRASE.finditer(text):
        if _key(match[0]) in own:
            continue
        whole = _trimmed(match[0], match.start())
        if whole is None:
            continue
        pieces = [whole, *_pieces(whole)] if _PART.search(whole.text) else [whole]
        first = _begins(text, match.start())
        for piece in pieces:
            endings = () if _PART.search(piece.text) else _endings(piece)
            for one in (piece, *endings):
                at_start = first and one.start == match.start()
                yield _Candidate(one.text, one.start, one.end, at_start)


def _trimmed(text: str, start: int) -> _Candidate | None:
    """Return *text* without the words before and behind that are part of no term."""
    words = list(re.finditer(r"[^\s]+", text))
    while words and words[0][0].casefold() in _NEVER:
        words.pop(0)
    while words and words[-1][0].casefold() in _NEVER:
        words.pop()
    if not words:
        return None
    low, high = words[0].start(), words[-1].end()
    if high - low < _SHORTEST:
        return None
    return _Candidate(text[low:high], start + low, start + high)


def _pieces(whole: _Candidate) -> Iterator[_Candidate]:
    """Yield what stands on each side of words that seldom are inside a term."""
    at = 0
    for joint in [*_PART.finditer(whole.text), None]:
        end = joint.start() if joint else len(whole.text)
        piece = _trimmed(whole.text[at:end], whole.start + at)
        if piece is not None:
            yield piece
        at = joint.end() if joint else end


def _endings(piece: _Candidate) -> Iterator[_Candidate]:
    """Yield the shorter terms that end a long phrase: "Service Credit" of three words."""
    words = list(re.finditer(r"[^\s]+", piece.text))
    for word in words[1:-1]:
        if not word[0][0].isupper():
            continue
        ending = _trimmed(piece.text[word.start() :], piece.start + word.start())
        if ending is not None and word[0][0].isupper():
            yield ending


def _begins(text: str, at: int) -> bool:
    return _STARTS.search(text, max(0, at - 12), at) is not None or at == 0


def _use(number: int, one: _Candidate, source: Reference | None) -> Reference:
    span = Span(number, one.start, one.end)
    key = _key(one.text)
    if source is None:
        return Reference(ReferenceKind.USE, one.text, span, key=key, strength=Strength.SHAPED)
    return Reference(
        ReferenceKind.USE,
        one.text,
        span,
        documents=source.documents,
        key=key,
        external=source.external,
    )


def _source(text: str, end: int, cited: Sequence[Reference]) -> Reference | None:
    """Return the document that the words right behind a term say defines it."""
    behind = _BEHIND.match(text, end) if cited else None
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
            held = _Candidate(one.term, one.span.start, one.span.end)
            source = _next(cited.get(one.span.block, ()), one.span.end, _POINTER_REACH)
            if source is not None and source.documents:
                yield _use(one.span.block, held, source)


def _by_block(citations: Sequence[Reference]) -> Mapping[int, list[Reference]]:
    held: dict[int, list[Reference]] = defaultdict(list)
    for citation in sorted(citations, key=lambda reference: reference.span):
        held[citation.span.block].append(citation)
    return held
