"""Whose parts a list speaks of: its lead-in names another text ("... is amended as follows:").

Only a named instrument leads; "this Agreement", and a lead-in that names nothing, leave the list
to the document itself.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from depgraph.model.documents import Block, BlockKind
from depgraph.model.keys import Key, is_generic, name_key
from depgraph.model.labels import ATTACHMENTS, label_of
from depgraph.model.patterns import regex
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.relative import Surroundings
from extractors.readings.citations.units import Chain
from extractors.readings.citations.vocabulary import DOCUMENT_NOUNS, LAW_NOUNS
from extractors.readings.citations.wording import Target
from extractors.readings.words import has_any, word_set

_NAME = (
    r"(?P<before>(?:this|these|such|our|the)\s)?"
    r"(?P<name>(?-i:[A-Z](?:[\w’'&-]|\.(?=\w))*"
    r"(?:\s(?:(?:of|and|for|on)\s)?[A-Z](?:[\w’'&-]|\.(?=\w))*){0,7}))"
)
_CHANGED = (
    r"(?:completed|amended|supplemented|varied|modified|construed|interpreted|populated|adapted"
    r"|adjusted|read|replaced|changed|restated)"
)
_BE = (
    r"(?:(?:is|are|was|were|shall|will|must|to|be|being|been|has|have|deemed|hereby|further|each)"
    r"\s){1,5}"
)
_APPLY = r"(?:apply|applies|(?:is|are|be)\smade)"
_REST = r"(?:\s[^:.;]{0,80})?:"
_CHANGES = (
    *("complet", "amend", "supplement", "var", "mod", "constru", "nterpret", "populat", "adapt"),
    *("adjust", "read", "replac", "chang", "restat"),
)
_SHAPES = tuple(
    (cues, regex(rf"(?<![\w-]){shape}", re.IGNORECASE))
    for cues, shape in (
        (
            _CHANGES,
            rf"{_NAME},?\s(?:which\s|that\s|and\s)?{_BE}{_CHANGED}{_REST}",
        ),
        (
            _CHANGES,
            rf"(?:complete|amend|supplement|vary|modify|construe|interpret|populate|adapt)s?\s{_NAME}{_REST}",
        ),
        (
            ("follow",),
            rf"the\sfollowing\s(?:[a-z]{{1,20}}\s){{0,4}}{_APPLY}\s(?:to|in|under)\s{_NAME}{_REST}",
        ),
        (
            ("follow",),
            rf"{_NAME}\s(?:shall\s|will\s)?(?:apply|applies)\s(?:with|subject\sto)\sthe\sfollowing{_REST}",
        ),
        (
            (),
            rf"(?:in|for|under|for\sthe\spurposes?\sof|with\srespect\sto|in\srelation\sto)\s{_NAME}:",
        ),
    )
)
"""Each with what it does not match without, in any case; the last ends in a name and a colon."""
_NAMED = regex(r"(?:^|\s)[A-Z][\w.’'&-]*:$")
_CUES = ("follow", "purpos", "in ", "for ", "under ", "respect", "relation")
_INSTRUMENTS = word_set("Clauses SCC SCCs Conditions Deed Order Rules Terms Agreement Articles")
_HERE = Target()
_INITIALS = regex(r"[A-Z][A-Z&]{2,7}s?")
_WIDEST = 400
_REACH = 4_000
_AFAR = -1_000


class Leads:
    """The lead-ins of one document, remembered by block as its blocks are read in order."""

    def __init__(self, own: frozenset[Key], foreign: frozenset[str]) -> None:
        """Know the document's *own* names, and the unit words for the parts of others."""
        self._own = own
        self._foreign = foreign
        self._at: dict[int, Mention] = {}
        self._list: tuple[int, Mention] | None = None
        self._now = 0

    def note(self, at: int, block: Block, named: Sequence[Mention]) -> None:
        """Remember what the block *at* leads to, which ends in a colon if it does."""
        self._now = at
        end = len(block.text.rstrip())
        found = self._lead(block.text, end, named) if block.text[end - 1 : end] == ":" else None
        if found is not None:
            self._at[at] = found
            self._list = (block.level, found)
        elif self._list is not None and (
            block.kind is not BlockKind.ITEM or 0 < block.level <= self._list[0]
        ):
            self._list = None

    def led(
        self,
        text: str,
        chains: Sequence[Chain],
        targets: Sequence[Target],
        named: Sequence[Mention],
        around: Callable[[int], Surroundings],
    ) -> list[Target]:
        """Return *targets*, those of bare numbers led to the instrument that the list is about.

        They stand in the *text* of the block noted last.
        """
        found = []
        for chain, target in zip(chains, targets, strict=True):
            led = target
            if _is_bare(chain, target):
                here = around(chain.start)
                lead = self._inside(text, chain.start, named) or self._over(here)
                led = self._of(chain, lead, here)
            found.append(led)
        return found

    def _of(self, chain: Chain, lead: Mention | None, around: Surroundings) -> Target:
        word = chain.unit.removesuffix("s")
        if lead is None:
            return Target(unsure=word in self._foreign)
        # Where our own parts have another name, a number under that name may be ours.
        ours = label_of(chain.unit, chain.items[0].number) in around.labels
        told_apart = chain.space in ATTACHMENTS or (self._foreign and word not in self._foreign)
        return Target(unsure=True) if ours and told_apart else Target(lead, again=True)

    def _over(self, around: Surroundings) -> Mention | None:
        """Return the instrument of the innermost list that the block noted last stands in."""
        for provision in around.around:
            lead = self._at.get(provision.own_end - 1)
            if lead is not None and provision.own_end <= self._now:
                return lead
        return self._list[1] if self._list and self._now not in self._at else None

    def _inside(self, text: str, end: int, named: Sequence[Mention]) -> Mention | None:
        """Return the instrument of a list that begins in *text* before *end* and runs in it."""
        colon = text.rfind(":", max(0, end - _REACH), end)
        return self._lead(text, colon + 1, named) if colon > 0 else None

    def _lead(self, text: str, end: int, named: Sequence[Mention]) -> Mention | None:
        low = max(0, end - _WIDEST)
        words = text[low:end].casefold()
        if not has_any(words, _CUES):
            return None
        for cues, shape in _SHAPES:
            if not has_any(words, cues) and (cues or not _NAMED.search(text[low:end])):
                continue
            for match in shape.finditer(text, low, end):
                if match.end() == end:
                    return self._named(match, named)
        return None

    def _named(self, match: re.Match[str], named: Sequence[Mention]) -> Mention | None:
        """Return what a lead-in names; ``None`` for the document itself, and what is no text."""
        if (match["before"] or "").strip().casefold() in ("this", "these"):
            return None
        start, end = match.span("name")
        known = next((item for item in named if item.end == end or item.start == start), None)
        if known is not None:
            own = not known.keys or self._own.intersection(known.keys)
            return None if own else replace(known, start=_AFAR, end=_AFAR, guessed=True)
        key = name_key(match["name"])
        words = match["name"].split()
        is_text = words[-1] in _INSTRUMENTS | DOCUMENT_NOUNS | LAW_NOUNS
        if not is_text and not _INITIALS.fullmatch(words[-1]):
            return None
        if (len(words) == 1 and is_text) or is_generic(key) or key in self._own:
            return None
        return Mention(_AFAR, _AFAR, (key,), guessed=True)


def _is_bare(chain: Chain, target: Target) -> bool:
    """Say whether a whole number stands alone, so that the words around it tell whose it is."""
    alone = target.mention is None and target.outer is None and not target.root
    return alone and bool(chain.items[0].root) and not chain.comments and target == _HERE


def is_unsure(position: int, targets: Sequence[Target]) -> bool:
    """Say whether the chain at *position*, or the one that it is part of, may be another's."""
    seen = {position}
    while (outer := targets[position].outer) is not None and outer not in seen:
        position = outer
        seen.add(outer)
    return targets[position].unsure
