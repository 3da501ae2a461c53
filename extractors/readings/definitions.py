"""Terms and what they mean, in every shape documents use. Never a quotation or a title echo."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from depgraph.model.documents import Block, BlockKind, Document
from depgraph.model.facts import Definition, Provision, Span
from depgraph.model.keys import Key, term_key
from extractors.readings.defining.brackets import bracketed, initials
from extractors.readings.defining.lists import announced, defining_blocks, entry, tables, titled
from extractors.readings.defining.shapes import Found, quoted
from extractors.readings.defining.verbs import (
    LONGEST_MEANING,
    quoted_with_verb,
    unquoted_with_verb,
)

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING, BlockKind.COMMENT})
_SCOPE = re.compile(
    r"\b(?:purposes?\s+of|used\s+in|in)\s+this\s+(?P<unit>section|clause|article|paragraph|subsection"
    r"|sub-?clause|schedule|exhibit|annex|appendix|attachment)\b",
    re.IGNORECASE,
)
_WHOLE_UNITS = frozenset({"section", "clause", "article"})
_LIST_BLOCKS = 60
_ITEM = re.compile(r"\s*(?:\([0-9A-Za-z]{1,5}\)|[0-9A-Za-z]{1,3}[.)]|[-*•–])\s")


def definitions(document: Document, provisions: Sequence[Provision]) -> tuple[Definition, ...]:
    """Return the terms that *document* defines, in reading order."""
    blocks = document.blocks
    defining = defining_blocks(blocks, provisions)
    placed = dict([*announced(blocks), *titled(blocks, defining), *tables(blocks, defining)])
    found: list[tuple[int, Found]] = []
    for number, block in enumerate(blocks):
        if block.kind not in _UNREAD and block.text:
            shapes = _shapes(block, placed.get(number), listed=number in defining)
            found += [(number, one) for one in _apart(shapes)]
    holders = _holders(blocks, provisions)
    return tuple(
        Definition(
            term=" ".join(one.term.split()),
            span=Span(number, one.start, one.end),
            meaning=_whole_meaning(blocks, number, one),
            pointer=one.pointer,
            names=tuple(" ".join(name.split()) for name in one.names),
            scope=_scope(blocks[number].text, one, holders[number], provisions),
        )
        for number, one in _kept(found)
    )


def _shapes(block: Block, placed: Found | None, *, listed: bool) -> Iterator[Found]:
    """Yield what each shape finds in *block*, the surest shape first."""
    text, stretches = block.text, quoted(block)
    yield from quoted_with_verb(text, stretches, listed=listed)
    yield from unquoted_with_verb(text, listed=listed)
    if placed is not None:
        yield placed
    elif listed and block.table is None and block.kind is not BlockKind.HEADING:
        yield from entry(text)
    yield from bracketed(text, stretches)
    yield from initials(text)


def _apart(shapes: Iterator[Found]) -> list[Found]:
    """Return the findings whose terms share no character with one that came before."""
    kept: list[Found] = []
    taken: list[tuple[int, int]] = []
    for one in shapes:
        at = bisect_left(taken, (one.end, -1))
        if at and taken[at - 1][1] > one.start:
            continue
        insort(taken, (one.start, one.end))
        kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _kept(found: Sequence[tuple[int, Found]]) -> Iterator[tuple[int, Found]]:
    """Yield the findings without weak ones whose term is defined elsewhere or before."""
    defined = {key for _, one in found if not one.weak for key in _keys(one)}
    for number, one in found:
        if not one.weak:
            yield number, one
        elif term_key(one.term) not in defined:
            defined.update(_keys(one))
            yield number, one


def _keys(one: Found) -> set[Key]:
    return {term_key(name) for name in (one.term, *one.names)}


def _whole_meaning(blocks: Sequence[Block], number: int, one: Found) -> str:
    """Return the meaning of *one* with the list that follows its block, if it announces one."""
    meaning = " ".join(one.meaning.split())
    if meaning and not meaning.endswith((":", "—", "–")):
        return meaning
    opening = blocks[number]
    parts = [meaning] if meaning else []
    for block in blocks[number + 1 : number + 1 + _LIST_BLOCKS]:
        deeper = block.level > opening.level if opening.kind is BlockKind.ITEM else True
        if not deeper or not (block.kind is BlockKind.ITEM or _ITEM.match(block.text)):
            break
        parts.append(" ".join(f"{block.label} {block.text}".split()))
    return " ".join(parts)[:LONGEST_MEANING]


def _holders(blocks: Sequence[Block], provisions: Sequence[Provision]) -> list[int | None]:
    """Return for each block the innermost provision that holds it."""
    holders: list[int | None] = [None] * len(blocks)
    open_parts: list[int] = []
    starts = sorted(
        range(len(provisions)), key=lambda at: (provisions[at].first, -provisions[at].end)
    )
    following = iter([*starts, None])
    upcoming = next(following)
    for number in range(len(blocks)):
        while upcoming is not None and provisions[upcoming].first <= number:
            open_parts.append(upcoming)
            upcoming = next(following)
        while open_parts and provisions[open_parts[-1]].end <= number:
            open_parts.pop()
        holders[number] = open_parts[-1] if open_parts else None
    return holders


def _scope(
    text: str, one: Found, holder: int | None, provisions: Sequence[Provision]
) -> int | None:
    """Return the provision that the definition is limited to, when its sentence says so."""
    limits = list(_SCOPE.finditer(text, max(0, one.start - 160), one.start))
    if not limits or holder is None:
        return None
    if limits[-1]["unit"].casefold() in _WHOLE_UNITS:
        while (parent := provisions[holder].parent) is not None and _is_sub(provisions[holder]):
            holder = parent
    return holder


def _is_sub(provision: Provision) -> bool:
    return provision.label is None or provision.label.endswith(")")
