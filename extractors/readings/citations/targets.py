"""Decide whose provision is cited: the words around a number name a document, or this one."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from depgraph.model.facts import Strength
from depgraph.model.keys import name_key
from depgraph.model.labels import ATTACHMENTS
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.titles import is_law, title_start
from extractors.readings.citations.units import Chain
from extractors.readings.citations.vocabulary import LAW_NOUNS, OWN_NOUNS


@dataclass(frozen=True, slots=True)
class Target:
    """Whose provision a chain cites. *mention* ``None`` is this document.

    *outer* is the position of the chain that this one is part of ("step 3 of section 5"), *root*
    the unit word of "paragraph (a) of this section"; *lost* targets give no reference.
    """

    mention: Mention | None = None
    outer: int | None = None
    root: str = ""
    lost: bool = False
    here: bool = False
    again: bool = False
    """The document is named elsewhere before: "thereof", "its Section 4"."""
    shared: str = ""
    """``left`` or ``right``: the side on which neighbours in a list share this target."""


LOST = Target(lost=True)
_NEAR = 60
_OF = re.compile(
    r"\s*,?\s*(?:\((?![“\"])[^()\n]{1,80}\)\s*)?"
    r"(?P<word>of|to|in|under|from|within|pursuant\sto|(?:as\s)?"
    r"(?:contained|set\sout|set\sforth|provided|described|defined|specified|stated)\sin)"
    r"\s+(?P<the>(?:the|our|your|its|his|her|their|any|each|an?|both|applicable|relevant|current)\s+){0,2}"
    r"[“\"]?"
)
_THIS = re.compile(
    r"(?:this|the\spresent)\s+(?P<sub>sub-?)?(?P<words>(?-i:(?:[A-Z][\w’&-]*\s+){0,5}))"
    r"(?P<noun>[A-Za-z]+)",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?:that|such|said|those|same)\s+(?:sub-?)?(?:[A-Z][\w’&-]*\s+){0,4}(?P<noun>[A-Za-z]+)"
)
_TITLE = re.compile(r"(?P<law>[Tt]itle\s+(?:[0-9]{1,3}|[IVXL]{1,6})(?:[A-Z](?!\w))?)")
_PHRASE = re.compile(
    r"(?P<name>[A-Z][\w’'&.-]*"
    r"(?:\s+(?:(?:of|and|for|the|on|to|in|with|by)\s+){0,2}\(?[A-Z][\w’'&.)-]*){0,9}"
    r"(?:\s(?:of\s)?[12][0-9]{3})?(?:\sNo\.?\s[0-9]+/[0-9]+)?)"
)
_LOWER_LAW = re.compile(
    r"(?:act|code|law|laws|statute|regulations?|directive|constitution)\b(?!\s+of\s+conduct)"
)
_LOWER_OWN = re.compile(
    r"(?:agreement|contract|policy|procedure|document|standard|lease|handbook|manual|plan|sop)\b"
    r"(?!\s+[A-Z(])"
)
_DEFINITION = re.compile(r"(?:the\s+)?definitions?\s+of\b")
_HERE = re.compile(r"\s*,?\s*(?P<word>hereof|herein|hereto|hereunder|thereof|therein|thereto)\b")
_COMMA = re.compile(r"\.?,\s+")
_NESTING = (ATTACHMENTS - {"table", "figure"}) | {"article", "part", "chapter"}
_NESTED = frozenset({"section", "part", "step", "table"})
_THIS_BEFORE = re.compile(r"\b[Tt]his\s$")
_ITS = re.compile(r"\b[Ii]ts\s+$")
_ADJACENT = re.compile(r"\s*\(?\s*")
_ABBREVIATION = re.compile(
    r"(?:\s(?:Abs|Satz|Nr|S|lit|Var|Halbs)\.?\s[0-9a-z]{1,3}){0,4}\s"
    r"(?P<law>GDPR|DSGVO|CCPA|HIPAA|ERISA|UCC|UWG|TFEU|TEU|[A-Z][A-Za-z]{0,8}G|[BHS]t?GB"
    r"|[A-Z][A-Za-z]{0,4}(?:PO|GO))(?!\w)"
)
_JOINED = re.compile(
    r"\s*[,;]?\s*(?:and/or|and|or|&|to|through|[–-])?\s*(?:with\s|in\s|under\s|the\s)?"
)
_BEFORE = re.compile(
    r"(?:['’]s?)?,?[”\"]?(?P<dated>\)?,?\s\(?(?:dated|effective|as\sof|as\samended|revision|rev|version"
    r"|v|page|p)(?=[\s.0-9])[^;:()\n]{0,40}?\)?(?=[,\s(]))?\s*[,:(\[|/–—-]?\s*(?:at\s|in\s|see\s|under\s)?"
)
_NOUN_BEFORE = re.compile(
    r"(?P<noun>Schedule|Form|Sheet|Order|Deed|Letter|Licen[cs]e|Memorandum|Report|Undertaking)"
    r"[,:]?\s[(\[]?$"
)
_BEHIND = re.compile(r",\s(?:the\s)?[“\"]?")
_CLOSES = re.compile(
    r"[”\"]?(?:\s?\([A-Z]{2,6}\))?(?:[)\];]|\.(?=\s|$)|\s*$"
    r"|,?\s(?:dated|effective|as\samended|between|by\sand\sbetween)\b)"
)
_NAMED_BEFORE = re.compile(
    r"(?:^|[\s(\[])(?P<name>[A-Z]{2,8}[\s-]?[0-9][0-9A-Z]{0,7}(?:[.-][0-9A-Z]{1,6}){0,3}),?\s\(?$"
)
_LAW_BEFORE = re.compile(
    r"(?:^|[\s(\[“\"])"
    r"(?P<law>(?:[A-Z][\w.’'&-]*\s+(?:(?:of|and|the|on|for)\s+)?){0,6}"
    r"(?P<noun>[A-Z][\w.]*)(?:\s(?:of\s)?[0-9]{4})?),?\s*\(?$"
)


class Targets:
    """The targets of the chains of one text, found from right to left."""

    def __init__(self, text: str, chains: list[Chain], mentions: list[Mention]) -> None:
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
        if not _COMMA.fullmatch(self._text, first.end, second.start):
            return None
        if position + 1 < len(self._chains) and self._is_joined(position):
            return None
        if position > 1 and self._is_joined(position - 2):
            return None
        if _holds(first, second):
            return position - 1
        return position if second.space in ATTACHMENTS and _holds(second, first) else None

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
            return _outside(chain.end, law.end(), law["law"])
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
        return self._pronoun(chain, at) or self._worded(at, of)

    def _pronoun(self, chain: Chain, at: int) -> Target | None:
        this = _THIS.match(self._text, at)
        if this is not None:
            return self._this(this)
        that = _THAT.match(self._text, at)
        if that is None:
            return LOST if _DEFINITION.match(self._text, at) else None
        former = self._former(chain)
        if former.lost and that["noun"].capitalize() in LAW_NOUNS:
            return _outside(that.start(), that.end(), that.group())
        return former

    def _this(self, this: re.Match[str]) -> Target | None:
        mention = self._starts.get(this.start("words")) or self._starts.get(this.start("noun"))
        if mention is not None:
            return Target(here=True, shared="right")
        noun = this["noun"].casefold()
        root = f"sub{noun}" if this["sub"] else noun
        if not this["words"] and noun in ("title", "chapter", "part", "subpart", "subchapter"):
            return Target(root=root, here=True)
        if noun in OWN_NOUNS:
            return Target(root=root, here=True, shared="right")
        return None

    def _worded(self, at: int, of: re.Match[str]) -> Target | None:
        text = self._text
        title = _TITLE.match(text, at)
        if title is not None:
            return _outside(at, title.end(), title["law"])
        if _LOWER_LAW.match(text, at):
            return _outside(at, at, text[at : at + 12].split()[0])
        if _LOWER_OWN.match(text, at):
            return Target(here=True)
        phrase = _PHRASE.match(text, at)
        if phrase is None:
            return None
        name = phrase["name"].rstrip(".,’'")
        if is_law(name) or re.search(r"\b(?:Act|Code|Law)\b", name):
            return _outside(at, at + len(name), name)
        if of["word"] != "of" or not of["the"]:
            return None
        mention = Mention(at, at + len(name), (name_key(name),), guessed=True)
        return Target(mention, shared="right")

    def _former(self, chain: Chain) -> Target:
        """Return the document last named before *chain*, for "thereof" and "that Agreement"."""
        at = bisect_left(self._ends, chain.start + 1)
        return Target(self._mentions[at - 1], again=True, shared="right") if at else LOST

    def _behind(self, chain: Chain) -> Target | None:
        """Return the document named behind a comma at the close: "(Section 2, Lease Plan)"."""
        gap = _BEHIND.match(self._text, chain.end)
        if gap is None:
            return None
        mention = self._starts.get(gap.end())
        if mention is not None:
            closed = _CLOSES.match(self._text, mention.end)
            return Target(mention, shared="right") if closed else None
        law = _PHRASE.match(self._text, gap.end())
        name = law["name"].rstrip(".,)") if law else ""
        closed = _CLOSES.match(self._text, gap.end() + len(name))
        return (
            _outside(gap.end(), gap.end() + len(name), name) if closed and is_law(name) else None
        )

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
        noun = _NOUN_BEFORE.search(self._text, max(0, chain.start - 24), chain.start)
        start = title_start(self._text, noun.start()) if noun else 0
        if noun and start < noun.start():
            key = (name_key(self._text[start : noun.end("noun")]),)
            return Target(Mention(start, noun.end("noun"), key, guessed=True), shared="left")
        named = _NAMED_BEFORE.search(self._text, max(0, chain.start - 40), chain.start)
        if named is not None:
            key = (name_key(named["name"]),)
            return Target(Mention(*named.span("name"), key, guessed=True), shared="left")
        low = max(0, chain.start - 70)
        law = _LAW_BEFORE.search(self._text[low : chain.start])
        if law is not None and law["noun"].rstrip(".") in LAW_NOUNS:
            return _outside(
                low + law.start("law"), low + law.end("law"), law["law"], shared="left"
            )
        return None


def _outside(start: int, end: int, name: str, shared: str = "right") -> Target:
    mention = Mention(start, end, (name_key(name),), Strength.EXPLICIT, external=True)
    return Target(mention, shared=shared)


def _holds(outer: Chain, inner: Chain) -> bool:
    """Say whether *inner* can be a part of *outer* by their units."""
    if outer.space not in _NESTING or inner.space not in _NESTED or outer.space == inner.space:
        return False
    return len(outer.items) == 1
