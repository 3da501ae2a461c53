"""Decide whose provision is cited: the words around a number name a document, or this one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from depgraph.model.labels import ATTACHMENTS
from depgraph.model.patterns import regex
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.units import Chain
from extractors.readings.citations.vocabulary import LAW_NOUNS, OWN_NOUNS
from extractors.readings.citations.wording import (
    LOST,
    Target,
    law_at,
    named_before,
    outside,
    skipped,
    unnamed,
    worded,
)

_NEAR = 60
_OF = regex(
    r"\s*,?\s*(?:\((?![“\"])[^()\n]{1,80}\)\s*)?"
    r"(?P<word>of|to|in|under|from|within|pursuant\sto|(?:as\s)?"
    r"(?:contained|set\sout|set\sforth|provided|described|defined|specified|stated)\sin)"
    r"\s+(?P<the>(?:the|our|your|its|his|her|their|any|each|an?|both|applicable|relevant|current)\s+){0,2}"
    r"[“\"]?"
)
_THIS = regex(
    r"(?:this|the\spresent)\s+(?P<sub>sub-?)?(?P<words>(?-i:(?:[A-Z][\w’&-]*\s+){0,5}))"
    r"(?P<noun>[A-Za-z]+)",
    re.IGNORECASE,
)
_THAT = regex(
    r"(?:that|such|said|those|same)\s+(?:sub-?)?(?:[A-Z][\w’&-]*\s+){0,4}(?P<noun>[A-Za-z]+)"
)
_DEFINITION = regex(r"(?:the\s+)?definitions?\s+of\b")
_HERE = regex(r"\s*,?\s*(?P<word>hereof|herein|hereto|hereunder|thereof|therein|thereto)\b")
_DIVISION_OF = regex(r"(?:division|(?:sub)?title)\s[A-Z0-9]{1,5}\sof\s(?:the\s)?", re.IGNORECASE)
_UNNUMBERED = regex(
    r"(?P<unit>appendix|annex|schedule|exhibit|attachment|addendum)\s(?:to|of)\s(?:this|the\spresent)\s",
    re.IGNORECASE,
)
_COMMA = regex(r"\.?,\s+")
_NESTING = (ATTACHMENTS - {"table", "figure"}) | {"article", "part", "chapter"}
_NESTED = frozenset({"section", "part", "step", "table"})
_THIS_BEFORE = regex(r"\b[Tt]his\s$")
_ITS = regex(r"\b[Ii]ts\s+$")
_ADJACENT = regex(r"\s*\(?\s*")
_ABBREVIATION = regex(
    r"(?:(?:\s(?:Abs|Satz|Nr|S|lit|Var|Halbs)\.?|,|\sund)\s[0-9]{0,4}[a-z]?(?=[\s,])){0,8}\s"
    r"(?P<law>GDPR|DSGVO|CCPA|HIPAA|ERISA|UCC|UWG|TFEU|TEU|[A-Z][A-Za-z]{0,8}G|[BHS]t?GB"
    r"|[A-Z][A-Za-z]{0,4}(?:PO|GO))(?!\w)"
)
_JOINED = regex(
    r"\s*[,;]?\s*(?:and/or|and|or|&|to|through|[–-])?\s*(?:with\s|in\s|under\s|the\s)?"
)
_BEFORE = regex(
    r"(?:['’]s?)?,?[”\"]?(?P<dated>\)?,?\s\(?(?:dated|effective|as\sof|as\samended|revision|rev|version"
    r"|v|page|p)(?=[\s.0-9])[^;:()\n]{0,40}?\)?(?=[,\s(]))?\s*[,:(\[|/–—-]?\s*(?:at\s|in\s|see\s|under\s)?"
)
_BEHIND = regex(r",\s(?:the\s)?[“\"]?")
_CLOSES = regex(
    r"[”\"]?(?:\s?\([A-Z]{2,6}\))?(?:[)\];]|\.(?=\s|$)|\s*$"
    r"|,?\s(?:dated|effective|as\samended|between|by\sand\sbetween)\b)"
)


class Targets:
    """The targets of the chains of one text, found from right to left."""

    def __init__(self, text: str, chains: Sequence[Chain], mentions: list[Mention]) -> None:
        """Look at *chains* and *mentions* of *text*, both in order."""
        self._text = text
        self._chains = chains
        self._mentions = mentions
        self._starts = {mention.start: mention for mention in mentions}
        self._ends = [mention.end for mention in mentions]
        self._at = {chain.start: position for position, chain in enumerate(chains)}

    def all(self) -> list[Target]:
        """Return the target of each chain; lists share the one that is named after or before."""
        found = [
            self._after(chain) or self._before(chain) or self._behind(chain)
            for chain in self._chains
        ]
        for position in range(len(found) - 2, -1, -1):
            following = found[position + 1]
            if found[position] is None and following and following.shared == "right":
                found[position] = following if self._is_joined(position) else None
        for position in range(1, len(found)):
            former = found[position - 1]
            if found[position] is None and former and former.shared == "left":
                found[position] = former if self._is_joined(position - 1) else None
        for position in range(1, len(found)):
            outer = self._outer(position)
            inner = 2 * position - 1 - outer if outer is not None else None
            if outer is not None and inner is not None:
                found[outer] = found[outer] or found[inner]
                found[inner] = Target(outer=outer)
        return [target or Target() for target in found]

    def _outer(self, position: int) -> int | None:
        """Return which of two chains in a row holds the other, as "Annex I, Part B" does."""
        first, second = self._chains[position - 1], self._chains[position]
        if not self._follows(position):
            return None
        if _holds(first, second):
            return None if self._is_listed(position) else position - 1
        if any(
            self._is_joined(at)
            for at in (position, position - 2)
            if 0 <= at < len(self._chains) - 1
        ):
            return None
        return position if second.space in ATTACHMENTS and _holds(second, first) else None

    def _follows(self, position: int) -> bool:
        """Say whether only a comma stands before the chain at *position*."""
        low, high = self._chains[position - 1].end, self._chains[position].start
        return _COMMA.fullmatch(self._text, low, high) is not None

    def _is_listed(self, position: int) -> bool:
        """Say whether the inner chain at *position* goes on as a list: "Part B, Section 5"."""
        if position + 1 >= len(self._chains) or not self._is_joined(position):
            return False
        outer, inner, behind = self._chains[position - 1 : position + 2]
        nested = _holds(inner, behind) or behind.space == outer.space
        return not (nested and self._follows(position + 1))

    def _is_joined(self, position: int) -> bool:
        """Say whether the chain at *position* and the next one stand in one list."""
        low, high = self._chains[position].end, self._chains[position + 1].start
        return high - low < 24 and bool(_JOINED.fullmatch(self._text, low, high))  # noqa: PLR2004

    def _after(self, chain: Chain) -> Target | None:
        here = _HERE.match(self._text, chain.end)
        if here is not None:
            return Target(here=True) if here["word"].startswith("here") else self._former(chain)
        of = _OF.match(self._text, chain.end)
        if of is not None:
            return self._named(chain, of)
        law = _ABBREVIATION.match(self._text, chain.end)
        if law is not None:
            return outside(chain.end, law.end(), law["law"])
        gap = _ADJACENT.match(self._text, chain.end)
        mention = self._starts.get(gap.end()) if gap else None
        if mention is None or mention.titled or gap is None or not gap.group():
            return None
        closed = "(" not in gap.group() or self._text.startswith(")", mention.end)
        return Target(mention, shared="right") if closed else None

    def _named(self, chain: Chain, of: re.Match[str]) -> Target | None:
        at = of.end()
        mention = self._starts.get(at)
        if mention is not None:
            return Target(mention, shared="right")
        outer = self._at.get(at)
        if outer is not None and of["word"] in ("of", "to", "in", "under"):
            return Target(outer=outer)
        division = _DIVISION_OF.match(self._text, at)
        if division is not None and (mention := self._starts.get(division.end())):
            return Target(mention, shared="right")
        attached = _UNNUMBERED.match(self._text, at)
        if attached is not None:
            return Target(here=True, attached=attached["unit"].casefold(), shared="right")
        beyond = skipped(self._text, at)
        return (
            self._beyond(beyond)
            or self._pronoun(chain, at)
            or self._another(at, beyond)
            or worded(self._text, at, the=of["word"] == "of" and bool(of["the"]))
        )

    def _beyond(self, beyond: list[tuple[int, bool]]) -> Target | None:
        """Return the document or the part named behind "the existing", "such Buyer's"."""
        for at, _ in beyond:
            mention = self._starts.get(at)
            if mention is not None:
                return Target(mention, shared="right")
            if at in self._at:
                return Target(outer=self._at[at])
        return None

    def _another(self, start: int, beyond: list[tuple[int, bool]]) -> Target | None:
        """Return the document that is said to be another than this one, named or not."""
        for at, other in beyond:
            found = unnamed(self._text, at, start) if other else None
            if found is not None:
                return found
        return worded(self._text, beyond[-1][0], the=True) if beyond else None

    def _pronoun(self, chain: Chain, at: int) -> Target | None:
        this = _THIS.match(self._text, at)
        if this is not None:
            return self._this(this)
        that = _THAT.match(self._text, at)
        if that is None:
            return LOST if _DEFINITION.match(self._text, at) else None
        former = self._former(chain)
        if former.lost and that["noun"].capitalize() in LAW_NOUNS:
            return outside(that.start(), that.end(), that.group())
        return former

    def _this(self, this: re.Match[str]) -> Target | None:
        mention = self._starts.get(this.start("words")) or self._starts.get(this.start("noun"))
        if mention is not None:
            return Target(here=True, shared="right")
        noun = this["noun"].casefold()
        if noun not in OWN_NOUNS and this["words"]:
            # "of this Agreement survives": the last capitalised word is the noun.
            noun = this["words"].split()[-1].casefold()
        root = f"sub{noun}" if this["sub"] else noun
        if not this["words"] and noun in ("title", "chapter", "part", "subpart", "subchapter"):
            return Target(root=root, here=True)
        if noun in OWN_NOUNS:
            return Target(root=root, here=True, shared="right")
        return None

    def _former(self, chain: Chain) -> Target:
        """Return the document last named before *chain*, for "thereof" and "that Agreement"."""
        at = bisect_left(self._ends, chain.start + 1)
        if not at:
            return Target(lost=True, shared="right")
        return Target(self._mentions[at - 1], again=True, shared="right")

    def _behind(self, chain: Chain) -> Target | None:
        """Return the document named behind a comma at the close: "(Section 2, Lease Plan)"."""
        gap = _BEHIND.match(self._text, chain.end)
        if gap is None:
            return None
        mention = self._starts.get(gap.end())
        if mention is not None:
            closed = _CLOSES.match(self._text, mention.end)
            return Target(mention, shared="right") if closed else None
        law = law_at(self._text, gap.end())
        end = law.mention.end if law and law.mention else gap.end()
        return law if _CLOSES.match(self._text, end) else None

    def _before(self, chain: Chain) -> Target | None:
        if chain.this:
            return Target(here=True)
        if _ITS.search(self._text, max(0, chain.start - 6), chain.start):
            return self._former(chain)
        at = bisect_left(self._ends, chain.start + 1)
        if at:
            mention = self._mentions[at - 1]
            gap = self._text[mention.end : chain.start]
            joins = _BEFORE.fullmatch(gap) if len(gap) < _NEAR else None
            if joins and (len(gap) < 12 or joins["dated"]):  # noqa: PLR2004
                if _THIS_BEFORE.search(self._text, max(0, mention.start - 6), mention.start):
                    return Target(here=True, shared="left")
                return Target(mention, shared="left")
        return named_before(self._text, chain.start)


def _holds(outer: Chain, inner: Chain) -> bool:
    """Say whether *inner* can be a part of *outer* by their units."""
    if outer.space not in _NESTING or inner.space not in _NESTED or outer.space == inner.space:
        return False
    return len(outer.items) == 1
