"""Find the short names that a text introduces for documents: ``... Agreement (the “MSA”)``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from depgraph.model.documents import Document
from depgraph.model.facts import Strength
from depgraph.model.keys import Key, name_key
from depgraph.model.patterns import regex
from extractors.readings.citations.mention import Mention, apart
from extractors.readings.citations.names import mentions
from extractors.readings.remembered import remembered

_QUOTED = regex(
    r"\((?:[^()“\"]{0,60}?\b)?(?:the|this|our|an?|hereinafter|called|as|each)?\s*"
    r"[“\"](?P<alias>[A-Z][^“”\"()\n]{1,50}?)[,.]?[”\"][^()]{0,60}\)"
)
_SECOND = regex(r"(?:or|and|,)\s*(?:the\s*)?[“\"](?P<alias>[A-Z][^“”\"()\n]{1,50}?)[,.]?[”\"]")
_INITIALS = regex(r"\((?:the\s)?(?P<alias>[A-Z]{2,6})\)")
_LAW_BEFORE = regex(
    r"(?P<law>[A-Z][\w’'&-]*\s+(?:(?:[A-Z][\w’'&-]*,?|of|and|for|the|on|to|in)\s+){0,9}"
    r"(?:Act|Code|Statutes?|Ordinance|Directive)(?:,?\s(?:of\s)?[12][0-9]{3})?),?\s*$"
)
_LAW_ALIAS = regex(r"[A-Z][A-Z&]{1,7}")
_LONGEST_LAW = 120
_NOUN_END = regex(
    r"(?:Agreement|Contract|Policy|Procedure|Plan|Terms|Addendum|Schedule|Manual|Handbook|Lease|Standard|Charter"
    r"|Order|Form|Amendment|Protocol|Guidelines?|SOP|Document)$"
)
_ONE_OF = regex(r"\((?:an?|each|any|collectively)\b")
_FURTHEST = 240
_JOINING = regex(
    r"[\s,]*(?:(?:dated|effective|made|entered into|as of|as amended|executed|signed|of|on"
    r"|version|rev|revision)\b[^()“”\"]{0,80})?(?:\([^()“”\"]{1,60}\))?[\s,]*"
)


_ITSELF = Mention(0, 0, (), Strength.EXPLICIT)
"""What a name for the document that speaks means."""


def aliases(document: Document, own: frozenset[str]) -> dict[str, Mention]:
    """Return what each short name means; a name for the document itself has no keys."""
    found: dict[str, Mention] = {}
    for block in document.blocks:
        text = block.text
        if "(" in text and ("“" in text or '"' in text or _INITIALS.search(text)):
            for alias, keys, meant in _introduced(text):
                found.setdefault(alias, _ITSELF if own.intersection(keys) else meant)
    return found


@remembered
def _introduced(text: str) -> tuple[tuple[str, tuple[Key, ...], Mention], ...]:
    """Return each short name that *text* introduces, and what it means.

    Between them stand the keys of which none may be a name of the document that speaks.
    """
    return tuple(_introductions(text))


def _introductions(text: str) -> Iterator[tuple[str, tuple[Key, ...], Mention]]:
    named: list[Mention] | None = None
    for pattern in (_QUOTED, _INITIALS):
        for match in pattern.finditer(text):
            named = mentions(text) if named is None else named
            meant = _meant(text, match, named)
            if meant is None:
                for alias, law in _law(text, match):
                    yield alias, (), law
                continue
            for alias in (match["alias"], *_further(match)):
                yield alias, meant.keys, _meaning(text, meant, alias)


def _law(text: str, match: re.Match[str]) -> Iterator[tuple[str, Mention]]:
    """Yield the abbreviation in brackets behind the name of a law: ``... Act (“FOOA”)``."""
    if not _LAW_ALIAS.fullmatch(match["alias"]):
        return
    low = max(0, match.start() - _LONGEST_LAW)
    law = _LAW_BEFORE.search(text[low : match.start()])
    if law is not None:
        keys = (name_key(law["law"]), name_key(match["alias"]))
        yield match["alias"], Mention(0, 0, keys, Strength.EXPLICIT, external=True)


def _further(match: re.Match[str]) -> list[str]:
    return [second["alias"] for second in _SECOND.finditer(match.group())]


def _meant(text: str, match: re.Match[str], named: list[Mention]) -> Mention | None:
    """Return the document named before the bracket, its number and title taken together."""
    before = [item for item in named if item.end <= match.start()]
    if not before or match.start() - before[-1].end > _FURTHEST or before[-1].external:
        return None
    meant = before[-1]
    if len(before) > 1 and _JOINING.fullmatch(text, before[-2].end, meant.start - 1):
        meant = joined(before[-2], meant, text)
    gap = text[meant.end : match.start()]
    return meant if _is_short_for(text[meant.start : meant.end], gap, match) else None


def _is_short_for(title: str, gap: str, match: re.Match[str]) -> bool:
    """Say whether the quoted alias is a name of *title*, which stands *gap* before it."""
    alias = match["alias"]
    if _initials(title) in (alias, alias + "S"):
        return True
    close = _JOINING.fullmatch(gap.strip().removesuffix(")")) is not None
    if _INITIALS.fullmatch(match.group()):
        return close and alias in title
    if _NOUN_END.search(alias):
        return ". " not in gap
    return close and (alias.isupper() or not _ONE_OF.match(match.group()))


def joined(former: Mention, latter: Mention, text: str) -> Mention:
    """Return one mention of a title and a control number that stand side by side in *text*."""
    title, number = (former, latter) if former.titled else (latter, former)
    bracketed = "(" in text[former.end : latter.start] and text[latter.end : latter.end + 1] == ")"
    end = latter.end + 1 if bracketed else latter.end
    keys = tuple(dict.fromkeys((*number.keys, *title.keys)))
    return replace(number, start=former.start, end=end, keys=keys)


def _initials(title: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z][\w’-]*", title))


def _meaning(text: str, meant: Mention, alias: str) -> Mention:
    before = text[max(0, meant.start - 6) : meant.start].casefold()
    if before.endswith("this "):
        return _ITSELF
    keys = tuple(dict.fromkeys((*meant.keys, name_key(alias))))
    return Mention(0, 0, keys, meant.strength, revision=meant.revision)


__all__ = ["aliases", "apart", "joined"]
