"""Find unit words with numbers ("Sections 4.2 and 5", "§ 3(b)", "Exhibit C") in a text."""

import re
from dataclasses import dataclass

from depgraph.model.labels import SPACES
from extractors.readings.citations.names import Mention
from extractors.readings.citations.numbers import Item, echo_end, items_at


@dataclass(frozen=True, slots=True)
class Chain:
    """A unit word at *start* and the numbers behind it, up to *end* with the last echo.

    *this* is true for "this Section 4".
    """

    start: int
    end: int
    unit: str
    space: str
    items: tuple[Item, ...]
    this: bool = False

    @property
    def relative(self) -> bool:
        """Say whether the first number lacks its section: "paragraph (a)"."""
        return not self.items[0].root


def _unit(stem: str, pattern: str, flags: int = re.IGNORECASE) -> tuple[str, re.Pattern[str]]:
    return stem, re.compile(pattern, flags)


_GAP = r"[\s\u00a0]{1,3}(?:No\.?[\s\u00a0])?"
_PATTERNS = (
    ("§", re.compile(r"§{1,2}[\s\u00a0]{0,3}")),
    _unit("section", rf"\b(?:sub-?)?sections?{_GAP}"),
    _unit("clause", rf"\b(?:sub-?)?clauses?{_GAP}"),
    _unit("paragraph", rf"\b(?:sub-?)?paragraphs?{_GAP}"),
    _unit("article", rf"\barticles?{_GAP}"),
    _unit("exhibit", rf"\bexhibits?{_GAP}"),
    _unit("schedule", rf"\bschedules?{_GAP}"),
    _unit("annex", rf"\bannex(?:es|ure)?{_GAP}"),
    _unit("append", rf"\bappendi(?:x|ces){_GAP}"),
    _unit("attachment", rf"\battachments?{_GAP}"),
    _unit("addendum", rf"\bAddendum{_GAP}(?=[A-Z0-9]\b)", 0),
    _unit("chapter", rf"\bchapters?{_GAP}"),
    _unit("part", rf"\bparts?{_GAP}(?=[0-9IVX(]|[A-H]\b)"),
    _unit("step", rf"\bsteps?{_GAP}(?=[0-9(])"),
    _unit("table", rf"\bTables?{_GAP}(?=[0-9A-Z])", 0),
    _unit("figure", rf"\bfigures?{_GAP}(?=[0-9A-Z])"),
    _unit("form", rf"\bForms?{_GAP}(?=[A-Z]{{0,3}}-?[0-9])", 0),
    _unit("note", rf"\bnotes?{_GAP}(?=[0-9])"),
    _unit("comment", rf"\bcomments?{_GAP}(?=[0-9A-Z(])"),
    _unit("sec.", r"\bsecs?\.[\s\u00a0]{0,2}(?=[0-9])"),
    _unit("art.", r"\barts?\.[\s\u00a0]{0,2}(?=[0-9])"),
    _unit("para", r"\bparas?\.?[\s\u00a0]{1,2}(?=[0-9(])"),
    _unit("cl.", r"\bcl\.[\s\u00a0]{0,2}(?=[0-9(])"),
    _unit("fig.", r"\bfigs?\.[\s\u00a0]{0,2}(?=[0-9])"),
)
_LETTERED = frozenset(
    {
        "exhibit",
        "schedule",
        "annex",
        "appendix",
        "attachment",
        "addendum",
        "table",
        "figure",
        "form",
    }
)
_BARE_LETTER = frozenset({"part", "article", "chapter"})
_THIS = re.compile(r"\bthis[\s\u00a0]+(?:sub-?)?$", re.IGNORECASE)


def chains(text: str, folded: str) -> list[Chain]:
    """Return every unit word of *text* that has a number, in order; *folded* is lower case."""
    found: dict[int, Chain] = {}
    for stem, pattern in _PATTERNS:
        if stem in folded:
            for match in pattern.finditer(text):
                chain = _chain(text, match)
                if chain is not None:
                    found.setdefault(chain.start, chain)
    return _apart(found)


def _chain(text: str, match: re.Match[str]) -> Chain | None:
    word = re.sub(r"[\s\u00a0]+(?:No\.?)?", "", match.group(), flags=re.IGNORECASE)
    unit = word.casefold().rstrip(".")
    space = SPACES.get(unit, "section")
    plural = unit.endswith("s") or unit in ("appendices", "§§")
    lettered = space in _LETTERED or (space in _BARE_LETTER and word[0].isupper())
    items = items_at(text, match.end(), plural=plural, lettered=lettered)
    if not items:
        return None
    this = bool(_THIS.search(text, max(0, match.start() - 12), match.start()))
    return Chain(match.start(), echo_end(text, items[-1]), unit, space, items, this=this)


def _apart(found: dict[int, Chain]) -> list[Chain]:
    ordered: list[Chain] = []
    for _, chain in sorted(found.items()):
        if not ordered or chain.start >= ordered[-1].end:
            ordered.append(chain)
    return ordered


_NUMBER_BEHIND = re.compile(
    r"[\s\u00a0]{1,2}(?=[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}(?:\([a-z0-9]{1,4}\)){0,3}(?!\w|\.[0-9]|%))(?![0-9]{1,3}\.0(?!\.))"
)


def numbered_behind(text: str, named: list[Mention]) -> list[Chain]:
    """Return the numbers that stand directly behind a document's short name: "MSA 3.2"."""
    found = []
    for mention in named:
        gap = (
            None if mention.titled or mention.external else _NUMBER_BEHIND.match(text, mention.end)
        )
        if gap is not None:
            items = items_at(text, gap.end(), plural=False, lettered=False)
            if items:
                found.append(
                    Chain(gap.end(), echo_end(text, items[-1]), "section", "section", items)
                )
    return found
