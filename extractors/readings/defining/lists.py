"""Definitions by place: rows of a table, entries of a list under a heading that says so."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from depgraph.model.documents import Block, BlockKind, MarkKind
from depgraph.model.facts import Provision
from depgraph.model.keys import folded
from depgraph.model.patterns import regex
from extractors.readings.defining.shapes import Found, bare
from extractors.readings.words import has_any, plain, word_set

_HEADING = regex(
    r"(?:[\w,&/’' -]{0,40}\b)?(?:definitions?|defined\s+terms|glossary|abbreviations?|acronyms?"
    r"|terminology)\b[\w,&/’' -]{0,40}[.:]?",
    re.IGNORECASE,
)
_ANNOUNCING = ("definition", "defined", "glossary", "abbrev", "acronym", "terminology")
"""What each such heading has somewhere."""
_LEAD_IN = regex(
    r"\b(?:following|these)\b[^.;]{0,60}\b(?:definitions?|terms|words|expressions|abbreviations)\b"
    r"[^.;]{0,120}(?:apply|applies|meanings?|used|defined)\b[^.;]{0,60}[:.]?\s*$"
    r"|\b(?:purposes?\s+of|used\s+in|in)\s+this\b[^.;]{0,60}\bthe\s+terms?\s{0,2}[:—–-]\s*$",
    re.IGNORECASE,
)
_DASHES = frozenset(":—–-")
_FOLLOWED = ("following", "these")
_APPLIED = ("appl", "meaning", "used", "defined")
"""Words that lead to terms end so, or have one of the first words and one of the second."""
_TERM_HEADS = word_set(
    "term terms defined term word word or phrase expression abbreviation abbreviations",
    "acronym",
) | {"defined term", "word or phrase", "term/abbreviation", "term or abbreviation", "acronym/term"}
_MEANING_HEADS = frozenset(
    {
        "definition",
        "definitions",
        "meaning",
        "meanings",
        "description",
        "explanation",
        "stands for",
    }
    | {"full form", "expansion", "full term", "full name", "what it means"}
)
_ENTRY = regex(
    r"(?:\s*(?:[-*•–]|\(?[0-9A-Za-z]{1,4}[.)]|[0-9]+(?:\.[0-9]+)+\.?)\s+)?"
    r"(?P<term>[^\W_][^:.;!?\n—–]{0,70}?)(?::\s+|:$|\s*[—–]\s+|\s+-\s+)(?P<meaning>.*)",
    re.DOTALL,
)
_TYPED_LABEL = regex(
    r"\s{0,4}(?:\([0-9A-Za-z]{1,5}\)|(?:§{1,2}\s?)?[0-9]+(?:[.-][0-9]+){0,6}\.?|[A-Z]\.)\s+"
)
_THE_TERM = regex(
    r"\s*(?:\(?[0-9A-Za-z]{1,4}[.)]\s{0,4})?(?:The|This)\s+term\s+(?:means?|refers\s+to)\b:?",
    re.IGNORECASE,
)
_NOT_ENTRIES = word_set(
    "note notes example examples see warning by title name date address attention attn",
    "telephone tel phone fax email e-mail its signature signed witness re to from cc",
    "subject",
)
_NOT_TITLES = frozenset(
    {
        "general",
        "interpretation",
        "introduction",
        "overview",
        "purpose",
        "scope",
        "in general",
        "references",
    }
)
_AFTER_LEAD_IN = 60
_MOST_WORDS = 9
_MOST_TITLE_WORDS = 6
_LONGEST_TITLE = 80
_LONG_TERM = regex(r"(?P<long>.+?)\s*\((?P<short>[\w&/-]{2,12})\)$")


def defining_blocks(blocks: Sequence[Block], provisions: Sequence[Provision]) -> frozenset[int]:
    """Return the numbers of the blocks that stand under a heading or words that announce terms."""
    chosen: set[int] = set()
    for provision in provisions:
        if provision.title and _announces(provision.title):
            chosen.update(range(provision.first, provision.end))
    depth: int | None = None
    left = 0
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            left = 0
            if depth is None or block.level <= depth:
                depth = block.level if _announces(block.text) else None
        elif not left and _leads_in(block.text[-400:]):
            left = _AFTER_LEAD_IN
        if depth is not None or left:
            chosen.add(number)
            left = max(0, left - 1)
    return frozenset(chosen)


def _leads_in(end: str) -> bool:
    """Say whether a text that ends in *end* leads to a list of terms."""
    if end.rstrip()[-1:] not in _DASHES:
        lower = plain(end)
        if not has_any(lower, _FOLLOWED) or not has_any(lower, _APPLIED):
            return False
    return _LEAD_IN.search(end) is not None


def entry(text: str) -> Iterator[Found]:
    """Yield the term of one entry of a list of definitions: "Term: meaning", "Term - meaning"."""
    match = _ENTRY.match(text)
    if match is None:
        return
    start, end = bare(text, *match.span("term"))
    meaning = " ".join(match["meaning"].split())
    term = text[start:end]
    if not meaning or len(term.split()) > _MOST_WORDS or folded(term) in _NOT_ENTRIES | {""}:
        return
    yield _named(term, start, meaning)


def titled(blocks: Sequence[Block], defining: frozenset[int]) -> Iterator[tuple[int, Found]]:
    """Yield, with its block number, each term that stands alone above its meaning."""
    for number in sorted(defining):
        if number + 1 not in defining or number + 1 >= len(blocks):
            continue
        block, below = blocks[number], blocks[number + 1]
        if below.kind is not BlockKind.PARAGRAPH or not _alone(block) or _is_bold(below):
            continue
        start, end = bare(block.text, _label_end(block.text), len(block.text))
        if 0 < len(block.text[start:end].split()) <= _MOST_TITLE_WORDS:
            yield number, _named(block.text[start:end], start, " ".join(below.text.split()))


def announced(blocks: Sequence[Block]) -> Iterator[tuple[int, Found]]:
    """Yield, with its block number, each short title that "The term means" below it defines."""
    for number, (block, below) in enumerate(pairwise(blocks)):
        match = _THE_TERM.match(below.text)
        if match and len(block.text) <= _LONGEST_TITLE and not block.text.rstrip().endswith("."):
            start, end = bare(block.text, _label_end(block.text), len(block.text))
            if start < end:
                yield (
                    number,
                    _named(block.text[start:end], start, below.text[match.end() :].strip()),
                )


def _alone(block: Block) -> bool:
    """Say whether *block* can only be a term: a heading or a bold line that announces no list."""
    title = block.text[_label_end(block.text) :].strip()
    if len(title) > _LONGEST_TITLE or title.endswith(("?", ":")) or "“" in title or '"' in title:
        return False
    if _announces(block.text) or folded(title).rstrip(".") in _NOT_TITLES:
        return False
    return (block.kind is BlockKind.HEADING and not title.endswith(".")) or _is_bold(block)


def _announces(title: str) -> bool:
    """Say whether a heading announces terms, whatever its number."""
    if not has_any(plain(title), _ANNOUNCING):
        return False
    return _HEADING.fullmatch(title[_label_end(title) :].strip()[:120]) is not None


def _label_end(text: str) -> int:
    label = _TYPED_LABEL.match(text)
    return label.end() if label else 0


def _is_bold(block: Block) -> bool:
    bold = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.STRONG)
    return block.kind is BlockKind.PARAGRAPH and 0 < len(block.text.strip()) <= bold


def tables(blocks: Sequence[Block], defining: frozenset[int]) -> Iterator[tuple[int, Found]]:
    """Yield, with its block number, each term of each table that defines terms."""
    cells: dict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.table is not None and block.row is not None and block.column is not None:
            cells[block.table].append(number)
    for numbers in cells.values():
        yield from _table(blocks, numbers, listed=numbers[0] in defining)


def _table(
    blocks: Sequence[Block], numbers: Sequence[int], *, listed: bool
) -> Iterator[tuple[int, Found]]:
    rows: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number in numbers:
        rows[blocks[number].row or 0][blocks[number].column or 0].append(number)
    head = rows[min(rows)]
    columns = _columns(blocks, head)
    if columns is None and not listed:
        return
    term_column, meaning_column = columns or (0, 1)
    for row in sorted(rows)[1 if columns else 0 :]:
        held = rows[row]
        if held[term_column] and held[meaning_column]:
            number = held[term_column][0]
            start, end = bare(blocks[number].text, 0, len(blocks[number].text))
            meaning = " ".join(" ".join(blocks[at].text.split()) for at in held[meaning_column])
            term = blocks[number].text[start:end]
            if meaning and _is_named(term):
                yield number, _named(term, start, meaning)


def _is_named(term: str) -> bool:
    return len(term.split()) <= _MOST_WORDS and any(letter.isalpha() for letter in term)


def _columns(blocks: Sequence[Block], head: dict[int, list[int]]) -> tuple[int, int] | None:
    """Return the columns of terms and of meanings when the first row names them."""
    names = [
        (column, folded(blocks[at[0]].text).strip(":"))
        for column, at in sorted(head.items())
        if at
    ]
    for (column, name), (following, meaning) in pairwise(names):
        if name in _TERM_HEADS and meaning in _MEANING_HEADS:
            return column, following
    return None


def _named(term: str, start: int, meaning: str) -> Found:
    short = _LONG_TERM.match(term)
    if short is None:
        return Found(term, start, start + len(term), meaning)
    long = short["long"].rstrip(" \"”'")
    return Found(long, start, start + len(long), meaning, (short["short"],))
