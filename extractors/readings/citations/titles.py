"""Find documents by title: capitalised words that end in Policy, Agreement, Plan and the like."""

import re
from collections.abc import Iterable, Iterator

from depgraph.model.keys import Key, name_key
from depgraph.model.patterns import regex
from extractors.readings.citations.gate import held
from extractors.readings.citations.mention import Mention, is_free
from extractors.readings.citations.vocabulary import DOCUMENT_NOUNS, LAW_NOUNS, LEADERS
from extractors.readings.remembered import remembered

_NOUNS = {noun.casefold(): regex(rf"{noun}(?![-\w])") for noun in sorted(DOCUMENT_NOUNS)}
_FIXED = regex(
    r"Statement of (?:Work|Applicability)\b|Terms (?:of|and) [A-Z][a-z]+|"
    r"Code of (?:Business )?(?:Conduct|Ethics)\b"
)
_FIXED_WORDS = frozenset({"statement", "terms", "code"})
"""What each of the fixed titles begins with."""
TITLE_WORDS = frozenset(_NOUNS) | _FIXED_WORDS
"""Without one of these a text has no title."""
_WORD = regex(r"[A-Z][\w’'/&-]*|of|and|for|the|to|on|&")
_SMALL = frozenset({"of", "and", "for", "the", "to", "on"})
_CONNECTOR = regex(r"\s(?:(?:of|and|for|the|to|on|&)\s)+")
_OPENED = regex(r".*[(\[{<|:;,—–](?P<word>[A-Z][\w’'/&-]*)")
_OPENED_QUOTE = regex(r"[(\[]?[“\"](?P<word>[A-Z][\w’'/&-]*)")
_CLOSED_QUOTE = regex(
    r",?[”\"],?\s\(?(?:§|(?:sub)?(?:sections?|clauses?|paragraphs?|articles?|exhibits?|schedules?"
    r"|annex|appendix|parts?|steps?)\s)",
    re.IGNORECASE,
)
_OWNER = regex(r"(?:['’]s|s['’])\s")
_PARTS = regex(
    r"(?:Exhibit|EXHIBIT|Schedule|SCHEDULE|Annex(?:ure)?|ANNEX|Appendix|APPENDIX|Attachment"
    r"|Article|Part|Chapter|Section)s?\s(?:[A-Z]|[IVXLC]{1,7})(?:[.-]?[0-9]{1,3})?"
    r"\s(?:of|to)\s(?:the\s)?(?=[A-Z])"
)
"""A part in front of its document, which is no part of the title: "Exhibit B to the ..."."""
_BEFORE_THE = frozenset({"of", "for", "to", "on", "and"})
_WIDEST = 90
_LONGEST_SMALL = 20
_VARIANTS = 4


def titles(text: str) -> Iterator[Mention]:
    """Yield the capitalised titles in *text* that end in a document noun."""
    words = held(text, TITLE_WORDS)
    for match in _nouns(text, words):
        if is_free(text, match.start(), '-_/“"') and not _is_bare(text, match.start()):
            closed = _CLOSED_QUOTE.match(text, match.end()) is not None
            start = title_start(text, match.start(), quoted=closed)
            if start == match.start():
                continue
            start = _behind_parts(text, start, match.start(), match.end())
            if closed or not _is_quoted(text, start):
                yield _title(text, start, match.end())
    if not _FIXED_WORDS.isdisjoint(words):
        for match in _FIXED.finditer(text):
            if is_free(text, match.start()):
                yield _title(text, title_start(text, match.start()), match.end())


def _is_bare(text: str, start: int) -> bool:
    """Say whether a small word that joins nothing stands before *start*: "this Agreement"."""
    if start < 2 or text[start - 1] != " ":  # noqa: PLR2004
        return False
    blank = text.rfind(" ", max(0, start - _LONGEST_SMALL), start - 1)
    word = text[blank + 1 : start - 1] if blank >= 0 else ""
    return word.isalpha() and word.islower() and word not in _SMALL


def _nouns(text: str, words: Iterable[str]) -> list[re.Match[str]]:
    """Return where those nouns of *words* stand that may end a title, in order."""
    patterns = [_NOUNS[word] for word in words if word in _NOUNS]
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    return sorted(found, key=lambda match: match.start()) if len(found) > 1 else found


def title_start(text: str, end: int, *, quoted: bool = False) -> int:
    """Return where the run of capitalised words before *end* begins, leaders left out.

    It may begin behind a bracket or a dash, and behind a quotation mark if *quoted*.
    """
    start = end
    words = text[max(0, end - _WIDEST) : end].split()
    at = end
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        at = text.rindex(word, 0, at)
        if _WORD.fullmatch(word) is None:
            opened = _OPENED.fullmatch(word) or (quoted and _OPENED_QUOTE.fullmatch(word))
            if opened and opened["word"].casefold() not in LEADERS:
                start = at + opened.start("word")
            break
        if word == "the" and (not position or words[position - 1] not in _BEFORE_THE):
            break
        if word[0].islower() or word == "&":
            continue
        if word.casefold() in LEADERS:
            break
        start = at
    return start


def _behind_parts(text: str, start: int, noun: int, end: int) -> int:
    """Return where the title begins behind the parts cited of it; a whole line is one title."""
    ends = [match.end() for match in _PARTS.finditer(text, start, noun)]
    if not ends or ends[-1] >= noun:
        return start
    whole = not text[:start].strip() and not text[end:].strip()
    return start if whole else ends[-1]


def _is_quoted(text: str, start: int) -> bool:
    """Say whether the word before *start* opens a quotation, as a defined term does."""
    word = text[max(0, start - 24) : start].split()
    return bool(word) and word[-1][0] in '“"‘'


def is_law(name: str) -> bool:
    """Say whether *name* ends in the noun of a law."""
    words = re.findall(r"[A-Za-z]+", name)
    return bool(words) and words[-1] in LAW_NOUNS


def _title(text: str, start: int, end: int) -> Mention:
    keys, owned = _named(text[start:end])
    return Mention(start, end, keys, titled=True, guessed=owned)


# A document says its titles over and over.
@remembered
def _named(title: str) -> tuple[tuple[Key, ...], bool]:
    """Return the keys of *title*, and whether an owner stands before it.

    The keys are also those of what stands behind its owner and behind "and", "of", "to".
    """
    keys = [name_key(title)]
    for match in (*_OWNER.finditer(title), *_CONNECTOR.finditer(title)):
        if " " in title[match.end() :] and len(keys) < _VARIANTS:
            keys.append(name_key(title[match.end() :]))
    return tuple(keys), _OWNER.search(title) is not None
