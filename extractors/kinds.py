"""What a kind of document is recognised by. Refuses to choose between kinds that are equal."""

import re
from collections.abc import Iterable
from itertools import islice

from depgraph.model.documents import NAVIGATION, Block, BlockKind, Document
from depgraph.model.facts import Identity, Kind
from depgraph.model.immutable import immutable
from extractors.readings.words import has_any, plain

ENOUGH = 3
"""Weight from which a kind is believed."""
_OPENING = 40
"""Blocks at the start in which the opening words of a document are looked for."""


@immutable
class Opening:
    """Words of an opening, with their *weight*; what matches holds one of *pieces*, folded."""

    words: re.Pattern[str]
    weight: int
    pieces: tuple[str, ...]


@immutable
class Profile:
    """One kind of document: its cues, with weights, and which readings it takes part in.

    *numbers* are the letters a control number begins with, *titles* match anywhere in the title,
    *openings* in the first blocks, *headings* match a whole heading, folded, without number;
    each is counted once. *terms* says whether terms are defined and used in this kind, *named*
    whether the text itself says what the document is called.
    """

    kind: Kind
    numbers: frozenset[str] = frozenset()
    titles: tuple[tuple[re.Pattern[str], int], ...] = ()
    openings: tuple[Opening, ...] = ()
    headings: tuple[tuple[re.Pattern[str], int], ...] = ()
    nouns: tuple[str, ...] = ()
    terms: bool = True
    named: bool = True


def recognised(document: Document, known: Identity, profiles: Iterable[Profile]) -> Kind:
    """Return the kind whose cues weigh most, or ``OTHER`` when none is clearly ahead."""
    title, opening, headings = known.title, _opening(document.blocks), _headings(document.blocks)
    lower = plain(opening)
    weights = sorted(
        (
            (
                _weight(profile, known, title, headings) + _opened(profile, opening, lower),
                profile.kind,
            )
            for profile in profiles
        ),
        reverse=True,
    )
    if not weights or weights[0][0] < ENOUGH:
        return Kind.OTHER
    if len(weights) > 1 and weights[0][0] == weights[1][0]:
        return Kind.OTHER
    return weights[0][1]


def _weight(profile: Profile, known: Identity, title: str, headings: frozenset[str]) -> int:
    prefix = re.match(r"[A-Za-z]*", known.number)
    weight = 5 if prefix and prefix[0].upper() in profile.numbers else 0
    weight += sum(gain for cue, gain in profile.titles if cue.search(title))
    return weight + sum(
        gain
        for cue, gain in profile.headings
        if any(cue.fullmatch(heading) for heading in headings)
    )


def _opened(profile: Profile, opening: str, lower: str) -> int:
    return sum(
        cue.weight
        for cue in profile.openings
        if has_any(lower, cue.pieces) and cue.words.search(opening)
    )


def _opening(blocks: tuple[Block, ...]) -> str:
    prose = (block.text[:2000] for block in blocks if _is_prose(block))
    return "\n".join(islice(prose, _OPENING))


def _is_prose(block: Block) -> bool:
    return block.kind is not BlockKind.CODE and block.place.part != NAVIGATION


def _headings(blocks: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(
        re.sub(r"^[\d.\s]+", "", block.text[:120]).strip().rstrip(".:").casefold()
        for block in blocks
        if block.kind is BlockKind.HEADING
    )
