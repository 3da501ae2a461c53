"""Terms and what they mean, in every shape documents use. Never a quotation or a title echo."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from depgraph.model.documents import Block, BlockKind, Document
from depgraph.model.facts import Definition, Provision, Span
from depgraph.model.keys import Key, folded, term_key
from depgraph.model.patterns import regex
from extractors.readings.defining.brackets import bracketed, initials
from extractors.readings.defining.lists import announced, defining_blocks, entry, tables, titled
from extractors.readings.defining.scopes import Scopes
from extractors.readings.defining.shapes import Bounds, Found, bolds, stretches
from extractors.readings.defining.verbs import (
    DEFINING,
    LONGEST_MEANING,
    quoted_with_verb,
    unquoted_with_verb,
)
from extractors.readings.remembered import remembered
from extractors.readings.words import has_any, plain

_UNREAD = frozenset({BlockKind.CODE, BlockKind.RUNNING, BlockKind.COMMENT})
_LIST_BLOCKS = 60
_REACH = 60
_CITED = regex(
    r"(?:(?<!\bthis )\b(?:sections?|articles?|clauses?|paragraphs?)|§)\s{0,2}[\w.()-]{1,12}"
    r"(?:\s(?:of|to|in)\s(?:this|the)\s\w+)?\s?\([\"“]$",
    re.IGNORECASE,
)
_ITEM = regex(r"\s*(?:\([0-9A-Za-z]{1,5}\)|[0-9A-Za-z]{1,3}[.)]|[-*•–])\s")


def definitions(document: Document, provisions: Sequence[Provision]) -> tuple[Definition, ...]:
    """Return the terms that *document* defines, in reading order."""
    blocks = document.blocks
    defining = defining_blocks(blocks, provisions)
    placed = dict([*announced(blocks), *titled(blocks, defining), *tables(blocks, defining)])
    shaped: list[tuple[int, Found]] = []
    for number, block in enumerate(blocks):
        if block.kind not in _UNREAD and block.text:
            shapes = _shapes(block, placed.get(number), listed=number in defining)
            shaped += [(number, one) for one in shapes]
    if not shaped:
        return ()
    titles = {folded(provision.title) for provision in provisions if provision.title}
    found = [(at, one) for at, one in shaped if not _is_title(blocks[at].text, one, titles)]
    kept = list(_kept(found))
    if not kept:
        return ()
    scopes, ends = Scopes(blocks, provisions), _ends(blocks, provisions, kept)
    read = (_definition(blocks, number, one, scopes, ends[number]) for number, one in kept)
    added = _additions(found)
    return tuple(_completed(one, added.get(term_key(one.term), "")) for one in read)


def _is_title(text: str, one: Found, titles: set[str]) -> bool:
    """Return whether the bracket only repeats the title of the section cited before it."""
    if folded(one.term).rstrip(".") not in titles:
        return False
    return _CITED.search(text[max(0, one.start - _REACH) : one.start]) is not None


def _additions(found: Sequence[tuple[int, Found]]) -> dict[Key, str]:
    """Return, by term, what "includes" says of it, wherever that stands."""
    added: dict[Key, str] = {}
    for _, one in found:
        if one.weak and one.meaning not in one.names:
            key = term_key(one.term)
            known = added.get(key, "")
            if len(known) < LONGEST_MEANING:
                added[key] = " ".join(f"{known} {one.meaning}".split())
    return added


def _completed(definition: Definition, added: str) -> Definition:
    """Return *definition* with what is *added* to its meaning elsewhere."""
    if not added or definition.pointer or added in definition.meaning:
        return definition
    known = "" if definition.meaning in added else definition.meaning
    return replace(definition, meaning=f"{known} {added}".strip()[:LONGEST_MEANING])


def _ends(
    blocks: Sequence[Block], provisions: Sequence[Provision], kept: Sequence[tuple[int, Found]]
) -> dict[int, int]:
    """Return, by the block of each definition, where what may belong to its meaning ends.

    That is the end of the part that the block begins, else where the next definition begins.
    """
    numbers = sorted({number for number, _ in kept})
    ends = dict(pairwise([*numbers, len(blocks)]))
    for provision in provisions:
        if provision.first in ends and provision.inline is None:
            ends[provision.first] = provision.end
    return ends


def _definition(
    blocks: Sequence[Block],
    number: int,
    one: Found,
    scopes: Scopes,
    end: int,
) -> Definition:
    scope, reach = scopes.of(number, one)
    return Definition(
        term=" ".join(one.term.split()),
        span=Span(number, one.start, one.end),
        meaning=_whole_meaning(blocks, number, one, end),
        pointer=one.pointer,
        names=tuple(" ".join(name.split()) for name in one.names),
        scope=scope,
        reach=reach,
    )


def _shapes(block: Block, placed: Found | None, *, listed: bool) -> Sequence[Found]:
    """Return what the shapes find in *block*; *placed* is what its place says that it defines."""
    entries = listed and block.table is None and block.kind is not BlockKind.HEADING
    sure, named = _said(block.text, bolds(block), listed=listed)
    if placed is not None:
        return _apart([*sure, placed, *named])
    entered = entry(block.text) if entries else ()
    return _apart([*sure, *entered, *named]) if entries or sure or named else ()


@remembered
def _said(text: str, bold: tuple[Bounds, ...], *, listed: bool) -> tuple[tuple[Found, ...], ...]:
    """Return what a verb says in *text*, and what brackets name, the surest shape first each."""
    set_off = stretches(text, bold)
    said = has_any(plain(text), DEFINING)
    if not set_off and not said and "(" not in text:
        return (), ()
    sure = [*quoted_with_verb(text, set_off, listed=listed)] if set_off else []
    named = [*bracketed(text, set_off)] if set_off else []
    if said:
        sure += unquoted_with_verb(text, listed=listed)
    if "(" in text:
        named += initials(text)
    return tuple(sure), tuple(named)


def _apart(shapes: Sequence[Found]) -> list[Found]:
    """Return the findings whose terms share no character with one that came before.

    The surest shape stands first.
    """
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


def _whole_meaning(blocks: Sequence[Block], number: int, one: Found, end: int) -> str:
    """Return the meaning of *one* with the list that follows its block, if it announces one."""
    meaning = " ".join(one.meaning.split())
    if meaning and not meaning.endswith((":", "—", "–")):
        return meaning
    opening = blocks[number]
    parts = [meaning] if meaning else []
    for block in blocks[number + 1 : min(end, number + 1 + _LIST_BLOCKS)]:
        deeper = block.level > opening.level if opening.kind is BlockKind.ITEM else True
        if not deeper or not (block.kind is BlockKind.ITEM or _ITEM.match(block.text)):
            break
        parts.append(" ".join(f"{block.label} {block.text}".split()))
    return " ".join(parts)[:LONGEST_MEANING]
