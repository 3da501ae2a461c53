"""Find documents that a text names: by control number, title, short form, alias or file name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from depgraph.model.facts import Strength
from depgraph.model.keys import Key, file_key, name_key
from extractors.readings.citations.vocabulary import (
    DOCUMENT_NOUNS,
    LAW_NOUNS,
    PREFIXES,
    SHORT_FORMS,
    TECHNICAL,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named at *start* to *end*; no *keys* mean the document that speaks.

    *titled* ones are capitalised titles; *guessed* ones are capitalised words that may be one.
    """

    start: int
    end: int
    keys: tuple[Key, ...]
    strength: Strength = Strength.SHAPED
    external: bool = False
    revision: str = ""
    echo: str = ""
    path: str = ""
    titled: bool = False
    guessed: bool = False


_CONTROL = re.compile(
    r"(?<![\w.\-/@#])(?P<number>(?P<prefix>[A-Z][A-Z]{1,7}[0-9]?)(?:[-_‑](?:[A-Z]{1,8}|[0-9]{1,8}[A-Z]?)){0,4}"
    r"[-_‑][0-9]{1,8}[A-Z]?)(?![\w]|[-_‑][\w])"
)
_SPACED = re.compile(
    r"(?<![\w.\-/])(?P<number>(?P<prefix>[A-Z]{2,6})[ \u00a0]?[0-9]{2,6})(?![\w]|[.\-][\w])"
)
_REVISION = re.compile(
    r"[\s\u00a0,]{0,2}\(?(?:rev(?:ision)?\b\.?|ver(?:sion)?\b\.?|issue\b|v\.?(?=\s?[0-9]))[\s\u00a0]?"
    r"(?P<revision>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Z](?![\w]))\)?",
    re.IGNORECASE,
)
_ECHO = re.compile(r"[\s\u00a0]*\((?P<echo>[A-Z][A-Za-z,&/ \u00a0-]{3,80})\)")
_FILE = re.compile(
    r"(?<![\w/.:-])(?P<path>(?:[\w.-]{1,60}/){0,6}[\w-][\w.-]{0,80}\.(?:md|docx?|pdf|rst|xlsx?|html?|txt))(?![\w/])"
)
_SHORT = re.compile(r"(?<![\w.\-/“\"])(?P<short>[A-Z]{3,5})(?![\w]|[-_/][\w]|[”\"])")
_NOUN = re.compile(rf"\b(?P<noun>{'|'.join(sorted(DOCUMENT_NOUNS))})\b(?![-\w])")
_STATEMENT = re.compile(
    r"\b(?:Statement of (?:Work|Applicability)|Terms (?:of|and) [A-Z][a-z]+|Code of (?:Business )?(?:Conduct|Ethics))\b"
)
_WORD = re.compile(r"[A-Z][\w’'/&.-]*|of|and|for|the|to|on|&")
_LEADERS = frozenset(
    [
        "this",
        "that",
        "such",
        "each",
        "any",
        "every",
        "all",
        "our",
        "your",
        "their",
        "its",
        "the",
        "a",
        "an",
        "no",
        "if",
        "when",
        "where",
        "under",
        "in",
        "see",
        "per",
        "as",
        "by",
        "with",
        "for",
        "and",
        "or",
        "of",
        "to",
        "on",
        "at",
        "from",
        "either",
        "neither",
        "both",
        "these",
        "those",
        "other",
        "another",
        "said",
    ]
)


def mentions(text: str, aliases: Mapping[str, Mention]) -> list[Mention]:
    """Return the documents that *text* names, apart from each other, in order."""
    found = [*_controls(text), *_aliased(text, aliases)]
    if "." in text:
        found.extend(_files(text))
    found.extend(titles(text))
    found.extend(_shorts(text, aliases))
    return apart(found)


def apart(found: list[Mention]) -> list[Mention]:
    """Return *found* in order; of two that overlap, the one that begins first and is longer."""
    ordered: list[Mention] = []
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if not ordered or mention.start >= ordered[-1].end:
            ordered.append(mention)
    return ordered


def _controls(text: str) -> Iterator[Mention]:
    for match in _CONTROL.finditer(text):
        if match["prefix"] not in TECHNICAL:
            yield _control(text, match)
    for match in _SPACED.finditer(text):
        if match["prefix"] in PREFIXES and len(match["prefix"]) > 2:  # noqa: PLR2004
            yield _control(text, match)


def _control(text: str, match: re.Match[str]) -> Mention:
    number = match["number"].replace("‑", "-")
    usual = re.match(r"[A-Z]+", number)
    known = usual is not None and usual.group() in PREFIXES
    strength = Strength.EXPLICIT if known else Strength.SHAPED
    mention = Mention(match.start(), match.end(), (name_key(number),), strength)
    revision = _REVISION.match(text, mention.end)
    if revision is not None:
        mention = replace(mention, end=revision.end(), revision=revision["revision"])
        if text[revision.end() - 1] == ")" and "(" not in revision.group():
            mention = replace(mention, end=revision.end() - 1)
    echo = _ECHO.match(text, mention.end)
    if echo is not None and not re.match(r"(?:the|as|see|if|or|and|in) ", echo["echo"]):
        mention = replace(mention, end=echo.end(), echo=echo["echo"].strip())
    return mention


def _aliased(text: str, aliases: Mapping[str, Mention]) -> Iterator[Mention]:
    for alias, meant in aliases.items():
        at = text.find(alias)
        while at >= 0:
            end = at + len(alias)
            if _stands_alone(text, at, end) and _is_named(text, at, alias):
                yield replace(meant, start=at, end=end)
            at = text.find(alias, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or behind.isalnum() or before in ("-", "_", "/", "“", '"'):
        return False
    return behind not in ("-", "_", "”") or not text[end + 1 : end + 2].isalnum()


def _is_named(text: str, start: int, alias: str) -> bool:
    """Say whether the alias is used as a name; a common word needs "the" before it."""
    if alias.isupper() or " " in alias:
        return True
    return text[max(0, start - 4) : start].casefold() == "the "


def _files(text: str) -> Iterator[Mention]:
    for match in _FILE.finditer(text):
        path = match["path"]
        yield Mention(match.start(), match.end(), (file_key(path),), path=path)


def _shorts(text: str, aliases: Mapping[str, Mention]) -> Iterator[Mention]:
    for match in _SHORT.finditer(text):
        short = match["short"]
        if short in SHORT_FORMS and short not in aliases:
            yield Mention(match.start(), match.end(), (name_key(short),))


def titles(text: str) -> Iterator[Mention]:
    """Yield the capitalised titles in *text* that end in a document noun, law or not."""
    for match in _NOUN.finditer(text):
        start = title_start(text, match.start())
        if start < match.start():
            yield _title(text, start, match.end())
    for match in _STATEMENT.finditer(text):
        yield _title(text, title_start(text, match.start()), match.end())


def _title(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, (name_key(text[start:end]),), titled=True)


def title_start(text: str, end: int) -> int:
    """Return where the run of capitalised words before *end* begins, leaders left out."""
    start = end
    for word in _words_before(text, end):
        if word.group()[0].islower() and word.group() != "&":
            continue
        if word.group().casefold() in _LEADERS:
            break
        start = word.start()
    return start


def _words_before(text: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the words directly before *end*, last first, as long as they may be in a title."""
    low = max(0, end - 90)
    words = list(re.finditer(r"[^\s\u00a0]+", text[low:end]))
    for word in reversed(words):
        match = _WORD.fullmatch(text, low + word.start(), low + word.end())
        if match is None or match.group().endswith("."):
            return
        yield match


def is_law(name: str) -> bool:
    """Say whether *name* ends in the noun of a law."""
    words = re.findall(r"[A-Za-z]+", name)
    return bool(words) and words[-1] in LAW_NOUNS
