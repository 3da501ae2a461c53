"""Find documents by control number, by file name, and by usual abbreviation."""

import re
import string
from collections.abc import Collection, Iterator
from dataclasses import replace

from depgraph.model.facts import Strength
from depgraph.model.keys import file_key, name_key
from depgraph.model.patterns import regex
from extractors.readings.citations.mention import Mention, is_free
from extractors.readings.citations.vocabulary import PREFIXES, SHORT_FORMS, TECHNICAL
from extractors.readings.words import word_set

_CONTROL = regex(
    r"[A-Z](?P<prefix>[A-Z]{1,7})[0-9]?(?:[-_‑](?:[A-Z]{1,8}|[0-9]{1,8}[A-Z]?)){0,4}"
    r"[-_‑][0-9]{1,8}[A-Z]?(?!\w|[-_‑]\w)"
)
_SPACED = regex(r"(?:SOP|POL|FRM|PROC|QSP)\s?[0-9]{2,6}(?!\w|[.\-]\w)")
_SHORTEST = 4
"""``RA-5`` may be anything; ``QP-05`` and ``WI-3-12`` are documents."""
_DIGIT = regex(r"[0-9]")
_DASHED = regex(r"[-_‑][0-9]")
_REVISION = regex(
    r"[\s,]{0,2}(?P<open>\()?"
    r"(?:rev(?:ision)?\b\.?|ver(?:sion)?\b\.?|issue\b|v\.?(?=\s?[0-9]))\s?"
    r"(?P<revision>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Z](?!\w))(?(open)\))",
    re.IGNORECASE,
)
_ECHO = regex(r"\s*\((?P<echo>[A-Z][A-Za-z,&/\s-]{3,80})\)")
_NOT_ECHO = regex(r"(?:the|as|see|if|or|and|in|rev|version|draft|this|our) ", re.IGNORECASE)
_FILE = regex(r"\.(?:md|docx?|pdf|rst|xlsx?|html?|txt)(?![\w/])", re.IGNORECASE)
_PATH = regex(r"[^\s\"“”'‘’()\[\]<>|,;:*`]{1,200}$")
_SHORT = regex(r"[A-Z]{3,5}(?!\w|[-_/]\w)")
SHORT_WORDS = frozenset(map(str.casefold, SHORT_FORMS))
"""Without one of these a text has no usual abbreviation of a document."""
FILE_WORDS = word_set("md doc docx pdf rst xls xlsx htm html txt")
"""Without one of these, which stand behind a full stop, a text has no file name."""


def controls(text: str) -> Iterator[Mention]:
    """Yield the control numbers in *text*: ``SOP-014``, ``POL-002 rev 3``, ``SOP 014``."""
    if not _DIGIT.search(text):
        return
    if _DASHED.search(text):
        for match in _CONTROL.finditer(text):
            number = match.group()
            if is_free(text, match.start()) and number[0] + match["prefix"] not in TECHNICAL:
                yield _control(text, match)
    for match in _SPACED.finditer(text):
        if is_free(text, match.start()):
            yield _control(text, match)


def _control(text: str, match: re.Match[str]) -> Mention:
    number = match.group().replace("‑", "-")
    prefix = number[: len(number) - len(number.lstrip(string.ascii_uppercase))]
    known = prefix in PREFIXES and (len(prefix) > 2 or len(number) > _SHORTEST)  # noqa: PLR2004
    strength = Strength.EXPLICIT if known else Strength.SHAPED
    mention = Mention(match.start(), match.end(), (name_key(number),), strength)
    revision = _REVISION.match(text, mention.end)
    if revision is not None:
        mention = replace(mention, end=revision.end(), revision=revision["revision"])
    echo = _ECHO.match(text, mention.end)
    if echo is not None and not _NOT_ECHO.match(echo["echo"]):
        mention = replace(mention, end=echo.end(), echo=echo["echo"].strip())
    return mention


def files(text: str) -> Iterator[Mention]:
    """Yield the names of document files in *text*, with the path written before them."""
    for match in _FILE.finditer(text):
        low = max(0, match.start() - 120)
        path = _PATH.search(text[low : match.start()])
        if path is None or "://" in path.group() or not path.group()[-1].isalnum():
            continue
        start = low + path.start()
        name = text[start : match.end()]
        if is_free(text, start, ":@") and "://" not in text[max(0, start - 3) : start]:
            yield Mention(start, match.end(), (file_key(name),), path=name)


def shorts(text: str, known: Collection[str]) -> Iterator[Mention]:
    """Yield the usual abbreviations of documents in *text* that are not *known* otherwise."""
    for match in _SHORT.finditer(text):
        short = match.group()
        if short not in SHORT_FORMS or short in known or not is_free(text, match.start()):
            continue
        around = text[match.start() - 1 : match.end() + 1] if match.start() else ""
        if around[:1] not in ("“", '"') or around[-1:] not in ("”", '"'):
            yield Mention(match.start(), match.end(), (name_key(short),))
