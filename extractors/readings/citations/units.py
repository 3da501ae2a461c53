"""Find unit words with numbers ("Sections 4.2 and 5", "§ 3(b)", "Exhibit C") in a text."""

import re
import string
from collections import defaultdict

from depgraph.model.facts import Strength
from depgraph.model.immutable import immutable
from depgraph.model.labels import DIVISIONS, SPACES
from depgraph.model.patterns import regex
from extractors.readings.citations.gate import held
from extractors.readings.citations.mention import Mention
from extractors.readings.citations.numbers import echo_end, items_at
from extractors.readings.citations.ranges import MOST, Item
from extractors.readings.citations.vocabulary import SHORT_FORMS
from extractors.readings.words import lowered


@immutable
class Chain:
    """A unit word at *start* and the numbers behind it, up to *end* with the last echo.

    *this* is true for "this Section 4", *comments* for the "commentary to § 4".
    """

    start: int
    end: int
    unit: str
    space: str
    items: tuple[Item, ...]
    this: bool = False
    comments: bool = False


_GAP = r"\s{1,3}(?:No\.?\s)?"
_SHAPES = (
    ("§", r"§{1,2}\s{0,3}"),
    ("section", rf"sections?{_GAP}"),
    ("clause", rf"clauses?{_GAP}"),
    ("paragraph", rf"paragraphs?{_GAP}"),
    ("article", rf"articles?{_GAP}"),
    ("exhibit", rf"exhibits?{_GAP}"),
    ("schedule", rf"schedules?{_GAP}"),
    ("annex", rf"annex(?:es|ure)?{_GAP}"),
    ("append", rf"appendi(?:x|ces){_GAP}"),
    ("attachment", rf"attachments?{_GAP}"),
    ("addendum", rf"(?-i:A)(?:ddendum|DDENDUM){_GAP}(?=[A-Z0-9]\b)"),
    ("chapter", rf"chapters?{_GAP}"),
    ("part", rf"parts?{_GAP}(?=[0-9(]|(?-i:[IVX]|[A-H]\b))"),
    ("step", rf"steps?{_GAP}(?=[0-9(])"),
    ("table", rf"(?-i:T)ables?{_GAP}(?=[0-9]|(?-i:[A-Z]))"),
    ("figure", rf"figures?{_GAP}(?=[0-9]|(?-i:[A-Z]))"),
    ("form", rf"(?-i:F)orms?{_GAP}(?=(?-i:[A-Z]{{0,3}}-?[0-9]))"),
    (
        "point",
        rf"points?{_GAP}(?=\(|[0-9]{{1,3}}\sof\s(?:the\s)?(?:Article|Annex|Section|paragraph))",
    ),
    ("note", rf"notes?{_GAP}(?=[0-9])"),
    ("comment", rf"comments?{_GAP}(?=[0-9(]|(?-i:[A-Z]))"),
    ("sec", r"secs?\.\s{0,2}(?=[0-9])"),
    ("art.", r"art\.\s{0,2}(?=[0-9])"),
    ("para", r"paras?\.?\s{1,2}(?=[0-9(])"),
    ("cl.", r"cl\.\s{0,2}(?=[0-9(])"),
    ("fig.", r"fig\.\s{0,2}(?=[0-9])"),
)
_GOES_ON = {"annex": "eu", "append": "i"}
"""The letters that may follow on a stem; on any other it is that of the plural."""


def _lookout(stem: str) -> re.Pattern[str]:
    """Return what finds *stem* in lower case where a number may be behind it, and seldom else.

    It is in no word but one with "sub" before, and ends there or goes on as its shape does.
    """
    if not stem.isalpha():
        return regex(re.escape(stem))
    inside = r"ac-z0-9_"
    further = set(string.ascii_lowercase) - set(_GOES_ON.get(stem, "s"))
    return regex(f"{stem}(?<![{inside}]{stem})(?![{''.join(sorted(further))}])")


def _words(stem: str) -> frozenset[str]:
    """Return the words that begin with *stem*; "sub" before it may stand apart."""
    root = stem.rstrip(".")
    forms = {root + ending for ending in ("", "s", "es", "ure", "ix", "ices")}
    return frozenset(word for word in SPACES if word.removeprefix("sub") in forms)


_PATTERNS = tuple((_lookout(stem), regex(shape, re.IGNORECASE)) for stem, shape in _SHAPES)
_BY_WORD: dict[str, list[int]] = defaultdict(list)
"""The numbers of the patterns that a word is for."""
for _number, (_stem, _) in enumerate(_SHAPES):
    for _word in _words(_stem):
        _BY_WORD[_word].append(_number)
_SIGN = frozenset({"§"})
UNIT_WORDS = frozenset(_BY_WORD) - _SIGN
"""Without one of these, and without a section sign, a text has no chain."""
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
_OF_DIVISION = regex(
    r"[A-Z](?:\s(?:and|or|through|to)\s[A-Z])?\s(?:of|to)\s(?:this|the|(?:sub)?(?:title|chapter|part))\b",
    re.IGNORECASE,
)
_COMMENTS = regex(r"\bcommentary\s(?:to|on)\s(?:the\s)?$", re.IGNORECASE)
_THIS = regex(r"\bthis\s+$", re.IGNORECASE)


def chains(text: str) -> list[Chain]:
    """Return every unit word of *text* that has a number, in order."""
    words = held(text, UNIT_WORDS) | (_SIGN if "§" in text else frozenset())
    if not words:
        return []
    folded = lowered(text)
    found: dict[int, Chain] = {}
    room = MOST
    for number in sorted({number for word in words for number in _BY_WORD[word]}):
        lookout, pattern = _PATTERNS[number]
        seen = lookout.search(folded)
        while seen:
            match = pattern.match(text, seen.start())
            chain = _chain(text, match, whole=room > 0) if match else None
            if chain is not None:
                room -= _implied(chain)
                found.setdefault(chain.start, chain)
            seen = lookout.search(folded, match.end() if match else seen.end())
    return _apart(found) if found else []


def _implied(chain: Chain) -> int:
    items = chain.items
    return sum(item.implied for item in items) if len(items) > 1 else 0


def _chain(text: str, match: re.Match[str], *, whole: bool) -> Chain | None:
    start = _word_start(text, match.start())
    if start is None:
        return None
    word = text[start : match.end()].split(maxsplit=1)[0]
    unit = word.casefold().replace("-", "").rstrip(".")
    space = SPACES.get(unit)
    if space is None:
        return None
    plural = unit.endswith("s") or unit in ("appendices", "§§")
    lettered = space in _LETTERED or (space in _BARE_LETTER and word[0].isupper())
    lettered = lettered or (
        space in DIVISIONS and _OF_DIVISION.match(text, match.end()) is not None
    )
    items = items_at(text, match.end(), plural=plural, lettered=lettered, whole=whole)
    if not items:
        return None
    this = bool(_THIS.search(text, max(0, start - 12), start))
    near = max(0, start - 24)
    comments = "omment" in text[near:start].lower() and bool(_COMMENTS.search(text, near, start))
    end = echo_end(text, items[-1])
    return Chain(start, end, unit, space, items, this=this, comments=comments)


def _word_start(text: str, at: int) -> int | None:
    """Return where the unit word at *at* begins, "sub" included; ``None`` inside a word."""
    for sub in ("sub-", "sub"):
        if text[max(0, at - len(sub)) : at].casefold() == sub:
            at -= len(sub)
            break
    before = text[at - 1 : at] if at else ""
    return None if before.isalnum() or before in ("_", "-") else at


def _apart(found: dict[int, Chain]) -> list[Chain]:
    ordered: list[Chain] = []
    for _, chain in sorted(found.items()):
        if not ordered or chain.start >= ordered[-1].end:
            ordered.append(chain)
    return ordered


_PART_BEHIND = regex(
    r",\s(?=(?:[A-Z]\.[0-9]{1,3}|[0-9]{1,3}\.[0-9]{1,3})(?:\.[0-9]{1,3}){0,3}(?!\w|%))"
)
_NUMBER_BEHIND = regex(
    r"\s{1,2}(?![0-9]{1,3}\.0(?!\.))"
    r"(?=[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}(?:\([a-z0-9]{1,4}\)){0,3}(?!\w|\.[0-9]|%))"
)


def _is_short(text: str, mention: Mention) -> bool:
    """Say whether *mention* is a control number or a usual abbreviation: no version follows it."""
    words = text[mention.start : mention.end]
    return mention.strength is Strength.EXPLICIT or words in SHORT_FORMS


def numbered_behind(text: str, named: list[Mention], found: list[Chain]) -> list[Chain]:
    """Return the bare numbers behind a name or an attachment: "MSA 3.2", "Annex I, 6.2"."""
    gaps = [
        _NUMBER_BEHIND.match(text, mention.end)
        for mention in named
        if not mention.titled and not mention.external and _is_short(text, mention)
    ]
    gaps.extend(_PART_BEHIND.match(text, chain.end) for chain in found if chain.space in _LETTERED)
    room = MOST - sum(map(_implied, found))
    numbers: list[Chain] = []
    for at in (gap.end() for gap in gaps if gap):
        items = items_at(text, at, plural=False, lettered=True, whole=room > 0)
        if items:
            numbers.append(Chain(at, echo_end(text, items[-1]), "section", "section", items))
            room -= _implied(numbers[-1])
    return numbers
