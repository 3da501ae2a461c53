"""Definitions by naming: (the "X"), (each, an "X"), referred to as "X", bracketed initials."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from depgraph.model.immutable import immutable
from depgraph.model.keys import term_key
from depgraph.model.patterns import regex
from depgraph.model.sentences import sentences
from extractors.readings.defining.shapes import Found, Quoted
from extractors.readings.words import word_set

_REACH = 160
_NAMING = word_set(
    "the a an this our your each every any such collectively together individually",
    "jointly severally singly with and or as hereinafter hereafter herein hereof referred",
    "to called known also being defined in agreement simply for short respectively both",
    "either all of them which is are foregoing abbreviated below contract document policy",
    "procedure be may at times sometimes",
)
_LAST = word_set(
    "the a an this our your each collectively together individually jointly called as to",
    "or and hereinafter hereafter short being",
)
_REFUSED = regex(
    r"\s*(?:e\.?g|i\.?e|see|for\s+example|such\s+as|including|includes?|excluding|like"
    r"|other\s+than|not"
    r"|within|as\s+(?:such\s+term|that\s+term|defined)|using|unless|except|under|per|from|cf)\b",
    re.IGNORECASE,
)
_EXAMPLE = regex(r"\bsuch\s+as\b|\bexample\b|\be\.g\.|\bincluding\b", re.IGNORECASE)
_CASUAL = regex(
    r"\b(?:often|sometimes|commonly|generally|usually|formerly|previously)\s+[\w\s]*$",
    re.IGNORECASE,
)
_CLOSES = regex(r"\s{0,4}(?:[),;]|and\b|or\b|/|as\s+the\s+context)")
_NAMED_BEFORE = regex(
    r"(?:\breferred\s+to(?:\s+\w+){0,4}?\s+as|\bhereinafter(?:\s+\w+){0,4}"
    r"|\bhereafter(?:\s+\w+){0,4}"
    r"|\balso\s+(?:known|called)(?:\s+as)?|\b(?:each|collectively|together"
    r"|individually|being|we\s+call(?:\s\w+){1,2}|defined\s+as),?(?=\s+(?:the|an?)\s))"
    r",?\s+(?:(?:the|an?|each|this)\s+)?$",
    re.IGNORECASE,
)
_OR = regex(r"[\s,]*or\s+(?:(?:the|an?)\s+)?")
_ARTICLE = regex(r"(?:,?\s(?:an?|the|each))+,?$")
_CLAUSE = regex(
    r"[;:]\s|\b(?i:shall|will|must|between|among|agrees?\s+to|means|and\s+between)\s|\bmay\s",
)
_INITIALS = regex(r"\((?P<short>[A-Z][A-Za-z]?[A-Z&/-]{0,8}[A-Z]s?)\)")
_WORD = regex(r"[^\W_]+")
_UNWEIGHED = word_set(
    "of and for the in to on a an by with or",
)
_LONGEST_PHRASE = 600
_MOST_WORDS = 14
_MOST_TERM_WORDS = 8


@immutable
class _Piece:
    """One thing that a bracket opened at *opened* names; *lead* is said of it inside."""

    group: list[Quoted]
    opened: int
    lead: str = ""


def bracketed(text: str, stretches: Sequence[Quoted]) -> Iterator[Found]:
    """Yield the terms among *stretches* that a bracket or "referred to as" gives."""
    pieces: list[_Piece] = []
    last: Quoted | None = None
    for one in stretches:
        opened = _bracket(text, one.outer_start)
        same = last is not None and opened is not None and last.start > opened
        before = last.outer_end if same and last else (opened or 0) + 1
        if opened is None:
            opened = _named_before(text, one.outer_start)
            if opened is None:
                continue
        elif not _names(text, one, before, follows=same):
            continue
        lead = text[before : one.outer_start]
        if same and pieces and _same_thing(pieces[-1].group, one, lead):
            pieces[-1].group.append(one)
        else:
            pieces.append(_Piece([one], opened, lead if same else ""))
        last = one
    yield from _founds(text, pieces)


def initials(text: str) -> Iterator[Found]:
    """Yield bracketed initials that spell the words before them: "Key Risk Indicator (KRI)"."""
    for match in _INITIALS.finditer(text):
        short = match["short"]
        letters = short.removesuffix("s") if short[:-1].isupper() else short
        start = _spelled(text, match.start(), letters)
        if start is not None:
            long = " ".join(text[start : match.start()].split())
            at = match.start("short")
            yield Found(letters, at, at + len(letters), long, (long,), weak=True)


def _bracket(text: str, at: int) -> int | None:
    """Return where the bracket opens that holds offset *at*, if it opens near."""
    low = max(0, at - _REACH + 1)
    opened = text.rfind("(", low, at)
    while opened >= 0:
        # The nearest one counts of which no bracket is closed in between that opened before it.
        if text.count(")", opened, at) == text.count("(", opened + 1, at):
            return opened
        opened = text.rfind("(", low, opened)
    return None


def _named_before(text: str, at: int) -> int | None:
    """Return where the words begin that give a name at offset *at*, as "referred to as" does."""
    window = text[max(0, at - 90) : at]
    match = _NAMED_BEFORE.search(window)
    if match is None or _CASUAL.search(window):
        return None
    return at - len(window) + match.start()


def _names(text: str, one: Quoted, before: int, *, follows: bool) -> bool:
    """Say whether the words between *before* and *one* give a name, as "each, a" does."""
    if not _CLOSES.match(text, one.outer_end) or one.text.count(" ") >= _MOST_TERM_WORDS:
        return False
    lead = text[before : one.outer_start].strip()
    if not lead or lead in {",", ";"}:
        return one.text[0].isupper() or one.text[0].isdigit() or follows
    if _REFUSED.match(lead) or _EXAMPLE.search(lead):
        return False
    words = re.findall(r"[\w’'-]+", lead.casefold())
    if not words or words[-1] not in _LAST:
        return False
    if words[-1] in {"or", "and"} and not follows:
        return False
    if words[0] in {"such", "any", "each"} or follows:
        return True
    return _NAMING.issuperset(re.findall(r"[\w’'-]+", lead.casefold().rpartition(",")[2]))


def _same_thing(group: list[Quoted], one: Quoted, lead: str) -> bool:
    """Say whether *one* is another name: joined by "or", or the plural of a name before."""
    if _OR.fullmatch(lead):
        return True
    return any(term_key(one.text) == term_key(other.text) for other in group)


def _founds(text: str, pieces: Sequence[_Piece]) -> Iterator[Found]:
    bounds = sentences(text) if pieces else []
    done = before = 0
    for piece in pieces:
        if piece.opened > done:
            before = done
        at = bisect_right(bounds, piece.opened, key=lambda bound: bound[0]) - 1
        start, end = bounds[max(at, 0)]
        meaning = _said(piece.lead) or _phrase(text, max(start, before), piece.opened)
        if not meaning:
            meaning = _phrase(text, before, piece.opened)
        if not meaning:
            meaning = text[piece.opened : min(end, piece.opened + _LONGEST_PHRASE)]
        first, *others = piece.group
        names = tuple(dict.fromkeys(one.text for one in others))
        yield Found(first.text, first.start, first.end, meaning, names)
        closed = text.find(")", piece.group[-1].outer_end, piece.group[-1].outer_end + _REACH)
        done = closed + 1 if closed >= 0 else first.outer_end


def _said(lead: str) -> str:
    """Return what *lead* itself says of the thing it names: "such notice", not "each, a"."""
    words = re.findall(r"[^\W_]+", lead.casefold())
    if not words or _NAMING.issuperset(words):
        return ""
    said = " ".join(lead.split()).strip(" ,").removeprefix("and ")
    return _ARTICLE.sub("", said)


def _phrase(text: str, start: int, end: int) -> str:
    """Return what a bracket at *end* names: from the last verb or clause border on."""
    low = max(start, end - _LONGEST_PHRASE)
    for match in _CLAUSE.finditer(text, low, end):
        low = match.end()
    phrase = text[low:end].strip(" \t\n\u00a0,;.")
    return " ".join(phrase.removeprefix("and ").removeprefix("or ").split())


def _spelled(text: str, end: int, letters: str) -> int | None:
    """Return where the words before *end* begin whose first letters are *letters*."""
    words = list(_WORD.finditer(text, max(0, end - 120), end))[-_MOST_WORDS:]
    wanted = [letter for letter in letters.casefold() if letter.isalnum()]
    strict = _matched(words, wanted, weighed=False)
    return strict if strict is not None else _matched(words, wanted, weighed=True)


def _matched(
    words: Sequence[re.Match[str]], wanted: Sequence[str], *, weighed: bool
) -> int | None:
    """Match *wanted* from the last letter back; small words count only when *weighed*."""
    left = list(wanted)
    for word in reversed(words):
        folded = word[0].casefold()
        small = folded in _UNWEIGHED
        if folded[0] == left[-1] and (weighed or not small):
            left.pop()
            if not left:
                return word.start()
        elif not small:
            return None
    return None
