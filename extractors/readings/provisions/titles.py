"""Read the title of a provision: heading words, or the lead-in that opens a paragraph."""

import re

from depgraph.model.documents import Block, BlockKind, MarkKind
from depgraph.model.headings import LONGEST_HEADING, VERBS, is_heading, runs_on
from depgraph.model.patterns import regex

LONGEST = 90
"""A lead-in longer than this is a sentence, not a title."""

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "into",
        "its",
        "no",
        "not",
        "of",
        "on",
        "or",
        "other",
        "per",
        "than",
        "that",
        "the",
        "their",
        "to",
        "under",
        "upon",
        "via",
        "with",
        "without",
        "vs",
    ]
)
_WORD = regex(r"[\w’'/&-]+")
_LEAD_IN = regex(
    rf"(?P<title>[^\s.:;][^.:;\n]{{0,{LONGEST}}}?)(?:(?:\.|:|[.:]?\s?[–—]|\.?\s-)(?=\s|$)|(?<=[a-z])\.(?=[A-Z][a-z]))"
)
_STOPPED = regex(r"[.:–—]|.\s?(?:[.:–—]|$)|\s", re.DOTALL)
_ENDS = frozenset(".:;,!?")
_EDGE = " \t\n\u00a0.:–—-|"
_STOPS = regex(r"[.:–—]|\s-")
"""What ends a title that its text runs on from; such a title is short."""
_DATE_WORDS = regex(r"\b(?:No|Inc|Ltd|Corp|Co|Mr|Ms|Dr|vs|v|e\.g|i\.e|U\.S|St)$")


def title_of(block: Block, start: int, end: int | None = None) -> str:
    """Return the title that stands at *start* in *block*, or an empty text."""
    far = start + LONGEST_HEADING * 2
    rest = block.text[start : far if end is None else min(end, far)]
    lead = len(rest) - len(rest.lstrip(_EDGE))
    if is_heading(block):
        return trimmed(rest)
    return _strong(block, start + lead) or _run_in(rest[lead:])


def is_lead_in(block: Block) -> bool:
    """Say whether a heading only leads to what follows: "Rationale:", or a whole sentence."""
    return block.text.rstrip().endswith(":") or not is_heading(block)


def is_set_apart(block: Block) -> bool:
    """Say whether a short paragraph stands in bold from end to end, as a heading without style."""
    if block.kind is not BlockKind.PARAGRAPH or not block.marks or block.table or block.place.part:
        return False
    text = block.text.rstrip()
    if not 3 <= len(text) <= LONGEST or not text[0].isupper() or text[-1] in _ENDS:  # noqa: PLR2004
        return False
    whole = any(
        mark.kind is MarkKind.STRONG and mark.start == 0 and mark.end >= len(text)
        for mark in block.marks
    )
    return whole and "__" not in text and "\n" not in text and not VERBS.search(text)


def trimmed(text: str) -> str:
    """Return *text* on one line without the punctuation around it."""
    return " ".join(text.strip(_EDGE).split())


def title_case(text: str) -> bool:
    """Say whether every longer word of *text* is capitalised, as in a title."""
    words = [word for word in _WORD.findall(text) if word.casefold() not in _SMALL]
    return bool(words) and all(not word[0].islower() for word in words)


def _strong(block: Block, start: int) -> str:
    for mark in block.marks:
        if mark.kind is MarkKind.STRONG and mark.start <= start < mark.end:
            title = trimmed(block.text[start : mark.end])
            if not 0 < len(title) <= LONGEST or VERBS.search(title):
                return ""
            if mark.end >= len(block.text.rstrip()) and runs_on(block.text[start : mark.end]):
                return ""
            return title if _STOPPED.match(block.text, mark.end - 1) else ""
    return ""


def _run_in(rest: str) -> str:
    stopped = _STOPS.search(rest, 1, LONGEST + 4)
    match = _LEAD_IN.match(rest) if stopped else None
    if match is None or match.end() >= len(rest.rstrip()):
        whole = trimmed(rest)
        return whole if _is_whole_title(whole) and "\n" not in rest.strip() else ""
    if _DATE_WORDS.search(match["title"]):
        return ""
    title = trimmed(match["title"])
    if VERBS.search(title) or not title[:1].isalpha() or title[:1].islower():
        return ""
    if title_case(title):
        return title
    if len(title.split()) > 8:  # noqa: PLR2004
        return ""
    behind = rest[match.end() : match.end() + 8].lstrip()
    if match[0].endswith("."):
        behind = behind.lstrip('"“')
    return title if behind[:1].isupper() else ""


def _is_whole_title(text: str) -> bool:
    if len(text) > LONGEST or len(text.split()) > 12 or ";" in text:  # noqa: PLR2004
        return False
    return title_case(text) and not VERBS.search(text)
