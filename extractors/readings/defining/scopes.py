"""What a definition is limited to: "for purposes of this Section", "in this part". No guess.

The words stand in the sentence of the definition, or in one that opens a list of definitions.
The innermost words count.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from depgraph.model.documents import Block, BlockKind
from depgraph.model.facts import Provision
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.defining.shapes import Found

_INNER = (
    r"section|clause|article|paragraph|subsection|sub-?clause|sub-?paragraph|schedule|exhibit"
    r"|annex(?:ure)?|appendix|attachment|regulation\s+\d\w*"
)
_OUTER = (
    r"(?:sub-?)?part|(?:sub-?)?chapter|(?:sub-?)?title|division|act|regulations?|rules?|code|law"
    r"|statute|ordinance|manual|handbook|guidebook|polic(?:y\s+set|y\s+manual|ies)"
    r"|(?:sop|policy|procedures?)\s+(?:set|suite|manual|library)|standards|volume|program(?:me)?"
)
_SCOPE = regex(
    r"\b(?:purposes?\s+of|used\s+(?:in|throughout)|appl(?:y|ies)\s+(?:to|in|throughout)|in|under"
    r"|throughout|within)\s+"
    r"(?:(?:paragraph|subsection|section|clause)\s\([0-9A-Za-z()]{1,20}\)\sof\s)?(?:this|these)\s+"
    rf"(?:(?P<inner>{_INNER})|(?P<outer>{_OUTER}))\b(?:\s(?P<path>(?:\([0-9A-Za-z]{{1,5}}\))+))?",
    re.IGNORECASE,
)
_SPEAKS_OF_TERMS = regex(
    r"\b(?:definitions?|terms?|words?|expressions?|meanings?|defined)\b|[:—–]\s*$", re.IGNORECASE
)
_ELSEWHERE = regex(r"\b(?:elsewhere|otherwise\s+defined|set\s+forth|defined)\s*$")
_WHOLE_UNITS = frozenset({"section", "clause", "article"})
_UNION = frozenset({"act", "regulation", "rule", "code", "law", "statute", "ordinance"})
"""Units that a file with several sections may be the whole of without saying so."""
_REACH = 200
_LONGEST_OPENING = 500
_TITLE_BLOCKS = 6
_LONGEST_TITLE = 120


class Scopes:
    """Finds what each definition of *blocks* is limited to."""

    def __init__(self, blocks: Sequence[Block], provisions: Sequence[Provision]) -> None:
        self._blocks, self._provisions = blocks, provisions
        self._holders = holders(blocks, provisions)
        self._cut: tuple[int, list[int]] = (-1, [])
        self._openings = [
            (number, match)
            for number, block in enumerate(blocks)
            if (match := _opening(block)) is not None
        ]

    def of(self, number: int, one: Found) -> tuple[int | None, str]:
        """Return the provision that the definition is limited to, or the unit beyond the file."""
        said = _in_sentence(
            self._blocks[number].text, one, self._sentence_start(number, one.start)
        )
        if said is not None:
            return self._meant(said, number)
        for at, match in reversed(self._openings):
            if at <= number and self._governs(at, number):
                return self._meant(match, at)
        return None, ""

    def _sentence_start(self, number: int, at: int) -> int:
        if number != self._cut[0]:
            starts = [start for start, _ in sentences(self._blocks[number].text)]
            self._cut = (number, starts)
        found = bisect_right(self._cut[1], at)
        return self._cut[1][found - 1] if found else 0

    def _governs(self, opening: int, number: int) -> bool:
        holder = self._holders[opening]
        return holder is None or number < self._provisions[holder].end

    def _meant(self, said: re.Match[str], block: int) -> tuple[int | None, str]:
        holder = self._holders[block]
        if said["inner"]:
            return self._inner(said, holder), ""
        unit = _singular(said["outer"])
        while holder is not None:
            label = self._provisions[holder].label
            if label is not None and label.startswith(f"{unit}:"):
                return holder, ""
            holder = self._provisions[holder].parent
        return None, "" if self._is_whole(unit) else unit

    def _inner(self, said: re.Match[str], holder: int | None) -> int | None:
        path = said["path"]
        around = self._around(holder)
        if path:
            named = (at for at in around if (self._provisions[at].label or "").endswith(path))
            return next(named, holder)
        if said["inner"].casefold() in _WHOLE_UNITS:
            whole = (at for at in around if not _is_sub(self._provisions[at]))
            return next(whole, around[-1] if around else None)
        return holder

    def _around(self, holder: int | None) -> list[int]:
        found: list[int] = []
        while holder is not None:
            found.append(holder)
            holder = self._provisions[holder].parent
        return found

    def _is_whole(self, unit: str) -> bool:
        """Say whether the file itself is the unit: its title says so, or it has many sections."""
        titles = (
            block.text for block in self._blocks[:_TITLE_BLOCKS] if block.kind is BlockKind.HEADING
        )
        word = regex(rf"\b{re.escape(unit)}\b", re.IGNORECASE)
        if any(word.search(title[:_LONGEST_TITLE]) for title in titles):
            return True
        roots = [part for part in self._provisions if part.parent is None and part.label]
        return unit in _UNION and len(roots) > 1


def holders(blocks: Sequence[Block], provisions: Sequence[Provision]) -> list[int | None]:
    """Return for each block the innermost provision that holds it."""
    found: list[int | None] = [None] * len(blocks)
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
        found[number] = open_parts[-1] if open_parts else None
    return found


def _opening(block: Block) -> re.Match[str] | None:
    """Return the scope words of a block that opens a list of definitions."""
    text = block.text
    if len(text) > _LONGEST_OPENING or (" this " not in text and " these " not in text):
        return None
    if not (text.rstrip().endswith((":", "—", "–")) or "following" in text or "apply" in text):
        return None
    match = _SCOPE.search(text) if _SPEAKS_OF_TERMS.search(text) else None
    if match is None or _ELSEWHERE.search(text, 0, match.start()):
        return None
    return match


def _in_sentence(text: str, one: Found, start: int) -> re.Match[str] | None:
    """Return the scope words nearest to the term: before it, or between it and the verb."""
    low = max(start, one.start - _REACH)
    before = list(_SCOPE.finditer(text, low, one.start))
    if before:
        return None if _ELSEWHERE.search(text, low, before[-1].start()) else before[-1]
    said = text.find(one.meaning[:20], one.end, one.end + _REACH) if one.meaning else -1
    return _SCOPE.search(text, one.end, said) if said > one.end else None


def _singular(unit: str) -> str:
    folded = " ".join(unit.casefold().split()).replace("-", "")
    plain = folded.removesuffix("s") if folded in {"regulations", "rules"} else folded
    return "program" if plain == "programme" else plain


def _is_sub(provision: Provision) -> bool:
    return provision.label is None or provision.label.endswith(")")
